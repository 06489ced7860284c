"""Values of many parts, and overloads: one object per shape, which knows how it crosses in both directions.

A shape stores a value as something that cffi can initialise a C struct's field with; what C will point into goes to `keep`,
which lives as long as the call.  exact() is what the first pass over overloads asks.
"""

from __future__ import annotations

import struct
import sys
from itertools import accumulate
from typing import Any, Callable

from . import _runtime as rt
from ._passed import Attempts, passed
from ._runtime import Wrong, not_a


class Shape:
    expected = "a value"  # as errors say it
    is_converted = False  # something else may be given, which C++ makes an object of

    def can_be(self, value: Any) -> bool:
        """Whether it fits, be it by such a conversion."""
        return converts([(self, value)])

    def exact(self, value: Any) -> bool:
        raise NotImplementedError

    def store(self, value: Any, keep: Any) -> Any:
        raise NotImplementedError

    def load(self, field: Any) -> Any:
        return field

    def store_all(self, values: list[Any], keep: Any) -> list[Any]:
        out: list[Any] = []
        try:
            for value in values:
                out.append(self.store(value, keep))
        except Wrong as wrong:
            wrong.inside(f"[{len(out)}]")
            raise
        return out

    def load_all(self, data: Any, size: int) -> list[Any]:
        return [self.load(data[i]) for i in range(size)]


class Scalar(Shape):
    def convert(self, value: Any) -> Any:
        """What is left to cffi, where cffi has refused it or would take too much."""
        return self.store(value, None)

    def load_all(self, data: Any, size: int) -> list[Any]:
        return rt.ffi.unpack(data, size) if size else []  # type: ignore[no-any-return]


class Bool(Scalar):
    expected = "bool"

    def exact(self, value: Any) -> bool:
        return type(value) is bool

    def store(self, value: Any, keep: Any) -> Any:
        return rt.to_bool(value)


class Int(Scalar):
    expected = "int"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def exact(self, value: Any) -> bool:
        return type(value) is int and self.low <= value <= self.high

    def store(self, value: Any, keep: Any) -> Any:
        return rt.to_int(value, self.low, self.high)

    def store_all(self, values: list[Any], keep: Any) -> list[Any]:
        return values if {*map(type, values)} <= {int} else super().store_all(values, keep)  # cffi sees to the range


class Float(Scalar):
    expected = "float"

    def exact(self, value: Any) -> bool:
        return type(value) is float

    def store(self, value: Any, keep: Any) -> Any:
        return rt.to_float(value)

    def store_all(self, values: list[Any], keep: Any) -> list[Any]:
        return values  # cffi takes nearly what to_float() takes, and is quicker


class Float32(Float):
    def store(self, value: Any, keep: Any) -> Any:
        return rt.to_f32(value)

    def store_all(self, values: list[Any], keep: Any) -> list[Any]:
        return Shape.store_all(self, values, keep)


class Enum(Shape):
    def __init__(self, cls: Any, low: int, high: int) -> None:
        self.cls, self.low, self.high, self.expected = cls, low, high, cls.__name__
        self.load = rt.member(cls)  # type: ignore[method-assign]

    def exact(self, value: Any) -> bool:
        return isinstance(value, self.cls)

    def store(self, value: Any, keep: Any) -> Any:
        return rt.to_member(value, self.cls, self.low, self.high)

    def load_all(self, data: Any, size: int) -> list[Any]:
        return list(map(self.load, rt.ffi.unpack(data, size))) if size else []


class Character(Shape):
    expected = "a str of one ASCII character"

    def exact(self, value: Any) -> bool:
        return type(value) is str and len(value) == 1 and value < "\x80"

    def store(self, value: Any, keep: Any) -> Any:
        return rt.to_character(value)

    def load(self, field: Any) -> Any:
        return field.decode("latin-1")


