"""What no generator writes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Union, overload

from . import Path, twice
from .deep import Well

if TYPE_CHECKING:
    from fractions import (
        Fraction,  # for signatures alone
    )

__all__ = [
    "LIMIT",
    "Frame",
    "unit",
]

LIMIT: int = 5
Number = Union[int, float]


class Frame:
    """Holds a path."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def twice(self: Frame) -> Path:
        return twice(self.path)


def unit() -> Path:
    """A path of length 1."""
    return Path(1.0)


def scaled(
    self: Path,
    by: Number = 2,  # how ): much
    *,
    note: str = "a:)",
) -> Path:
    """As long as so many.

    Twice, if nothing is said.
    """
    if by < 0:
        raise ValueError("a length is never negative")
    return Path(self.length() * by)


@overload
def part(self: Path, at: int) -> int: ...
@overload
def part(self: Path, at: str) -> str: ...
def part(self: Path, at: object) -> object:
    return at


def floor(self: "Path") -> int: return math.floor(self.length())  # noqa: UP037


def __iter__(self: Path) -> Iterator[float]:
    yield self.length()


def share(self: Well, of: Fraction) -> Fraction:
    """So much of its depth."""
    return of * self.depth


def hidden() -> str:
    return "not in __all__"
