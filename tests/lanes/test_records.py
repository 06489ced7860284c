"""Records: values with named fields, as dataclasses are."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from test_values import message


def test_making(kit: Any) -> None:
    assert (kit.Point().x, kit.Point(1).x, kit.Point(y=2).y) == (0.0, 1.0, 2.0)
    pixel = kit.Pixel(3, lit=True)
    assert (pixel.column, pixel.shade, pixel.color, pixel.lit) == (3, 255, kit.Color.red, True)
    line = kit.Line(kit.Point(), kit.Point(1, 1))
    assert (line.label, line.weights, line.color) == ("line", [], None)
    assert line.weights is not kit.Line(kit.Point(), kit.Point()).weights


def test_made_wrongly(kit: Any) -> None:
    assert message(TypeError, kit.Point, "x") == "Point(): argument 'x' must be float, not str"
    assert message(TypeError, kit.Pixel, 1.5) == "Pixel(): argument 'column' must be int, not float"
    text = "Pixel(): argument 'shade' must be in the range 0 to 255, got 256"
    assert message(OverflowError, kit.Pixel, 1, 256) == text
    assert message(TypeError, kit.Pixel, 1, 2, "red") == "Pixel(): argument 'color' must be Color, not str"
    assert message(TypeError, kit.Pixel, 1, 2, 1, 1) == "Pixel(): argument 'lit' must be bool, not int"


def test_fields(kit: Any) -> None:
    point = kit.Point(1, 2)
    point.x = 5
    assert (point.x, type(point.x)) == (5.0, float)
    assert message(TypeError, setattr, point, "x", "s") == "Point.x(): argument 'value' must be float, not str"
    pixel = kit.Pixel(1)
    text = "Pixel.column(): argument 'value' must be in the range -32768 to 32767, got 99999"
    assert message(OverflowError, setattr, pixel, "column", 99999) == text
    assert pixel.column == 1
    with pytest.raises(AttributeError):
        point.z = 1


def test_both_ways(kit: Any) -> None:
    assert kit.same_point(kit.Point(1, 2)) == kit.Point(1, 2)
    pixel = kit.Pixel(-5, 7, kit.Color.blue, True)
    assert kit.same_pixel(pixel) == pixel
    assert type(kit.same_pixel(pixel).color) is kit.Color
    line = kit.Line(kit.Point(1, 2), kit.Point(3, 4), "é", [1.0, 2.0], kit.Color.green)
    assert kit.same_line(line) == line
    assert kit.reversed(line).start == kit.Point(3, 4)
    assert line.start == kit.Point(1, 2)


def test_fields_are_python_objects(kit: Any) -> None:
    line = kit.Line(kit.Point(), kit.Point())
    line.weights.append(1.5)
    line.start.x = 3
    assert kit.same_line(line).weights == [1.5]
    assert kit.same_line(line).start.x == 3.0


def test_fields_are_looked_at_when_they_cross(kit: Any) -> None:
    line = kit.Line(kit.Point(), kit.Point())
    line.weights = [1.0, "x"]
    assert message(TypeError, kit.same_line, line) == "same_line(): argument 'x'.weights[1] must be float, not str"
    line.weights, line.label = [], 5
    assert message(TypeError, kit.same_line, line) == "same_line(): argument 'x'.label must be str, not int"
    assert message(TypeError, kit.same_line, 5) == "same_line(): argument 'x' must be Line, not int"


def test_comparison(kit: Any) -> None:
    assert kit.Point(1, 2) == kit.Point(1, 2)
    assert kit.Point(1, 2) != kit.Point(1, 3)
    assert kit.Point() != (0.0, 0.0)
    with pytest.raises(TypeError, match="unhashable"):
        hash(kit.Point())


def test_repr(kit: Any) -> None:
    assert repr(kit.Point(1, 2)) == "Point(x=1.0, y=2.0)"
    text = "Line(start=Point(x=0.0, y=0.0), end=Point(x=0.0, y=0.0), label='line', weights=[], color=None)"
    assert repr(kit.Line(kit.Point(), kit.Point())) == text


def test_copy_pickle_replace(kit: Any) -> None:
    line = kit.Line(kit.Point(1, 2), kit.Point(3, 4), weights=[1.0])
    assert copy.copy(line) == line
    assert copy.copy(line).weights is line.weights
    assert copy.deepcopy(line) == line
    assert copy.deepcopy(line).weights is not line.weights
    assert pickle.loads(pickle.dumps(line)) == line
    assert kit.Point(1, 2).__replace__(x=5) == kit.Point(5, 2)
    assert kit.Point.__match_args__ == ("x", "y")


def test_frozen(kit: Any) -> None:
    key = kit.Key("a", 2)
    with pytest.raises(AttributeError):
        key.name = "b"
    assert hash(key) == hash(kit.Key("a", 2))
    assert {key: 1}[kit.Key("a", 2)] == 1
    assert kit.same_key(key) == key
    assert pickle.loads(pickle.dumps(key)) == key


def test_derived_in_python(kit: Any) -> None:
    class Named(kit.Point):  # type: ignore[misc, name-defined]
        def __init__(self, name: str) -> None:
            super().__init__(1, 2)
            self.name = name

    named = Named("a")
    assert (named.name, named.x) == ("a", 1.0)
    assert kit.same_point(named) == kit.Point(1, 2)