class Text(Shape):
    """Also bytes and file names: one form in C, of which only the conversions differ."""

    expected = "str"
    convert: Callable[[Any], bytes] = staticmethod(rt.to_text)
    made_of: Callable[[bytes], Any] = staticmethod(bytes.decode)
    exactly: tuple[type, ...] = (str,)

    def exact(self, value: Any) -> bool:
        return type(value) in self.exactly

    def store(self, value: Any, keep: Any) -> Any:
        data = self.convert(value)
        block = rt.ffi.new("char[]", data)
        keep.append(block)
        return block, len(data)

    def converted(self, values: list[Any]) -> list[bytes]:
        parts: list[bytes] = []
        try:
            for value in values:
                parts.append(self.convert(value))
        except Wrong as wrong:
            wrong.inside(f"[{len(parts)}]")
            raise
        return parts

    def store_all(self, values: list[Any], keep: Any) -> list[Any]:
        parts = self.converted(values)
        block = rt.ffi.new("char[]", b"".join(parts))
        keep.append(block)
        out, at = [], 0
        for part in parts:
            out.append((block + at, len(part)))
            at += len(part)
        return out

    def pack(self, values: list[Any], keep: Any) -> bytes:
        """Many of them as the bytes of C's array of pointers and sizes: cffi would convert a tuple for each."""
        joined = "".join(values) if self.exactly is Text.exactly and {*map(type, values)} == {str} else "\x80"
        if joined.isascii():
            data, sizes = joined.encode(), list(map(len, values))
        else:
            parts = self.converted(values)
            data, sizes = b"".join(parts), list(map(len, parts))
        block = rt.ffi.new("char[]", data)
        keep.append(block)
        words = [0] * (2 * len(sizes))
        words[0::2] = accumulate(sizes[:-1], initial=int(rt.ffi.cast("uintptr_t", block)))
        words[1::2] = sizes
        return struct.pack(f"{len(words)}N", *words)

    def items(self, value: Any, keep: Any) -> bytes:
        return self.convert(value)

    def load(self, field: Any) -> Any:
        return rt.text(field.data, field.size)

    def load_all(self, data: Any, size: int) -> list[Any]:
        if rt.on_pypy:  # where fields are as quick
            return super().load_all(data, size)
        words = rt.ffi.unpack(rt.ffi.cast("uintptr_t *", data), 2 * size) if size else []
        if max(words, default=0) > sys.maxsize:  # beyond what a slice may say
            return super().load_all(data, size)
        memory, made_of, pairs = rt.memory, self.made_of, iter(words)
        return [made_of(memory[start : start + length]) for start, length in zip(pairs, pairs)]


class Bytes(Text):
    expected = "a bytes-like object"
    convert = staticmethod(rt.to_bytes)
    made_of = staticmethod(bytes)
    exactly = (bytes, bytearray, memoryview)

    def load(self, field: Any) -> Any:
        return rt.ffi.unpack(field.data, field.size) if field.size else b""


class Path(Text):
    expected = "str, bytes or os.PathLike"
    convert = staticmethod(rt.to_path)
    made_of = staticmethod(rt.path)

    def exact(self, value: Any) -> bool:
        return type(value) is str or hasattr(type(value), "__fspath__")

    def load(self, field: Any) -> Any:
        return rt.path(rt.ffi.unpack(field.data, field.size) if field.size else b"")


class Record(Shape):
    """An exported aggregate; how its fields cross is generated."""

    def __init__(self, cls: Any, store: Callable[[Any, Any], Any], load: Callable[[Any], Any]) -> None:
        self.cls, self.expected, self.fields = cls, cls.__name__, store
        self.load = load  # type: ignore[method-assign]

    def exact(self, value: Any) -> bool:
        return isinstance(value, self.cls)

    def store(self, value: Any, keep: Any) -> Any:
        if not isinstance(value, self.cls):
            raise not_a(self.expected, value)
        return self.fields(value, keep)


class Object(Shape):
    """A handle; out of a container it is counted once more, as the container's owner gives back its own."""

    def __init__(self, cls: Any, retain: Any, derived: bool = False, varies: bool = False, comes_back: bool = False) -> None:
        self.cls, self.expected, self.comes_back, self.varies = cls, cls.__name__, comes_back, varies
        self.retain = (lambda cell: rt.untyped(retain(cell))) if derived or varies else retain

    def exact(self, value: Any) -> bool:
        return isinstance(value, self.cls)

    def store(self, value: Any, keep: Any) -> Any:
        if not isinstance(value, self.cls):
            raise not_a(self.expected, value)
        cell = value._cell
        if keep is not None:
            keep.append(cell)  # rather than the object, whose __init__ may run once more
        if self.comes_back:
            rt.remember(value)
        return cell

    def load(self, field: Any) -> Any:
        if not field:
            return None
        return rt.known(rt.actual(self.cls, field) if self.varies else self.cls, self.retain(field))


