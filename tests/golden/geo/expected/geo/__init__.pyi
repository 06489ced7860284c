"""Plane geometry, as an example of what a user writes."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

__all__ = [
    "BorrowError",
    "Join",
    "Parallel",
    "Path",
    "Point",
    "StaleError",
    "meet",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""

class Parallel(ValueError, RuntimeError):
    """Raised by `meet` when the lines are parallel."""

    angle: float
    """between the lines, in radians"""

class Join(IntEnum):
    """How a path is joined."""

    mitre = 1
    round = 2
    bevel = 3

class Point:
    """A point of the plane."""

    x: float
    """metres to the east"""
    y: float
    """metres to the north"""
    __match_args__ = ("x", "y")
    def __init__(self, x: float = 0, y: float = 0) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, x: float = ..., y: float = ...) -> Point: ...
    def __copy__(self) -> Point: ...

class Path:
    """A polyline that remembers a name.

    Points are kept in the order in which they were added.
    """

    def __init__(self, name: str, join: Join = Join.round) -> None:
        """
        Args:
            name: what the path is called
            join: how its corners are drawn
        """

    def add(self, p: Point) -> Path:
        """Appends a point."""

    def extend(self, points: Sequence[Point]) -> None:
        """Appends many points.

        Raises:
            ValueError: beyond a million points
        """

    def __len__(self) -> int: ...

    def __getitem__(self, i: int, /) -> Point:
        """
        Raises:
            IndexError: if there is no such point
        """

    def nearest(self, to: Point, radius: float = 1e9) -> Point | None:
        """The nearest point within `radius` metres, if there is one."""

    @property
    def length(self) -> float:
        """Total length, in metres."""

    @property
    def name(self) -> str:
        """The name it was given."""

    @name.setter
    def name(self, name: str, /) -> None: ...
    def __copy__(self) -> Path: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Path: ...

def meet(a: Point, b: Point, c: Point, d: Point, /, *, eps: float = 1e-12) -> Point:
    """Where the lines a-b and c-d meet.

    Raises:
        Parallel: if they do not
    """
