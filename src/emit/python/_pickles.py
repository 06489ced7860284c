"""How objects of the cffi lane are pickled, as those of the other lane are: the class, and what it is made of again."""

from __future__ import annotations

from typing import Any


def _attributes(self: Any) -> Any:
    """What a class derived in Python has added; None where there is nothing."""
    return getattr(self, "__dict__", None) or None


def reduce_fields(self: Any, *fields: str) -> Any:
    """How an object is pickled whose fields are all its state: made without arguments, they are set."""
    return type(self), (), (_attributes(self), {field: getattr(self, field) for field in fields})


def reduce_state(self: Any, cls: Any, state: str, maker: str | None, spread: bool) -> Any:
    """The same of one that a method gives the state of.  The class takes it, its parts if `spread`, or a static method does."""
    kind = type(self)
    if maker and kind is not cls:
        raise TypeError(f"cannot pickle '{kind.__name__}' object: {maker}() makes a {cls._name}")
    given = getattr(self, state)()
    made = getattr(kind, maker) if maker else kind, tuple(given) if spread else (given,)
    attributes = _attributes(self)
    return (*made, attributes) if attributes else made
