"""Which names a Python package that is also a C++ namespace and a prefix of C names can have."""

from __future__ import annotations

import keyword
import sys

from ferrule.problem import Problem

# The C++ keywords that Python has not, and a namespace that is taken.
_CXX = frozenset(
    """alignas alignof asm auto bool case catch char class concept const consteval constexpr constinit const_cast decltype default
    delete do double dynamic_cast enum explicit export extern false float friend goto inline int long mutable namespace new noexcept
    nullptr operator private protected public register reinterpret_cast requires short signed sizeof static static_assert
    static_cast std struct switch template this throw true typedef typeid typename union unsigned using virtual void volatile
    wchar_t""".split()  # noqa: SIM905
)
# What a ferrule package imports itself; the names of Python's own modules are known to Python from 3.10 on.
_OURS = frozenset({"ferrule", "cffi"})
# Parts of every package: its library `_NAME.so` would stand beside a `_NAME.py`.
PARTS = frozenset(
    """cdef containers conversions extra faces interrupts modules named passed pickles portable records runtime shapes
    types""".split()  # noqa: SIM905
)
_OLD_PYTHON = frozenset(
    """array calendar code copy json math platform queue random re select signal site string time types uuid""".split()  # noqa: SIM905
)


def module_of(name: str) -> str:
    """The module's name for a project's, a folder's or a header's."""
    return name.replace("-", "_").replace(".", "_").replace(" ", "_")


def why_not(module: str) -> str:
    """Why a module cannot be called that, as the end of a sentence; "" where it can."""
    if not module.isidentifier() or not module.isascii() or keyword.iskeyword(module) or module in _CXX:
        return "cannot be the name of a C++ namespace and a Python package"
    if module in getattr(sys, "stdlib_module_names", _OLD_PYTHON):
        return "is taken: Python has a module of that name, which would be imported instead"
    if module in PARTS:
        return f"is taken: every package has a part called `_{module}.py`, which its library would stand beside"
    if module in _OURS:
        return "is taken: ferrule needs the package of that name"
    return ""


def check(module: str, shown: str, hint: str) -> None:
    """A Problem if a module cannot be called that; `shown` is what the user wrote."""
    why = why_not(module)
    if why:
        raise Problem(f"'{shown}' {why}", hint)