class List(Shape):
    def __init__(self, c: str, item: Shape, face: str = "") -> None:
        self.array, self.item = rt.ffi.typeof(f"{c}[]"), item
        self.face: Any = {"": list, "tuple": tuple, "set": set, "frozenset": frozenset}[face]
        self.expected = f"a set of {item.expected}" if "set" in face else f"a sequence of {item.expected}"
        self.exactly = (set, frozenset) if "set" in face else (self.face,)
        self.packs = isinstance(item, Text) and not rt.on_pypy  # where tuples are quicker

    def exact(self, value: Any) -> bool:
        return type(value) in self.exactly and all(map(self.item.exact, value))

    def values(self, value: Any) -> list[Any]:
        """A list of our own: nobody can change its size under the call."""
        kind = type(value)
        if kind is not list and kind is not tuple:
            iterable = hasattr(kind, "__iter__") or hasattr(kind, "__getitem__")
            if not iterable or issubclass(kind, (str, bytes, dict)) or hasattr(kind, "keys"):
                raise not_a(self.expected, value)
            if issubclass(kind, (list, tuple)):  # what is in it, whatever a derived class makes of that
                value = (list if issubclass(kind, list) else tuple).__getitem__(value, slice(None))
            else:
                try:
                    iterator = iter(value)
                except TypeError:
                    raise not_a(self.expected, value) from None
                return passed.items(value) if iterator is value else list(iterator)
        return list(value)

    def items(self, value: Any, keep: Any) -> Any:
        values = self.values(value)
        if self.packs and values:
            return rt.ffi.from_buffer(self.array, self.item.pack(values, keep))  # type: ignore[attr-defined]
        return self.item.store_all(values, keep)

    def convert(self, values: list[Any]) -> list[Any]:
        """What cffi has refused to convert by itself."""
        return Shape.store_all(self.item, values, [])

    def store(self, value: Any, keep: Any) -> Any:
        values = self.items(value, keep)
        try:
            block = values if self.packs and values else rt.ffi.new(self.array, values)
        except (TypeError, OverflowError):
            block = rt.ffi.new(self.array, self.convert(values))
        keep.append(block)
        return block, len(values)

    def load(self, field: Any) -> Any:
        values = self.item.load_all(field.data, field.size)
        return values if self.face is list else self.face(values)


class Map(Shape):
    def __init__(self, c: str, key: Shape, value: Shape) -> None:
        self.array, self.key, self.value = rt.ffi.typeof(f"{c}[]"), key, value
        self.expected = f"a mapping of {key.expected} to {value.expected}"

    def exact(self, value: Any) -> bool:
        return type(value) is dict and all(self.key.exact(k) and self.value.exact(v) for k, v in value.items())

    def items(self, value: Any, keep: Any) -> list[Any]:
        kind = type(value)
        if not issubclass(kind, dict) and not (hasattr(kind, "keys") and hasattr(kind, "__getitem__")):
            raise not_a(self.expected, value)
        out = []
        for pair in list(value.items()):
            if type(pair) is not tuple or len(pair) != 2:
                raise TypeError("items() must give pairs of key and value")
            key, item = pair
            try:
                key_ = self.key.store(key, keep)
            except Wrong as wrong:
                wrong.inside(" key")
                raise
            try:
                out.append((key_, self.value.store(item, keep)))
            except Wrong as wrong:
                wrong.inside(f"[{key!r}]")
                raise
        return out

    def store(self, value: Any, keep: Any) -> Any:
        values = self.items(value, keep)
        block = rt.ffi.new(self.array, values)
        keep.append(block)
        return block, len(values)

    def load(self, field: Any) -> Any:
        data, key, value = field.data, self.key.load, self.value.load
        return {key(entry.key): value(entry.value) for entry in map(data.__getitem__, range(field.size))}


