"""What C++ throws, and what Python sees."""

from __future__ import annotations

import errno
from collections.abc import Iterator
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


def caught(kit: Any, how: str) -> BaseException:
    with pytest.raises(Exception) as raised:  # noqa: PT011
        kit.fail(how)
    return raised.value


def test_where(kit: Any) -> None:
    place = "kit.cpp:12, in void kit::fail()"
    for how, text in [("placed", "somewhere"), ("where", "with a place")]:
        error = caught(kit, how)
        assert (str(error), error.__notes__) == (text, [place])
    assert not hasattr(caught(kit, "broken"), "__notes__")


def test_methods_as_attributes(kit: Any) -> None:
    error = caught(kit, "placed")
    assert (error.seconds, error.parts) == (5, ["a", "b"])
    assert not hasattr(error, "other")
    assert kit.Placed.__annotations__.keys() == {"seconds", "parts"}


def test_several_bases(kit: Any) -> None:
    error = caught(kit, "double")
    assert type(error) is kit.Double
    assert isinstance(error, kit.Broken) and isinstance(error, LookupError) and isinstance(error, IndexError)
    assert (str(error), error.part, error.name) == ("twice broken", 2, "both")
    error = caught(kit, "part of whole")
    assert type(error) is kit.PartOfWhole
    assert isinstance(error, kit.Part) and isinstance(error, kit.Whole)
    assert (str(error), error.part, error.whole) == ("a part of a whole", 1, 2)


def test_marked_but_no_exception(kit: Any) -> None:
    error = caught(kit, "bare")
    assert type(error) is kit.Bare
    assert (str(error), error.depth) == ("bare", 4)


def test_errors_of_the_system(kit: Any) -> None:
    error = caught(kit, "no file")
    assert type(error) is kit.NoFile and isinstance(error, OSError)
    assert (error.errno, error.strerror) == (errno.ENOENT, "the file: No such file or directory")
    error = caught(kit, "file")
    assert type(error) is FileNotFoundError
    assert (error.errno, error.filename) == (errno.ENOENT, "/no/such/file")
    error = caught(kit, "exists")
    assert type(error) is FileExistsError
    assert error.filename == "/a" and "[/b]" in str(error)
    assert type(caught(kit, "access")) is PermissionError
    assert type(caught(kit, "future")) is OSError


def test_translators(kit: Any) -> None:
    error = caught(kit, "vendor::Failure")
    assert type(error) is kit.Broken
    assert (str(error), error.part, error.name) == ("a failure", 8, "vendor")
    error = caught(kit, "vendor::Trouble")
    assert (type(error), str(error), error.__cause__) == (ValueError, "trouble: here", None)
    assert not hasattr(kit, "see_trouble")


def test_translators_of_derived_classes_come_first(kit: Any) -> None:
    error = caught(kit, "vendor::Deep")
    assert (type(error), str(error)) == (IndexError, "deep: there")
    assert (type(error.__cause__), str(error.__cause__)) == (RuntimeError, "there")


def test_translators_that_say_nothing_or_throw(kit: Any) -> None:
    error = caught(kit, "vendor::Silent")
    assert (type(error), str(error)) == (RuntimeError, "nothing said")
    error = caught(kit, "vendor::Cruel")
    assert (type(error), str(error)) == (OverflowError, "the translator fails")


def test_translated_causes(kit: Any) -> None:
    error = caught(kit, "nested vendor")
    assert (type(error), str(error)) == (ValueError, "outside")
    assert type(error.__cause__) is kit.Broken and error.__cause__.part == 9


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


def test_overloads_of_what_can_be_gone_over_once(kit: Any) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise LookupError("half way")

    def calls_others() -> Iterator[str]:
        for each in ("a", "b"):
            yield kit.how_many(iter([each, each]))

    assert kit.how_many(iter([1, 2])) == "2 ints"
    assert kit.how_many(each for each in "abc") == "3 strings"
    assert kit.how_many(calls_others()) == "2 strings"
    assert kit.how_many([map(int, "1234")]) == "4 ints in the first row"
    assert kit.how_many(iter([iter([1, 2])])) == "2 ints in the first row"
    with pytest.raises(LookupError, match="half way"):
        kit.how_many(broken())
    with pytest.raises(TypeError, match="no overload takes"):
        kit.how_many(iter([1, "a"]))
    used = iter([1, 2])
    assert [kit.how_many(used), kit.how_many(used)] == ["2 ints", "0 ints"]


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
