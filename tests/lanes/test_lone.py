"""Objects that cannot be copied, owners of one object, classes with their own `new`, and bit-fields."""

from __future__ import annotations

import copy
import gc
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest


def alive(lone: ModuleType) -> int:
    """Tokens that there are."""
    for _ in range(3):  # PyPy's collector calls finalizers between two rounds
        gc.collect()
    return int(lone.alive())


def test_what_only_moves_is_taken(lone: ModuleType) -> None:
    before = alive(lone)
    token = lone.Token("seven")
    assert lone.eat(token) == 5
    with pytest.raises(ValueError, match="Token"):
        token.text()
    with pytest.raises(ValueError, match="Token"):
        lone.eat(token)
    assert lone.marked(lone.Token("a"), "!").text() == "a!"
    del token
    assert alive(lone) == before


def test_wrong_ones_are_not_taken(lone: ModuleType) -> None:
    token = lone.Token("x")
    with pytest.raises(TypeError, match=r"^marked\(\): argument 'mark' must be str, not int$"):
        lone.marked(token, 3)
    with pytest.raises(TypeError, match=r"^eat\(\): argument 'token' must be Token, not None"):
        lone.eat(None)
    assert token.text() == "x"
    assert lone.joined(token, lone.Token("y")) == "xy"


def test_a_field_that_owns(lone: ModuleType) -> None:
    before = alive(lone)
    holder = lone.Holder()
    assert (holder.token, holder.held(), holder.length()) == (None, None, 0)
    token = lone.Token("abc")
    holder.token = token
    assert (holder.length(), alive(lone)) == (3, before + 2)
    with pytest.raises(ValueError, match="Token"):
        token.text()  # it is the holder's
    view = holder.token
    view.rename("abcd")
    assert (holder.length(), holder.held().text()) == (4, "abcd")
    holder.token = lone.Token("z")
    with pytest.raises(lone.StaleError):
        view.text()
    assert holder.token.text() == "z"
    holder.token = None
    assert (holder.token, alive(lone)) == (None, before + 1)
    with pytest.raises(TypeError, match=r"^Holder\.token\(\): argument 'value' must be Token or None, not str$"):
        holder.token = "x"


def test_what_it_owns_keeps_it(lone: ModuleType) -> None:
    before = alive(lone)
    holder = lone.Holder()
    holder.token = lone.Token("kept")
    view, fixed = holder.token, holder.fixed
    del holder
    gc.collect()
    assert (view.text(), fixed.text()) == ("kept", "fixed")
    with pytest.raises(TypeError):
        fixed.rename("other")
    del view, fixed
    assert alive(lone) == before


def test_fields_that_cannot_be_set(lone: ModuleType) -> None:
    holder = lone.Holder()
    with pytest.raises(AttributeError):
        holder.fixed = lone.Token("x")


def test_new_of_their_own(lone: ModuleType) -> None:
    assert (lone.Placed(3).x(), lone.place(4).x()) == (3, 4)
    before = lone.blocks()
    pooled = lone.Pooled()
    assert lone.same(pooled) is pooled
    del pooled
    gc.collect()
    assert lone.blocks() == before


@pytest.mark.parametrize(
    ("name", "fits", "wrong"),
    [("mode", (0, 7), (8, 2**32 - 1)), ("delta", (-8, 7), (8, -9, 2**31 - 1)), ("wide", (0, 2**40 - 1), (2**40, 2**64 - 1)), ("on", (True, False), ())],
)
def test_bit_fields(lone: ModuleType, name: str, fits: tuple[int, ...], wrong: tuple[int, ...]) -> None:
    bits = lone.Bits()
    for value in fits:
        setattr(bits, name, value)
        assert getattr(bits, name) == value
    was = getattr(bits, name)
    for value in wrong:
        with pytest.raises(OverflowError, match=f"^the bits of '{name}' are too few for {value}$"):
            setattr(bits, name, value)
        assert getattr(bits, name) == was
    assert bits.whole == 7


def test_bit_fields_of_an_enum(lone: ModuleType) -> None:
    bits = lone.Bits()
    bits.kind = lone.Kind.large
    assert bits.kind is lone.Kind.large
    with pytest.raises(TypeError, match=r"^Bits\.mode\(\): argument 'value' must be int, not float$"):
        bits.mode = 1.0


def test_a_large_thread_local(lone: ModuleType) -> None:
    """Such a library can be loaded only if nothing in it, of ferrule's neither, asks for static TLS."""
    assert lone.scratched("abc") == 3
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lone.scratched, ["a" * n for n in range(8)])) == list(range(8))


def test_what_would_be_freed_twice_is_not_copied(lone: ModuleType) -> None:
    grid = lone.Grid(3)
    grid.set(2, 5)
    for uncopied in (grid, lone.Ticket(), lone.Board(), lone.Cell(), lone.Row()):
        with pytest.raises(TypeError):
            copy.copy(uncopied)
    ones = lone.Grid.ones()  # a view of what C++ has
    assert ones.get(0) == 1
    with pytest.raises(TypeError, match="read-only"):
        ones.set(0, 2)
    board = lone.Board()
    board.grid.set(1, 6)
    assert board.grid.get(1) == 6
    with pytest.raises(AttributeError):
        board.grid = grid  # would be assigned as C++ copies
    row = lone.Row()
    assert len(row[1]) == 0
    with pytest.raises(TypeError, match="assignment"):
        row[1] = lone.Cell()
    del grid, board, ones
    gc.collect()


def test_copies_that_are_said_to_be_right(lone: ModuleType) -> None:
    before = lone.visits(lone.Visitor())
    visitor = lone.Visitor()
    assert type(copy.copy(visitor)) is lone.Visitor
    lone.visits(visitor)
    del visitor
    gc.collect()
    assert lone.visits(lone.Visitor()) > before


def test_pointers_that_must_be_there(lone: ModuleType) -> None:
    grid, other = lone.Grid(2), lone.Grid(1)
    grid.set(0, 3)
    assert (lone.first_of(grid, None), lone.first_of(grid, other)) == (3, 3)
    assert lone.put(other, 1, grid) == 4
    pooled = lone.Pooled()
    assert (lone.uses(pooled, None), lone.uses(pooled, pooled)) == (1, 2)
    pair = lone.Pair(grid)
    pair.replace(other)
    assert (pair.first(), lone.swallow(lone.Token("abc"))) == (4, 3)
    for wrong, where in [
        (lambda: lone.first_of(None, grid), r"first_of\(\): argument 'grid' must be Grid, not None"),
        (lambda: lone.put(None, 1, grid), r"put\(\): argument 'grid' must be Grid, not None"),
        (lambda: lone.put(grid, 1, None), r"put\(\): argument 'from_' must be Grid, not None"),
        (lambda: lone.uses(None, pooled), r"uses\(\): argument 'shared' must be Pooled, not None"),
        (lambda: lone.swallow(None), r"swallow\(\): argument 'token' must be Token, not None"),
        (lambda: lone.Pair(None), r"Pair\(\): argument 'first' must be Grid, not None"),
        (lambda: pair.replace(None), r"Pair\.replace\(\): argument 'first' must be Grid, not None"),
    ]:
        with pytest.raises(TypeError, match=f"^{where}"):
            wrong()
    assert pair.first() == 4
