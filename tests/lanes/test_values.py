"""Every shape both ways: values that must come back as they went, edges, and what each wrong value gets."""

from __future__ import annotations

import array
import math
from collections import OrderedDict, deque
from decimal import Decimal
from typing import Any

import pytest

INTEGERS = {
    "i8": (-128, 127),
    "i16": (-32768, 32767),
    "i32": (-(2**31), 2**31 - 1),
    "i64": (-(2**63), 2**63 - 1),
    "u8": (0, 255),
    "u16": (0, 65535),
    "u32": (0, 2**32 - 1),
    "u64": (0, 2**64 - 1),
}


class Index:
    def __index__(self) -> int:
        return 5


class Real:
    def __float__(self) -> float:
        return 2.5


def message(kind: type[BaseException], call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(kind) as raised:
        call(*args, **kwargs)
    assert type(raised.value) is kind
    return str(raised.value)


# ---- scalars ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", INTEGERS)
def test_integers(kit: Any, name: str) -> None:
    same, (low, high) = getattr(kit, f"same_{name}"), INTEGERS[name]
    for value in (low, low + 1, 0, 1, high - 1, high):
        assert same(value) == value
        assert type(same(value)) is int
    assert same(True) == 1
    assert same(Index()) == 5
    assert same(x=7) == 7


@pytest.mark.parametrize("name", INTEGERS)
def test_integers_out_of_range(kit: Any, name: str) -> None:
    same, (low, high) = getattr(kit, f"same_{name}"), INTEGERS[name]
    for value in (low - 1, high + 1, 10**39, -(10**39)):
        text = f"same_{name}(): argument 'x' must be in the range {low} to {high}, got {value}"
        assert message(OverflowError, same, value) == text
    for value in (10**400, -(10**400)):
        text = f"same_{name}(): argument 'x' must be in the range {low} to {high}, got a larger int"
        assert message(OverflowError, same, value) == text


@pytest.mark.parametrize("value", [1.0, math.nan, "1", b"1", None, [1], 1j, Real(), object])
def test_what_is_no_integer(kit: Any, value: Any) -> None:
    text = f"same_i32(): argument 'x' must be int, not {type(value).__name__}"
    assert message(TypeError, kit.same_i32, value) == text


I64, I32, U8 = (f"be in the range {low} to {high}, got {wrong}" for low, high, wrong in ((*INTEGERS["i64"], 2**63), (*INTEGERS["i32"], -(2**31) - 1), (*INTEGERS["u8"], 256)))  # fmt: skip
INT = "be int, not float"


def test_the_first_of_several_that_is_wrong(kit: Any) -> None:
    assert kit.between(True, Index(), True) == 5
    for name, must, call in [
        ("value", I64, (2**63, 1, 2)),
        ("low", I32, (1, -(2**31) - 1, 2)),
        ("high", U8, (1, 2, 256)),
        ("value", I64, (2**63, 1.5, 2)),
        ("value", INT, (1.5, -(2**31) - 1, 256)),
        ("low", I32, (1, -(2**31) - 1, 2.0)),
        ("low", INT, (1, 2.0, 256)),
        ("value", I64, (2**63, -(2**31) - 1, 256)),
    ]:
        assert message(TypeError if must is INT else OverflowError, kit.between, *call) == f"between(): argument '{name}' must {must}"
    assert message(TypeError, kit.between, Decimal("1.5"), 1) == "between(): argument 'value' must be int, not Decimal"
    for name, must, call in [
        ("weight", "be float, not str", ("1", ["x"], 1.5, 256)),
        ("xs'[1]", "be float, not str", (1, [1.0, "x"], 0, 1)),
        ("xs'[1]", "be float, not str", (1, [1.0, "x"], 0.5, 256)),
        ("at", INT, (1, [1.0, 2.0], 0.5, 256)),
        ("times", U8, (1, [1.0, 2.0], 1, 256)),
    ]:
        where = name if "'" in name else name + "'"
        assert message(OverflowError if must is U8 else TypeError, kit.weighted, *call) == f"weighted(): argument '{where} must {must}"
    assert kit.weighted(2, [1, 2.5], 1, True) == 5.0


def test_floats(kit: Any) -> None:
    for value in (0.0, -0.0, 1.5, 5e-324, 1.7976931348623157e308, math.inf, -math.inf):
        assert kit.same_f64(value) == value
        assert math.copysign(1, kit.same_f64(value)) == math.copysign(1, value)
    assert math.isnan(kit.same_f64(math.nan))
    assert kit.same_f64(3) == 3.0 and type(kit.same_f64(3)) is float
    assert kit.same_f64(True) == 1.0
    assert kit.same_f64(Real()) == 2.5
    assert kit.same_f64(Index()) == 5.0
    for value in ("1.5", b"1", None, 1j, [1.0]):
        text = f"same_f64(): argument 'x' must be float, not {type(value).__name__}"
        assert message(TypeError, kit.same_f64, value) == text


def test_single_precision(kit: Any) -> None:
    greatest = 3.4028234663852886e38
    for value in (0.5, greatest, -greatest, math.inf, -math.inf):
        assert kit.same_f32(value) == value
    assert math.isnan(kit.same_f32(math.nan))
    assert kit.same_f32(0.1) == pytest.approx(0.1, rel=1e-7)
    for value in (1e39, -1.7e308):
        text = f"same_f32(): argument 'x' must be in the range {-greatest} to {greatest}, got {value}"
        assert message(OverflowError, kit.same_f32, value) == text


def test_booleans(kit: Any) -> None:
    assert kit.same_bool(True) is True
    assert kit.same_bool(False) is False
    for value in (0, 1, None, "", 1.0):
        text = f"same_bool(): argument 'x' must be bool, not {type(value).__name__}"
        assert message(TypeError, kit.same_bool, value) == text


def test_characters(kit: Any) -> None:
    assert kit.same_char("a") == "a"
    assert kit.same_char("\0") == "\0"
    assert kit.same_char("\x7f") == "\x7f"
    for value in ("", "ab", "é", 65, b"a", None):
        text = f"same_char(): argument 'x' must be a str of one ASCII character, not {type(value).__name__}"
        assert message(TypeError, kit.same_char, value) == text


# ---- text and bytes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["same_text", "same_view"])
def test_text(kit: Any, name: str) -> None:
    same = getattr(kit, name)
    for value in ("", "a", "héllo", "日本語", "\U0001f600", "a\0b", "\0", "x" * 100_000):
        assert same(value) == value
    assert same(type("Text", (str,), {})("sub")) == "sub"
    for value in (b"a", 5, None, ["a"]):
        text = f"{name}(): argument 'x' must be str, not {type(value).__name__}"
        assert message(TypeError, same, value) == text


class Liar(str):
    """Says that it is longer than it is."""

    def __len__(self) -> int:
        return 1000


def test_many_texts(kit: Any) -> None:
    rows: list[list[str]] = [[], [""], ["", "", ""], ["a", "", "b\0c", ""], ["a", "héllo", "", "日本語"], ["x" * 100_000, "", "y"]]
    for value in (*rows, [f"text {i}" for i in range(5000)], ["é" * i for i in range(100)]):
        assert kit.same_texts(value) == value
        assert kit.same_texts(tuple(value)) == value
    assert kit.same_texts([Liar("ab"), "c"]) == ["ab", "c"]


def test_lone_surrogates(kit: Any) -> None:
    with pytest.raises(UnicodeEncodeError) as raised:
        kit.same_text("ab\ud800")
    error = raised.value
    assert (error.encoding, error.object, error.start, error.end) == ("utf-8", "ab\ud800", 2, 3)
    assert error.reason == "same_text(): argument 'x': surrogates not allowed"
    with pytest.raises(UnicodeEncodeError) as raised:
        kit.same_texts(["a", "\udfff"])
    assert raised.value.reason == "same_texts(): argument 'x'[1]: surrogates not allowed"


def test_embedded_nul_for_a_c_string(kit: Any) -> None:
    assert kit.same_pointer("abc") == "abc"
    with pytest.raises(ValueError, match="must not contain a NUL character"):
        kit.same_pointer("a\0b")


def test_text_that_is_not_utf8(kit: Any) -> None:
    with pytest.raises(UnicodeError):
        kit.not_utf8()


def test_bytes(kit: Any) -> None:
    for value in (b"", b"abc", b"\0\xff", bytes(range(256)) * 100):
        assert kit.same_bytes(value) == value
        assert kit.same_bytes(bytearray(value)) == value
        assert kit.same_bytes(memoryview(value)) == value
        assert type(kit.same_bytes(bytearray(value))) is bytes
    assert kit.same_bytes(memoryview(b"abcdef")[::2]) == b"ace"
    assert kit.same_bytes(array.array("H", [1])) == array.array("H", [1]).tobytes()
    for value in ("a", 5, None, [1]):
        text = f"same_bytes(): argument 'x' must be a bytes-like object, not {type(value).__name__}"
        assert message(TypeError, kit.same_bytes, value) == text


# ---- containers ---------------------------------------------------------------------------------------------------------------


def test_lists(kit: Any) -> None:
    for value in ([], [1.5], [float(i) for i in range(1000)]):
        assert kit.same_numbers(value) == value
        assert kit.same_numbers(tuple(value)) == value
        assert kit.same_numbers(deque(value)) == value
        assert kit.same_numbers(iter(value)) == value
    assert kit.same_numbers(array.array("d", [1, 2])) == [1.0, 2.0]
    assert kit.same_numbers([1, True, Real(), Index()]) == [1.0, 1.0, 2.5, 5.0]
    assert kit.same_ints([2**63 - 1, -(2**63), True, Index()]) == [2**63 - 1, -(2**63), 1, 5]
    assert kit.same_ints({3}) == [3]
    assert kit.same_texts(["", "a", "a\0b", "日本"]) == ["", "a", "a\0b", "日本"]
    assert kit.same_rows([[1, 2], [], (3,)]) == [[1, 2], [], [3]]
    assert kit.same_gaps([1.5, None]) == [1.5, None]
    assert kit.same_points([kit.Point(1, 2), kit.Point()]) == [kit.Point(1, 2), kit.Point()]
    assert kit.same_colors([kit.Color.red, 2, 77]) == [kit.Color.red, kit.Color.green, 77]
    assert type(kit.same_colors([2])[0]) is kit.Color


def test_what_is_no_list(kit: Any) -> None:
    for value in ("abc", b"abc", 5, None, {1.0: 2.0}):
        text = f"same_numbers(): argument 'x' must be a sequence of float, not {type(value).__name__}"
        assert message(TypeError, kit.same_numbers, value) == text


def test_what_is_no_item(kit: Any) -> None:
    assert message(TypeError, kit.same_numbers, [1.0, 2.0, "x"]) == "same_numbers(): argument 'x'[2] must be float, not str"
    assert message(TypeError, kit.same_ints, [1, 2.0]) == "same_ints(): argument 'x'[1] must be int, not float"
    text = f"same_ints(): argument 'x'[0] must be in the range {-(2**63)} to {2**63 - 1}, got {2**63}"
    assert message(OverflowError, kit.same_ints, [2**63]) == text
    assert message(TypeError, kit.same_texts, ["a", None]) == "same_texts(): argument 'x'[1] must be str, not NoneType"
    assert message(TypeError, kit.same_rows, [[], [1, "x"]]) == "same_rows(): argument 'x'[1][1] must be int, not str"
    assert message(TypeError, kit.same_rows, [[], 5]) == "same_rows(): argument 'x'[1] must be a sequence of int, not int"
    assert message(TypeError, kit.same_gaps, [None, "x"]) == "same_gaps(): argument 'x'[1] must be float or None, not str"
    assert message(TypeError, kit.same_points, [kit.Point(), 5]) == "same_points(): argument 'x'[1] must be Point, not int"
    assert message(TypeError, kit.same_colors, ["red"]) == "same_colors(): argument 'x'[0] must be Color, not str"


def test_a_list_that_shrinks_while_it_is_read(kit: Any) -> None:
    values: list[Any] = []

    class Shrinks:
        def __float__(self) -> float:
            values.clear()
            return 1.0

    values.extend([Shrinks(), *range(100)])
    assert kit.same_numbers(values)[0] == 1.0


def test_an_iterator_that_raises(kit: Any) -> None:
    def broken() -> Any:
        yield 1.0
        raise KeyError("on the way")

    with pytest.raises(KeyError, match="on the way"):
        kit.same_numbers(broken())


def test_sets(kit: Any) -> None:
    assert kit.same_set({"a", "b"}) == {"a", "b"}
    assert kit.same_set(["a", "b", "a"]) == {"a", "b"}
    assert kit.same_set(frozenset()) == set()
    assert type(kit.same_set(())) is set
    for value in ("abc", 5, {"a": 1}):
        text = f"same_set(): argument 'x' must be a set of str, not {type(value).__name__}"
        assert message(TypeError, kit.same_set, value) == text


def test_maps(kit: Any) -> None:
    value = {"a": [kit.Point(1, 2), None], "": []}
    assert kit.same_map(value) == value
    assert kit.same_map(OrderedDict(value)) == value
    assert kit.same_names({2: "b", 1: "a"}) == {1: "a", 2: "b"}
    assert message(TypeError, kit.same_names, {"a": "b"}) == "same_names(): argument 'x' key must be int, not str"
    assert message(TypeError, kit.same_names, {1: 2}) == "same_names(): argument 'x'[1] must be str, not int"
    text = "same_map(): argument 'x'['k'][1] must be Point or None, not int"
    assert message(TypeError, kit.same_map, {"k": [None, 5]}) == text
    for wrong in ([], "a", None, 5):
        text = f"same_names(): argument 'x' must be a mapping of int to str, not {type(wrong).__name__}"
        assert message(TypeError, kit.same_names, wrong) == text


def test_tuples(kit: Any) -> None:
    assert kit.same_pair((1, "a")) == (1, "a")
    assert kit.same_pair([1, "a"]) == (1, "a")
    assert kit.same_tuple((True, 1, [1, 2])) == (True, 1.0, [1, 2])
    assert message(ValueError, kit.same_pair, (1,)) == "same_pair(): argument 'x' must have 2 items, not 1"
    assert message(ValueError, kit.same_pair, (1, "a", 2)) == "same_pair(): argument 'x' must have 2 items, not 3"
    assert message(TypeError, kit.same_pair, (1, 2)) == "same_pair(): argument 'x'[1] must be str, not int"
    for wrong in (5, None):
        text = f"same_pair(): argument 'x' must be a tuple of (int, str), not {type(wrong).__name__}"
        assert message(TypeError, kit.same_pair, wrong) == text


def test_optionals(kit: Any) -> None:
    assert kit.same_maybe() is None
    assert kit.same_maybe(None) is None
    assert kit.same_maybe(1.5) == 1.5
    assert kit.same_maybe_text("") == ""
    assert kit.same_maybe_text(None) is None
    assert message(TypeError, kit.same_maybe, "x") == "same_maybe(): argument 'x' must be float or None, not str"
    assert message(TypeError, kit.same_maybe_text, 5) == "same_maybe_text(): argument 'x' must be str or None, not int"


def test_objects(kit: Any) -> None:
    counter = kit.Counter(5)
    assert kit.value_of(counter) == 5
    assert kit.value_of(None) == -1
    again = kit.same_counter(counter)
    again.value = 8
    assert counter.value == 8
    many = kit.same_counters([counter, again])
    many[0].value = 9
    assert [each.value for each in (*many, counter)] == [9, 9, 9]
    assert message(TypeError, kit.value_of, 5) == "value_of(): argument 'counter' must be Counter or None, not int"


def test_an_object_that_was_moved(kit: Any) -> None:
    counter = kit.Counter(5)
    assert kit.swallow(counter) == 5
    with pytest.raises(ValueError, match="moved"):
        counter.twice()
