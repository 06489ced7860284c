"""Out parameters are results; what is read and changed goes in and comes back."""

from __future__ import annotations

import gc
import inspect
from types import ModuleType

import pytest


def test_beside_a_result(outs: ModuleType) -> None:
    table = outs.Table()
    assert table.find("table") == (True, 5, "table!")
    assert table.find("x") == (False, 1, "x!")
    assert table.name() == ("table", True)


def test_alone(outs: ModuleType) -> None:
    assert outs.Table().step(1.5) == 2.5
    assert outs.Table().step(1.0, by=3) == 4.0
    assert outs.Table().range() == (-1, 1)
    assert outs.parse("abc") == (True, 3, 1, 1)


def test_what_goes_in_stays_as_it_was(outs: ModuleType) -> None:
    point, numbers = outs.Point(1, 2), [1, 2, 3]
    assert outs.Table.move(point) == outs.Point(2, 2)
    assert point == outs.Point(1, 2)
    assert outs.fill(numbers, 9) == [9, 9, 9]
    assert numbers == [1, 2, 3]


def test_objects(outs: ModuleType) -> None:
    node, n = outs.Table().make()
    assert (node.n(), n) == (4, 2)
    node, points = outs.Table().nodes()
    assert (node.n(), points) == (7, [outs.Point(1, 2)])


def test_an_object_keeps_what_it_points_into(outs: ModuleType) -> None:
    there, cursor = outs.Table().locate()
    gc.collect()
    assert there
    assert cursor.text() == "table"


def test_overloads(outs: ModuleType) -> None:
    assert outs.read(3) == 3
    assert outs.read("x") == "x"


def test_errors(outs: ModuleType) -> None:
    with pytest.raises(ValueError, match="^nothing to parse$"):
        outs.parse("")
    with pytest.raises(TypeError, match=r"^Table\.step\(\) missing 1 required positional argument: 'x'$"):
        outs.Table().step()
    with pytest.raises(TypeError, match=r"^fill\(\): argument 'xs'\[1\] must be int, not str$"):
        outs.fill([1, "a"], 2)
    with pytest.raises(TypeError, match=r"find\(\) takes 2 positional arguments but 3 were given"):
        outs.Table().find("a", 1)


def test_documented(outs: ModuleType) -> None:
    assert "whether it is there, `value` (its number), `text` (how it is written)" in (outs.Table.find.__doc__ or "")
    assert list(inspect.signature(outs.Table.find).parameters) == ["self", "key"]
    assert list(inspect.signature(outs.parse).parameters) == ["text"]


def test_a_pointer_and_a_number(outs: ModuleType) -> None:
    assert outs.sum([1.5, 2]) == 3.5
    assert outs.sum([], start=2) == 2
    assert outs.join(["a", "b"], "-") == "a-b"
    assert outs.count("axbx\0x") == 3
    assert outs.last(b"\x01\xff") == 255
    assert outs.last(bytearray()) == -1
    assert outs.last_of(b"\0\xfe") == 254
    with pytest.raises(TypeError, match=r"^last_of\(\): argument 'data' must be "):
        outs.last_of("text")
    bag = outs.Bag([4, 5])
    assert bag.at(1) == 5
    assert bag.split([7, 8, 9]) == (True, 7, 2)


def test_a_number_that_is_too_small_to_count(outs: ModuleType) -> None:
    assert outs.few([0] * 127) == 127
    with pytest.raises(OverflowError, match="^128 items are more than the function can count$"):
        outs.few([0] * 128)


def test_errors_of_many(outs: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"^sum\(\): argument 'xs'\[1\] must be float, not str$"):
        outs.sum([1, "a"])
    with pytest.raises(TypeError, match=r"^join\(\) missing 1 required positional argument: 'by'$"):
        outs.join(["a"])


def test_many_objects(outs: ModuleType) -> None:
    nodes = [outs.Node(1), outs.Node(2)]
    assert outs.total(nodes) == 3
    assert outs.total([]) == 0
    outs.grow(nodes, 10)
    assert [each.n() for each in nodes] == [11, 12]
    outs.grow([nodes[0], nodes[0]], 1)
    assert nodes[0].n() == 13
    with pytest.raises(TypeError, match=r"^total\(\): argument 'nodes'\[1\] must be Node, not NoneType$"):
        outs.total([nodes[0], None])


def test_room_that_is_filled(outs: ModuleType) -> None:
    row = outs.Row([7, 8])
    assert row.all() == [7, 8]
    assert outs.Row([]).all() == []
    assert row.write(True) == (2, b"\x07\x08\x07\x08")
    assert row.write(False) == (2, b"\x07\x08")
    assert row.words() == ["7", "8", "end"]
    assert outs.squares(4) == [0, 1, 4, 9]
    assert outs.sums([1, 2, 3]) == [0, 1, 3, 6]
    assert outs.sums([]) == [0]
    assert outs.zeros(3) == bytes(3)
    assert list(inspect.signature(outs.Row.write).parameters) == ["self", "twice"]
    with pytest.raises(ValueError, match="^there cannot be room for -1 items$"):
        outs.squares(-1)


def test_an_object_that_is_made_for_the_caller(outs: ModuleType) -> None:
    there, made = outs.Made.open("x")
    assert there
    assert type(made) is outs.Made
    assert outs.Made.open("nowhere") == (False, None)
    given = outs.Made.give()
    assert outs.Made.alive() == 2
    with pytest.raises(ValueError, match="^it has no name$"):
        outs.Made.open("")
    del made, given
    gc.collect()
    assert outs.Made.alive() == 0


def test_streams(outs: ModuleType) -> None:
    assert outs.hello("you") == "hello you"
    assert outs.copy("a b\nc") == (True, "a;b;c;")
    assert outs.copy("") == (False, "")
    assert outs.fluent() == ("fluent", 2)
    assert outs.wide() == "w\u00efde"
    with pytest.raises(ValueError, match="UTF-8"):
        outs.rubbish()
