"""Operators, text, hashes, items and `in`: what C++ says in its words and Python in its own."""

from __future__ import annotations

import copy
import gc
import weakref
from types import ModuleType

import pytest

# ---- text


def test_what_is_written_to_a_stream_is_its_text(ops: ModuleType) -> None:
    assert str(ops.Version(1, 2)) == "1.2"
    assert f"{ops.Version(1, 2)}" == "1.2"
    assert repr(ops.Version(1, 2)) == "1.2"
    assert repr([ops.Version(1, 2)]) == "[1.2]"
    assert str(ops.Weight(2.5)) == "2.5 g"
    assert str(ops.Grade(2)) == "grade 2"


def test_an_operator_that_throws(ops: ModuleType) -> None:
    with pytest.raises(ValueError, match="it floats"):
        str(ops.Weight(-1))


def test_truth(ops: ModuleType) -> None:
    assert ops.Lamp(True)
    assert not ops.Lamp(False)
    assert ops.Link(1)
    assert not ops.Link(0)
    assert ops.Knot(True)
    assert not ops.Knot(False)


def test_one_of_two_that_assign(ops: ModuleType) -> None:
    drawer = ops.Drawer()
    drawer["a"] = 3
    assert (drawer["a"], drawer["b"]) == (3, 0)



def test_a_member_that_prints_and_a_repr_of_its_own(ops: ModuleType) -> None:
    report = ops.Report("all is well")
    assert str(report) == "Report: all is well"
    assert repr(report) == "Report('all is well')"
    assert report


def test_what_converts_to_a_number_is_not_printed_as_one(ops: ModuleType) -> None:
    assert repr(ops.Switch()).startswith("<ops.Switch object at ")
    assert "__str__" not in vars(ops.Switch)


# ---- hash and comparisons


def test_a_hash(ops: ModuleType) -> None:
    assert hash(ops.Version(1, 2)) == 102
    assert {ops.Version(1, 2): "a"}[ops.Version(1, 2)] == "a"
    assert len({ops.Version(1, 2), ops.Version(1, 2), ops.Version(2, 1)}) == 2


def test_a_hash_that_throws(ops: ModuleType) -> None:
    with pytest.raises(RuntimeError, match="no hash today"):
        hash(ops.Locked())
    with pytest.raises(RuntimeError, match="no hash today"):
        {ops.Locked(): 1}


def test_what_compares_and_has_no_hash_is_unhashable(ops: ModuleType) -> None:
    for one in (ops.Rank(1), ops.Vector(1, 2), ops.Weight(1)):
        with pytest.raises(TypeError, match=f"unhashable type: '.*{type(one).__name__}'"):
            hash(one)


def test_the_spaceship_is_four_comparisons_and_equality(ops: ModuleType) -> None:
    old, new = ops.Version(1, 9), ops.Version(2, 0)
    assert old < new and old <= new and new > old and new >= old
    assert not old > new and not old >= new and not new < old and not new <= old
    assert old == ops.Version(1, 9) and old != new
    assert sorted([new, old]) == [old, new]
    assert max(old, new) is new


def test_the_spaceship_with_numbers(ops: ModuleType) -> None:
    weight = ops.Weight(2)
    assert weight < 3 and weight > 1.5 and weight <= 2 and weight >= 2
    assert 3 > weight and 1 < weight
    assert weight == 2 and weight != 3 and 2 == weight
    assert weight < ops.Weight(3) and weight == ops.Weight(2)
    assert not ops.Weight(float("nan")) < weight and not ops.Weight(float("nan")) >= weight


def test_the_four_themselves(ops: ModuleType) -> None:
    first, second = ops.Rank(1), ops.Rank(2)
    assert first < second and first <= second and second > first and second >= first and first != second


@pytest.mark.parametrize("other", [None, "1.2", 5, object(), (1, 2)])
def test_foreign_operands(ops: ModuleType, other: object) -> None:
    version = ops.Version(1, 2)
    assert version != other and not version == other
    for compare in (lambda: version < other, lambda: version <= other, lambda: version > other, lambda: other >= version):
        with pytest.raises(TypeError, match="not supported between instances of"):
            compare()
    with pytest.raises(TypeError, match="unsupported operand type"):
        ops.Vector(1, 2) + other
    assert ops.Version.__lt__(version, other) is NotImplemented
    assert ops.Version.__eq__(version, other) is NotImplemented


class Other:
    def __radd__(self, other: object) -> str:
        return "other"

    def __gt__(self, other: object) -> bool:
        return True


def test_the_other_operand_has_its_chance(ops: ModuleType) -> None:
    assert ops.Vector(1, 2) + Other() == "other"
    assert ops.Version(1, 2) < Other()


# ---- arithmetic


def test_arithmetic(ops: ModuleType) -> None:
    v = ops.Vector(1, 2)
    assert v + v == ops.Vector(2, 4) and v - v == ops.Vector(0, 0)
    assert v * 3 == ops.Vector(3, 6) and v / 2 == ops.Vector(0.5, 1)
    assert -v == ops.Vector(-1, -2) and +v == v


def test_scalars_on_the_left(ops: ModuleType) -> None:
    assert 2 * ops.Vector(1, 2) == ops.Vector(2, 4)
    assert 2.5 * ops.Vector(2, 4) == ops.Vector(5, 10)
    assert 4 / ops.Vector(1, 2) == ops.Vector(4, 2)
    with pytest.raises(TypeError, match="unsupported operand type"):
        2 - ops.Vector(1, 2)
    with pytest.raises(TypeError, match=r"unsupported operand type|can't multiply sequence"):
        "a" * ops.Vector(1, 2)


