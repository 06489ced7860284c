"""Objects that come back from C++ are the Python objects that they were, and nothing is counted that nobody gives back."""

from __future__ import annotations

import ctypes
import gc
import threading
import weakref
from pathlib import Path
from typing import Any, Callable

import pytest


@pytest.fixture(scope="session")
def live(bond: Any) -> Callable[[], int]:
    """How many handles there are."""
    library = ctypes.CDLL(str(Path(bond.__file__).parent / "_bond.so"))
    library.bond_live_handles.restype = ctypes.c_size_t

    def count() -> int:
        for _ in range(3):
            gc.collect()
        return int(library.bond_live_handles())

    return count


def test_what_is_shared_is_the_same_object(bond: Any) -> None:
    keeper, node = bond.Keeper(), bond.Node(1)
    keeper.keep(node)
    assert keeper.last() is node and keeper.last() is keeper.last()
    assert keeper.last_view() is node
    keeper.clear()
    assert node.value == 1


def test_what_only_cpp_keeps_is_the_same_while_it_is_held(bond: Any) -> None:
    keeper = bond.Keeper()
    keeper.keep(bond.Node(7))
    gc.collect()
    first = keeper.last()
    assert first is keeper.last() and first.value == 7
    gone = weakref.ref(first)
    del first
    gc.collect()
    assert gone() is None
    assert keeper.last().value == 7


def test_inside_of_containers(bond: Any) -> None:
    keeper, nodes = bond.Keeper(), [bond.Node(i) for i in range(4)]
    keeper.keep_all(nodes)
    assert all(a is b for a, b in zip(keeper.all(), nodes))
    assert keeper.named()["2"] is nodes[2]
    assert keeper.maybe() is nodes[3]
    assert keeper.twice()[0] is keeper.twice()[1] is nodes[3]
    keeper.clear()
    assert keeper.maybe() is None and keeper.twice() == (None, None)
    new = bond.Keeper()
    new.keep(bond.Node(5))
    left, right = new.twice()
    assert left is right and left is new.all()[0]


def test_inside_of_records(bond: Any) -> None:
    left, right = bond.Node(1), bond.Node(2)
    other = bond.swapped(bond.Couple(left, right))
    assert other.left is right and other.right is left
    assert (other.left.value, left.value, right.value) == (2, 1, 2)
    del left, right
    gc.collect()
    assert (other.left.value, other.right.value) == (2, 1)
    twice = bond.swapped(other)
    assert twice.left is other.right and twice.left.value == 1


def test_a_view_of_an_argument_is_the_argument(bond: Any) -> None:
    a, b = bond.Node(1), bond.Node(2)
    assert bond.pick(a, b, False) is a and bond.pick(a, b, True) is b and bond.pick(a, a, True) is a
    assert a.itself() is a and a.other(b) is b and a.other(a) is a
    assert bond.front([b, a]) is b


def test_a_const_view_is_another_object(bond: Any) -> None:
    a, b = bond.Node(1), bond.Node(2)
    larger = bond.larger(a, b)
    assert larger is not b and larger.value == 2 and bond.larger(a) is not a
    assert bond.larger(None) is None
    with pytest.raises(TypeError):
        larger.value = 3


def test_static_objects(bond: Any) -> None:
    one = bond.common()
    assert bond.common() is one
    one.value = 5
    del one
    gc.collect()
    assert bond.common().value == 5


def test_new_objects_are_new(bond: Any) -> None:
    made = bond.fresh(3)
    assert [node.value for node in made] == [0, 1, 2] and len({id(node) for node in made}) == 3


def test_derived_in_python(bond: Any) -> None:
    class Named(bond.Node):  # type: ignore[misc, name-defined]
        def __init__(self, name: str) -> None:
            super().__init__(len(name))
            self.name = name

    keeper, named = bond.Keeper(), Named("abc")
    keeper.keep(named)
    assert keeper.last() is named and keeper.all() == [named] and keeper.last().name == "abc"
    named.me = named  # a cycle, which C++ does not see
    gone = weakref.ref(named)
    del named
    gc.collect()
    assert gone() is None
    assert type(keeper.last()) is bond.Node and keeper.last().value == 3


