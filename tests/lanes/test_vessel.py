"""Containers as classes of their own: they are lists, dicts and sets to Python, and C++'s own objects."""

from __future__ import annotations

import copy
import pickle
from collections.abc import MutableMapping, MutableSequence, MutableSet
from types import ModuleType
from typing import Any

import pytest

# ---- sequences


def test_what_a_function_gives_is_the_container_itself(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    ints = holder.ints()
    ints.append(4)
    assert holder.sum() == 10
    vessel.twice(ints)
    assert list(holder.ints()) == [2, 4, 6, 8]
    del holder
    ints[0] = 7  # it keeps its owner alive
    assert ints == [7, 4, 6, 8]


def test_a_sequence(vessel: ModuleType) -> None:
    ints = vessel.Ints([3, 1, 2])
    assert isinstance(ints, MutableSequence)
    assert (len(ints), ints[0], ints[-1], 2 in ints, 9 in ints, "a" in ints) == (3, 3, 2, True, False, False)
    assert repr(ints) == "Ints([3, 1, 2])"
    ints.insert(0, 5)
    ints.insert(-1, 6)
    ints.insert(100, 7)
    ints.insert(-100, 8)
    assert ints == [8, 5, 3, 1, 6, 2, 7]
    assert (ints.pop(), ints.pop(0), ints.pop(-2)) == (7, 8, 6)
    assert ints == [5, 3, 1, 2]
    ints.sort()
    assert ints == [1, 2, 3, 5]
    ints.sort(key=lambda each: -each)
    ints.sort(reverse=True)
    ints.reverse()
    ints += (1, 1)
    ints.extend(each for each in [9])
    assert ints == [1, 2, 3, 5, 1, 1, 9]
    assert (ints.index(1), ints.index(1, 1), ints.count(1), next(reversed(ints))) == (0, 4, 3, 9)
    ints.remove(1)
    with pytest.raises(ValueError):
        ints.remove(100)
    assert ints == vessel.Ints([2, 3, 5, 1, 1, 9]) != vessel.Ints([2])
    assert ints != (2, 3, 5, 1, 1, 9)
    assert ints != 3
    assert not ints == "abc"
    ints.extend(ints)
    assert len(ints) == 12
    ints.clear()
    assert (ints == [], bool(ints), repr(ints)) == (True, False, "Ints([])")
    with pytest.raises(TypeError, match="unhashable"):
        hash(ints)


def test_slices(vessel: ModuleType) -> None:
    plain = list(range(10))
    for cut in (slice(2, 5), slice(None), slice(-3, None), slice(8, 2, -2), slice(5, 2), slice(100, None), slice(None, None, 3)):
        ints = vessel.Ints(plain)
        assert ints[cut] == plain[cut]
        assert type(ints[cut]) is list
        for given in ([], [70], [70, 71, 72], [70, 71, 72, 73]):
            left, right = vessel.Ints(plain), plain.copy()
            try:
                right[cut] = given
            except ValueError as error:
                with pytest.raises(ValueError) as caught:
                    left[cut] = given
                assert str(caught.value) == str(error)
            else:
                left[cut] = given
            assert left == right
        left, right = vessel.Ints(plain), plain.copy()
        del left[cut]
        del right[cut]
        assert left == right
    ints = vessel.Ints([1, 2, 3])
    ints[1:1] = ints
    assert ints == [1, 1, 2, 3, 2, 3]


def test_errors_of_a_sequence(vessel: ModuleType) -> None:
    ints = vessel.Ints([1, 2])
    for index in (2, -3, 10**6):
        with pytest.raises(IndexError, match="index out of range"):
            ints[index]
        with pytest.raises(IndexError):
            ints[index] = 1
        with pytest.raises(IndexError):
            del ints[index]
        with pytest.raises(IndexError):
            ints.pop(index)
    for wrong in ("a", 1.5, None):
        with pytest.raises(TypeError):
            ints[0] = wrong
        with pytest.raises(TypeError):
            ints[wrong]
        with pytest.raises(TypeError):
            ints.append(wrong)
    with pytest.raises(OverflowError):
        ints.append(2**40)
    with pytest.raises(IndexError, match="pop from an empty sequence"):
        vessel.Ints().pop()
    with pytest.raises(TypeError):
        vessel.Ints("12")
    with pytest.raises(TypeError):
        vessel.Ints(5)


def test_all_or_none(vessel: ModuleType) -> None:
    def broken() -> Any:
        yield 7
        raise LookupError("half way")

    ints = vessel.Ints([1, 2])
    for bad in ([3, "a"], [3, 2**40], [3, None]):
        with pytest.raises((TypeError, OverflowError)):
            ints.extend(bad)
        with pytest.raises((TypeError, OverflowError)):
            ints[0:1] = bad
        with pytest.raises((TypeError, OverflowError)):
            ints[::1] = bad
        with pytest.raises((TypeError, OverflowError)):
            ints += bad
        with pytest.raises((TypeError, OverflowError)):
            ints[::-1] = bad
    with pytest.raises(LookupError, match="half way"):
        ints.extend(broken())
    assert ints == [1, 2]


def test_iteration(vessel: ModuleType) -> None:
    ints = vessel.Ints([1, 2, 3])
    steps = iter(ints)
    assert next(steps) == 1
    ints[1] = 20  # no borrow is held, and there are as many
    assert next(steps) == 20
    ints.append(4)
    with pytest.raises(vessel.StaleError, match="has changed"):
        next(steps)
    for at, each in enumerate(ints):
        ints[at] = each + 1
    assert ints == [2, 21, 4, 5]
    done = iter(vessel.Ints())
    assert list(done) == list(done) == []


def test_lists_where_a_container_is_due(vessel: ModuleType) -> None:
    assert (vessel.total([1, 2]), vessel.total((3, 4)), vessel.total(vessel.Ints([5]))) == (3, 7, 5)
    assert (vessel.total_of_copy([1, 2]), vessel.total_of_copy(vessel.Ints([5]))) == (3, 5)
    with pytest.raises(TypeError):
        vessel.twice([1, 2])  # C++ would change a list that nobody has
    with pytest.raises(TypeError):
        vessel.total([1, "a"])
    assert type(vessel.up_to(3)) is vessel.Ints
    assert vessel.up_to(3) == [0, 1, 2]
    assert vessel.oldest({"a": 3, "b": 5}) == 5
    assert vessel.how_many({"a", "b"}) == 2


def test_a_copy_is_another_one(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    frozen = holder.frozen()
    frozen.append(9)
    assert holder.sum() == 6
    for other in (copy.copy(frozen), copy.deepcopy(frozen), frozen.copy(), pickle.loads(pickle.dumps(frozen))):
        assert type(other) is vessel.Ints
        assert other == frozen
        other.clear()
        assert len(frozen) == 4


def test_items_of_other_kinds(vessel: ModuleType) -> None:
    words = vessel.Holder().words()
    words.append("c")
    words += ["d"]
    words.sort(reverse=True)
    assert words == ["d", "c", "b", "a"]
    flags = vessel.Flags([True, False])
    flags[0] = False
    flags.append(True)
    flags.reverse()
    assert (flags == [True, False, False], flags.pop(0), list(flags)) == (True, True, [False, False])
    queue = vessel.Queue([1, 2.5])
    queue.insert(0, 0.5)
    queue.extend([3])
    assert (queue == [0.5, 1, 2.5, 3], queue.pop(0), queue[1:]) == (True, 0.5, [2.5, 3.0])
    spots = vessel.Spots([vessel.Spot(1, 2)])
    spots.append(vessel.Spot(3, 4))
    assert (spots[1].x, spots == [vessel.Spot(1, 2), vessel.Spot(3, 4)], repr(spots)[:7]) == (3, True, "Spots([")


def test_objects_are_seen_where_they_lie(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    things = holder.things()
    things[0].size = 10
    for thing in things:
        thing.size += 1
    assert [each.size for each in holder.things()] == [11, 3]
    assert vessel.sizes(things) == 14
    first = things[0]
    things.append(vessel.Thing("three"))
    with pytest.raises(vessel.StaleError):
        assert first.size
    things[0] = vessel.Thing("new", 100)
    assert (things[0].name, len(things)) == ("new", 3)
    things.insert(0, things[2])
    things.extend(things[:1])
    things[1:1] = things[0:1]
    assert [each.name for each in things] == ["three", "three", "new", "two", "three", "three"]
    things.sort(key=lambda each: each.name)
    assert [each.name for each in things] == ["new", "three", "three", "three", "three", "two"]
    things.reverse()
    taken = things.pop()
    assert (taken.name, taken.size, len(things)) == ("new", 100, 5)
    del things[1:]
    assert things == [vessel.Thing("two", 3)]
    assert things.index(vessel.Thing("two", 3)) == 0
    things.append("four")  # as C++ would make one of it
    assert things.pop().name == "four"
    with pytest.raises(TypeError):
        things.append(4)
    assert vessel.sizes([vessel.Thing("a", 4), vessel.Thing("b", 5)]) == 9


def test_containers_of_values_do_not_disturb_each_other(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    ints, words, ages, bag = holder.ints(), holder.words(), holder.ages(), holder.bag()
    steps = iter(ints)
    next(steps)
    words.clear()
    ages.pop("ann")
    bag.clear()
    ints[1] = 20
    assert list(steps) == [20, 3]
    ints.extend([4, 5])
    assert (len(words), len(ages), len(bag), holder.sum()) == (0, 1, 0, 33)


def test_pointers_in_a_sequence(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    owned = holder.owned()
    first = owned[0]
    first.size = 8
    assert [each.size for each in holder.owned()] == [8]
    owned.append(vessel.Thing("new", 3))
    assert [each.size for each in owned] == [8, 3]
    with pytest.raises(vessel.StaleError):
        assert first.size
    first = owned[0]
    owned[0] = vessel.Thing("other", 4)
    with pytest.raises(vessel.StaleError):  # it is gone
        assert first.size
    taken = owned.pop()
    assert (taken.name, len(owned), owned[0].name) == ("new", 1, "other")


def test_a_container_of_ones_own(vessel: ModuleType) -> None:
    ring = vessel.Numbered([1, 2, 3])
    ring[1:2] = [5, 6]
    assert (isinstance(ring, MutableSequence), ring.pop(), repr(ring)) == (True, 3, "Numbered([1, 5, 6])")


def test_shared_objects(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    shared = holder.shared()
    mine = shared[0]
    mine.size = 50
    assert shared[0].size == 50
    shared.append(vessel.Thing("mine"))
    shared.clear()
    assert mine.size == 50  # it is held by who has it


def test_containers_in_containers(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    rows = holder.rows
    rows.append([1, 2])
    rows.append(vessel.Ints([3]))
    rows[0].append(9)
    assert [list(each) for each in holder.rows] == [[1, 2, 9], [3]]
    row = rows[1]
    rows.clear()
    with pytest.raises(vessel.StaleError):
        row.append(1)


# ---- mappings


def test_a_mapping(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    ages = holder.ages()
    assert isinstance(ages, MutableMapping)
    ages["carl"] = 50
    ages["ann"] += 1
    assert (len(holder.ages()), ages["ann"], vessel.oldest(ages)) == (3, 31, 50)
    assert ("ann" in ages, "zoe" in ages, 5 in ages, ages.get("zoe"), ages.get("zoe", 1)) == (True, False, False, None, 1)
    assert (list(ages), list(ages.values())) == (["ann", "bob", "carl"], [31, 40, 50])
    assert ages == {"ann": 31, "bob": 40, "carl": 50} == dict(ages)
    assert (ages.items() & {("bob", 40)}, ages.keys() - {"bob"}) == ({("bob", 40)}, {"ann", "carl"})
    assert (ages.pop("bob"), ages.pop("bob", None), ages.pop("bob", 3)) == (40, None, 3)
    assert (ages.setdefault("dora", 1), ages.setdefault("dora", 2)) == (1, 1)
    ages.update({"eve": 5}, fred=6)
    assert repr(ages) == "Ages({'ann': 31, 'carl': 50, 'dora': 1, 'eve': 5, 'fred': 6})"
    assert ages.popitem() == ("ann", 31)
    del ages["carl"]
    for key in ages:
        ages[key] += 1
    assert ages == {"dora": 2, "eve": 6, "fred": 7}
    for other in (copy.copy(ages), copy.deepcopy(ages), ages.copy(), pickle.loads(pickle.dumps(ages)), vessel.Ages(ages)):
        assert type(other) is vessel.Ages
        assert other == ages
    ages.clear()
    assert (ages == {}, bool(ages)) == (True, False)


def test_errors_of_a_mapping(vessel: ModuleType) -> None:
    ages = vessel.Ages({"a": 1})
    for call in (lambda: ages["zoe"], lambda: ages.pop("zoe"), lambda: ages.__delitem__("zoe")):
        with pytest.raises(KeyError) as caught:
            call()
        assert caught.value.args == ("zoe",)
    with pytest.raises(TypeError):
        ages["b"] = "x"
    with pytest.raises(TypeError):
        ages[1] = 1
    with pytest.raises(TypeError):
        ages[1]
    with pytest.raises(KeyError):
        vessel.Ages().popitem()
    with pytest.raises(TypeError):
        vessel.Ages({"a": "x"})
    with pytest.raises(TypeError):
        vessel.Ages([1])
    steps = iter(ages)
    ages["b"] = 2
    with pytest.raises(vessel.StaleError, match="has changed"):
        next(steps)
    titles = vessel.Titles({1: "a"})
    with pytest.raises(KeyError) as caught:
        titles[2]
    assert caught.value.args == (2,)
    assert (titles[1], 1 in titles, "a" in titles, dict(titles.items())) == ("a", True, False, {1: "a"})


def test_objects_in_a_mapping(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    park = holder.park()
    park["oak"].size = 20
    oak = park["oak"]
    park["elm"] = vessel.Thing("elm")
    with pytest.raises(vessel.StaleError):
        assert oak.size
    oak = park["oak"]
    assert (oak.size, {key: each.size for key, each in holder.park().items()}) == (20, {"elm": 1, "oak": 20})
    assert park.setdefault("ash", vessel.Thing("ash", 3)).size == 3
    assert park.pop("oak").size == 20
    with pytest.raises(vessel.StaleError):
        assert oak.size


# ---- sets


def test_a_set(vessel: ModuleType) -> None:
    holder = vessel.Holder()
    bag = holder.bag()
    assert isinstance(bag, MutableSet)
    bag.add("z")
    bag.add("z")
    bag.discard("x")
    bag.discard("none")
    bag.discard(3)
    assert (sorted(holder.bag()), "y" in bag, 3 in bag, vessel.how_many(bag)) == (["y", "z"], True, False, 2)
    assert bag == {"y", "z"}
    bag |= {"a"}
    bag -= {"y"}
    assert (type(bag & {"a"}), bag & {"a"}, bag | {"q"}) == (vessel.Bag, {"a"}, {"a", "z", "q"})
    assert (bag <= {"a", "z", "b"}, bag.isdisjoint({"p"}), {"a", "z"} == bag) == (True, True, True)
    bag.remove("a")
    with pytest.raises(KeyError):
        bag.remove("a")
    assert (repr(bag), bag.pop(), len(bag)) == ("Bag({'z'})", "z", 0)
    numbers = vessel.Numbers([1, 2, 2])
    assert (len(numbers), pickle.loads(pickle.dumps(numbers)) == numbers, copy.copy(numbers) == {1, 2}) == (2, True, True)
    assert vessel.Numbers(map(int, "122")) == {1, 2}
    with pytest.raises(TypeError):
        numbers.add("a")
    steps = iter(numbers)
    numbers.clear()
    with pytest.raises(vessel.StaleError):
        next(steps)


# ---- all of them


def test_classes_derived_in_python(vessel: ModuleType) -> None:
    class Mine(vessel.Ints):  # type: ignore[name-defined,misc]
        def last(self) -> int:
            return int(self[-1])

    mine = Mine([1, 2])
    mine.label = "own"
    mine.append(3)
    assert (mine.last(), vessel.total(mine), repr(mine), mine[:2]) == (3, 6, "Mine([1, 2, 3])", [1, 2])
    assert mine == vessel.Ints([1, 2, 3])
