"""A wrapper over the C header that ferrule makes of the subject, in cffi's ABI mode, as a careful person writes it by hand.

It is what ferrule's cffi lane is compared with: the same library, the same functions, errors raised, cells pooled.  It checks
nothing that cffi checks, and blames nobody by name.
"""

from __future__ import annotations

import os

from p_ferrule._cdef import ffi

lib = ffi.dlopen(os.path.join(os.path.dirname(__file__), "p_ferrule", "_p_ferrule.so"))
_EXCEPTIONS = {2: ValueError, 3: TypeError, 4: IndexError, 5: OverflowError, 6: MemoryError, 8: UnicodeError, 9: ValueError}
_integers: list = []
_floats: list = []
_nothing: list = []


def _cells(result: str) -> tuple:
    return ffi.new(result), ffi.new("p_ferrule_error **")


def _failed(status: int, error) -> Exception:
    object_, error[0] = error[0], ffi.NULL
    try:
        message = ffi.string(lib.p_ferrule_error_message(object_)).decode("utf-8", "replace")
        return _EXCEPTIONS.get(status, RuntimeError)(message)
    finally:
        lib.p_ferrule_error_free(object_)


def add(a: int, b: int) -> int:
    try:
        out, error = cells = _integers.pop()
    except IndexError:
        out, error = cells = _cells("int64_t *")
    status = lib.p_ferrule_subject_add(a, b, out, error)
    if status:
        raise _failed(status, error)
    value = out[0]
    _integers.append(cells)
    return value


def scale(x: float, factor: float = 2.0, offset: float = 0.0) -> float:
    try:
        out, error = cells = _floats.pop()
    except IndexError:
        out, error = cells = _cells("double *")
    status = lib.p_ferrule_subject_scale(x, factor, offset, out, error)
    if status:
        raise _failed(status, error)
    value = out[0]
    _floats.append(cells)
    return value


def greet(name: str) -> str:
    data = name.encode()
    text, owner, error = ffi.new("p_ferrule_str *"), ffi.new("p_ferrule_owner **"), ffi.new("p_ferrule_error **")
    status = lib.p_ferrule_subject_greet(data, len(data), text, owner, error)
    if status:
        raise _failed(status, error)
    try:
        return ffi.unpack(text.data, text.size).decode()
    finally:
        lib.p_ferrule_release(owner[0])


def length(text: str) -> int:
    data = text.encode()
    try:
        out, error = cells = _integers.pop()
    except IndexError:
        out, error = cells = _cells("int64_t *")
    status = lib.p_ferrule_subject_length(data, len(data), out, error)
    if status:
        raise _failed(status, error)
    value = out[0]
    _integers.append(cells)
    return value


def sum_list(xs: list) -> float:
    try:
        out, error = cells = _floats.pop()
    except IndexError:
        out, error = cells = _cells("double *")
    status = lib.p_ferrule_subject_sum_list(xs, len(xs), out, error)
    if status:
        raise _failed(status, error)
    value = out[0]
    _floats.append(cells)
    return value


def make_list(n: int) -> list:
    out, owner, error = ffi.new("p_ferrule_list_f64 *"), ffi.new("p_ferrule_owner **"), ffi.new("p_ferrule_error **")
    status = lib.p_ferrule_subject_make_list(n, out, owner, error)
    if status:
        raise _failed(status, error)
    try:
        return ffi.unpack(out.data, out.size)
    finally:
        lib.p_ferrule_release(owner[0])


def echo_strings(xs: list) -> list:
    encoded = [x.encode() for x in xs]
    views = ffi.new("p_ferrule_str[]", [(ffi.from_buffer(data), len(data)) for data in encoded])
    out, owner, error = ffi.new("p_ferrule_list_str *"), ffi.new("p_ferrule_owner **"), ffi.new("p_ferrule_error **")
    status = lib.p_ferrule_subject_echo_strings(views, len(encoded), out, owner, error)
    if status:
        raise _failed(status, error)
    try:
        return [ffi.unpack(each.data, each.size).decode() for each in ffi.unpack(out.data, out.size)]
    finally:
        lib.p_ferrule_release(owner[0])


def fails(code: int) -> int:
    try:
        out, error = cells = _integers.pop()
    except IndexError:
        out, error = cells = _cells("int64_t *")
    status = lib.p_ferrule_subject_fails(code, out, error)
    if status:
        _integers.append(cells)
        raise _failed(status, error)
    value = out[0]
    _integers.append(cells)
    return value


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x: float = 0.0, y: float = 0.0) -> None:
        self.x, self.y = x, y


def dist(p: Point, q: Point) -> float:
    try:
        out, error = cells = _floats.pop()
    except IndexError:
        out, error = cells = _cells("double *")
    status = lib.p_ferrule_subject_dist(((p.x, p.y),), ((q.x, q.y),), out, error)
    if status:
        raise _failed(status, error)
    value = out[0]
    _floats.append(cells)
    return value


class Counter:
    __slots__ = ("_handle",)

    def __init__(self, start: int = 0) -> None:
        out, error = ffi.new("p_ferrule_subject_counter **"), ffi.new("p_ferrule_error **")
        status = lib.p_ferrule_subject_counter_new(start, out, error)
        if status:
            raise _failed(status, error)
        self._handle = ffi.gc(out[0], lib.p_ferrule_subject_counter_free)

    def inc(self, by: int = 1) -> int:
        try:
            out, error = cells = _integers.pop()
        except IndexError:
            out, error = cells = _cells("int64_t *")
        status = lib.p_ferrule_subject_counter_inc(self._handle, by, out, error)
        if status:
            raise _failed(status, error)
        value = out[0]
        _integers.append(cells)
        return value

    def get(self) -> int:
        try:
            out, error = cells = _integers.pop()
        except IndexError:
            out, error = cells = _cells("int64_t *")
        status = lib.p_ferrule_subject_counter_get(self._handle, out, error)
        if status:
            raise _failed(status, error)
        value = out[0]
        _integers.append(cells)
        return value

    @property
    def value(self) -> int:
        try:
            out, error = cells = _integers.pop()
        except IndexError:
            out, error = cells = _cells("int64_t *")
        status = lib.p_ferrule_subject_counter_value(self._handle, out, error)
        if status:
            raise _failed(status, error)
        result = out[0]
        _integers.append(cells)
        return result

    @value.setter
    def value(self, value: int) -> None:
        try:
            error = _nothing.pop()
        except IndexError:
            error = ffi.new("p_ferrule_error **")
        status = lib.p_ferrule_subject_counter_set_value(self._handle, value, error)
        if status:
            raise _failed(status, error)
        _nothing.append(error)
