"""Free functions: arguments, conversions, results, errors.  Every test runs in both lanes, which may differ in nothing."""

from __future__ import annotations

import inspect
import math
from collections import OrderedDict, UserDict
from typing import Any

import pytest


def message(exception: type[BaseException], call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(exception) as raised:
        call(*args, **kwargs)
    assert type(raised.value) is exception
    return str(raised.value)


class Index:
    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class Real:
    def __float__(self) -> float:
        return 2.5


class Broken:
    def __index__(self) -> int:
        raise KeyError("index")

    def __float__(self) -> float:
        raise KeyError("float")


# ---- how arguments are given ------------------------------------------------------------------------------------------------


def test_by_position_and_by_keyword(geo: Any) -> None:
    assert geo.divide(7, 2) == (3, "1 left")
    assert geo.divide(b=2, a=7) == (3, "1 left")
    assert geo.divide(*[7], **{"b": 2}) == (3, "1 left")


def test_defaults(geo: Any) -> None:
    assert geo.scaled({"a": [1.0]}) == {"a": [2.0]}
    assert geo.scaled({"a": [1.0]}, by=3) == {"a": [3.0]}
    assert geo.mirror() is None
    assert geo.width_of() == 0


def test_a_default_that_only_cpp_can_compute(geo: Any) -> None:
    assert geo.shift(geo.Point(1, 2)) == geo.Point(2, 3)
    assert geo.shift(geo.Point(1, 2), by=geo.Point(0, 5)) == geo.Point(1, 7)
    assert geo.shift(geo.Point(1, 2), ...) == geo.Point(2, 3)


@pytest.mark.parametrize(
    ("args", "kwargs", "text"),
    [
        ((), {}, "divide() missing 2 required positional arguments: 'a' and 'b'"),
        ((1,), {}, "divide() missing 1 required positional argument: 'b'"),
        ((), {"b": 1}, "divide() missing 1 required positional argument: 'a'"),
        ((1, 2, 3), {}, "divide() takes 2 positional arguments but 3 were given"),
        ((1, 2), {"b": 3}, "divide() got multiple values for argument 'b'"),
        ((1, 2), {"nobody": 3}, "divide() got an unexpected keyword argument 'nobody'"),
    ],
)
def test_number_of_arguments(geo: Any, args: tuple[Any, ...], kwargs: dict[str, Any], text: str) -> None:
    assert message(TypeError, geo.divide, *args, **kwargs) == text


def test_number_of_arguments_where_some_are_optional(geo: Any) -> None:
    assert message(TypeError, geo.mirror, 1, 2) == "mirror() takes from 0 to 1 positional arguments but 2 were given"
    assert message(TypeError, geo.shared_pen, 1) == "shared_pen() takes 0 positional arguments but 1 was given"


def test_positional_only_and_keyword_only(geo: Any) -> None:
    p = geo.Point()
    text = "meet() missing 4 required positional arguments: 'a', 'b', 'c', and 'd'"
    assert message(TypeError, geo.meet) == text
    text = "meet() got some positional-only arguments passed as keyword arguments: 'd'"
    assert message(TypeError, geo.meet, p, p, p, d=p) == text
    assert message(TypeError, geo.meet, p, p, p, p, 1.0) == "meet() takes 4 positional arguments but 5 were given"
    text = "meet() takes 4 positional arguments but 5 positional arguments (and 1 keyword-only argument) were given"
    assert message(TypeError, geo.meet, p, p, p, p, p, eps=1.0) == text


# ---- scalars ------------------------------------------------------------------------------------------------------------------


def test_integers(geo: Any) -> None:
    assert geo.divide(True, Index(1)) == (1, "0 left")
    assert geo.divide(-(2**31), 1)[0] == -(2**31)
    assert message(TypeError, geo.divide, 1.0, 1) == "divide(): argument 'a' must be int, not float"
    assert message(TypeError, geo.divide, 1, "x") == "divide(): argument 'b' must be int, not str"
    assert message(TypeError, geo.divide, None, 1) == "divide(): argument 'a' must be int, not NoneType"
    assert message(TypeError, geo.divide, math.nan, 1) == "divide(): argument 'a' must be int, not float"


def test_integers_out_of_range(geo: Any) -> None:
    text = "divide(): argument 'a' must be in the range -2147483648 to 2147483647, got "
    assert message(OverflowError, geo.divide, 2**31, 1) == text + "2147483648"
    assert message(OverflowError, geo.divide, -(2**31) - 1, 1) == text + "-2147483649"
    assert message(OverflowError, geo.divide, 2**64, 1) == text + str(2**64)
    assert message(OverflowError, geo.divide, 10**100, 1) == text + "a larger int"
    assert message(OverflowError, geo.divide, 10**6000, 1) == text + "a larger int"
    assert message(OverflowError, geo.divide, Index(2**31), 1) == text + "2147483648"


def test_what_a_conversion_raises_is_passed_on(geo: Any) -> None:
    with pytest.raises(KeyError, match="index"):
        geo.divide(Broken(), 1)
    with pytest.raises(KeyError, match="float"):
        geo.sub.twice(Broken())


def test_floats(geo: Any) -> None:
    twice = geo.sub.twice
    assert twice(1) == 2.0 and type(twice(1)) is float
    assert twice(True) == 2.0 and twice(Real()) == 5.0 and twice(Index(3)) == 6.0
    assert twice(-1.0) == -2.0 and twice(-0.5) == -1.0
    assert math.isnan(twice(math.nan)) and twice(math.inf) == math.inf
    assert message(TypeError, twice, "1") == "twice(): argument 'x' must be float, not str"
    assert message(TypeError, twice, None) == "twice(): argument 'x' must be float, not NoneType"
    assert message(OverflowError, twice, 10**400) == "int too large to convert to float"


def test_floats_of_32_bits(geo: Any) -> None:
    assert geo.area(2.0) == pytest.approx(4 * math.pi)
    assert geo.area(math.inf) == math.inf


# ---- enums --------------------------------------------------------------------------------------------------------------------


def test_flags(geo: Any) -> None:
    both = geo.styles(geo.Style.dashed, geo.Style.filled)
    assert both == geo.Style.dashed | geo.Style.filled and isinstance(both, geo.Style)
    assert geo.styles(geo.Style.plain, 1) is geo.Style.dashed
    assert message(TypeError, geo.styles, "dashed", 1) == "styles(): argument 'a' must be Style, not str"
    assert message(TypeError, geo.styles, 1.0, 1) == "styles(): argument 'a' must be Style, not float"
    text = "styles(): argument 'b' must be in the range 0 to 255, got 256"
    assert message(OverflowError, geo.styles, geo.Style.plain, 256) == text


# ---- records, optionals -------------------------------------------------------------------------------------------------------


def test_records(geo: Any) -> None:
    assert geo.meet(geo.Point(0, 0), geo.Point(2, 2), geo.Point(0, 2), geo.Point(2, 0)) == geo.Point(1, 1)
    assert message(TypeError, geo.shift, (1, 2)) == "shift(): argument 'p' must be Point, not tuple"
    assert message(TypeError, geo.shift, None) == "shift(): argument 'p' must be Point, not NoneType"


def test_optionals(geo: Any) -> None:
    assert geo.mirror(geo.Point(1, 2)) == geo.Point(-1, 2)
    assert geo.mirror(None) is None
    assert message(TypeError, geo.mirror, 1) == "mirror(): argument 'p' must be Point or None, not int"


# ---- containers ---------------------------------------------------------------------------------------------------------------


def test_maps_and_lists(geo: Any) -> None:
    assert geo.scaled({"a": [1, 2.5], "ä": ()}, 2) == {"a": [2.0, 5.0], "ä": []}
    assert geo.scaled({}) == {}
    assert geo.scaled(OrderedDict(a=[1.0])) == {"a": [2.0]}
    assert geo.scaled(UserDict(a=range(3))) == {"a": [0.0, 2.0, 4.0]}
    assert geo.scaled({"a": (float(i) for i in range(2))}) == {"a": [0.0, 2.0]}
    result = geo.scaled({"x" * 1000: [0.5] * 10000})
    assert result == {"x" * 1000: [1.0] * 10000}
    assert type(result) is dict and type(result["x" * 1000]) is list


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, " must be a mapping of str to a sequence of float, not int"),
        ([], " must be a mapping of str to a sequence of float, not list"),
        ({1: []}, " key must be str, not int"),
        ({"k": 1}, "['k'] must be a sequence of float, not int"),
        ({"k": "text"}, "['k'] must be a sequence of float, not str"),
        ({"k": b"text"}, "['k'] must be a sequence of float, not bytes"),
        ({"k": {1: 2}}, "['k'] must be a sequence of float, not dict"),
        ({"k": [1.0, 2.0, "x"]}, "['k'][2] must be float, not str"),
        ({"j": [], "k": [None]}, "['k'][0] must be float, not NoneType"),
    ],
)
def test_what_is_wrong_in_a_container(geo: Any, value: object, text: str) -> None:
    assert message(TypeError, geo.scaled, value) == f"scaled(): argument 'series'{text}"


