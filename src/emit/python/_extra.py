"""What the author has written by hand beside what is generated: extra.py, and the methods in it."""

from __future__ import annotations

import importlib
from typing import Any


def add(package: str, methods: tuple[tuple[type, str], ...], shared: tuple[str, ...], names: dict[str, Any]) -> None:
    """Methods go to their classes; what is shared goes to the names of the package."""
    path = f"{package}.extra"
    try:
        extra = importlib.import_module(path)
    except Exception as error:
        message = f"{path}, which is written by hand, cannot be imported: {type(error).__name__}: {error}"
        raise ImportError(message, name=path) from error
    for cls, name in methods:
        method = _of(extra, name)
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)
    for name in shared:
        names[name] = _of(extra, name)


def _of(extra: Any, name: str) -> Any:
    try:
        return getattr(extra, name)
    except AttributeError:
        raise ImportError(f"{extra.__name__} has no '{name}', which the package was made with", name=extra.__name__) from None
