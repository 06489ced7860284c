"""Enums and flags."""

from __future__ import annotations

import pickle
from enum import IntEnum, IntFlag
from typing import Any

from test_values import message


def test_members(kit: Any) -> None:
    assert issubclass(kit.Color, IntEnum)
    assert [(each.name, each.value) for each in kit.Color] == [("red", 1), ("green", 2), ("blue", 4)]
    assert kit.Color.__doc__ == "What light is of."
    assert kit.Color.__module__ == "kit"
    assert pickle.loads(pickle.dumps(kit.Color.red)) is kit.Color.red


def test_both_ways(kit: Any) -> None:
    assert kit.same_color(kit.Color.green) is kit.Color.green
    assert kit.same_color(4) is kit.Color.blue
    assert kit.next_color() is kit.Color.green
    assert kit.next_color(x=kit.Color.green) is kit.Color.blue


def test_an_unknown_value_stays_an_int(kit: Any) -> None:
    assert kit.unknown_color() == 77
    assert type(kit.unknown_color()) is int
    assert kit.same_color(9) == 9


def test_wrong_values(kit: Any) -> None:
    for value in ("red", None, 1.0):
        text = f"same_color(): argument 'x' must be Color, not {type(value).__name__}"
        assert message(TypeError, kit.same_color, value) == text
    text = "same_color(): argument 'x' must be in the range 0 to 255, got 256"
    assert message(OverflowError, kit.same_color, 256) == text


def test_flags(kit: Any) -> None:
    assert issubclass(kit.Mode, IntFlag)
    assert kit.same_mode(kit.Mode.read | kit.Mode.write) == kit.Mode.both
    assert kit.same_mode(kit.Mode.none) == 0
    assert isinstance(kit.same_mode(2), kit.Mode)


def test_in_a_submodule(kit: Any) -> None:
    import kit.more  # type: ignore[import-not-found]

    assert kit.more.Side.right.__class__.__module__ == "kit.more"
    assert kit.more.Side.__qualname__ == "Side"
    assert kit.more.Lid().side() is kit.more.Side.right
    assert kit.more.area(kit.more.Box(3)) == 6.0
    assert (kit.more.area.__name__, kit.more.area.__module__) == ("area", "kit.more")
    assert repr(kit.more.Box()) == "Box(width=1.0)"
    assert pickle.loads(pickle.dumps(kit.more.Box(2))) == kit.more.Box(2)
