"""Sorts of types, made of each other: how C++ calls one, which values Python gives for it, and what comes back."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

HEADER = """
#pragma once
#include <array>
#include <chrono>
#include <complex>
#include <cstdint>
#include <deque>
#include <ferrule/ferrule.hpp>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace {module} {{
enum class FERRULE(export) Color {{ red, green, blue = 7 }};
struct FERRULE(record) Item {{
  std::int32_t number = 0;
  std::string text;
  std::optional<double> weight;
}};
class FERRULE(export) Thing {{
 public:
  explicit Thing(int number) : number(number) {{ ++alive; }}
  Thing(const Thing &) = delete;
  ~Thing() {{ --alive; }}
  const int number;
  FERRULE(skip) inline static int alive = 0;
}};
FERRULE(export) inline int things() {{ return Thing::alive; }}
{functions}
}}  // namespace {module}
"""


@dataclasses.dataclass(frozen=True)
class Sort:
    """A type of C++, and its values in Python, which are made of what is drawn: some need the module."""

    cpp: str
    drawn: st.SearchStrategy[Any]
    make: Callable[[Any, Any], Any]
    same: Callable[[Any, Any], bool]
    kind: str  # of variants no two alternatives are of one
    may_be_none: bool = False

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # in what hypothesis says
        printer.text(self.cpp)


def _plain(cpp: str, python: type, drawn: st.SearchStrategy[Any], kind: str = "number") -> Sort:
    return Sort(cpp, drawn, lambda _, value: value, lambda given, back: type(back) is python and given == back, kind)


def _integer(cpp: str, bits: int, signed: bool) -> Sort:
    low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if signed else (0, (1 << bits) - 1)
    return _plain(cpp, int, st.integers(low, high))


_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
INTEGERS = [_integer(f"std::{'' if signed else 'u'}int{bits}_t", bits, signed) for bits in (8, 16, 32, 64) for signed in (True, False)]
STRING = _plain("std::string", str, _TEXT, "text")
KEYS = [*INTEGERS, STRING]  # hashed and ordered on both sides
LEAVES = [
    *INTEGERS,
    STRING,
    _plain("bool", bool, st.booleans()),
    _plain("double", float, st.floats(allow_nan=False)),
    _plain("float", float, st.floats(allow_nan=False, width=32)),
    _plain("std::complex<double>", complex, st.complex_numbers(allow_nan=False)),
    _plain("std::u16string", str, _TEXT, "text"),
    _plain("std::vector<std::uint8_t>", bytes, st.binary(max_size=12), "bytes"),
    _plain(
        "std::chrono::microseconds",
        datetime.timedelta,
        st.timedeltas(datetime.timedelta(days=-90000), datetime.timedelta(days=90000)),
        "time",
    ),
    Sort(
        "Color",
        st.sampled_from(["red", "green", "blue"]),
        lambda module, name: module.Color[name],
        lambda given, back: back is given,
        "number",
    ),
    Sort(
        "Item",
        st.tuples(st.integers(-(2**31), 2**31 - 1), _TEXT, st.none() | st.floats(allow_nan=False)),
        lambda module, fields: module.Item(*fields),
        lambda given, back: type(back) is type(given) and back == given and back is not given,
        "item",
    ),
    Sort(
        "std::shared_ptr<Thing>",
        st.integers(0, 9),
        lambda module, number: module.Thing(number),
        lambda given, back: back is given,
        "thing",
    ),
]


def sequence(template: str, of: Sort, size: int | None = None) -> Sort:
    cpp = f"std::{template}<{of.cpp}>" if size is None else f"std::{template}<{of.cpp}, {size}>"
    return Sort(
        cpp,
        st.lists(of.drawn, min_size=size or 0, max_size=3 if size is None else size),
        lambda module, items: [of.make(module, each) for each in items],
        lambda given, back: type(back) is list and len(back) == len(given) and all(map(of.same, given, back)),
        "list",
    )


def unique(template: str, of: Sort) -> Sort:
    return Sort(
        f"std::{template}<{of.cpp}>",
        st.lists(of.drawn, max_size=3),
        lambda module, items: {of.make(module, each) for each in items},
        lambda given, back: type(back) is set and back == given,
        "set",
    )


def mapping(template: str, key: Sort, value: Sort) -> Sort:
    return Sort(
        f"std::{template}<{key.cpp}, {value.cpp}>",
        st.lists(st.tuples(key.drawn, value.drawn), max_size=3),
        lambda module, items: {key.make(module, k): value.make(module, v) for k, v in items},
        lambda given, back: type(back) is dict and back.keys() == given.keys() and all(value.same(given[k], back[k]) for k in given),
        "dict",
    )


def row(template: str, *of: Sort) -> Sort:
    return Sort(
        f"std::{template}<{', '.join(each.cpp for each in of)}>",
        st.tuples(*(each.drawn for each in of)),
        lambda module, parts: tuple(each.make(module, part) for each, part in zip(of, parts)),
        lambda given, back: type(back) is tuple and all(each.same(*both) for each, both in zip(of, zip(given, back))),
        "tuple",
    )


def optional(of: Sort) -> Sort:
    return Sort(
        f"std::optional<{of.cpp}>",
        st.none() | of.drawn,
        lambda module, value: None if value is None else of.make(module, value),
        lambda given, back: back is None if given is None else of.same(given, back),
        of.kind,
        may_be_none=True,
    )


def variant(*of: Sort) -> Sort:
    return Sort(
        f"std::variant<{', '.join(each.cpp for each in of)}>",
        st.one_of(*(st.tuples(st.just(at), each.drawn) for at, each in enumerate(of))),
        lambda module, drawn: of[drawn[0]].make(module, drawn[1]),
        lambda given, back: any(each.same(given, back) for each in of),
        "variant",
    )


def _several(template: str, of: Sort, size: int | None = None) -> Sort:
    return sequence("deque", of) if of.cpp == "std::uint8_t" else sequence(template, of, size)  # in one block these are bytes


def _maybe(of: Sort) -> Sort:
    return of if of.may_be_none else optional(of)


def _either(one: Sort, other: Sort) -> Sort:
    told_apart = one.kind != other.kind and not (one.may_be_none or other.may_be_none) and "variant" not in (one.kind, other.kind)
    return variant(one, other) if told_apart else row("pair", one, other)


def _composed(parts: st.SearchStrategy[Sort]) -> st.SearchStrategy[Sort]:
    keys = st.sampled_from(KEYS)
    return st.one_of(
        st.builds(_several, st.sampled_from(["vector", "list", "deque"]), parts),
        st.builds(_several, st.just("array"), parts, st.integers(1, 3)),
        st.builds(unique, st.sampled_from(["set", "unordered_set"]), keys),
        st.builds(mapping, st.sampled_from(["map", "unordered_map"]), keys, parts),
        st.builds(_maybe, parts),
        st.builds(_either, parts, parts),
        st.lists(parts, min_size=1, max_size=3).map(lambda drawn: row("tuple", *drawn)),
    )


SORTS = st.recursive(st.sampled_from(LEAVES), _composed, max_leaves=5)


@dataclasses.dataclass(frozen=True)
class Signature:
    """What takes values of some sorts and gives them back: a function, a record, and the field of a class."""

    number: int
    sorts: list[Sort]
    by_reference: bool

    def names(self) -> str:
        return "abcd"[: len(self.sorts)]

    def text(self) -> str:
        n = self.number
        parameters = ", ".join(
            f"const {sort.cpp} &{name}" if self.by_reference else f"{sort.cpp} {name}" for name, sort in zip(self.names(), self.sorts)
        )
        given = ", ".join(name if self.by_reference else f"std::move({name})" for name in self.names())
        result = f"std::tuple<{', '.join(sort.cpp for sort in self.sorts)}>"
        fields = " ".join(f"{sort.cpp} {name}{{}};" for name, sort in zip(self.names(), self.sorts))
        return f"""
FERRULE(export) inline {result} give{n}({parameters}) {{ return {result}({given}); }}
struct FERRULE(record) Record{n} {{ {fields} }};
FERRULE(export) inline Record{n} same{n}(const Record{n} &it) {{ return it; }}
class FERRULE(export) Box{n} {{ public: {fields} }};
"""
