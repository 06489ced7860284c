"""The rows of rows/rows.hpp: values that must come back as they went, edges, and what each wrong value gets."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from test_values import message


@pytest.fixture(autouse=True)
def nothing_is_left(rows: Any) -> Any:
    """Whatever a test does, and whatever fails in it: no object is left behind."""
    yield
    gc.collect()  # what a caught exception holds
    gc.collect()
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
    assert rows.same_lists(iter(["a", "b"])) == ["a", "b"]  # what the first of them has gone over already
    assert rows.same_lists(map(int, "12")) == [1, 2]


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
    assert (
        message(TypeError, rows.same_paths, ["a", 5]) == "same_paths(): argument 'x'[1] must be str, bytes or os.PathLike, not int"
    )
    for value in ("a\0b", b"a\0b", Path("a\0b")):
        assert message(ValueError, rows.same_path, value) == "a file name must not contain a NUL character"
    with pytest.raises(TypeError, match="__fspath__"):
        rows.same_path(Named(5))


# ---- text in other encodings --------------------------------------------------------------------------------------------------

TEXTS = ("", "a", "h\xe9llo", "日本語", "\uffff", "\U00010000", "\U0010ffff", "a\0b", "😀" * 1000)


@pytest.mark.parametrize("name", ["same_u16", "same_u32", "same_wide", "same_u8", "same_u16_view"])
def test_text_in_other_encodings(rows: Any, name: str) -> None:
    same = getattr(rows, name)
    for value in TEXTS:
        assert same(value) == value
    for wrong in (b"a", 5, None):
        assert message(TypeError, same, wrong) == f"{name}(): argument 'x' must be str, not {type(wrong).__name__}"
    with pytest.raises(UnicodeEncodeError) as raised:
        same("a\udc00")
    assert raised.value.reason == f"{name}(): argument 'x': surrogates not allowed"


def test_wide_text_in_containers(rows: Any) -> None:
    assert rows.same_u32s(list(TEXTS)) == list(TEXTS)
    assert rows.same_names({"😀": "ä"}) == {"😀": "ä"}
    assert rows.units_of("a😀") == 3
    assert message(TypeError, rows.same_u32s, ["a", 5]) == "same_u32s(): argument 'x'[1] must be str, not int"


def test_wide_pointers(rows: Any) -> None:
    assert rows.wide_view("x") == "is x" and rows.wide_view("y") == "no x"
    assert rows.same_wide_pointer() == "none" and rows.same_wide_pointer("é") == "é"
    assert message(ValueError, rows.same_wide_pointer, "a\0b") == "a string must not contain a NUL character"


def test_what_is_no_text_in_another_encoding(rows: Any) -> None:
    for which, at in ((0, 0), (1, 1), (2, 0)):
        assert message(UnicodeError, rows.no_text, which) == f"no character at code unit {at}"
    assert message(UnicodeError, rows.beyond) == "no character at code unit 0"


# ---- containers ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["same_deque", "same_list", "same_forward", "same_queue", "same_text_values"])
def test_lists_of_every_kind(rows: Any, name: str) -> None:
    same = getattr(rows, name)
    for value in ([], ["a"], ["", "b" * 100, "", "c"], [str(i) for i in range(500)]):
        assert same(value) == value and same(tuple(value)) == value
    assert message(TypeError, same, ["a", 5]) == f"{name}(): argument 'x'[1] must be str, not int"
    assert message(TypeError, same, 5) == f"{name}(): argument 'x' must be a sequence of str, not int"


def test_lists_of_numbers(rows: Any) -> None:
    assert rows.moved_forward([3, 1, 2]) == [3, 1, 2]
    assert rows.same_values([1, 2.5]) == [1.0, 2.5] and rows.same_values([]) == []
    assert rows.same_stack([1, 2, 3]) == [1, 2, 3] and rows.top([1, 2, 3]) == 3
    assert rows.front(["a", "b"]) == "a"
    assert rows.same_priority([2, 9, 4, 9]) == [9, 9, 4, 2] and rows.same_priority([]) == []
    assert rows.least_first([2, 9, 4]) == [2, 4, 9]


def test_sets_with_equal_items(rows: Any) -> None:
    assert rows.same_unordered({"a", "b"}) == {"a", "b"} and type(rows.same_unordered(["a", "a"])) is set
    assert rows.same_multiset([3, 1, 3]) == [1, 3, 3]
    assert sorted(rows.same_unordered_multiset([3, 1, 3])) == [1, 3, 3]


def test_multimaps(rows: Any) -> None:
    assert rows.same_multimap({"b": [2, 1], "a": [3], "none": []}) == {"a": [3], "b": [2, 1]}
    assert rows.same_multimap({}) == {}
    many = {i: [str(k) for k in range(i % 3 + 1)] for i in range(50)}
    assert {key: sorted(values) for key, values in rows.same_unordered_multimap(many).items()} == many
    text = "same_multimap(): argument 'x'['a'] must be a sequence of int, not int"
    assert message(TypeError, rows.same_multimap, {"a": 5}) == text
    assert message(TypeError, rows.same_multimap, {"a": [1, "x"]}) == "same_multimap(): argument 'x'['a'][1] must be int, not str"
    things = rows.new_things()
    assert {key: [each.number for each in values] for key, values in things.items()} == {0: [0, 1], 1: [2]}


def test_bits(rows: Any) -> None:
    bits = [i % 3 == 0 for i in range(70)]
    assert rows.same_bits(bits) == bits
    assert rows.four_bits() == [True, False, True, False] and rows.four_bits([False] * 4) == [False] * 4
    assert message(ValueError, rows.same_bits, bits[1:]) == "a bitset must have 70 items, not 69"
    assert message(TypeError, rows.four_bits, [1, 0, 0, 0]) == "four_bits(): argument 'x'[0] must be bool, not int"
    assert message(TypeError, rows.four_bits, 5) == "four_bits(): argument 'x' must be a sequence of bool, not int"


def test_an_exception_after_some_items(rows: Any) -> None:
    things = [rows.Thing(i) for i in range(3)]
    assert [each.number for each in rows.first_things(things, 2)] == [0, 1]
    assert message(IndexError, rows.first_things, things, 4) == "not so many things"
    assert message(TypeError, rows.first_things, [*things, 5], 1) == "first_things(): argument 'x'[3] must be Thing, not int"


# ---- arrays as fields ---------------------------------------------------------------------------------------------------------


def test_arrays_in_records(rows: Any) -> None:
    made = rows.Arrays()
    assert made.numbers == [1, 2, 3] and made.words == ["", ""] and made.grid == [[1.0, 2.0], [3.0, 4.0]]
    assert made.name == "none" and made.raw == b"\0\0\0\0" and made.corners == [rows.Point(), rows.Point()] and made.pair == [0, 0]
    assert rows.same_arrays(made) == made
    other = rows.Arrays(
        (3, 2, 1), ["a", "b" * 100], [[0, 0], [1, 1]], "é", bytearray(b"\xff\0ab"), [rows.Point(1), rows.Point(2)], [4, 5]
    )
    got = rows.same_arrays(other)
    assert got.numbers == [3, 2, 1] and got.words == other.words and got.name == "é" and got.raw == b"\xff\0ab"
    assert got.corners == other.corners and got.pair == [4, 5] and got.grid == [[0.0, 0.0], [1.0, 1.0]]
    made.numbers.append(4)
    assert message(ValueError, rows.same_arrays, made) == "an array must have 3 items, not 4"
    assert message(ValueError, rows.same_arrays, rows.Arrays(grid=[[1, 2], [3]])) == "an array must have 2 items, not 1"
    assert message(TypeError, rows.same_arrays, rows.Arrays(grid=[[1, 2], [3, "x"]])) == (
        "same_arrays(): argument 'x'.grid[1][1] must be float, not str"
    )


def test_text_in_an_array(rows: Any) -> None:
    assert rows.unterminated().name == "x" * 8
    assert rows.same_arrays(rows.Arrays(name="1234567")).name == "1234567"
    text = "a text of at most 7 bytes is needed, not of 8"
    assert message(ValueError, rows.same_arrays, rows.Arrays(name="12345678")) == text
    assert message(ValueError, rows.same_arrays, rows.Arrays(name="a\0b")) == "a string must not contain a NUL character"


def test_arrays_in_classes(rows: Any) -> None:
    grid = rows.Grid()
    assert grid.cells == [[1, 2, 3], [4, 5, 6]] and grid.label == "grid"
    assert rows.Grid.primes == [2, 3, 5, 7] and rows.weights == [0.5, 0.25]
    with pytest.raises(AttributeError):
        grid.cells = [[0] * 3] * 2


# ---- times --------------------------------------------------------------------------------------------------------------------

MOST_DAYS = timedelta(microseconds=(2**63 - 1) // 1000)


def test_durations(rows: Any) -> None:
    for value in (
        timedelta(),
        timedelta(microseconds=1),
        timedelta(-1),
        timedelta(days=5, seconds=3, microseconds=7),
        -timedelta(microseconds=1),
    ):
        assert rows.same_ns(value) == value
    assert rows.same_ns(MOST_DAYS) == MOST_DAYS
    assert rows.count_ns(MOST_DAYS) == (2**63 - 1) // 1000 * 1000
    least = timedelta(microseconds=-(2**63) // 1000 + 1)
    assert rows.same_ns(least) == least and rows.count_ns(least) >= -(2**63)
    assert rows.count_ns(timedelta(-1, 1, 1)) == -86400 * 10**9 + 10**9 + 1000
    assert rows.same_seconds() == timedelta(seconds=1.5)
    assert rows.same_durations([timedelta(1), timedelta(0)]) == [timedelta(1), timedelta(0)]
    assert rows.same_timeouts({"a": None, "b": timedelta(seconds=1)}) == {"a": None, "b": timedelta(seconds=1)}
    assert rows.same_timeout() is None and rows.same_timeout(timedelta(1)) == timedelta(1)


def test_durations_are_rounded_half_to_even(rows: Any) -> None:
    for ns, us in (
        (500, 0),
        (501, 1),
        (1500, 2),
        (2500, 2),
        (2499, 2),
        (-500, 0),
        (-501, -1),
        (-1500, -2),
        (-2500, -2),
        (1, 0),
        (-1, 0),
    ):
        assert rows.ns_of(ns) == timedelta(microseconds=us), ns
    for us, ms in ((500, 0), (501, 1), (1500, 2), (2500, 2), (-500, 0), (-501, -1), (-1500, -2)):
        assert rows.count_ms(timedelta(microseconds=us)) == ms, us


def test_durations_out_of_range(rows: Any) -> None:
    for value in (
        MOST_DAYS + timedelta(microseconds=1),
        timedelta.max,
        timedelta.min,
        timedelta(microseconds=-(2**63) // 1000 - 1),
    ):
        text = f"same_ns(): argument 'x' must be within 64 bits of nanoseconds, got {value!r}"
        assert message(OverflowError, rows.same_ns, value) == text
    assert rows.hours_of(2562047) == timedelta(hours=2562047)
    assert message(OverflowError, rows.hours_of, 2562048) == "the time is out of the range of 64 bits of nanoseconds"
    assert message(OverflowError, rows.hours_of, -2562048) == "the time is out of the range of 64 bits of nanoseconds"
    assert rows.same_minutes(timedelta(minutes=-128)) == timedelta(minutes=-128)
    assert (
        message(OverflowError, rows.same_minutes, timedelta(minutes=128)) == "the time is out of the range of what C++ counts it in"
    )
    assert message(ValueError, rows.no_time) == "the time is not a number"


def test_what_is_no_duration(rows: Any) -> None:
    for value in (5, 1.5, None, "1s", datetime(2000, 1, 1)):
        text = f"same_ms(): argument 'x' must be timedelta, not {type(value).__name__}"
        assert message(TypeError, rows.same_ms, value) == text
    text = "same_durations(): argument 'x'[1] must be timedelta, not int"
    assert message(TypeError, rows.same_durations, [timedelta(1), 5]) == text
    text = "same_timeout(): argument 'x' must be timedelta or None, not int"
    assert message(TypeError, rows.same_timeout, 5) == text


def test_points_of_time(rows: Any) -> None:
    utc = timezone.utc
    for value in (
        datetime(1970, 1, 1, tzinfo=utc),
        datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=utc),
        datetime(1900, 1, 1, tzinfo=utc),
    ):
        got = rows.same_time(value)
        assert got == value and got.tzinfo is utc
    east = datetime(2024, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    assert rows.same_time(east) == east and rows.same_time(east).hour == 10
    naive = datetime(2024, 6, 1, 12, 30)
    assert rows.same_time(naive) == naive.astimezone(utc)
    assert rows.seconds_since_1970(datetime(1970, 1, 2, tzinfo=utc)) == 86400
    assert message(TypeError, rows.same_time, date(2024, 1, 1)) == "same_time(): argument 'x' must be datetime, not date"
    far = datetime(2300, 1, 1, tzinfo=utc)
    text = f"same_time(): argument 'x' must be within 64 bits of nanoseconds, got {far!r}"
    assert message(OverflowError, rows.same_time, far) == text


def test_overloads_of_times(rows: Any) -> None:
    assert rows.kind(timedelta(1)) == "duration" and rows.kind(datetime(2000, 1, 1)) == "time"
    assert rows.kind(1j) == "complex" and rows.kind(1.0) == "double"


# ---- numbers of two parts, single characters, long double ---------------------------------------------------------------------


def test_complex(rows: Any) -> None:
    for value in (0j, 1 - 2j, complex(-0.0, float("inf")), complex(1e308, 5e-324)):
        assert repr(rows.same_complex(value)) == repr(value)
    assert rows.same_complex(2) == 2 + 0j and type(rows.same_complex(1.5)) is complex
    assert rows.same_complex32() == 1 - 1j and rows.same_complex32(0.5j) == 0.5j
    assert rows.same_complexes([1j, 2]) == [1j, 2 + 0j]
    for value in ("1j", None, [1]):
        assert (
            message(TypeError, rows.same_complex, value)
            == f"same_complex(): argument 'x' must be complex, not {type(value).__name__}"
        )
    text = "same_complex32(): argument 'x' must be in the range -3.4028234663852886e+38 to 3.4028234663852886e+38, got 1e+39"
    assert message(OverflowError, rows.same_complex32, 1e39j) == text


def test_integers_of_128_bits(rows: Any) -> None:
    for value in (0, 1, -1, 2**64, -(2**64), 2**64 - 1, 2**127 - 1, -(2**127), 12345678901234567890123):
        assert rows.same_i128(value) == value
    for value in (0, 2**64, 2**128 - 1):
        assert rows.same_u128(value) == value
    assert rows.same_i128s([2**100, -(2**100)]) == [2**100, -(2**100)]
    assert rows.same_i128(True) == 1
    text = f"same_i128(): argument 'x' must be in the range {-(2**127)} to {2**127 - 1}, got {2**127}"
    assert message(OverflowError, rows.same_i128, 2**127) == text
    text = f"same_u128(): argument 'x' must be in the range 0 to {2**128 - 1}, got -1"
    assert message(OverflowError, rows.same_u128, -1) == text
    assert message(TypeError, rows.same_i128, 1.0) == "same_i128(): argument 'x' must be int, not float"


def test_single_characters(rows: Any) -> None:
    for value in ("a", "\0", "é", "日"):
        assert rows.same_char16(value) == value and rows.same_char32(value) == value and rows.same_wchar(value) == value
    assert rows.same_char32("😀") == "😀" and rows.same_wchar() == "w" and rows.same_char8("a") == "a"
    assert rows.same_letters({"é": 1, "😀": 2}) == {"é": 1, "😀": 2}
    for value in ("", "ab", "éé", 65, None):
        text = f"same_char32(): argument 'x' must be a str of one character, not {type(value).__name__}"
        assert message(TypeError, rows.same_char32, value) == text
    assert message(ValueError, rows.same_char16, "😀") == "a character beyond U+FFFF does not fit into 16 bits"
    assert message(UnicodeError, rows.char32_of, 0xD800) == "the number 55296 is no character"
    with pytest.raises(UnicodeEncodeError) as raised:
        rows.same_char32("\ud800")
    assert raised.value.reason == "same_char32(): argument 'x': surrogates not allowed"


def test_long_double(rows: Any) -> None:
    for value in (0.0, 1.5, 1.7976931348623157e308, float("inf"), 5e-324):
        assert rows.same_long_double(value) == value
    assert rows.too_long(False) == 1e300
    assert message(OverflowError, rows.too_long, True) == "a long double is out of the range of double"


def test_a_record_of_such_fields(rows: Any) -> None:
    made = rows.Mixed()
    assert made.timeout == timedelta(seconds=5) and made.number == 0 and made.letter == "é" and made.times == [] and made.plain == 1
    assert rows.same_mixed(made) == made
    made.timeout, made.letter = timedelta(1), "z"
    made.times.append(timedelta(2))
    assert rows.same_mixed(made) == made
    made.letter = "zz"
    text = "same_mixed(): argument 'x'.letter must be a str of one character, not str"
    assert message(TypeError, rows.same_mixed, made) == text


def test_a_class_with_such_members(rows: Any) -> None:
    clock = rows.Clock()
    assert clock.period == timedelta(seconds=2) and rows.Clock.longest == timedelta(minutes=1)
    clock.period = clock.offset = timedelta(seconds=7)
    assert clock.period == clock.offset == timedelta(seconds=7)
    assert message(TypeError, setattr, clock, "period", 5) == "Clock.period(): argument 'value' must be timedelta, not int"


# ---- failures that are returned -----------------------------------------------------------------------------------------------


def test_an_error_code(rows: Any) -> None:
    assert rows.open_file(0) is None
    with pytest.raises(FileNotFoundError) as raised:
        rows.open_file(2)
    assert raised.value.errno == 2


# ---- other ways to refer to an object -----------------------------------------------------------------------------------------


def test_references_in_wrappers(rows: Any) -> None:
    shelf = rows.Shelf()
    shelf.thing().number = 5
    assert shelf.seen().number == 5 and [each.number for each in shelf.all()] == [5, 5]
    with pytest.raises(TypeError):
        shelf.seen().number = 6
    thing = shelf.thing()
    del shelf  # the view keeps it
    rows.renumber(thing, 9)
    assert rows.number_in(thing) == 9
    assert message(TypeError, rows.renumber, None, 1) == "renumber(): argument 'thing' must be Thing, not NoneType"


def test_weak_pointers(rows: Any) -> None:
    shelf = rows.Shelf()
    assert shelf.weak() is None
    thing = rows.Thing(3)
    shelf.put(thing)
    assert shelf.weak() is thing
    shelf.drop()
    assert shelf.weak() is None and thing.number == 3


def test_a_pointer_to_a_record(rows: Any) -> None:
    assert rows.same_place_or_none() is None and rows.same_place_or_none(None) is None
    assert rows.same_place_or_none(rows.Point(1, 2)) == rows.Point(1, 2)
    assert rows.same_null(None) is None and rows.same_null(5) == 5


def test_a_pointer_to_text_that_may_be_null(rows: Any) -> None:
    assert rows.told() == rows.told(None) == rows.told(text=None) == "nothing"
    assert rows.told("you") == "told you" and rows.told("") == "told "
    assert rows.told_widely() == rows.told_widely(None, 2) == "nothing" and rows.told_widely("a", n=2) == "told c"
    with pytest.raises(TypeError, match=r"argument 'text' must be str or None, not int"):
        rows.told(5)
    with pytest.raises(ValueError, match="NUL"):
        rows.told("a\0b")


# ---- rows with a face of their own --------------------------------------------------------------------------------------------


def test_a_face(rows: Any) -> None:
    assert rows.same_money(Decimal("1.25")) == Decimal("1.25") and type(rows.same_money(Decimal(0))) is Decimal
    assert rows.total([Decimal(1), Decimal("0.5")]) == Decimal("1.5")
    assert rows.same_prices({"tea": Decimal(2)}) == {"tea": Decimal(2)}
    assert rows.same_tag("x") == ("tag", "x") and rows.same_tags(["a", "b"]) == [("tag", "a"), ("tag", "b")]


def test_what_a_face_refuses(rows: Any) -> None:
    assert message(TypeError, rows.same_money, 5) == "money is a Decimal, not int"
    assert message(TypeError, rows.total, [Decimal(1), "x"]) == "money is a Decimal, not str"
    assert message(ValueError, rows.same_money, Decimal(-1)) == "money cannot be negative"
    assert message(OverflowError, rows.same_money, Decimal(10) ** 30).startswith("same_money(): argument 'x' must be in the range")
    assert message(TypeError, rows.same_tag, 5) == "same_tag(): argument 'x' must be str, not int"