class Optional(Shape):
    def __init__(self, item: Shape) -> None:
        self.item, self.expected = item, f"{item.expected} or None"

    def exact(self, value: Any) -> bool:
        return value is None or self.item.exact(value)

    def store(self, value: Any, keep: Any) -> Any:
        return (False,) if value is None else (True, self.inner(value, keep))

    def inner(self, value: Any, keep: Any) -> Any:
        try:
            return self.item.store(value, keep)
        except Wrong as wrong:
            if wrong.kind is TypeError and not wrong.path:
                raise not_a(self.expected, value) from None
            raise

    def load(self, field: Any) -> Any:
        return self.item.load(field.value) if field.has else None


class Box(Optional):
    """As Optional, but in C a pointer."""

    def __init__(self, c: str, item: Shape) -> None:
        super().__init__(item)
        self.array = rt.ffi.typeof(f"{c}[1]")

    def store(self, value: Any, keep: Any) -> Any:
        if value is None:
            return (rt.null,)
        block = rt.ffi.new(self.array, [self.inner(value, keep)])
        keep.append(block)
        return (block,)

    def load(self, field: Any) -> Any:
        return self.item.load(field.value[0]) if field.value else None


class Nullable(Optional):
    """A handle that may be NULL."""

    def store(self, value: Any, keep: Any) -> Any:
        return rt.null if value is None else self.inner(value, keep)


class Tuple(Shape):
    def __init__(self, *parts: Shape) -> None:
        self.parts = parts
        self.names = [f"item{i}" for i in range(len(parts))]
        self.expected = f"a tuple of ({', '.join(part.expected for part in parts)})"

    def exact(self, value: Any) -> bool:
        return type(value) is tuple and len(value) == len(self.parts) and all(p.exact(v) for p, v in zip(self.parts, value))

    def store(self, value: Any, keep: Any) -> Any:
        if not isinstance(value, (tuple, list)):
            raise not_a(self.expected, value)
        values, out = tuple(value), []
        if len(values) != len(self.parts):
            raise Wrong(ValueError, f"must have {len(self.parts)} items, not {len(values)}")
        try:
            for part, item in zip(self.parts, values):
                out.append(part.store(item, keep))
        except Wrong as wrong:
            wrong.inside(f"[{len(out)}]")
            raise
        return tuple(out)

    def load(self, field: Any) -> Any:
        return tuple([part.load(getattr(field, name)) for part, name in zip(self.parts, self.names)])


class Nothing(Shape):
    """An alternative without a value, and without a member in C's union."""

    expected = "None"

    def exact(self, value: Any) -> bool:
        return value is None

    def store(self, value: Any, keep: Any) -> Any:
        if value is not None:
            raise not_a(self.expected, value)


class Variant(Shape):
    def __init__(self, *parts: Shape) -> None:
        self.parts, self.expected = parts, " or ".join(dict.fromkeys(part.expected for part in parts))

    def as_alternative(self, index: int, value: Any, keep: Any) -> Any:
        part = self.parts[index]
        stored = part.store(value, keep)
        return index, {} if isinstance(part, Nothing) else {f"alternative{index}": stored}

    def exact(self, value: Any) -> bool:
        return any(part.exact(value) for part in self.parts)

    def store(self, value: Any, keep: Any) -> Any:
        for index, part in enumerate(self.parts):
            if part.exact(value):
                return self.as_alternative(index, value, keep)
        out_of_range = None  # says most: the value is of the right kind
        with Attempts():
            for index in range(len(self.parts)):
                try:
                    return self.as_alternative(index, value, keep)
                except Wrong as wrong:
                    if out_of_range is None and wrong.kind is OverflowError:
                        out_of_range = wrong
                except (TypeError, OverflowError, UnicodeError):
                    continue
        raise out_of_range or not_a(self.expected, value)

    def load(self, field: Any) -> Any:
        part = self.parts[field.index]
        return None if isinstance(part, Nothing) else part.load(getattr(field.value, f"alternative{field.index}"))


# ---- overloads --------------------------------------------------------------------------------------------------------------


MOST_CANDIDATES = 12  # of a message that is still read


