"""What `replaces` binds instead of members and functions; what `invalidates` says of parameters; a conversion that has a name."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest


def box_of(stead: ModuleType, *numbers: int, cls: str = "Box") -> object:
    box = getattr(stead, cls)()
    for number in numbers:
        box.add(number)
    return box


def test_a_function_instead_of_a_member(stead: ModuleType) -> None:
    assert box_of(stead, 7, 8).front() == 7
    with pytest.raises(IndexError, match="there is nothing in it"):
        stead.Box().front()


def test_what_is_replaced_is_not_there(stead: ModuleType) -> None:
    for cls in (stead.Box, stead.Crate):
        assert not hasattr(cls, "scaled") and not hasattr(cls, "limit")
    assert not hasattr(stead, "half") and stead.rounded_half(3) == 2


def test_what_overrides_it_is_replaced_too(stead: ModuleType) -> None:
    """A derived object has the function as well, and C++ still calls the derived one's own."""
    assert box_of(stead, 1, 2).share(1) == 2
    assert box_of(stead, 1, 2, cls="Crate").share(1) == 4
    with pytest.raises(ValueError, match="by nothing"):
        box_of(stead, cls="Crate").share(0)


def test_both_objects_are_changed(stead: ModuleType) -> None:
    one, other = box_of(stead, 1), box_of(stead, 2)
    parts = [one.item(0), other.item(0)]
    one.swap(other)
    for part in parts:
        with pytest.raises(stead.StaleError):
            part.number  # noqa: B018
    assert (one.item(0).number, other.item(0).number) == (2, 1)


def test_with_itself(stead: ModuleType) -> None:
    one = box_of(stead, 1)
    part = one.item(0)
    one.swap(one)
    with pytest.raises(stead.StaleError):
        part.number  # noqa: B018
    assert one.front() == 1


def test_a_function_of_no_class(stead: ModuleType) -> None:
    into, source, third = box_of(stead, 1), box_of(stead, 2), box_of(stead, 3)
    parts = [into.item(0), source.item(0)]
    kept = third.item(0)
    stead.pour(into, source)
    assert (into.size() if hasattr(into, "size") else len(into)) == 2
    for part in parts:
        with pytest.raises(stead.StaleError):
            part.number  # noqa: B018
    assert kept.number == 3


def test_a_conversion_with_a_name(stead: ModuleType) -> None:
    made = box_of(stead, 5).first_item()
    assert type(made) is stead.Item and made.number == 5
    with pytest.raises(IndexError):
        stead.Box().first_item()


def test_what_stands_before_what_has_no_name(stead: ModuleType) -> None:
    parameters = inspect.signature(stead.sized).parameters
    assert list(parameters) == ["rows", "arg1", "columns"]
    only, either = inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert [each.kind for each in parameters.values()] == [only, only, either]
    assert stead.sized(2, 0.5, columns=3) == 6
    with pytest.raises(TypeError, match="rows"):
        stead.sized(rows=2, arg1=0.5)
