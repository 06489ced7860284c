"""A wrapper over cffi (ABI mode, or API mode if P_CFFI_MODE says so) as a careful person writes it by hand: pooled cells, flat arguments, status checks."""

from __future__ import annotations

import os

if os.environ.get("P_CFFI_MODE") == "api":
    from _p_cffi_api import ffi, lib
else:
    from _p_cffi import ffi

    lib = ffi.dlopen(os.path.join(os.path.dirname(__file__), "libflat.so"))
_i64 = ffi.typeof("int64_t *")
_f64 = ffi.typeof("double *")
_ints: list = []
_floats: list = []


def _fail() -> None:
    raise ValueError(ffi.string(lib.flat_error()).decode())


def add(a: int, b: int) -> int:
    return lib.flat_add(a, b)


def scale(x: float, factor: float = 2.0, offset: float = 0.0) -> float:
    try:
        out = _floats.pop()
    except IndexError:
        out = ffi.new(_f64)
    if lib.flat_scale(x, factor, offset, out):
        _fail()
    value = out[0]
    _floats.append(out)
    return value


def greet(name: str) -> str:
    data = name.encode()
    text, size = ffi.new("char **"), ffi.new("size_t *")
    if lib.flat_greet(data, len(data), text, size):
        _fail()
    value = ffi.unpack(text[0], size[0]).decode()
    lib.flat_free(text[0])
    return value


def length(text: str) -> int:
    data = text.encode()
    try:
        out = _ints.pop()
    except IndexError:
        out = ffi.new(_i64)
    if lib.flat_length(data, len(data), out):
        _fail()
    value = out[0]
    _ints.append(out)
    return value


def sum_list(xs: list) -> float:
    try:
        out = _floats.pop()
    except IndexError:
        out = ffi.new(_f64)
    if lib.flat_sum_list(xs, len(xs), out):
        _fail()
    value = out[0]
    _floats.append(out)
    return value


def fails(code: int) -> int:
    out = ffi.new(_i64)
    if lib.flat_fails(code, out):
        _fail()
    return out[0]


class Counter:
    __slots__ = ("_handle",)

    def __init__(self, start: int = 0) -> None:
        self._handle = ffi.gc(lib.flat_counter_new(start), lib.flat_counter_free)

    def inc(self, by: int = 1) -> int:
        try:
            out = _ints.pop()
        except IndexError:
            out = ffi.new(_i64)
        if lib.flat_counter_inc(self._handle, by, out):
            _fail()
        value = out[0]
        _ints.append(out)
        return value

    def get(self) -> int:
        try:
            out = _ints.pop()
        except IndexError:
            out = ffi.new(_i64)
        if lib.flat_counter_get(self._handle, out):
            _fail()
        value = out[0]
        _ints.append(out)
        return value

    value = property(get, lambda self, v: lib.flat_counter_set(self._handle, v) and _fail())