class Candidate:
    """One function of a set of overloads.  Names, kinds and defaults of its parameters are those of the Python function."""

    def __init__(self, call: Any, text: str, *shapes: Shape) -> None:
        code = call.__code__
        self.call, self.text, self.shapes = call, text, shapes
        self.names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        self.positional, self.positional_only = code.co_argcount, code.co_posonlyargcount
        self.selves = len(self.names) - len(shapes)  # 1 for methods
        self.may_convert = any(shape.is_converted for shape in shapes)
        optional = self.names[code.co_argcount - len(call.__defaults__ or ()) : code.co_argcount]
        self.required = set(self.names) - set(optional) - set(call.__kwdefaults__ or ())
        # How many arguments it takes without names; never, where there must be names.
        by_name = self.required.intersection(self.names[self.positional :])
        self.least = sys.maxsize if by_name else self.positional - len(optional)

    def bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[tuple[Shape, Any]] | None:
        """What each given argument has to become; None where they do not fit the parameters."""
        if len(args) > self.positional:
            return None
        given = self.names[: len(args)]
        by_name = self.names[max(len(args), self.positional_only) :]
        if any(name not in by_name for name in kwargs) or not self.required.issubset((*given, *kwargs)):
            return None
        bound = list(zip(self.shapes, args[self.selves :]))
        return bound + [(self.shapes[self.names.index(name) - self.selves], value) for name, value in kwargs.items()]


def converts(bound: list[tuple[Shape, Any]]) -> bool:
    try:
        for shape, value in bound:
            store = getattr(shape, "items", shape.store)
            values = store(value, [])
            if isinstance(shape, List) and isinstance(shape.item, (Int, Float)):
                shape.convert(values)  # what else is left to cffi
    except (Wrong, TypeError, OverflowError, UnicodeError):
        return False
    return True


def overloads(name: str, attribute: str, *candidates: Candidate, reflect: bool = False) -> Any:
    """One Python callable for several C functions: the first that fits exactly, else the first that can be made to fit."""
    selves = candidates[0].selves

    def choose(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        fitting = []
        for candidate in candidates:
            bound = candidate.bind(args, kwargs)
            if bound is None:
                continue
            if all(shape.exact(value) for shape, value in bound):
                return candidate.call(*args, **kwargs)
            fitting.append((candidate, bound))
        with Attempts():
            for candidate, bound in fitting:
                if converts(bound):
                    passed.is_last = True
                    return candidate.call(*args, **kwargs)
            for candidate, bound in fitting:
                if candidate.may_convert and all(shape.can_be(value) for shape, value in bound):
                    passed.is_last = True
                    return candidate.call(*args, **kwargs)
        if reflect:
            return NotImplemented
        given = [type(value).__name__ for value in args[selves:]]
        given += [f"{key}={type(value).__name__}" for key, value in kwargs.items()]
        texts = "".join(f"\n  {candidate.text}" for candidate in candidates[:MOST_CANDIDATES])
        if len(candidates) > MOST_CANDIDATES:
            texts += f"\n  and {len(candidates) - MOST_CANDIDATES} more"
        raise TypeError(f"{name}(): no overload takes ({', '.join(given)}); candidates:{texts}")

    # Without names, and with an exact match, this is all there is to do.
    if selves:

        def overloaded(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            if not kwargs:
                given = len(args) + 1
                for candidate in candidates:
                    if candidate.least <= given <= candidate.positional:
                        for shape, value in zip(candidate.shapes, args):
                            if not shape.exact(value):
                                break
                        else:
                            return candidate.call(self, *args)
            return choose((self, *args), kwargs)
    else:

        def overloaded(*args: Any, **kwargs: Any) -> Any:  # type: ignore[misc]
            if not kwargs:
                given = len(args)
                for candidate in candidates:
                    if candidate.least <= given <= candidate.positional:
                        for shape, value in zip(candidate.shapes, args):
                            if not shape.exact(value):
                                break
                        else:
                            return candidate.call(*args)
            return choose(args, kwargs)

    owner = candidates[0].call.__qualname__.rpartition(".")[0]
    overloaded.__name__, overloaded.__qualname__ = attribute, f"{owner}.{attribute}" if owner else attribute
    overloaded.__module__ = candidates[0].call.__module__
    overloaded.__doc__ = "\n\n".join(filter(None, (c.call.__doc__ for c in candidates))) or None
    return overloaded
