# mypy: disable-error-code="overload-overlap, overload-cannot-match, misc"
# pyright: reportOverlappingOverload=false, reportIncompatibleMethodOverride=false

"""Templates, and what a library makes of them."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final, overload

__all__ = [
    "BorrowError",
    "IntStack",
    "IntStackIterator",
    "IntStackMode",
    "Labelled",
    "Names",
    "NamesIterator",
    "NamesMode",
    "Order",
    "Span",
    "StackDouble",
    "StackDoubleIterator",
    "StackDoubleMode",
    "StackPairIntDouble",
    "StaleError",
    "Tall",
    "Watched",
    "Wide",
    "clamp_int",
    "clamp_long",
    "clampf",
    "joined",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""

class Order(IntEnum):
    first = 0
    last = 1

class IntStackMode(IntEnum):
    strict = 0
    loose = 1

class NamesMode(IntEnum):
    strict = 0
    loose = 1

class StackDoubleMode(IntEnum):
    strict = 0
    loose = 1

class Span:
    """Two things."""

    first: int
    second: int
    __match_args__ = ("first", "second")
    def __init__(self, first: int, second: int = 0) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, first: int = ..., second: int = ...) -> Span: ...
    def __copy__(self) -> Span: ...

class IntStack:
    """Numbers."""

    limit: Final[int]
    """How many fit."""
    @overload
    def __init__(self) -> None: ...

    @overload
    def __init__(self, count: int, fill: int = 0) -> None:
        """So many of one thing."""

    def push(self, value: int, at: Order = Order.last, most: int = 100) -> None:
        """Puts something on top.

        Args:
            value: what
            at: where
        """

    def push_all(self, values: Sequence[int]) -> None: ...

    def pop(self, mode: IntStackMode = IntStackMode.strict) -> int:
        """
        Raises:
            IndexError: if there is nothing
        """

    def clear(self) -> IntStack: ...
    def __getitem__(self, i: int, /) -> int: ...
    def __iadd__(self, other: IntStack, /) -> IntStack: ...
    def __bool__(self) -> bool: ...
    def is_empty(self) -> bool: ...

    def __len__(self) -> int:
        """How many there are."""

    def halves(self, offset: float = 0.0) -> list[float]:
        """The numbers, as so many halves."""

    def __add__(self, b: IntStack, /) -> IntStack: ...
    def __eq__(self, b: object, /) -> bool: ...

    def __iter__(self) -> Iterator[int]:
        """Goes over the items, from the first to the last."""

    @staticmethod
    def of(a: int, b: int) -> IntStack: ...

    @property
    def top(self) -> int: ...

    @property
    def spare(self) -> int:
        """kept aside"""

    @spare.setter
    def spare(self, value: int, /) -> None: ...
    def __copy__(self) -> IntStack: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> IntStack: ...

class Names:
    """Things on top of each other."""

    limit: Final[int]
    """How many fit."""
    @overload
    def __init__(self) -> None: ...

    @overload
    def __init__(self, count: int, fill: str = '') -> None:
        """So many of one thing."""

    def push(self, value: str, at: Order = Order.last, most: int = 10) -> None:
        """Puts something on top.

        Args:
            value: what
            at: where
        """

    def push_all(self, values: Sequence[str]) -> None: ...

    def pop(self, mode: NamesMode = NamesMode.strict) -> str:
        """
        Raises:
            IndexError: if there is nothing
        """

    def clear(self) -> Names: ...
    def __getitem__(self, i: int, /) -> str: ...
    def __iadd__(self, other: Names, /) -> Names: ...
    def __bool__(self) -> bool: ...
    def is_empty(self) -> bool: ...

    def __len__(self) -> int:
        """How many there are."""

    def __add__(self, b: Names, /) -> Names: ...
    def __eq__(self, b: object, /) -> bool: ...

    def __iter__(self) -> Iterator[str]:
        """Goes over the items, from the first to the last."""

    @staticmethod
    def of(a: str, b: str) -> Names: ...

    @property
    def top(self) -> str: ...

    @property
    def spare(self) -> str:
        """kept aside"""

    @spare.setter
    def spare(self, value: str, /) -> None: ...
    def __copy__(self) -> Names: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Names: ...

class Wide:
    """Numbers in rows."""

    def __init__(self, fill: float = 0) -> None: ...
    def at(self, row: int, column: int) -> float: ...
    def transposed(self) -> Tall: ...
    def __copy__(self) -> Wide: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Wide: ...

class Tall:
    """Numbers in rows."""

    def __init__(self, fill: float = 0) -> None: ...
    def at(self, row: int, column: int) -> float: ...
    def transposed(self) -> Wide: ...
    def __copy__(self) -> Tall: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Tall: ...

class StackDouble:
    """Things on top of each other."""

    limit: Final[int]
    """How many fit."""
    @overload
    def __init__(self) -> None: ...

    @overload
    def __init__(self, count: int, fill: float = 0.0) -> None:
        """So many of one thing."""

    def push(self, value: float, at: Order = Order.last, most: int = 100) -> None:
        """Puts something on top.

        Args:
            value: what
            at: where
        """

    def push_all(self, values: Sequence[float]) -> None: ...

    def pop(self, mode: StackDoubleMode = StackDoubleMode.strict) -> float:
        """
        Raises:
            IndexError: if there is nothing
        """

    def clear(self) -> StackDouble: ...
    def __getitem__(self, i: int, /) -> float: ...
    def __iadd__(self, other: StackDouble, /) -> StackDouble: ...
    def __bool__(self) -> bool: ...
    def is_empty(self) -> bool: ...

    def __len__(self) -> int:
        """How many there are."""

    def as_ints(self, offset: int = 0) -> list[int]: ...
    def __add__(self, b: StackDouble, /) -> StackDouble: ...
    def __eq__(self, b: object, /) -> bool: ...

    def __iter__(self) -> Iterator[float]:
        """Goes over the items, from the first to the last."""

    @staticmethod
    def of(a: float, b: float) -> StackDouble: ...

    @property
    def top(self) -> float: ...

    @property
    def spare(self) -> float:
        """kept aside"""

    @spare.setter
    def spare(self, value: float, /) -> None: ...
    def __copy__(self) -> StackDouble: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> StackDouble: ...

class Labelled(StackDouble):
    """Numbers that have a name."""

    def __init__(self, label: str) -> None: ...
    def label(self) -> str: ...
    def __copy__(self) -> Labelled: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Labelled: ...

class Watched(IntStack):
    """Numbers that are watched."""

    def __init__(self) -> None: ...
    def seen(self) -> int: ...
    def __copy__(self) -> Watched: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Watched: ...

class StackPairIntDouble:
    """Things on top of each other."""

    def __init__(self) -> None: ...

    def push(self, value: tuple[int, float], at: Order = Order.last, most: int = 100) -> None:
        """Puts something on top.

        Args:
            value: what
            at: where
        """

    def push_all(self, values: Sequence[tuple[int, float]]) -> None: ...

    def pop(self) -> tuple[int, float]:
        """
        Raises:
            IndexError: if there is nothing
        """

    def __copy__(self) -> StackPairIntDouble: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> StackPairIntDouble: ...

class IntStackIterator:
    """Goes over the items of an object, which it keeps alive; once that changes, the next step is an error."""

    def __iter__(self) -> IntStackIterator: ...

    def __next__(self) -> int:
        """The next item."""

class NamesIterator:
    """Goes over the items of an object, which it keeps alive; once that changes, the next step is an error."""

    def __iter__(self) -> NamesIterator: ...

    def __next__(self) -> str:
        """The next item."""

class StackDoubleIterator:
    """Goes over the items of an object, which it keeps alive; once that changes, the next step is an error."""

    def __iter__(self) -> StackDoubleIterator: ...

    def __next__(self) -> float:
        """The next item."""

def clamp_int(value: int, low: int = 0, high: int = 100) -> int:
    """Into the bounds.

    Args:
        value: what is brought there
    """

def clampf(value: float, low: float = 0.0, high: float = 100) -> float:
    """Into the bounds.

    Args:
        value: what is brought there
    """

def joined(stacks: Sequence[IntStack], names: Names) -> IntStack:
    """All on one."""

def clamp_long(value: int, low: int = 0, high: int = 100) -> int:
    """Into the bounds.

    Args:
        value: what is brought there
    """
