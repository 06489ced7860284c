from collections.abc import Sequence
from typing import Final

__all__ = [
    "BorrowError",
    "StaleError",
    "Table",
    "both",
    "convert",
    "copy",
    "mean",
    "open",
    "ramp",
    "weigh",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""

class Table:
    """Words with numbers."""

    def __init__(self) -> None: ...

    def find(self, key: str) -> tuple[bool, int, str]:
        """Looks a word up.

        Args:
            key: the word

        Returns:
            whether it is there, `value` (its number), `text` (how it is written)
        """

    def step(self, x: float, by: float = 1.0) -> float:
        """
        Returns:
            the new `x`
        """

    def __len__(self) -> int: ...

    def numbers(self) -> list[int]:
        """
        Returns:
            `to`
        """

    def __copy__(self) -> Table: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Table: ...

def mean(xs: Sequence[float]) -> float: ...

def weigh(tables: Sequence[Table]) -> int:
    """Adds the weights of tables up."""

def ramp(n: int) -> list[float]:
    """
    Returns:
        `xs` (what is made)
    """

def open(name: str) -> tuple[bool, Table]:
    """
    Returns:
        whether there is one, `table` (the new one, or none)
    """

def copy(from_: str) -> tuple[bool, str]:
    """
    Returns:
        the result, `to`
    """

def convert(from_: str, hours: int) -> tuple[bool, int]:
    """Nothing says whether `hours` is read: it is taken and given back.

    Returns:
        the result, `hours`
    """

def both() -> tuple[int, int]:
    """
    Returns:
        `lo`, `hi`
    """
