"""The rows of rows/rows.hpp: values that must come back as they went, edges, and what each wrong value gets."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from test_values import message


@pytest.fixture(autouse=True)
def nothing_is_left(rows: Any) -> Any:
    """Whatever a test does, and whatever fails in it: no object is left behind."""
    yield
    assert rows.things_alive() == 0


# ---- variant ------------------------------------------------------------------------------------------------------------------


def test_variants(rows: Any) -> None:
    for value in (0, -(2**31), 2**31 - 1, "", "a", "é\0"):
        assert rows.same_either(value) == value
    for value in (None, True, False, 1.5, [1, -128], []):
        got = rows.same_any(value)
        assert got == value and type(got) is type(value)
    assert rows.same_eithers([1, "a", 2, ""]) == [1, "a", 2, ""]
    assert rows.same_nothing(None) is None


def test_a_variant_takes_what_fits_exactly_before_what_can_be_converted(rows: Any) -> None:
    assert type(rows.same_order(5)) is int
    assert type(rows.same_order(5.0)) is float
    assert type(rows.same_order()) is int and rows.same_order() == 7
    assert type(rows.same_order(True)) is float  # exactly neither: the first that takes it
    assert type(rows.same_any(5)) is float
    assert rows.same_any((1, 2)) == [1, 2]
    assert rows.same_place((1, 2)) == (1, 2)
    assert rows.same_place([1, 2]) == (1, 2)
    assert rows.same_place(rows.Point(1, 2)) == rows.Point(1, 2)


def test_what_no_alternative_takes(rows: Any) -> None:
    assert message(TypeError, rows.same_either, None) == "same_either(): argument 'x' must be int or str, not NoneType"
    text = "same_any(): argument 'x' must be None or bool or float or a sequence of int, not str"
    assert message(TypeError, rows.same_any, "x") == text
    assert message(TypeError, rows.same_any, [1, "a"]) == text.replace("not str", "not list")
    text = f"same_either(): argument 'x' must be in the range {-(2**31)} to {2**31 - 1}, got {2**31}"
    assert message(OverflowError, rows.same_either, 2**31) == text
    text = "same_any(): argument 'x'[1] must be in the range -128 to 127, got 300"
    assert message(OverflowError, rows.same_any, [1, 300]) == text
    assert message(TypeError, rows.same_eithers, [1, None]) == "same_eithers(): argument 'x'[1] must be int or str, not NoneType"
    assert message(TypeError, rows.same_nothing, 0) == "same_nothing(): argument 'x' must be None, not int"
    with pytest.raises(UnicodeEncodeError) as raised:
        rows.same_either("\ud800")
    assert raised.value.reason == "same_either(): argument 'x': surrogates not allowed"
    with pytest.raises(UnicodeError):
        rows.not_text(True)
    assert rows.not_text(False) == 1


def test_a_variant_with_an_object(rows: Any) -> None:
    thing = rows.Thing(3)
    again = rows.same_thing(thing)
    assert again is thing and rows.same_thing(9) == 9
    made = rows.new_thing(True)
    assert made.number == 4 and rows.new_thing(False) == 4
    assert rows.things_alive() == 2


def test_a_record_that_contains_itself_in_a_variant(rows: Any) -> None:
    json = rows.Json
    inner = json({"a": json(1.5), "b": json([json("x"), json(None), json(True)])})
    assert rows.same_json(inner) == inner
    takes = "None or bool or float or str or a sequence of Json or a mapping of str to Json"
    text = f"same_json(): argument 'x'.value['a'].value must be {takes}, not complex"
    assert message(TypeError, rows.same_json, json({"a": json(5j)})) == text


# ---- box ----------------------------------------------------------------------------------------------------------------------


def test_a_record_in_a_box_of_itself(rows: Any) -> None:
    node = rows.Node(1, [rows.Node(2, [], None), rows.Node(3, [], rows.Node(4, [], None))], rows.Node(5, [], None))
    assert rows.same_node(node) == node
    assert rows.sum(node) == 15
    assert rows.the_node() == rows.Node(1, [rows.Node(2)], rows.Node(3))
    chain = None
    for i in range(50):
        chain = rows.Node(i, [], chain)
    assert rows.sum(chain) == sum(range(50)) and rows.same_node(chain) == chain
    node.next.next = 5
    assert message(TypeError, rows.sum, node) == "sum(): argument 'x'.next.next must be Node or None, not int"
    node.next.next = None
    node.kids.append(None)
    assert message(TypeError, rows.sum, node) == "sum(): argument 'x'.kids[2] must be Node, not NoneType"


def test_boxes(rows: Any) -> None:
    for value in (None, "", "boxed", "x" * 1000):
        assert rows.same_boxed(value) == value
    assert rows.same_boxed_point() is None
    assert rows.same_boxed_point(rows.Point(1, 2)) == rows.Point(1, 2)
    assert rows.same_boxes([1, None, 2]) == [1, None, 2]
    assert message(TypeError, rows.same_boxed, 5) == "same_boxed(): argument 'x' must be str or None, not int"
    assert message(TypeError, rows.same_boxes, [1, "a"]) == "same_boxes(): argument 'x'[1] must be int or None, not str"


# ---- path ---------------------------------------------------------------------------------------------------------------------


def test_paths(rows: Any) -> None:
    for value in ("a/b", "", "/", "é/日本", "a\nb", "x" * 1000):
        got = rows.same_path(value)
        assert got == Path(value) and isinstance(got, Path)
        assert rows.same_path(Path(value)) == Path(value)
    assert rows.same_path(b"a/b") == Path("a/b")
    assert rows.default_path() == Path("a/b")
    assert rows.same_paths(["a", Path("b")]) == [Path("a"), Path("b")]
    assert rows.stem(Path("dir/name.txt")) == "name"


class Named:
    def __init__(self, name: Any) -> None:
        self.name = name

    def __fspath__(self) -> Any:
        return self.name


@pytest.mark.skipif(sys.platform == "win32", reason="names are UTF-8 there")
def test_a_path_of_any_bytes(rows: Any) -> None:
    raw = b"caf\xe9/\xff"
    got = rows.same_path(os.fsdecode(raw))
    assert os.fsencode(got) == raw and rows.same_path(raw) == got and rows.same_path(Named(raw)) == got
    with pytest.raises(UnicodeEncodeError):  # no byte is meant by it
        rows.same_path("\ud800")


def test_what_is_no_path(rows: Any) -> None:
    for value in (5, None, ["a"], bytearray(b"a")):
        text = f"same_path(): argument 'x' must be str, bytes or os.PathLike, not {type(value).__name__}"
        assert message(TypeError, rows.same_path, value) == text
    assert message(TypeError, rows.same_paths, ["a", 5]) == "same_paths(): argument 'x'[1] must be str, bytes or os.PathLike, not int"
    for value in ("a\0b", b"a\0b", Path("a\0b")):
        assert message(ValueError, rows.same_path, value) == "a file name must not contain a NUL character"
    with pytest.raises(TypeError, match="__fspath__"):
        rows.same_path(Named(5))
