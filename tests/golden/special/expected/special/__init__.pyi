# mypy: disable-error-code="overload-overlap, overload-cannot-match, misc"
# pyright: reportOverlappingOverload=false, reportIncompatibleMethodOverride=false

"""What other languages have under names of their own."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, overload

from typing_extensions import Self

__all__ = [
    "BorrowError",
    "File",
    "Name",
    "Plain",
    "StaleError",
    "Words",
    "WordsIterator",
    "greet",
    "length",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""

class Name:
    """Made of a text where one is wanted."""

    def __init__(self, text: str) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __add__(self, right: Name | str, /) -> Name: ...

    def __str__(self) -> str:
        """What C++ writes of it to a stream."""

    def __hash__(self) -> int:
        """A number that is the same for equal objects."""

    def __repr__(self) -> str:
        """What C++ writes of it to a stream."""

    def __copy__(self) -> Name: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Name: ...

class Words:
    """Words and what they count; may be given attributes."""

    def __init__(self, items: Mapping[str, int] = {}) -> None: ...
    def __setitem__(self, word: str, value: int, /) -> None: ...
    def __getitem__(self, word: str, /) -> int: ...
    def erase(self, word: str) -> int: ...
    def items(self) -> dict[str, int]: ...

    def __contains__(self, word: str, /) -> bool:
        """Whether it is there."""

    def __delitem__(self, word: str, /) -> None:
        """Takes out what is there."""

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Goes over the items, from the first to the last."""

    def __copy__(self) -> Words: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Words: ...
    def __reduce_ex__(self, protocol: object, /) -> tuple[object, ...]: ...
    def __getattr__(self, name: str, /) -> Any: ...
    def __setattr__(self, name: str, value: object, /) -> None: ...

class File:
    """Closed at the end of a `with`; what is not const has a version of its own."""

    def __init__(self, name: str) -> None: ...
    def close(self) -> None: ...
    def state(self) -> str: ...
    def self(self) -> File: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: object, error: object, traceback: object, /) -> None: ...

class Plain:
    """Nothing but fields."""

    def __init__(self) -> None: ...

    @property
    def number(self) -> int: ...

    @number.setter
    def number(self, value: int, /) -> None: ...

    @property
    def text(self) -> str: ...

    @text.setter
    def text(self, value: str, /) -> None: ...
    def __copy__(self) -> Plain: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Plain: ...
    def __reduce_ex__(self, protocol: object, /) -> tuple[object, ...]: ...

class WordsIterator:
    """Goes over the items of an object, which it keeps alive; once that changes, the next step is an error."""

    def __iter__(self) -> WordsIterator: ...

    def __next__(self) -> tuple[str, int]:
        """The next item."""

def greet(name: Name | str) -> str: ...

@overload
def length(name: Name | str) -> int: ...
@overload
def length(number: float) -> int: ...
