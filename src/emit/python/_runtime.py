"""What the cffi lane of every ferrule package stands on: errors, cells, handles and conversions.

Generated code does by itself whatever is quick; it comes here for the rest, and for everything that a message must say.
"""

from __future__ import annotations

import builtins as builtins
import os
import sys
import weakref
from _thread import RLock
from operator import index
from typing import Any, Callable

from . import _interrupts, _modules
from ._modules import complete_types
from ._modules import finish as finish
from ._modules import submodule as submodule
from ._pickles import reduce_fields as reduce_fields
from ._pickles import reduce_state as reduce_state
from ._records import Record as Record
from ._records import delete_frozen as delete_frozen
from ._records import set_field as set_field
from ._records import set_frozen as set_frozen

_modules.refuse_other_interpreters(str(__package__))

# Of the one library of this package; set by load().
ffi: Any = None
lib: Any = None
null: Any = None
readers: Any = None  # what reads the text, the place and the cause off an error, and frees it
memory: Any = None  # all that an address may name: a slice of it is quicker than a pointer of cffi's
prefix = ""
on_pypy = sys.implementation.name == "pypy"

# Marked error classes by their status: the Python class, and functions that read its fields off a C error.
errors: dict[int, tuple[type[BaseException], dict[str, Callable[[Any], Any]]]] = {}
# Those of ferrule itself that are the package's own classes.
borrow_error: type[BaseException] = RuntimeError
stale_error: type[BaseException] = RuntimeError


def load(package_ffi: Any, module: str, abi: int, beside: str) -> Any:
    """Opens the library beside the package, and sees to it that both are of one ABI."""
    global ffi, lib, null, readers, memory, prefix
    suffix = ".pyd" if sys.platform == "win32" else ".so"
    path = os.path.join(os.path.dirname(beside), f"_{module}{suffix}")  # noqa: PTH118, PTH120 (pathlib would double the time of the import)
    try:
        opened = package_ffi.dlopen(path)
        found = getattr(opened, f"{module}_abi")()
    except (OSError, AttributeError) as error:
        raise ImportError(f"{module} cannot be loaded: {error}", name=module, path=path) from error
    if found != abi:
        text = f"this package is made for ABI {abi} of {module}, but the library in it has ABI {found}; install {module} again"
        raise ImportError(text, name=module, path=path)
    ffi, lib, null, prefix = package_ffi, opened, package_ffi.NULL, module
    readers = tuple([getattr(lib, f"{module}_error_{name}") for name in ("message", "where", "cause", "free")])
    if sys.implementation.name == "pypy":
        complete_types(ffi)
    _interrupts.watch(ffi, lib, prefix)
    memory = ffi.buffer(ffi.cast("char *", 0), sys.maxsize)
    return lib


# ---- errors: what a status and an error object become ---------------------------------------------------------------------

_BUILTIN: dict[int, type[BaseException]] = {
    2: ValueError,
    3: TypeError,
    4: IndexError,
    5: OverflowError,
    6: MemoryError,
    8: UnicodeError,
    9: ValueError,  # not a handle, or not one any more
    10: TypeError,  # a const view
}
_OS, _BORROW, _STALE, _CANCELLED, _HOST = 7, 11, 12, 13, 14


def failure(status: int, cell: Any, cells: Cells) -> BaseException:
    """The exception for a call that has failed, from the error in its cell, which goes back; generated code raises it."""
    holder = cell[-1] if type(cell) is tuple else cell
    error = holder[0]
    holder[0] = null
    cells.append(cell)
    if not error:
        return _interrupts.what_interrupted(_BUILTIN.get(status, RuntimeError)())
    try:
        return _interrupts.what_interrupted(_exception(error, status))
    finally:
        readers[3](error)


def missing(status: int, cell: Any, cells: Cells) -> BaseException:
    """The same of a call that looks something up by a key: what is out of range is missing."""
    exception = failure(status, cell, cells)
    if type(exception) is IndexError:
        key_error = KeyError(*exception.args)
        key_error.__cause__ = exception.__cause__
        return key_error
    return exception


_functions_by_name: dict[str, Any] = {}  # of the library, that errors are read with


def _function(name: str) -> Any:
    try:
        return _functions_by_name[name]
    except KeyError:
        function = _functions_by_name[name] = getattr(lib, f"{prefix}_{name}")
        return function


def _text(data: Any) -> str | None:
    return ffi.string(data).decode("utf-8", "replace") if data else None


