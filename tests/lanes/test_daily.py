"""What the headers of a day hold: smart pointers as fields, objects that share themselves, enums, errors, NumPy's scalars."""

from __future__ import annotations

import copy
import gc
from collections import OrderedDict
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from test_values import message


def collected() -> None:
    for _ in range(3):
        gc.collect()


# ---- smart pointers as fields


def test_a_shared_field_outlives_what_it_was_taken_from(daily: ModuleType) -> None:
    collected()
    before = daily.parts_alive()
    machine = daily.Machine()
    part, sealed = machine.part, machine.sealed
    assert machine.part is part and machine.first is part and machine.seen is part and machine.spare == [part]
    machine.part, machine.spare, machine.sealed = daily.Part(8), [], daily.Part(9)
    assert (part.number, machine.part.number, machine.first.number, sealed.number) == (5, 8, 5, 6)
    del machine
    collected()
    assert (part.number, sealed.number) == (5, 6)
    del part, sealed
    collected()
    assert daily.parts_alive() == before


def test_a_shared_field_is_what_was_put_into_it(daily: ModuleType) -> None:
    machine, part = daily.Machine(), daily.Part(1)
    machine.part = part
    assert machine.part is part
    part.number = 2
    assert machine.part.number == 2
    part.__init__(3)  # another object, which the machine does not have
    assert machine.part is not part and machine.part.number == 2


def test_a_shared_field_may_be_none(daily: ModuleType) -> None:
    machine = daily.Machine()
    machine.part = machine.sealed = None
    assert machine.part is None and machine.sealed is None
    machine.spare = []
    assert machine.seen is not None  # `first` has it
    machine.maybe = daily.Part(4)
    assert machine.maybe.number == 4
    machine.maybe = None
    assert machine.maybe is None
    text = "Machine.part(): argument 'value' must be Part or None, not int"
    assert message(TypeError, setattr, machine, "part", 5) == text
    assert (
        message(TypeError, setattr, machine, "spare", [None]) == "Machine.spare(): argument 'value'[0] must be Part, not NoneType"
    )
    for name in ("first", "seen"):
        with pytest.raises(AttributeError):
            setattr(machine, name, daily.Part())


def test_what_cannot_be_copied_is_shared(daily: ModuleType) -> None:
    ring, node = daily.Ring(), daily.Node(2)
    ring.node = node
    assert ring.node is node and ring.node.me() is node
    ring.node = None
    assert ring.node is None and node.number == 2


def test_what_is_shared_for_reading(daily: ModuleType) -> None:
    machine = daily.Machine()
    with pytest.raises(TypeError):
        machine.sealed.number = 1
    assert machine.sealed.number == 6


# ---- objects that share themselves


def test_an_object_of_python_shares_itself(daily: ModuleType) -> None:
    collected()
    before = daily.nodes_alive()
    for node in (daily.Node(3), daily.Node.make(3)):
        assert node.me() is node and node.me_for_reading().number == 3
        daily.node_of(node).number = 5
        assert node.number == 5
    kept = daily.Node(4).me()
    node = None
    collected()
    assert kept.number == 4 and daily.nodes_alive() == before + 1
    del kept
    collected()
    assert daily.nodes_alive() == before


def test_who_knows_its_parent(daily: ModuleType) -> None:
    parent, child = daily.Node(1), daily.Node(2)
    parent.add(child)
    child.parent().number = 3
    assert parent.number == 3 and parent.parent() is None
    del parent
    collected()
    assert child.parent() is None
    again = daily.Node(5)
    again.__init__(6)
    again.add(child)
    assert child.parent().number == again.me().number == 6


def test_what_shares_itself_cannot_be_given_away(daily: ModuleType) -> None:
    node = daily.Node(3)
    text = "the daily::Node cannot be given away: it is a part of another object, or shared"
    assert message(ValueError, daily.take_node, node) == text
    assert node.me() is node and daily.take_node(None) == -1


