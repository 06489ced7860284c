"""What the classes of C++ containers have beside what C++ says of them: all that lists, dicts and sets have in Python."""

from __future__ import annotations

import copy
import functools
from collections import abc
from collections.abc import Callable
from typing import Any

from ._types import BorrowError

_UNFIT = (TypeError, OverflowError, UnicodeError)  # what no item can be is not among them
_NOTHING: Any = object()

# What a class takes over as it is.
_INHERITED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "sequence": (abc.MutableSequence, ("__contains__", "__reversed__", "__iadd__", "count", "index", "remove")),
    "mapping": (abc.MutableMapping, ("__eq__", "get", "items", "keys", "update", "values")),
    "set": (
        abc.MutableSet,
        (
            *("__and__", "__rand__", "__or__", "__ror__", "__sub__", "__rsub__", "__xor__", "__rxor__"),
            *("__iand__", "__ior__", "__isub__", "__ixor__", "__eq__", "__ge__", "__gt__", "__le__", "__lt__"),
            *("isdisjoint", "pop", "remove"),
        ),
    ),
}


def add(kind: str, cls: Any, objects: bool) -> None:
    """Makes the class one of its kind: "sequence", "mapping" or "set".  `objects`: of what is seen where it lies."""
    base, names = _INHERITED[kind]
    given: dict[str, Any] = {name: getattr(base, name) for name in names}
    if objects and hasattr(cls, "__copy__"):
        _take_parts(cls)
    given.update({"sequence": _sequence, "mapping": _mapping, "set": _set}[kind](cls))
    given.update({"__repr__": _repr, "__hash__": None})
    if hasattr(cls, "__setitem__") or hasattr(cls, "add"):
        given["__reduce_ex__"] = _reduce
    if hasattr(cls, "__copy__"):
        given["copy"] = _copy
    for name, value in given.items():
        setattr(cls, name, value)
    base.register(cls)


def _like(original: Any) -> Callable[[Any], Any]:
    """The same to whoever asks: name, signature, documentation."""
    return functools.wraps(original, updated=())


def _take_parts(cls: Any) -> None:
    """What is put in may be a part of the same container: then it is copied first."""

    def taking(method: Any, copied: Any) -> Any:
        @_like(method)
        def take(self: Any, *arguments: Any, **named: Any) -> Any:
            try:
                return method(self, *arguments, **named)
            except BorrowError:
                if named or not arguments:
                    raise
                return method(self, *arguments[:-1], copied(arguments[-1]))

        return take

    for name in ("append", "insert", "__setitem__", "extend", "splice"):
        if hasattr(cls, name):
            setattr(cls, name, taking(getattr(cls, name), cls if name in ("extend", "splice") else copy.copy))


# ---- all of them


def _plain(self: Any) -> Any:
    """What Python itself would have of it."""
    if isinstance(self, abc.Mapping):
        return dict(self.items())
    return set(self) if isinstance(self, abc.Set) else list(self)


def _repr(self: Any) -> str:
    return f"{type(self).__name__}({_plain(self)!r})"


def _copy(self: Any) -> Any:
    """Another one with the same items."""
    return copy.copy(self)


def _reduce(self: Any, protocol: object, /) -> tuple[object, ...]:
    made = type(self), (_plain(self),)
    attributes = getattr(self, "__dict__", None)
    return (*made, attributes) if attributes else made


# ---- sequences


def _sequence(cls: Any) -> dict[str, Any]:
    get, put, delete = cls.__getitem__, getattr(cls, "__setitem__", None), cls.__delitem__
    splice = getattr(cls, "splice", None)

    @_like(get)
    def __getitem__(self: Any, index: Any, /) -> Any:
        if index.__class__ is slice:
            return [get(self, at) for at in range(*index.indices(len(self)))]
        return get(self, index)

    @_like(delete)
    def __delitem__(self: Any, index: Any, /) -> Any:
        if index.__class__ is not slice:
            return delete(self, index)
        places = range(*index.indices(len(self)))
        if splice is not None and places and places.step == 1:
            return splice(self, places.start, len(places), ())  # at once: one by one each would move all that is behind it
        for at in sorted(places, reverse=True):
            delete(self, at)

    given = {"__getitem__": __getitem__, "__delitem__": __delitem__, "__eq__": _equal}
    if put:
        given |= _settable(cls, put)
    return given