def test_derived_in_cpp(bond: Any) -> None:
    keeper, leaf = bond.Keeper(), bond.Leaf(3)
    keeper.keep(leaf)
    assert isinstance(keeper.last(), bond.Node) and keeper.last().value == 3
    assert bond.pick(leaf, bond.Node(1), False) is leaf
    assert leaf.itself() is leaf


def test_another_value_by_init(bond: Any, live: Callable[[], int]) -> None:
    before = live()
    keeper, node = bond.Keeper(), bond.Node(1)
    keeper.keep(node)
    node.__init__(2)
    assert keeper.last() is not node and keeper.last().value == 1 and node.value == 2
    keeper.keep(node)
    assert keeper.last() is node
    for _ in range(100):
        node.__init__(3)
    del keeper, node
    assert live() == before


def test_an_object_that_dies_is_not_given_again(bond: Any) -> None:
    keeper, met = bond.Keeper(), []

    class Last(bond.Node):  # type: ignore[misc, name-defined]
        def __del__(self) -> None:
            met.append(keeper.last().value)

    node = Last(8)
    keeper.keep(node)
    reference = weakref.ref(node, lambda _: met.append(keeper.last().value))
    del node
    gc.collect()
    gc.collect()
    assert sorted(met) == [8, 8] and reference() is None
    assert keeper.last().value == 8 and keeper.last() is keeper.last()


def test_one_that_is_revived(bond: Any) -> None:
    keeper, saved = bond.Keeper(), []

    class Phoenix(bond.Node):  # type: ignore[misc, name-defined]
        def __del__(self) -> None:
            if not saved:
                saved.append(self)

    keeper.keep(Phoenix(9))
    gc.collect()
    gc.collect()
    assert keeper.last().value == 9
    assert len(saved) == 1


def test_computed_defaults_are_given_back(bond: Any, live: Callable[[], int]) -> None:
    before, nodes = live(), bond.alive()
    for _ in range(50):
        assert bond.value_of() == 42 and bond.value_of(...) == 42 and bond.value_of(bond.Node(1)) == 1
        assert bond.shared_value() == 43 and bond.same().value == 43
        assert bond.late(1) == 44
        with pytest.raises(TypeError):
            bond.late(1, text=3)
        with pytest.raises(TypeError):
            bond.late("x")
    assert live() == before and bond.alive() == nodes


def test_nothing_is_counted_twice(bond: Any, live: Callable[[], int]) -> None:
    before, nodes = live(), bond.alive()

    def churn() -> None:
        keeper = bond.Keeper()
        for i in range(50):
            node = bond.Node(i)
            keeper.keep(node)
            assert keeper.last() is node and keeper.all()[i] is node and keeper.last_view() is node
            assert keeper.named()[f"{i}"] is node and keeper.maybe() is node
            assert bond.same(node) is node and bond.pick(node, bond.Node(0), False) is node
            bond.larger(node, node), keeper.last_const(), bond.fresh(3), bond.swapped(bond.Couple(node, node))
        kept = keeper.all()
        del keeper
        assert [node.value for node in kept] == list(range(50))

    churn()
    assert live() == before and bond.alive() == nodes


def test_threads_get_the_same_object(bond: Any, live: Callable[[], int]) -> None:
    before, keeper, failures = live(), bond.Keeper(), []
    keeper.keep(bond.Node(1))

    def work() -> None:
        try:
            for _ in range(300):
                one, two = keeper.last(), keeper.all()[0]
                assert one is two and bond.same(one) is one and one.value == 1
                del one, two
        except BaseException as error:  # noqa: BLE001 (reported below)
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    keeper = None
    assert live() == before