def _exception(error: Any, status: int) -> BaseException:
    read_message, read_where, read_cause, _ = readers
    message = _text(read_message(error)) or ""
    kind = _BUILTIN.get(status)
    exception = _of_status(error, status, message) if kind is None else kind(message)
    where = _text(read_where(error))
    if where is not None and status != _HOST:
        exception.__notes__ = [where]  # shown by 3.11 and newer
    cause = read_cause(error)
    if cause:
        exception.__cause__ = _exception(cause, _function("error_status")(cause))
    return exception


def _os_error(cls: Any, number: int, message: str, error: Any) -> BaseException:
    path = _text(_function("error_path")(error))
    return cls(number, message) if path is None else cls(number, message, path)


def _of_status(error: Any, status: int, message: str) -> BaseException:
    if status in errors:
        cls, fields = errors[status]
        number = _function("error_errno")(error) if issubclass(cls, OSError) else 0
        exception = _os_error(cls, number, message, error) if number else cls(message)
        for name, read in fields.items():
            setattr(exception, name, read(error))
        return exception
    if status == _OS:
        return _os_error(OSError, _function("error_errno")(error), message, error)
    if status == _BORROW:
        return borrow_error(message)
    if status == _STALE:
        return stale_error(message)
    if status == _CANCELLED:
        from concurrent.futures import CancelledError

        return CancelledError(message)
    if status == _HOST:
        host = _function("error_host")(error)
        if host:
            raised = ffi.from_handle(host)
            assert isinstance(raised, BaseException)
            return raised
    return RuntimeError(message)


class Wrong(Exception):
    """A value that does not fit; once it is known which argument it was in, blame() makes the exception that users see."""

    def __init__(self, kind: type[Exception], text: str, unicode: UnicodeEncodeError | None = None) -> None:
        self.kind, self.text, self.unicode, self.path = kind, text, unicode, ""

    def inside(self, step: str) -> None:
        """As seen from the container around it."""
        self.path = step + self.path

    def blame(self, function: str, name: str) -> Exception:
        where = f"{function}(): argument '{name}'{self.path}"
        if self.unicode is not None:
            error = self.unicode
            return UnicodeEncodeError(error.encoding, error.object, error.start, error.end, f"{where}: {error.reason}")
        return self.kind(f"{where} {self.text}")


def not_a(expected: str, value: Any) -> Wrong:
    return Wrong(TypeError, f"must be {expected}, not {type(value).__name__}")


def out_of_range(low: object, high: object, value: Any) -> Wrong:
    got = f"got {value!r}" if isinstance(value, float) or -(10**40) < value < 10**40 else "got a larger int"
    return Wrong(OverflowError, f"must be in the range {low} to {high}, {got}")


# ---- cells: where results and errors are written ----------------------------------------------------------------------------


class Cells(list):  # type: ignore[type-arg]
    """Cells that calls write their results to, used again and again: a new one would cost more than most calls.

    An inner call, through a callback or on another thread, takes cells of its own.  Generated code does
    `try: pop() except IndexError: new()`, reads the result, then append()s them; after an error failure() does that.
    """

    __slots__ = ("types",)  # without a __dict__ the methods are found quicker

    def __init__(self, result: str | None, *arguments: str, owner: bool = False) -> None:
        super().__init__()
        names = [result, *arguments, f"{prefix}_owner **" if owner else None, f"{prefix}_error **"]
        self.types = tuple(ffi.typeof(name) for name in names if name)

    def new(self) -> Any:
        cells = tuple(map(ffi.new, self.types))
        return cells[0] if len(cells) == 1 else cells


# ---- handles ----------------------------------------------------------------------------------------------------------------


class Handle:
    """An object of the library: a counted handle, given back when nobody holds this one any more.

    The cell itself sees to that, as it may outlive the object: in a call on another thread, or where __init__ makes another value.
    """

    __slots__ = ("__weakref__", "_cell")
    _name = "Handle"  # of the exported class, also in classes derived in Python
    _free: Any

    def __init_subclass__(cls, **rest: Any) -> None:
        """One object of C++ is held: of the exported classes among the bases one must derive from all the others."""
        exported = [base for base in cls.__mro__ if "_free" in base.__dict__]
        if not all(issubclass(exported[0], base) for base in exported):
            raise TypeError("multiple bases have instance lay-out conflict")
        super().__init_subclass__(**rest)

    def __getattr__(self, name: str) -> Any:
        if name == "_cell":
            raise RuntimeError(f"{self._name}.__init__() was not called")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")


def unbuildable(self: Any, *args: Any, **kwargs: Any) -> None:
    """The __init__ of a class that only the library makes."""
    raise TypeError(f"cannot create '{self._name}' instances")


def untyped(cell: Any) -> Any:
    """A handle that may be used as one of a base class too; C programs cast it."""
    return ffi.cast("void *", cell)


