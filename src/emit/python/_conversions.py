"""What the cffi lane gives C++ where an object is wanted and something else is given that C++ makes one of by itself."""

from __future__ import annotations

from typing import Any

from ._runtime import not_a
from ._shapes import Candidate, Object, Shape, converts


def conversions(*candidates: Candidate) -> tuple[Candidate, ...]:
    """The constructors of a class that are called for what is given where one of its objects is wanted."""
    return candidates


def _conversion(value: Any, cls: Any) -> Candidate | None:
    fitting = [(candidate, candidate.bind((None, value), {})) for candidate in cls._conversions]
    for candidate, bound in fitting:
        if bound is not None and all(shape.exact(value) for shape, value in bound):
            return candidate
    for candidate, bound in fitting:
        if bound is not None and converts(bound):
            return candidate
    return None


def convertible(value: Any, cls: Any) -> Any:
    """The cell of an object that is made of a value; None where C++ makes none of it."""
    constructor = _conversion(value, cls)
    if constructor is None:
        return None
    made = cls.__new__(cls)
    constructor.call(made, value)
    return made._cell


def converted(value: Any, cls: Any, function: str, name: str) -> Any:
    """The same of an argument."""
    cell = convertible(value, cls)
    if cell is None:
        raise not_a(cls.__name__, value).blame(function, name)
    return cell


class Converted(Shape):
    """A handle where something else may be given, which an object is made of."""

    is_converted = True

    def __init__(self, of: Object) -> None:
        self.of, self.expected, self.exact, self.store = of, of.expected, of.exact, of.store  # type: ignore[method-assign]

    def can_be(self, value: Any) -> bool:
        return self.exact(value) or _conversion(value, self.of.cls) is not None
