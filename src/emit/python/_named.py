"""Functions by their dotted names: those of an author's rows, which convert values to and from what Python shows."""

from __future__ import annotations

import importlib
from typing import Any

_known: dict[str, Any] = {}


def named(dotted: str) -> Any:
    """`str`, `uuid.UUID`, `datetime.date.fromordinal`: looked for when it is first needed."""
    if dotted not in _known:
        try:
            found = _find(dotted)
        except Exception as error:
            raise ImportError(f"{_row(dotted)} cannot be found: {type(error).__name__}: {error}") from error
        if not callable(found):
            raise TypeError(f"{_row(dotted)} cannot be called: it is of type {type(found).__name__}")
        _known[dotted] = found
    return _known[dotted]


def _row(dotted: str) -> str:
    return f"'{dotted}', which a row names to convert its values,"


def _find(dotted: str) -> Any:
    module, _, rest = dotted.rpartition(".")
    names = [rest]
    while module:
        try:
            found = importlib.import_module(module)
            break
        except ModuleNotFoundError as error:
            outer, _, last = module.rpartition(".")
            if not outer or error.name is None or not f"{module}.".startswith(f"{error.name}."):
                raise  # nothing of that name, or something that it needs itself
            module, names = outer, [last, *names]
    else:
        found = importlib.import_module("builtins")
    for name in names:
        found = getattr(found, name)
    return found