# By what the C API calls them, and by the addresses of these names, as they are met.  Only in libraries whose classes derive from
# each other.
classes: dict[str, Any] = {}
_classes_by_address: dict[int, Any] = {}


def actual(cls: Any, cell: Any) -> Any:
    """The class that an object which C++ gives as a `cls` is of."""
    if not cell:
        return cls
    name = _function("class_of")(cell)
    address = int(ffi.cast("uintptr_t", name))
    try:
        return _classes_by_address[address]
    except KeyError:
        found = _classes_by_address[address] = classes[ffi.string(name).decode()]
        return found


def wrap(cls: Any, cell: Any) -> Any:
    """The Python object for a handle that the caller owns; None for NULL."""
    if not cell:
        return None
    self = cls.__new__(cls)
    self._cell = ffi.gc(cell, cls._free)
    return self


# ---- identity: a handle that comes back from C++ is the object that it was, while that lives -----------------------------------


class _Known(weakref.ref):  # type: ignore[type-arg]
    """An entry of the table below."""

    __slots__ = ("address",)
    address: int


# By the address of the handle.  Only those are here that may come back: results that were not made for the call (shared objects),
# and arguments that C++ may have kept.  What is new is never looked up.
_objects: dict[int, _Known] = {}
_objects_lock = RLock()
if hasattr(os, "register_at_fork"):  # in the child of a fork nobody has it
    os.register_at_fork(after_in_child=lambda: _objects_lock._at_fork_reinit())  # type: ignore[attr-defined]


def _leave(entry: Any) -> None:
    with _objects_lock:
        if _objects.get(entry.address) is entry:
            del _objects[entry.address]


def _enter(self: Any, address: int) -> Any:
    """The object for that handle from now on, which is another if a thread was quicker."""
    entry = _Known(self, _leave)
    entry.address = address
    with _objects_lock:
        there = _objects.get(address)
        other = there() if there is not None else None
        if other is None or other._cell != self._cell:  # which it is no more after another __init__
            _objects[address] = entry
            return self
    return other


def remember(self: Any) -> None:
    """Of an argument that C++ may keep."""
    address = int(ffi.cast("uintptr_t", self._cell))
    entry = _objects.get(address)
    if entry is None or entry() is not self:
        _enter(self, address)


def seen(cls: Any, cell: Any, *objects: Any, again: bool = False) -> Any:
    """As wrap(), where there may be an object for that handle: one of these, or any other."""
    if not cell:
        return None
    for one in objects:
        if one is not None and one._cell == cell:
            cls._free(cell)
            return one
    address = int(ffi.cast("uintptr_t", cell))
    entry = _objects.get(address)
    there = entry() if entry is not None else None
    if there is None or there._cell != cell:
        there = wrap(cls, cell)
        return _enter(there, address) if again else there
    if not isinstance(there, cls):
        return wrap(cls, cell)
    cls._free(cell)
    return there


def known(cls: Any, cell: Any, *objects: Any) -> Any:
    """The same of a handle that C++ may give again."""
    return seen(cls, cell, *objects, again=True)


def same_or_new(self: Any, cls: Any, cell: Any) -> Any:
    """The same of a method that nearly always gives the object itself."""
    if cell == self._cell:
        self._free(cell)
        return self
    return seen(cls, cell)


# ---- conversions of single values, for errors as much as for values -------------------------------------------------------

FLOAT_MAX = 3.4028234663852886e38  # of a C float