def test_derived_in_python(daily: ModuleType) -> None:
    class Mine(daily.Node):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__(7)
            self.name = "mine"

    mine = Mine()
    assert mine.me() is mine and mine.me().name == "mine"


def test_it_is_known_between_calls(daily: ModuleType) -> None:
    collected()
    before = daily.watches_alive()
    watch = daily.Watch(1)
    watch.watch()
    assert daily.watched() == 1
    watch.__init__(2)
    collected()
    assert daily.watched() == -1
    watch.watch()
    assert daily.watched() == 2
    del watch
    collected()
    assert daily.watched() == -1 and daily.watches_alive() == before


def test_what_is_shared_privately(daily: ModuleType) -> None:
    assert daily.number_of(daily.Discreet()) == 4


# ---- owners


def test_deleters_are_called_once(daily: ModuleType) -> None:
    for make in (daily.shared_part, daily.unique_part):
        before = daily.recycled()
        part = make(5)
        assert part.number == 5 and daily.recycled() == before
        del part
        collected()
        assert daily.recycled() == before + 1


def test_a_part_of_what_is_shared(daily: ModuleType) -> None:
    part = daily.part_of_pair(6)
    collected()
    assert part.number == 6


def test_lists_of_what_is_owned(daily: ModuleType) -> None:
    parts = daily.new_parts(4)
    assert [each.number for each in parts] == [0, 1, 2, 3]
    assert daily.take_parts([*parts[2:], daily.Part(10)]) == 15
    assert parts[1].number == 1
    for gone in parts[2:]:
        with pytest.raises(ValueError, match="moved from"):
            gone.number  # noqa: B018
    with pytest.raises(TypeError, match=r"argument 'parts'\[1\] must be Part, not NoneType"):
        daily.take_parts([parts[0], None])


def test_memory_of_its_own(daily: ModuleType) -> None:
    collected()
    before = daily.counted_made()
    made = [daily.new_counted(), daily.Counted(), daily.new_counted()]
    assert [each.number for each in made] == [3, 3, 3] and daily.counted_made() >= before + 2
    assert not hasattr(daily.Counted, "operator_new")
    del made
    collected()
    assert daily.counted_made() == before


# ---- what only moves, methods for one kind of reference


def test_what_only_moves(daily: ModuleType) -> None:
    ticket = daily.new_ticket(4)
    assert ticket.number == 4 and daily.use_ticket(ticket) == 4
    with pytest.raises(ValueError, match="moved from"):
        daily.use_ticket(ticket)
    assert daily.maybe_ticket(True).number == 7 and daily.maybe_ticket(False) is None
    made, number = daily.ticket_and_number()
    assert (made.number, number) == (8, 9)
    with pytest.raises(TypeError):
        copy.copy(made)


def test_reference_qualifiers(daily: ModuleType) -> None:
    builder = daily.Builder()
    assert builder.add(2).add(3) is builder and builder.sum() == 5 and builder.which() == 1


def test_begin_and_end_that_are_no_loop(daily: ModuleType) -> None:
    interval, transaction = daily.Interval(1, 2.5), daily.Transaction()
    assert (interval.begin(), interval.end()) == (1.0, 2.5)
    transaction.begin()
    assert transaction.open() == 1
    for one in (interval, transaction):
        with pytest.raises(TypeError, match="not iterable"):
            iter(one)


# ---- enums


def test_underlying_types(daily: ModuleType) -> None:
    for each in (*daily.Depth, *daily.Size, *daily.Letter, *daily.Answer, *daily.Grade):
        same = getattr(daily, f"same_{type(each).__name__.lower()}")
        assert same(each) is each and same(int(each)) is each
    assert [int(each) for each in daily.Depth] == [-(2**63), 0, 2**63 - 1] and daily.Size.greatest == 2**64 - 1
    assert daily.Letter.z == ord("z") and daily.same_answer() is daily.Answer.yes and daily.same_answer(False) is daily.Answer.no
    text = f"same_depth(): argument 'depth' must be in the range {-(2**63)} to {2**63 - 1}, got {2**63}"
    assert message(OverflowError, daily.same_depth, 2**63) == text
    assert message(TypeError, daily.same_letter, "a") == "same_letter(): argument 'letter' must be Letter, not str"


