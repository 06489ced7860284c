"""A generated module of the cffi lane as a whole: where it may be, its submodules, and the names that its functions show."""

from __future__ import annotations

import sys
import types
from typing import Any


def refuse_other_interpreters(package: str) -> None:
    """What C++ asks and calls is of one interpreter; the other lane refuses the same, in the same words."""
    for name in ("_interpreters", "_xxsubinterpreters") if sys.implementation.name == "cpython" else ():
        try:
            interpreters = __import__(name)  # built in; the first from 3.13 on
        except ImportError:
            continue
        if interpreters.get_current() != interpreters.get_main():
            text = "works in the main interpreter of a process only, and this is another one: use it there, or in a process of its own"
            raise ImportError(f"{package} {text}", name=package)
        return


def submodule(path: str, **names: Any) -> types.ModuleType:
    """A module of the package.  What is in it was defined under a longer name, unique in the package."""
    module = types.ModuleType(path)
    for name, value in names.items():
        setattr(module, name, value)
        if isinstance(value, (type, types.FunctionType)) and value.__module__ != path:
            _rename(value, path, name)
    sys.modules[path] = module
    return module


def _rename(value: Any, module: str, name: str) -> None:
    old = value.__qualname__
    value.__module__, value.__name__, value.__qualname__ = module, name, name
    for member in vars(value).values() if isinstance(value, type) else ():
        for function in _functions(member):
            function.__module__, function.__qualname__ = module, name + function.__qualname__[len(old) :]


def _functions(member: Any) -> list[types.FunctionType]:
    found = [member.fget, member.fset] if isinstance(member, property) else [getattr(member, "__func__", member)]
    return [function for function in found if isinstance(function, types.FunctionType)]


def finish(names: dict[str, Any]) -> None:
    """Before 3.10 CPython's own messages about arguments had no class name in them; here they have."""
    if sys.version_info >= (3, 10) or sys.implementation.name != "cpython":
        return
    for value in list(names.values()):
        if isinstance(value, (type, types.FunctionType)) and value.__module__.startswith(names["__name__"]):
            for member in list(vars(value).values()) if isinstance(value, type) else [value]:
                for function in _functions(member):
                    function.__code__ = function.__code__.replace(co_name=function.__qualname__)


def complete_types(ffi: Any) -> None:
    """Asks for all types, once.

    PyPy completes a struct together with what its pointers lead to. Where that contains the struct itself, as in a recursive value,
    only one of the two can come first, and it is not known which.
    """
    for name in ffi.list_types()[0]:
        try:
            ffi.sizeof(name)
        except (TypeError, ffi.error):  # or it is opaque
            pass
