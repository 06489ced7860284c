# mypy: disable-error-code="overload-overlap, overload-cannot-match, misc"
# pyright: reportOverlappingOverload=false, reportIncompatibleMethodOverride=false

"""Somebody else's ledger."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final, overload

__all__ = [
    "Account",
    "AccountIterator",
    "AccountKind",
    "BorrowError",
    "Clerk",
    "Currency",
    "Entry",
    "Holder",
    "Ledger",
    "LedgerPage",
    "Options",
    "Overdrawn",
    "Place",
    "Printer",
    "Savings",
    "StaleError",
    "find",
    "total",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""

class Overdrawn(RuntimeError):
    """What goes wrong with money."""

    missing: int
    """how much more would be needed"""

class Currency(IntEnum):
    EUR = 0
    USD = 5
    GBP = 6

class AccountKind(IntEnum):
    current = 0
    savings = 1

class Entry:
    """One line of a ledger."""

    what: str
    cents: int
    currency: Currency
    __match_args__ = ("what", "cents", "currency")
    def __init__(self, what: str, cents: int = 0, currency: Currency = Currency.EUR) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, what: str = ..., cents: int = ..., currency: Currency = ...) -> Entry: ...
    def __copy__(self) -> Entry: ...

class Account:
    """Money that belongs to somebody."""

    max_entries: Final[int]
    @overload
    def __init__(self) -> None: ...
    @overload
    def __init__(self, owner: str, kind: AccountKind = AccountKind.current) -> None: ...
    @overload
    def __init__(self, owner: str) -> None: ...

    def deposit(self, cents: int, what: str = 'deposit') -> int:
        """Takes in money.

        Args:
            cents: how much

        Returns:
            the new balance
        """

    def withdraw(self, cents: int) -> None:
        """
        Raises:
            Overdrawn: if there is too little
        """

    def entries(self) -> list[Entry]: ...
    def __getitem__(self, i: int, /) -> Entry: ...
    def __setitem__(self, i: int, value: Entry, /) -> None: ...
    def __len__(self) -> int: ...
    def contains(self, what: str) -> bool: ...
    def by_name(self) -> dict[str, list[int]]: ...
    def __iadd__(self, other: Account, /) -> Account: ...
    def __bool__(self) -> bool: ...
    def parent(self) -> Account | None: ...
    def __add__(self, b: Account, /) -> Account: ...
    def __eq__(self, b: object, /) -> bool: ...
    def __contains__(self, what: str, /) -> bool: ...

    def __iter__(self) -> Iterator[Entry]:
        """Goes over the items, from the first to the last."""

    @staticmethod
    def joint(a: Account, b: Account) -> Account: ...
    @staticmethod
    def open(owner: str) -> Account | None: ...

    @property
    def balance(self) -> int: ...

    @property
    def owner(self) -> str: ...

    @owner.setter
    def owner(self, value: str, /) -> None: ...

    @property
    def number(self) -> int: ...
    def __copy__(self) -> Account: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Account: ...

class Savings(Account):
    def __init__(self, rate: float) -> None: ...

    @property
    def rate(self) -> float: ...

    @rate.setter
    def rate(self, rate: float, /) -> None: ...
    def __copy__(self) -> Savings: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Savings: ...

class Printer:
    """Prints ledgers. What only C++ can be given is left at its default."""

    def __init__(self) -> None: ...
    def line(self, width: int = 80) -> int: ...
    def page(self, number: int) -> int: ...
    def add(self, account: Account | None) -> None: ...

    def ask(self, what: str) -> tuple[bool, int]:
        """
        Returns:
            the result, `value`
        """

    def __copy__(self) -> Printer: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Printer: ...

class Options:
    """How an account is shown; it owns none."""

    def __init__(self) -> None: ...

    def ask(self, what: str) -> tuple[bool, int]:
        """
        Returns:
            the result, `value`
        """

    @property
    def account(self) -> Account | None: ...

    @account.setter
    def account(self, value: Account | None, /) -> None: ...

    @property
    def width(self) -> int: ...

    @width.setter
    def width(self, value: int, /) -> None: ...
    def __copy__(self) -> Options: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Options: ...

class Clerk:
    """Does what is written, and looks at nothing."""

    def __init__(self) -> None: ...
    def open(self, account: Account, number: int) -> None: ...
    def close(self, account: Account) -> int: ...
    def rest(self) -> None: ...
    def __copy__(self) -> Clerk: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Clerk: ...

class Place:
    """A place in the books, given by them alone."""

    def number(self) -> int: ...
    def __copy__(self) -> Place: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Place: ...

class Holder:
    """It may own what it refers to."""

    def __init__(self) -> None: ...

    @property
    def account(self) -> Account | None: ...

class Ledger:
    """One that is declared in a class and defined outside."""

    def __init__(self) -> None: ...
    def __bool__(self) -> bool: ...
    def __copy__(self) -> Ledger: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Ledger: ...

class LedgerPage:
    def __init__(self) -> None: ...
    def number(self) -> int: ...
    def __copy__(self) -> LedgerPage: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> LedgerPage: ...

class AccountIterator:
    """Goes over the items of an object, which it keeps alive; once that changes, the next step is an error."""

    def __iter__(self) -> AccountIterator: ...

    def __next__(self) -> Entry:
        """The next item."""

@overload
def total(entries: Sequence[Entry]) -> int:
    """All that is owed."""

@overload
def total(account: Account) -> int: ...

def find(owner: str) -> Account | None: ...
