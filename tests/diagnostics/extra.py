# ruff: noqa
# What extra.hpp's package cannot have beside what is generated.
from . import Path as P  # error[bad-extra]: what is imported of the package keeps its name: stubs have the methods beside their classes

__all__ = [
    "unit",
    "count",  # error[bad-extra]: `diag.count` is generated already; give it another name
    "inner",  # error[bad-extra]: `__all__` names `inner`, which is no function, class or variable of the file
    "missing",  # error[bad-extra]: `__all__` names `missing`, which is no function, class or variable of the file
    "good",  # error[bad-extra]: `__all__` names `good`, which is a method
]


def unit(): ...
def count(): ...
def good(self: Path): ...
def length(self: Path): ...  # error[bad-extra]: `Path.length` is generated already; give the method another name
def limit(self: Path): ...  # error[bad-extra]: `Path.limit` is generated already; give the method another name
def __init__(self: Path): ...  # error[bad-extra]: `Path.__init__` is generated already; give the method another name
def lost(self): ...  # error[bad-extra]: `lost` does not say whose method it is: `def lost(self: Class, …)`
def wrong(self: Pth): ...  # error[bad-extra]: `wrong` cannot be a method of `Pth`: no class of that name is exported
def either(self: Well): ...  # error[bad-extra]: `either` may be a method of several classes called `Well`; say the submodule too
def one(self: "inner.Well"): ...
