"""What iterators have given to attempts at a call, of which there are several where it is overloaded."""

from __future__ import annotations

import threading
from typing import Any


class Passed(threading.local):
    """What iterators have given, each of which can be gone over only once: the next attempt at the same arguments has it from here."""

    seen: dict[int, tuple[Any, list[Any]]] | None = None  # by id, while there may be more than one attempt
    is_last = False  # it is the call itself: what is not there is nobody else's business

    def items(self, iterator: Any) -> list[Any]:
        seen = self.seen
        if seen is None:
            return list(iterator)
        if self.is_last:
            return seen.pop(id(iterator))[1] if id(iterator) in seen else list(iterator)
        if id(iterator) not in seen:
            self.seen = None  # what runs in there makes calls of its own
            try:
                seen[id(iterator)] = iterator, list(iterator)
            finally:
                self.seen = seen
        return seen[id(iterator)][1].copy()


passed = Passed()


class Attempts:
    """A block in which arguments are converted more than once."""

    __slots__ = ("before",)

    def __enter__(self) -> None:
        self.before = passed.seen, passed.is_last
        passed.seen, passed.is_last = {} if passed.seen is None else passed.seen, False

    def __exit__(self, *_: object) -> None:
        passed.seen, passed.is_last = self.before