def test_surrogates(geo: Any) -> None:
    with pytest.raises(UnicodeEncodeError) as raised:
        geo.scaled({"a\ud800": []})
    assert raised.value.reason == "scaled(): argument 'series' key: surrogates not allowed"
    assert (raised.value.object, raised.value.start, raised.value.end) == ("a\ud800", 1, 2)


def test_sets(geo: Any) -> None:
    assert geo.odd({1, 2, 3}) == {1, 3} and type(geo.odd([])) is set
    assert geo.odd([5, 5, 4]) == {5}
    assert geo.odd(frozenset({1})) == {1} and geo.odd(iter((1, 2))) == {1}
    assert message(TypeError, geo.odd, 3) == "odd(): argument 'numbers' must be a set of int, not int"
    assert message(TypeError, geo.odd, "13") == "odd(): argument 'numbers' must be a set of int, not str"
    assert message(TypeError, geo.odd, [1, "x"]) == "odd(): argument 'numbers'[1] must be int, not str"
    text = "odd(): argument 'numbers'[1] must be in the range -2147483648 to 2147483647, got 2147483648"
    assert message(OverflowError, geo.odd, [1, 2**31]) == text


def test_an_iterator_that_fails(geo: Any) -> None:
    def numbers() -> Any:
        yield 1
        raise KeyError("in the middle")

    with pytest.raises(KeyError, match="in the middle"):
        geo.odd(numbers())


