"""What C++ throws, and what Python sees."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from test_values import message


@pytest.mark.parametrize(
    ("how", "kind", "text"),
    [
        ("invalid_argument", ValueError, "an invalid argument"),
        ("domain_error", ValueError, "outside the domain"),
        ("length_error", ValueError, "too long"),
        ("range_error", ValueError, "out of the range"),
        ("out_of_range", IndexError, "no such item"),
        ("overflow_error", OverflowError, "too large"),
        ("runtime_error", RuntimeError, "something else"),
    ],
)
def test_standard_exceptions(kit: Any, how: str, kind: type[BaseException], text: str) -> None:
    assert message(kind, kit.fail, how) == text


def test_no_memory(kit: Any) -> None:
    with pytest.raises(MemoryError):
        kit.fail("bad_alloc")


def test_what_is_no_exception(kit: Any) -> None:
    with pytest.raises(RuntimeError):
        kit.fail("int")


def test_system_errors(kit: Any) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        kit.fail("system_error")
    assert raised.value.errno == errno.ENOENT
    assert "opening" in str(raised.value)


def test_the_cause(kit: Any) -> None:
    with pytest.raises(ValueError, match="what came of it") as raised:
        kit.fail("nested")
    assert type(raised.value.__cause__) is IndexError
    assert str(raised.value.__cause__) == "the cause"


def test_marked_classes(kit: Any) -> None:
    assert issubclass(kit.Broken, RuntimeError)
    assert issubclass(kit.Lost, kit.Broken)
    assert kit.Broken.__doc__ == "The kit is out of order."
    with pytest.raises(kit.Broken) as raised:
        kit.fail("broken")
    assert (str(raised.value), raised.value.part, raised.value.name) == ("out of order", 3, "spring")
    assert type(raised.value) is kit.Broken


def test_derived_marked_classes(kit: Any) -> None:
    with pytest.raises(kit.Broken) as raised:
        kit.fail("lost")
    assert type(raised.value) is kit.Lost
    assert (str(raised.value), raised.value.part, raised.value.name) == ("a part is lost", 7, "lid")


def test_errors_of_constructors_and_properties(kit: Any) -> None:
    assert message(ValueError, kit.Counter, -1) == "a counter cannot start below 0"
    counter = kit.Counter(1)
    assert message(TypeError, setattr, counter, "value", "x") == "Counter.value(): argument 'value' must be int, not str"
    with pytest.raises(AttributeError):
        counter.odd = 3


def test_overloads(kit: Any) -> None:
    for value, kind in [
        (True, "bool"),
        (1, "int"),
        (1.5, "double"),
        ("a", "string"),
        (kit.Color.red, "Color"),
        (kit.Point(), "Point"),
        (kit.Counter(), "Counter"),
        ([1], "vector<int>"),
        (["a"], "vector<string>"),
        ({"a": 1}, "map"),
        (2**40, "double"),
        ((1, 2), "vector<int>"),
    ]:
        assert kit.kind(value) == kind, value
    assert kit.kind(1, 2) == "int, int"


def test_no_overload(kit: Any) -> None:
    text = message(TypeError, kit.kind, None, "x")
    assert text.startswith("kind(): no overload takes (NoneType, str); candidates:\n  kind(")
    text = message(TypeError, kit.kind, 1, y=2)
    assert text.startswith("kind(): no overload takes (int, y=int); candidates:\n  kind(")


def test_operators(kit: Any) -> None:
    a, b = kit.Counter(2), kit.Counter(3)
    assert (a + b).value == 5
    assert (a + 4).value == 6
    assert a < b and not b < a
    assert a == kit.Counter(2) and a != b
    assert a != 5 and not a == "x"
    assert bool(a) and not kit.Counter()
    with pytest.raises(TypeError, match="unsupported operand"):
        a + "x"
    with pytest.raises(TypeError, match="unsupported operand"):
        None + a
    with pytest.raises(TypeError):
        a < 5  # noqa: B015
    before = a
    a += 5
    assert a is before and a.value == 7


def test_defaults_and_keywords(kit: Any) -> None:
    assert kit.sum(1) == 6
    assert kit.sum(1, 1) == 5
    assert kit.sum(1, b=1, c=1) == 3
    assert kit.answer() == 42
    assert kit.answer(1) == 1
    assert kit.greet() == "hello world"
    assert kit.Counter.most == 1000