def test_in_place_is_the_same_object(ops: ModuleType) -> None:
    v = same = ops.Vector(1, 2)
    v += ops.Vector(1, 1)
    v *= 2
    assert v is same and v == ops.Vector(4, 6)
    bits = same_bits = ops.Bits(0b0110)
    bits <<= 2
    bits |= ops.Bits(1)
    bits &= ops.Bits(0b11001)
    bits ^= ops.Bits(0b10000)
    bits >>= 0
    bits %= 8
    assert bits is same_bits and bits.value == 1
    with pytest.raises(TypeError, match="unsupported operand type"):
        v += 5


def test_bits(ops: ModuleType) -> None:
    a, b = ops.Bits(0b1100), ops.Bits(0b1010)
    assert [(a & b).value, (a | b).value, (a ^ b).value] == [0b1000, 0b1110, 0b0110]
    assert [(a << 1).value, (a >> 2).value, (a % 5).value] == [24, 3, 2]
    assert (~ops.Bits(0)).value == 2**32 - 1


def test_a_call(ops: ModuleType) -> None:
    v = ops.Vector(1, 2)
    assert v(2) == 6.0 and v(2, 1) == 7.0 and v(scale=2, offset=1) == 7.0
    assert callable(v)
    with pytest.raises(TypeError):
        v()


# ---- items


def test_items_are_read_and_written(ops: ModuleType) -> None:
    row = ops.Row(3)
    row[1] = 2.5
    row[2] += 1
    assert [row[i] for i in range(len(row))] == [0.0, 2.5, 1.0]
    del row[0]
    assert len(row) == 2 and row[0] == 2.5


def test_items_out_of_range(ops: ModuleType) -> None:
    row = ops.Row(3)
    with pytest.raises(IndexError):
        row[3]
    with pytest.raises(IndexError):
        row[3] = 1.0
    with pytest.raises(OverflowError, match=r"Row.__getitem__\(\): argument"):
        row[-1]
    with pytest.raises(TypeError, match=r"Row.__setitem__\(\): argument 'value' must be float, not str"):
        row[0] = "a"
    assert list(row) == [0.0, 0.0, 0.0]


def test_what_is_not_there_by_name_is_missing(ops: ModuleType) -> None:
    words = ops.Words()
    words["one"] = 1
    assert words["one"] == 1 and len(words) == 1
    with pytest.raises(KeyError):
        words["two"]
    assert len(words) == 1  # reading makes nothing
    del words["one"]
    with pytest.raises(KeyError, match="there is no such item"):
        del words["one"]
    with pytest.raises(TypeError, match=r"Words.__getitem__\(\): argument"):
        words[1]


def test_in(ops: ModuleType) -> None:
    words, bag = ops.Words(), ops.Bag()
    words["one"] = 1
    bag.add(3)
    assert "one" in words and "two" not in words
    assert 3 in bag and 4 not in bag
    assert words.__contains__("one") is True and bag.__contains__(3) is True
    assert bag.count(3) == 1
    assert not hasattr(words, "find")


def test_no_guess_of_what_erase_takes(ops: ModuleType) -> None:
    bag = ops.Bag()
    bag.add(3)
    with pytest.raises((TypeError, AttributeError), match=r"item deletion|__delitem__"):
        del bag[0]


def test_items_that_are_objects(ops: ModuleType) -> None:
    track = ops.Track(2)
    track[0] = ops.Vector(1, 2)
    track[1] = track[0]
    track[0].x = 5.0
    assert track[0] == ops.Vector(5, 2) and track[1] == ops.Vector(1, 2)


# ---- versions


def test_what_is_not_const_has_its_own_version(ops: ModuleType) -> None:
    assert ops.Speaker().who() == "non-const"
    assert ops.Speaker().where() == "&"
    assert ops.Speaker().name() == "speaker"
    stage = ops.Stage()
    assert stage.open().who() == "non-const"
    assert stage.fixed().who() == "const"
    assert stage.fixed().where() == "const &"


# ---- weak references and copies


def test_weak_references(ops: ModuleType) -> None:
    for make in (lambda: ops.Vector(1, 2), lambda: ops.Row(1), ops.Words, ops.Stage):
        one, seen = make(), []
        reference = weakref.ref(one, seen.append)
        assert reference() is one
        table = weakref.WeakValueDictionary({"a": one})
        assert table["a"] is one
        del one, table
        gc.collect()
        assert reference() is None and seen == [reference]


def test_copies(ops: ModuleType) -> None:
    row = ops.Row(2)
    for other in (copy.copy(row), copy.deepcopy(row), copy.deepcopy([row])[0]):
        other[0] = 5.0
        assert row[0] == 0.0 and other[0] == 5.0
    with pytest.raises(TypeError):
        copy.copy(ops.Stage())


def test_a_number_is_no_character(ops: ModuleType) -> None:
    """C++ calls f(int) with a number, though f(unsigned char) is declared first and would fit it."""
    assert [ops.kind_of(number) for number in (3, -1, 300, 2**31 - 1, 2**31)] == ["int"] * 4 + ["long long"]
    assert [ops.kind_of_either(number) for number in (3, -1, 128)] == ["small", "small", "large"]  # neither has all of the other
    with pytest.raises(TypeError, match="no overload takes"):
        ops.kind_of(2**63)


def test_in_place_without_a_result(ops: ModuleType) -> None:
    tally = same = ops.Tally(2)
    tally += 3
    tally += ops.Tally(1)
    tally *= 2
    assert tally is same and tally.count == 12
    with pytest.raises(ValueError, match="^it only grows$"):
        tally += -1
    assert tally is same and tally.count == 12
    with pytest.raises(TypeError):
        tally += "x"
    assert tally is same