def test_two_names_of_one_value(daily: ModuleType) -> None:
    assert daily.Grade.fine is daily.Grade.good and [each.name for each in daily.Grade] == ["good", "bad"]
    assert daily.same_grade() is daily.Grade.bad and daily.grades() == [daily.Grade.good, daily.Grade.bad]


# ---- classes in classes


def test_classes_in_classes(daily: ModuleType) -> None:
    tree = daily.Tree(daily.TreeOptions(depth=3, wide=True))
    assert tree.chosen() == daily.TreeOptions(3, True)
    leaf = tree.new_leaf()
    assert type(leaf) is daily.TreeLeaf and leaf.number == 2 and leaf.colour() is daily.TreeLeafColor.red


# ---- errors


@pytest.mark.parametrize(
    ("kind", "name", "base"),
    [
        (0, "Missing", KeyError),
        (1, "Finished", StopIteration),
        (2, "NoSuchName", AttributeError),
        (3, "WrongKind", TypeError),
        (4, "Later", NotImplementedError),
    ],
)
def test_any_builtin_class_is_a_base(daily: ModuleType, kind: int, name: str, base: type[Exception]) -> None:
    for text in ("", "text", "\u00e4" * 100000):
        with pytest.raises(base) as raised:
            daily.fail(kind, text)
        assert type(raised.value) is getattr(daily, name) and raised.value.args == (text,)


def test_an_iteration_ends_by_an_error_of_its_own(daily: ModuleType) -> None:
    class Three:
        at = 0

        def __iter__(self) -> Iterator[int]:
            return self  # type: ignore[return-value]

        def __next__(self) -> int:
            self.at += 1
            if self.at > 3:
                daily.fail(1, "enough")
            return self.at

    assert list(Three()) == [1, 2, 3]


def test_a_text_that_is_not_utf8(daily: ModuleType) -> None:
    assert message(RuntimeError, daily.fail, 9, "") == "a \ufffd and a \u00e9"


# ---- what Python has that counts as a list, or as a number


def test_views_of_dicts(daily: ModuleType) -> None:
    table: Any = OrderedDict([("b", 1), ("a", 2.5)])
    assert daily.same_texts(table.keys()) == ["b", "a"] and daily.sum(table.values()) == 3.5
    assert daily.sum(range(4)) == 6 and daily.sum(map(float, "12")) == 3 and daily.sum({1, 2}) == 3


def test_scalars_and_arrays_of_numpy(daily: ModuleType) -> None:
    numpy = pytest.importorskip("numpy")
    assert daily.same_int(numpy.int64(5)) == daily.same_int(numpy.uint8(5)) == 5
    assert daily.same_float(numpy.float64(1.5)) == daily.same_float(numpy.float32(1.5)) == 1.5
    assert daily.same_float(numpy.int32(2)) == 2
    assert message(TypeError, daily.same_int, numpy.float64(5)) == "same_int(): argument 'number' must be int, not float64"
    with pytest.raises(OverflowError, match="must be in the range"):
        daily.same_int(numpy.int64(2**40))
    for kind in ("f8", "f4", "i2", "u8"):
        assert daily.sum(numpy.array([1, 2, 3], dtype=kind)) == 6
    assert daily.sum(numpy.arange(10.0)[::-3]) == 18 and daily.sum(numpy.array([])) == 0
    with pytest.raises(TypeError):
        daily.sum(numpy.zeros((2, 2)))
    with pytest.raises(TypeError, match="argument 'numbers' must be a sequence of float, not ndarray"):
        daily.sum(numpy.array(5.0))
    assert daily.same_texts(numpy.array(["a", "b"])) == ["a", "b"]
