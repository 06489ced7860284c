from typing import Final

__all__ = [
    "BorrowError",
    "Place",
    "StaleError",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""

class Place:
    """Several fields of one declaration: each has its own default, or none."""

    x: float
    y: float
    z: float
    a: int
    b: int
    __match_args__ = ("x", "y", "z", "a", "b")
    def __init__(self, x: float = 0, y: float = 1.5, z: float = 0.0, a: int = 1, b: int = 2) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, x: float = ..., y: float = ..., z: float = ..., a: int = ..., b: int = ...) -> Place: ...
    def __copy__(self) -> Place: ...
