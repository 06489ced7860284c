"""begin() and end() in Python: `for`, and that nothing dangles, whatever happens to the container meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest


def filled(bag: ModuleType, count: int = 4) -> Any:
    numbers = bag.Numbers()
    for i in range(count):
        numbers.add(i)
    return numbers


def test_a_loop_gives_every_item_in_order(bag: ModuleType) -> None:
    assert [x for x in filled(bag)] == [0, 1, 2, 3]  # noqa: C416
    assert list(filled(bag)) == [0, 1, 2, 3]
    assert list(bag.Numbers()) == []
    assert len(filled(bag)) == 4
    assert 2 in filled(bag)
    assert sum(filled(bag)) == 6


def test_what_iter_gives_is_an_iterator(bag: ModuleType) -> None:
    it = iter(filled(bag, 2))
    assert iter(it) is it
    assert isinstance(it, Iterator)
    assert type(it) is bag.NumbersIterator
    assert (next(it), it.__next__()) == (0, 1)
    for _ in range(2):
        with pytest.raises(StopIteration):
            next(it)
    assert list(it) == []
    with pytest.raises(TypeError, match="cannot create 'NumbersIterator' instances"):
        bag.NumbersIterator()


def test_every_kind_of_item(bag: ModuleType) -> None:
    texts = bag.Texts()
    texts.add("a")
    texts.add("ü" * 1000)
    assert list(texts) == ["a", "ü" * 1000]
    for cls in (bag.Words, bag.Shared, bag.Children):
        words = cls()
        words.add(bag.Word("x"))
        words.add(bag.Word("y"))
        assert [word.text for word in words] == ["x", "y"]
    counts = bag.Counts()
    for key in ("k", "j", "k"):
        counts.add(key)
    assert list(counts) == [("j", 1), ("k", 2)]
    assert dict(counts) == {"j": 1, "k": 2}
    assert list(bag.Countdown(3)) == [3, 2, 1]


def test_a_derived_class_has_it_too(bag: ModuleType) -> None:
    more = bag.More()
    more.add(7)
    assert list(more) == [7]


def test_copies_are_apart_and_shared_items_are_not(bag: ModuleType) -> None:
    word = bag.Word("x")
    words, shared = bag.Words(), bag.Shared()
    words.add(word)
    shared.add(word)
    for each in words:
        each.text = "changed"
    assert [each.text for each in words] == ["x"]
    (item,) = shared
    item.text = "changed"
    assert [each.text for each in shared] == ["changed"]


def test_an_early_end_leaves_nothing_behind(bag: ModuleType) -> None:
    numbers = filled(bag)
    for x in numbers:
        if x == 1:
            break
    numbers.add(9)
    assert list(numbers) == [0, 1, 2, 3, 9]


def test_nested_loops_over_one_container(bag: ModuleType) -> None:
    numbers = filled(bag, 3)
    assert [(a, b) for a in numbers for b in numbers] == [(a, b) for a in range(3) for b in range(3)]
    assert list(zip(numbers, numbers)) == [(0, 0), (1, 1), (2, 2)]


def test_a_change_in_the_middle_is_an_error(bag: ModuleType) -> None:
    numbers = filled(bag)
    with pytest.raises(bag.StaleError, match="^the object has changed during the iteration$"):
        for x in numbers:
            numbers.add(x)
    assert list(numbers) == [0, 1, 2, 3, 0]
    stale = iter(numbers)
    numbers.add(1)
    for _ in range(2):
        with pytest.raises(bag.StaleError):
            next(stale)


def test_an_iteration_that_has_ended_stays_so(bag: ModuleType) -> None:
    numbers = filled(bag, 1)
    it = iter(numbers)
    assert list(it) == [0]
    numbers.add(1)
    assert list(it) == []


def test_reading_is_no_change(bag: ModuleType) -> None:
    numbers = filled(bag)
    assert [len(numbers) for _ in numbers] == [4] * 4
    counts = bag.Counts()
    counts.add("k")
    counts.add("l")
    assert [counts.asked() for _ in counts for _ in counts] == [1, 2, 3, 4]


def test_an_iteration_keeps_its_container(bag: ModuleType) -> None:
    numbers = filled(bag)
    it = iter(numbers)
    assert next(it) == 0
    del numbers
    gc.collect()
    assert list(it) == [1, 2, 3]


def test_a_view_keeps_the_container_without_the_iteration(bag: ModuleType) -> None:
    children = bag.Children()
    children.add(bag.Word("x"))
    (word,) = children
    del children
    gc.collect()
    assert word.text == "x"


def test_threads_have_their_own_places(bag: ModuleType) -> None:
    numbers = filled(bag, 2000)
    sums: list[int] = []
    threads = [threading.Thread(target=lambda: sums.append(sum(numbers))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [sum(range(2000))] * 4


def test_threads_that_share_one_iteration_share_its_items(bag: ModuleType) -> None:
    it = iter(filled(bag, 2000))
    found: list[list[int]] = [[], []]
    threads = [threading.Thread(target=mine.extend, args=(it,)) for mine in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found[0] + found[1]) == list(range(2000))


def test_a_change_by_another_thread_is_seen(bag: ModuleType) -> None:
    numbers = filled(bag)
    it = iter(numbers)
    thread = threading.Thread(target=numbers.add, args=(1,))
    thread.start()
    thread.join()
    with pytest.raises(bag.StaleError):
        next(it)


def test_const_methods_that_write_into_mutable_fields_work_on_what_is_for_reading(bag: ModuleType) -> None:
    counts = bag.Display().counts()
    assert (counts.asked(), counts.asked()) == (1, 2)
    assert bag.ask(counts) == 3
    with pytest.raises(TypeError, match=r"^the bag::Counts is read-only$|is read-only$"):
        counts.add("a")
    assert list(counts) == []
