"""Classes that derive from each other."""

from typing import Final

from . import zoo as zoo

__all__ = [
    "BorrowError",
    "StaleError",
    "zoo",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""
