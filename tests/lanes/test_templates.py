"""What templates make is like any other class, record and function: names, types, defaults, comments, operators, errors."""

from __future__ import annotations

import copy
import inspect
from types import ModuleType

import pytest


def test_classes(shelf: ModuleType) -> None:
    stack = shelf.IntStack()
    stack.push(1)
    stack.push(2)
    stack.push(0, shelf.Order.first)
    assert list(stack) == [0, 1, 2]
    assert (len(stack), stack[1], stack.top, bool(stack), stack.is_empty()) == (3, 1, 2, True, False)
    assert stack.pop() == 2
    assert stack.clear() is stack
    assert not stack
    assert shelf.IntStack(2, 9) == shelf.IntStack.of(9, 9)
    assert list(shelf.IntStack(count=2)) == [0, 0]
    stack.push_all([3, 4])
    assert list(stack + shelf.IntStack.of(5, 6)) == [3, 4, 5, 6]
    stack += stack
    assert list(copy.copy(stack)) == [3, 4, 3, 4]
    with pytest.raises(TypeError):
        stack + shelf.Names()
    stack.spare = 5
    assert (stack.spare, shelf.IntStack.spare.__doc__) == (5, "kept aside")


def test_two_instances_of_one_template(shelf: ModuleType) -> None:
    names = shelf.Names()
    names.push("a")
    assert (names.top, shelf.Names.limit, shelf.IntStack.limit) == ("a", 3, 5)
    names.push_all(["b", "c"])
    with pytest.raises(ValueError, match="it is full"):
        names.push("d")
    names.push("d", shelf.Order.first, 10)
    assert list(names) == ["d", "a", "b", "c"]
    assert shelf.Names(1)[0] == ""
    with pytest.raises(TypeError, match=r"push\(\).*value"):
        names.push(1)
    with pytest.raises(TypeError, match=r"push\(\).*value"):
        shelf.IntStack().push("a")
    assert type(shelf.IntStack()) is not type(names)


def test_enums_come_with_their_instance(shelf: ModuleType) -> None:
    assert shelf.IntStackMode.loose == 1
    assert [each.name for each in shelf.NamesMode] == ["strict", "loose"]
    assert shelf.IntStack().pop(shelf.IntStackMode.loose) == 0
    with pytest.raises(IndexError, match="nothing is there"):
        shelf.Names().pop()
    with pytest.raises(TypeError, match=r"pop\(\).*mode"):
        shelf.Names().pop("loose")


def test_comments_are_those_of_the_template(shelf: ModuleType) -> None:
    assert shelf.IntStack.__doc__ == "Numbers."
    assert shelf.Names.__doc__ == "Things on top of each other."
    assert "value: what" in shelf.IntStack.push.__doc__
    assert shelf.IntStack.to_floats.__doc__.endswith("The numbers, as others.")
    assert "Into the bounds." in shelf.clamp_int.__doc__


def test_defaults_are_of_the_instance(shelf: ModuleType) -> None:
    stack = shelf.IntStack()
    for i in range(5):
        stack.push(i)
    with pytest.raises(ValueError, match="it is full"):
        stack.push(5)
    assert shelf.clamp_int(-5) == 0
    assert shelf.clamp_int(10**9) == 10**9
    assert shelf.clamp8(255) == 255
    with pytest.raises(OverflowError):
        shelf.clamp8(256)


def test_functions(shelf: ModuleType) -> None:
    assert shelf.clamp_int(7, 1, 5) == shelf.clamp_int(7, high=5) == 5
    assert shelf.name_of_int() == "int"
    assert shelf.IntStack.of(1, 2).to_floats(0.5) == [1.5, 2.5]
    assert shelf.IntStack.of(1, 2).to_floats() == [1.0, 2.0]
    assert not hasattr(shelf, "clamp")
    assert not hasattr(shelf.IntStack, "convert")
    with pytest.raises(TypeError, match="clamp_int"):
        shelf.clamp_int("a")


def test_an_instance_in_an_instance(shelf: ModuleType) -> None:
    pile = shelf.Pile()
    pile.push(shelf.IntStack.of(1, 2))
    assert list(pile[0]) == [1, 2]
    assert [list(each) for each in pile] == [[1, 2]]
    assert list(pile.pop()) == [1, 2]


def test_specializations_are_what_they_are(shelf: ModuleType) -> None:
    assert shelf.One().depth() == 1
    assert not hasattr(shelf.One, "push")
    assert shelf.Flag(value=True).value() is True
    assert not hasattr(shelf.Flag, "push")


def test_records(shelf: ModuleType) -> None:
    span = shelf.Span(1)
    assert span == shelf.Span(first=1, second=0)
    assert repr(span) == "Span(first=1, second=0)"
    entry = shelf.Entry("a")
    entry.second.append(span)
    assert entry == shelf.Entry("a", [shelf.Span(1)])


def test_numbers_as_arguments(shelf: ModuleType) -> None:
    wide = shelf.Wide(1)
    wide.set(0, 2, 5)
    tall = wide.transposed()
    assert type(tall) is shelf.Tall
    assert (tall.at(2, 0), tall.transposed().at(0, 2)) == (5, 5)
    assert (shelf.Wide.rows, shelf.Wide.columns, shelf.Tall.rows) == (2, 3, 3)


def test_bases(shelf: ModuleType) -> None:
    assert shelf.Dog().speak() == "Wow"
    assert "What it says." in shelf.Dog.speak.__doc__
    watched = shelf.WatchedPlain(4)
    assert isinstance(watched, shelf.Plain)
    assert (watched.start, watched.seen(), shelf.WatchedPlain().start) == (4, 7, 1)
    labelled = shelf.Labelled("x")
    assert isinstance(labelled, shelf.IntStack)
    labelled.push(3)
    assert (labelled.label(), list(labelled), labelled.top) == ("x", [3], 3)


def test_in_other_signatures(shelf: ModuleType) -> None:
    assert shelf.total([shelf.numbers(4), shelf.Labelled("x")]) == 6
    stack = shelf.IntStack()
    assert (shelf.fill(stack), list(stack)) == (1, [42])
    assert shelf.shared() is shelf.shared()
    with pytest.raises(TypeError):
        shelf.total([shelf.Names()])


def test_a_loop_is_safe(shelf: ModuleType) -> None:
    stack = shelf.numbers(3)
    it = iter(stack)
    assert next(it) == 0
    stack.push(1)
    with pytest.raises(shelf.StaleError):
        next(it)


def test_signatures(shelf: ModuleType) -> None:
    assert list(inspect.signature(shelf.IntStack.push).parameters) == ["self", "value", "at", "most"]
