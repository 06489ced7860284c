"""Rows of other libraries' types, libs/libs.hpp: {fmt}, Abseil, Boost, Eigen and tl::expected, as Debian packages them."""

from __future__ import annotations

from typing import Any

import pytest
from test_values import message


def test_fmt(libs: Any) -> None:
    assert libs.same_fmt_view("\u00e9") == "\u00e9" and libs.same_fmt_view("") == "" and libs.word() == "w\u00f6rd"
    assert libs.write_number(5) == "<5>"
    assert message(TypeError, libs.same_fmt_view, 5) == "same_fmt_view(): argument 'x' must be str, not int"


def test_abseil(libs: Any) -> None:
    assert libs.same_map({"a": 1, "b": 2}) == {"a": 1, "b": 2} and libs.same_map({}) == {}
    assert libs.same_btree({2: "b", 1: "a"}) == {1: "a", 2: "b"}
    assert libs.same_set({"a", "b"}) == {"a", "b"} and type(libs.same_set([])) is set
    for value in ([], ["a"], ["a", "b" * 100, "c"]):
        assert libs.same_inlined(value) == value
    assert libs.same_view("é") == "é"
    assert libs.sum([1, 2.5]) == 3.5 and libs.sum([]) == 0 and libs.joined(("a", "b")) == "ab"
    assert message(TypeError, libs.same_map, {"a": "b"}) == "same_map(): argument 'x'['a'] must be int, not str"
    assert message(TypeError, libs.joined, ["a", 5]) == "joined(): argument 'x'[1] must be str, not int"


def test_abseil_statuses(libs: Any) -> None:
    assert libs.check(0) is None
    assert message(ValueError, libs.check, 3) == "it is so"
    assert message(IndexError, libs.check, 11) == "it is so"
    assert message(RuntimeError, libs.check, 5) == "NOT_FOUND: it is so"
    assert libs.parts(True) == ["a", "b"]
    assert message(ValueError, libs.parts, False) == "no parts"
    assert libs.new_thing(5).number == 5
    assert message(IndexError, libs.new_thing, -1) == "no such thing"


def test_expected(libs: Any) -> None:
    assert libs.root(2) == 4.0
    assert message(RuntimeError, libs.root, -1) == "no root of -1"
    assert libs.use(0) == "well"
    with pytest.raises(libs.Broken, match="a part is broken") as raised:
        libs.use(5)
    assert raised.value.part == 5
    assert libs.open_file(0) is None
    with pytest.raises(FileNotFoundError) as missing:
        libs.open_file(2)
    assert missing.value.errno == 2
    assert libs.checked(9) == 9
    assert message(ValueError, libs.checked, 10) == "more than 9"
    with pytest.raises(libs.Plain) as plain:
        libs.plain(7)
    assert plain.value.code == 7
    assert message(RuntimeError, libs.silent) == "libs::Silent"
    assert message(RuntimeError, libs.why) == "libs::Why 1"


def test_expected_of_methods(libs: Any) -> None:
    bank = libs.Bank()
    assert bank.take(4) == 6
    with pytest.raises(libs.Broken, match="not enough") as raised:
        bank.take(7)
    assert raised.value.part == 6 and bank.take(6) == 0
    assert bank.thing(True).number == 7 and bank.thing(True) is bank.thing(True)
    assert message(RuntimeError, bank.thing, False) == "nothing"


def test_boost(libs: Any) -> None:
    assert libs.same_optional() is None and libs.same_optional("x") == "x"
    assert libs.same_flat({2: "b", 1: "a"}) == {1: "a", 2: "b"}
    assert libs.same_flat_set([3, 1, 3]) == {1, 3}
    assert libs.same_small(["a", "b", "c", "d"]) == ["a", "b", "c", "d"]
    assert libs.same_static([1, 2, 3]) == [1, 2, 3]
    assert message(ValueError, libs.same_static, [1, 2, 3, 4]) == "at most 3 items are needed, not 4"
    assert libs.same_boost_view("é") == "é"
    assert message(TypeError, libs.same_optional, 5) == "same_optional(): argument 'x' must be str or None, not int"


def test_eigen(libs: Any) -> None:
    assert libs.same_vector([1, 2.5]) == [1.0, 2.5] and libs.same_vector([]) == []
    assert libs.same_three((1, 2, 3)) == [1.0, 2.0, 3.0]
    assert message(ValueError, libs.same_three, [1, 2]) == "a vector must have 3 items, not 2"
    assert libs.transposed([[1, 2, 3], [4, 5, 6]]) == [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]
    assert libs.transposed([]) == []
    assert message(ValueError, libs.transposed, [[1, 2], [3]]) == "every row of a matrix must have 2 items, not 1"
    assert libs.same_fixed([[1, 2, 3], [4, 5, 6]]) == [[1, 2, 3], [4, 5, 6]]
    assert message(ValueError, libs.same_fixed, [[1, 2, 3]]) == "a matrix must have 2 items, not 1"
    assert message(ValueError, libs.same_fixed, [[1, 2], [4, 5]]) == "a row of a matrix must have 3 items, not 2"
    assert libs.same_rows([[1, 2], [3, 4], [5, 6]]) == [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]] and libs.same_rows([]) == []
    assert libs.same_array([1, 2]) == [1, 2]
    assert libs.product([[1, 0], [0, 2]], [3, 4]) == [3.0, 8.0]
    assert message(ValueError, libs.product, [[1, 0]], [1]) == "the sizes do not fit"
    assert message(TypeError, libs.same_vector, [1, "x"]) == "same_vector(): argument 'x'[1] must be float, not str"