def to_bool(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    raise not_a("bool", value)


def to_int(value: Any, low: int, high: int) -> int:
    if issubclass(type(value), int):
        value = int.__index__(value)  # whatever a derived class makes of it
    elif getattr(type(value), "__index__", None) is None:
        raise not_a("int", value)
    else:
        value = int.__index__(index(value))
    if low <= value <= high:
        return value  # type: ignore[no-any-return]
    raise out_of_range(low, high, value)


def to_float(value: Any) -> float:
    kind = type(value)
    if issubclass(kind, float):
        return value  # type: ignore[no-any-return]
    is_real = getattr(kind, "__float__", None) is not None or getattr(kind, "__index__", None) is not None
    if is_real and not issubclass(kind, complex):
        return float(value)
    raise not_a("float", value)


def to_f32(value: Any) -> float:
    number = to_float(value)
    if FLOAT_MAX < abs(number) < float("inf"):
        raise out_of_range(-FLOAT_MAX, FLOAT_MAX, number)
    return number


def to_text(value: Any) -> bytes:
    if not isinstance(value, str):
        raise not_a("str", value)
    try:
        return str.encode(value)
    except UnicodeEncodeError as error:
        raise Wrong(UnicodeError, "", error) from None


def to_character(value: Any) -> bytes:
    if isinstance(value, str) and len(value) == 1 and value < "\x80":
        return str.encode(value)
    raise not_a("a str of one ASCII character", value)


def to_bytes(value: Any) -> bytes:
    """Bytes as they are; of other buffers a copy, so that nobody writes to what C++ reads."""
    if type(value) is bytes:
        return value
    try:
        view = memoryview(value)
    except TypeError:
        raise not_a("a bytes-like object", value) from None
    with view:
        return view.tobytes()


def to_path(value: Any) -> bytes:
    if not isinstance(value, (str, bytes, os.PathLike)):
        raise not_a("str, bytes or os.PathLike", value)
    try:
        return os.fsencode(value)
    except UnicodeEncodeError as error:
        raise Wrong(UnicodeError, "", error) from None


def path(data: bytes) -> Any:
    from pathlib import Path

    return Path(os.fsdecode(data))


def text(data: Any, size: int) -> str:
    return ffi.unpack(data, size).decode() if size else ""


def to_member(value: Any, cls: Any, low: int, high: int) -> int:
    if not issubclass(type(value), int):
        raise not_a(cls.__name__, value)
    value = int.__index__(value)
    if low <= value <= high:
        return value  # type: ignore[no-any-return]
    raise out_of_range(low, high, value)


def member(cls: Any) -> Callable[[int], Any]:
    """A function that makes members; a value that is none stays an int, as C++ may know more of them."""
    known = cls._value2member_map_

    def load(value: int) -> Any:
        try:
            return known[value]
        except KeyError:
            pass
        try:
            return cls(value)  # flags, combined
        except ValueError:
            return value

    return load


# The same for an argument, which errors name.


def boolean(value: Any, function: str, name: str) -> bool:
    try:
        return to_bool(value)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def integer(value: Any, low: int, high: int, function: str, name: str) -> int:
    try:
        return to_int(value, low, high)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def real(value: Any, function: str, name: str) -> float:
    try:
        return to_float(value)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def real32(value: Any, function: str, name: str) -> float:
    try:
        return to_f32(value)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def string(value: Any, function: str, name: str) -> bytes:
    try:
        return value.encode() if type(value) is str else to_text(value)
    except UnicodeEncodeError as error:
        raise Wrong(UnicodeError, "", error).blame(function, name) from None
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def character(value: Any, function: str, name: str) -> bytes:
    try:
        return to_character(value)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def octets(value: Any, function: str, name: str) -> bytes:
    try:
        return to_bytes(value)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def file_name(value: Any, function: str, name: str) -> bytes:
    try:
        return to_path(value)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def enumerator(value: Any, cls: Any, low: int, high: int, function: str, name: str) -> int:
    try:
        return to_member(value, cls, low, high)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def argument(value: Any, shape: Any, keep: list[Any] | None, function: str, name: str) -> Any:
    """Any other argument, as something that cffi makes its one C struct of."""
    try:
        return (shape.store(value, keep),)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def items(value: Any, shape: Any, keep: list[Any] | None, function: str, name: str) -> Any:
    """The items of an argument that crosses as pointer and size."""
    try:
        return shape.items(value, keep)
    except Wrong as wrong:
        raise wrong.blame(function, name) from None


def converted(function: str, *arguments: tuple[str, Any, Any]) -> list[Any]:
    """Arguments that cffi would take though it should not; says which is wrong."""
    out = []
    for name, shape, value in arguments:
        try:
            out.append(shape.convert(value))
        except Wrong as wrong:
            raise wrong.blame(function, name) from None
    return out


def again(function: str, call: Any, arguments: tuple[Any, ...], *left: tuple[str, Any, Any]) -> Any:
    """After cffi has refused what was left to it: says which is wrong, or converts it here and calls again."""
    for (_, _, value), new in zip(left, converted(function, *left)):
        arguments = tuple([new if argument is value else argument for argument in arguments])
    return call(*arguments)


def handle(value: Any, cls: type[Handle], nullable: bool, function: str, name: str) -> Any:
    if isinstance(value, cls):
        return value._cell
    if nullable:
        if value is None:
            return null
        raise not_a(f"{cls.__name__} or None", value).blame(function, name)
    raise not_a(cls.__name__, value).blame(function, name)


def shared(value: Any, cls: type[Handle], nullable: bool, function: str, name: str) -> Any:
    """A handle that C++ may keep."""
    cell = handle(value, cls, nullable, function, name)
    if value is not None:
        remember(value)
    return cell