def test_a_list_that_changes_while_it_is_read(geo: Any) -> None:
    class Shrinks:
        def __float__(self) -> float:
            values.clear()
            return 1.0

    values: list[Any] = [Shrinks(), *[2.0] * 10]
    assert geo.scaled({"a": values})["a"][0] == 2.0


# ---- overloads ----------------------------------------------------------------------------------------------------------------


def test_overloads(geo: Any) -> None:
    assert geo.area(geo.Path.unit()) == 0.0
    assert geo.area(1) == pytest.approx(math.pi)
    assert geo.area(radius=1.0) == pytest.approx(math.pi)
    assert geo.area(path=geo.Loop("x")) == 0.0


def test_no_overload(geo: Any) -> None:
    candidates = "; candidates:\n  area(path: Path)\n  area(radius: float)"
    assert message(TypeError, geo.area, "x") == "area(): no overload takes (str)" + candidates
    assert message(TypeError, geo.area) == "area(): no overload takes ()" + candidates
    assert message(TypeError, geo.area, 1, radius=None) == "area(): no overload takes (int, radius=NoneType)" + candidates


# ---- errors -------------------------------------------------------------------------------------------------------------------


def test_standard_exceptions(geo: Any) -> None:
    assert message(ValueError, geo.divide, 1, 0) == "division by zero"


def test_marked_errors_have_their_fields(geo: Any) -> None:
    p, q = geo.Point(), geo.Point(1, 0)
    with pytest.raises(geo.Parallel) as raised:
        geo.meet(p, q, p, q)
    assert str(raised.value) == "the lines are parallel"
    assert raised.value.angle == 0.0
    assert isinstance(raised.value, ValueError) and isinstance(raised.value, RuntimeError)
    assert raised.value.__cause__ is None


# ---- how functions look -------------------------------------------------------------------------------------------------------


def test_names_and_documentation(geo: Any) -> None:
    assert geo.divide.__name__ == geo.divide.__qualname__ == "divide"
    assert geo.divide.__module__ == "geo"
    assert inspect.getdoc(geo.divide) == "The quotient, and what is left in words.\n\nRaises:\n    ValueError: if `b` is 0"
    assert not geo.styles.__doc__
    assert inspect.getdoc(geo.area) == "What a path would enclose, were it closed.\n\nOf a circle."


def test_signatures(geo: Any) -> None:
    def kinds(function: Any) -> list[tuple[str, str, object]]:
        return [(p.name, p.kind.name, p.default) for p in inspect.signature(function).parameters.values()]

    empty = inspect.Parameter.empty
    assert kinds(geo.divide) == [("a", "POSITIONAL_OR_KEYWORD", empty), ("b", "POSITIONAL_OR_KEYWORD", empty)]
    assert kinds(geo.meet) == [*[(n, "POSITIONAL_ONLY", empty) for n in "abcd"], ("eps", "KEYWORD_ONLY", 1e-12)]
    assert kinds(geo.mirror) == [("p", "POSITIONAL_OR_KEYWORD", None)]
    assert kinds(geo.shift)[1] == ("by", "POSITIONAL_OR_KEYWORD", ...)


def test_submodules(geo: Any) -> None:
    import importlib

    assert importlib.import_module("geo.sub") is geo.sub
    assert geo.sub.__name__ == "geo.sub"
    assert geo.sub.twice.__name__ == "twice" and geo.sub.twice.__module__ == "geo.sub"


def test_the_package(geo: Any, lane: str) -> None:
    assert geo.__lane__ == lane
    assert geo.__version__
    assert geo.max_points == 1000000
    assert geo.__doc__ == "Plane geometry, as an example of what a user writes."
    for name in geo.__all__:
        assert getattr(geo, name) is not None
