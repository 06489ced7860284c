"""Values that Python has in a form of their own: what C gets of them, and what is made of what comes from there."""

from __future__ import annotations

import datetime
from typing import Any

from . import _runtime as rt
from ._named import named
from ._runtime import Wrong, not_a
from ._shapes import Float, Int, List, Shape


class TimeDelta(Shape):
    """Nanoseconds in C, microseconds in Python: rounded to the nearest, half to even."""

    expected = "timedelta"
    kind: Any = datetime.timedelta

    def exact(self, value: Any) -> bool:
        return type(value) is self.kind

    def store(self, value: Any, keep: Any) -> Any:
        if not isinstance(value, self.kind):
            raise not_a(self.expected, value)
        delta = self.since(value)
        whole = ((delta.days * 86400 + delta.seconds) * 1000000 + delta.microseconds) * 1000
        if not -0x8000000000000000 <= whole <= 0x7FFFFFFFFFFFFFFF:
            raise Wrong(OverflowError, f"must be within 64 bits of nanoseconds, got {value!r}")
        return whole

    def since(self, value: Any) -> datetime.timedelta:
        return value  # type: ignore[no-any-return]

    def load(self, field: Any) -> Any:
        whole, rest = divmod(field, 1000)
        return datetime.timedelta(0, 0, whole + (rest > 500 or (rest == 500 and whole & 1)))


class DateTime(TimeDelta):
    """Naive ones are local time, as everywhere in Python."""

    expected = "datetime"
    kind = datetime.datetime
    epoch = datetime.datetime.fromtimestamp(0, datetime.timezone.utc)

    def since(self, value: Any) -> datetime.timedelta:
        return value.astimezone(datetime.timezone.utc) - self.epoch  # type: ignore[no-any-return]

    def load(self, field: Any) -> Any:
        return self.epoch + super().load(field)


class Letter(Shape):
    """A character by its code point."""

    expected = "a str of one character"

    def exact(self, value: Any) -> bool:
        return type(value) is str and len(value) == 1 and not "\ud800" <= value < "\ue000"

    def store(self, value: Any, keep: Any) -> Any:
        if not isinstance(value, str):
            raise not_a(self.expected, value)
        text = rt.to_text(value).decode()
        if len(text) != 1:
            raise not_a(self.expected, value)
        return ord(text)

    def load(self, field: Any) -> Any:
        return chr(field)


class Complex(Shape):
    expected = "complex"

    def __init__(self, part: Shape) -> None:
        self.part = part

    def exact(self, value: Any) -> bool:
        return type(value) is complex

    def store(self, value: Any, keep: Any) -> Any:
        kind = type(value)
        if not isinstance(value, complex):
            if all(getattr(kind, name, None) is None for name in ("__complex__", "__float__", "__index__")):
                raise not_a(self.expected, value)
            value = complex(value)
        return self.part.store(value.real, keep), self.part.store(value.imag, keep)

    def load(self, field: Any) -> Any:
        return complex(field.re, field.im)


class Wide(Shape):
    """An int of 128 bits, which C has in two halves."""

    expected = "int"

    def __init__(self, signed: bool) -> None:
        self.low, self.high = (-(1 << 127), (1 << 127) - 1) if signed else (0, (1 << 128) - 1)

    def exact(self, value: Any) -> bool:
        return type(value) is int and self.low <= value <= self.high

    def store(self, value: Any, keep: Any) -> Any:
        number = rt.to_int(value, self.low, self.high)
        return number & 0xFFFFFFFFFFFFFFFF, number >> 64

    def load(self, field: Any) -> Any:
        return field.hi << 64 | field.lo


class Faced(Shape):
    """What functions of the user's convert, given by their dotted names; "" where the value is as the shape has it."""

    def __init__(self, inner: Shape, from_python: str, to_python: str, expected: str) -> None:
        self.inner, self.names, self.expected = inner, (from_python, to_python), expected

    def convert(self, which: int, value: Any) -> Any:
        name = self.names[which]
        return named(name)(value) if name else value

    def exact(self, value: Any) -> bool:
        return not self.names[0] and self.inner.exact(value)

    def store(self, value: Any, keep: Any) -> Any:
        return self.inner.store(self.convert(0, value), keep)

    def items(self, value: Any, keep: Any) -> Any:
        values = self.inner.items(self.convert(0, value), keep)  # type: ignore[attr-defined]
        if isinstance(self.inner, List) and isinstance(values, list) and isinstance(self.inner.item, (Int, Float)):
            return self.inner.convert(values)  # what else is left to cffi
        return values

    def load(self, field: Any) -> Any:
        return self.convert(1, self.inner.load(field))