def _settable(cls: Any, put: Any) -> dict[str, Any]:
    """What needs items to be made of Python's."""

    @_like(put)
    def __setitem__(self: Any, index: Any, value: Any, /) -> Any:
        if index.__class__ is not slice:
            return put(self, index, value)
        start, stop, step = index.indices(len(self))
        if step == 1:
            return self.splice(start, max(stop - start, 0), value)
        values = cls(value)  # all of them, before anything changes; they may be parts of self
        places = range(start, stop, step)
        if len(values) != len(places):
            raise ValueError(f"attempt to assign sequence of size {len(values)} to extended slice of size {len(places)}")
        for at, item in zip(places, values):
            put(self, at, item)

    def sort(self: Any, *, key: Any = None, reverse: bool = False) -> None:
        """Puts the items in order."""
        self[:] = sorted(self, key=key, reverse=reverse)

    return {"__setitem__": __setitem__, "sort": sort}


def _equal(self: Any, other: object, /) -> Any:
    if isinstance(other, (str, bytes, bytearray, tuple)) or not isinstance(other, abc.Sequence):
        return NotImplemented
    return len(self) == len(other) and all(a is b or a == b for a, b in zip(self, other))


# ---- mappings


def _mapping(cls: Any) -> dict[str, Any]:
    get, delete, take, contains = cls.__getitem__, cls.__delitem__, cls.pop, cls.contains

    @_like(get)
    def __getitem__(self: Any, key: Any, /) -> Any:
        try:
            return get(self, key)
        except KeyError:
            raise KeyError(key) from None

    @_like(delete)
    def __delitem__(self: Any, key: Any, /) -> Any:
        try:
            return delete(self, key)
        except KeyError:
            raise KeyError(key) from None

    def pop(self: Any, key: Any, default: Any = _NOTHING, /) -> Any:
        """Takes an entry out, and gives its value; the default, if there is one, where there is no such key."""
        try:
            return take(self, key)
        except KeyError:
            if default is _NOTHING:
                raise KeyError(key) from None
            return default

    def popitem(self: Any) -> tuple[Any, Any]:
        """Takes an entry out, and gives its key and its value."""
        for key in self:
            return key, self.pop(key)
        raise KeyError(f"popitem(): {type(self).__name__} is empty")

    given = {"__getitem__": __getitem__, "__delitem__": __delitem__, "__contains__": _finder(contains)}
    given |= {"pop": pop, "popitem": popitem}
    if hasattr(cls, "__setitem__"):
        given["setdefault"] = _setdefault
    return given


def _setdefault(self: Any, key: Any, default: Any = None, /) -> Any:
    """The value of a key, which is put in where there is none."""
    if key not in self:
        self[key] = default
    return self[key]


def _finder(contains: Any) -> Any:
    @_like(contains)
    def __contains__(self: Any, key: Any, /) -> bool:
        try:
            return bool(contains(self, key))
        except _UNFIT:
            return False

    return __contains__


# ---- sets


def _set(cls: Any) -> dict[str, Any]:
    contains, discard = cls.contains, cls.discard

    @_like(discard)
    def _discard(self: Any, value: Any, /) -> None:
        if value in self:
            discard(self, value)

    @classmethod  # type: ignore[misc]
    def _from_iterable(_: Any, values: Any) -> Any:
        return cls(values)

    return {"__contains__": _finder(contains), "discard": _discard, "_from_iterable": _from_iterable}
