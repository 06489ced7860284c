"""Objects that lie inside of their Python objects, and what else the CPython lane does more directly than through the C functions.

Everything is tried in both lanes, in the CPython lane as it comes and with FERRULE_PLAIN=1 (nothing is read directly then), and compiled
for size.
"""

from __future__ import annotations

import copy
import errno
import gc
import os
import pickle
import platform
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from types import ModuleType

import pytest
from conftest import build, fixtures_of

CLOSED = platform.python_implementation() == "CPython" and sys.version_info >= (3, 10)


desk_folder, desk = fixtures_of("desk")


def test_calls(desk: ModuleType) -> None:
    counter = desk.Counter(5)
    assert counter.inc() == 6
    assert counter.inc(by=4) == 10
    counter.value = 3
    assert counter.value == 3
    other = desk.Counter(start=7)
    counter.absorb(other)
    assert counter.value == 10
    counter.absorb(counter)  # both borrows are of one object
    assert counter.value == 20
    counter.swap(other)
    assert (counter.value, other.value) == (7, 20)
    counter.swap(counter)
    assert counter.or_zero() == 0 == counter.or_zero(None)
    assert counter.or_zero(other) == 20
    assert (counter + other).value == 27
    assert desk.sum(counter, b=other).value == 27
    assert desk.Counter.of("four").value == 4
    assert desk.Counter(2) == desk.Counter(2) != desk.Counter(3)


def test_an_error_that_is_returned_is_raised(desk: ModuleType) -> None:
    counter = desk.Counter(5)
    counter.take(3)
    with pytest.raises(OSError) as caught:
        counter.take(3)
    assert caught.value.errno == errno.ENOSPC
    assert counter.value == 2
    counter.value = 4  # it was given back


class Sized(int):
    """An int, and not exactly one."""


@pytest.mark.parametrize(
    ("function", "lowest", "highest"),
    [
        ("tiny", -(2**7), 2**7 - 1),
        ("port", 0, 2**16 - 1),
        ("middle", -(2**31), 2**31 - 1),
        ("count", 0, 2**32 - 1),
        ("wide", -(2**63), 2**63 - 1),
        ("widest", 0, 2**64 - 1),
    ],
)
def test_ints_of_every_size(desk: ModuleType, function: str, lowest: int, highest: int) -> None:
    call = getattr(desk, function)
    near = {
        base + offset for base in (0, 2**7, 2**15, 2**16, 2**30, 2**31, 2**32, 2**60, 2**63, 2**64, 2**90) for offset in (-1, 0, 1)
    }
    for value in sorted(near | {-each for each in near}):
        for given in (value, Sized(value)):
            if lowest <= value <= highest:
                assert call(given) == value
            else:
                with pytest.raises(
                    OverflowError, match=rf"argument 'value' must be in the range {lowest} to {highest}, got {value}$"
                ):
                    call(given)
    assert call(True) == 1
    for wrong in (1.0, "1", None):
        with pytest.raises(TypeError, match=r"argument 'value' must be int, not"):
            call(wrong)


def test_ints_in_lists(desk: ModuleType) -> None:
    values = [0, 1, 2**30 - 1, 2**30, 2**60, 2**64 - 1]
    assert desk.all_widest(values) == values == desk.all_widest(tuple(values))
    with pytest.raises(OverflowError, match=r"argument 'xs'\[1\] must be in the range 0 to"):
        desk.all_widest([1, -1])
    with pytest.raises(OverflowError, match=r"argument 'xs'\[0\] must be in the range -32768 to 32767, got 32768"):
        desk.shorts([32768])


def test_copies_are_objects_of_their_own(desk: ModuleType) -> None:
    one = desk.Counter(1)
    two = copy.copy(one)
    three = copy.deepcopy(one)
    one.inc()
    assert (one.value, two.value, three.value) == (2, 1, 1)
    with pytest.raises(TypeError, match="cannot pickle 'Counter' object"):
        pickle.dumps(one)


def test_errors(desk: ModuleType) -> None:
    with pytest.raises(ValueError, match="below zero"):
        desk.Counter(-1)
    with pytest.raises(TypeError, match="argument 'start' must be int, not str"):
        desk.Counter("x")
    with pytest.raises(TypeError, match=r"Counter\.__init__\(\) takes from 1 to 2 positional arguments but 3 were given"):
        desk.Counter(1, 2)
    with pytest.raises(TypeError, match=r"Counter\.__init__\(\) got an unexpected keyword argument 'stat'"):
        desk.Counter(stat=2)
    with pytest.raises(TypeError, match=r"Counter\.__init__\(\) got multiple values for argument 'start'"):
        desk.Counter(2, start=2)
    counter = desk.Counter()
    with pytest.raises(TypeError, match="argument 'other' must be Counter, not Meter"):
        counter.absorb(desk.Meter())
    with pytest.raises(TypeError, match="argument 'other' must be Counter or None, not int"):
        counter.or_zero(3)


def test_init_is_needed(desk: ModuleType) -> None:
    class Lazy(desk.Counter):
        def __init__(self) -> None:
            pass

    with pytest.raises(RuntimeError, match=r"Counter\.__init__\(\) was not called"):
        Lazy().inc()
    with pytest.raises(RuntimeError, match=r"Counter\.__init__\(\) was not called"):
        desk.Counter().absorb(Lazy())
    with pytest.raises(RuntimeError, match=r"Counter\.__init__\(\) was not called"):
        desk.Counter.__new__(desk.Counter).inc()


def test_derived_classes(desk: ModuleType) -> None:
    class Named(desk.Counter):
        def __init__(self, name: str, start: int = 0) -> None:
            super().__init__(start)
            self.name = name
            self.me = self  # a cycle, that only the collector finds

        def inc(self, by: int = 1) -> int:
            return super().inc(by) * 10

    named = Named("a", 4)
    assert named.inc() == 50
    assert named.value == 5
    assert (named + named).value == 10
    assert type(named + named) is desk.Counter
    seen = weakref.ref(named)
    del named
    gc.collect()
    assert seen() is None

    class Note(desk.Note):
        __slots__ = ("more",)

    before = desk.live()
    notes = [Note(str(i)) for i in range(50)]
    for note in notes:
        note.more = notes
    assert desk.live() == before + 50
    del note, notes
    gc.collect()
    assert desk.live() == before


def test_another_init_makes_another_object(desk: ModuleType) -> None:
    before = desk.live()
    note = desk.Note("one")
    for i in range(100):
        note.__init__(f"number {i}")
        assert desk.live() == before + 1
    assert note.text == "number 99"
    with pytest.raises(ValueError, match="no notes"):
        note.__init__("no")
    assert note.text == "number 99"
    del note
    gc.collect()
    assert desk.live() == before
    with pytest.raises(ValueError, match="no notes"):
        desk.Note("no")
    assert desk.live() == before


def test_init_while_an_argument_is_converted(desk: ModuleType) -> None:
    counter = desk.Counter(1)

    class Sly:
        def __index__(self) -> int:
            counter.__init__(100)
            counter.__init__(200)
            return 5

    assert counter.inc(Sly()) == 205


def test_init_while_it_is_used(desk: ModuleType) -> None:
    before = desk.live()
    note = desk.Note("old")
    read: list[str] = []
    threads = [threading.Thread(target=lambda note=note: read.append(note.read_slowly(200))) for _ in range(2)]
    for thread in threads:
        thread.start()
    threads[0].join(0.05)
    note.__init__("new")
    assert note.text == "new"
    note.__init__("newer")
    assert desk.live() == before + 2  # the old one is in use
    for thread in threads:
        thread.join()
    assert read == ["old", "old"]
    assert desk.live() == before + 1
    assert note.text == "newer"
    del note
    gc.collect()
    assert desk.live() == before


def test_borrows_wait_for_each_other(desk: ModuleType) -> None:
    counter = desk.Counter(0)
    seen: list[int] = []
    watchers = [threading.Thread(target=lambda: seen.append(counter.watch(50))) for _ in range(3)]
    changers = [threading.Thread(target=counter.refill, args=(5,)) for _ in range(4)]
    for thread in watchers + changers:
        thread.start()
    for _ in range(20):
        counter.inc()
    for thread in watchers + changers:
        thread.join()
    assert seen == [0, 0, 0]  # nobody changed it while it was watched
    assert counter.value == 24


def test_many_threads(desk: ModuleType) -> None:
    counter = desk.Counter(0)

    def work() -> None:
        for _ in range(2000):
            counter.inc()
            mine = desk.Counter(3)
            mine.inc()
            assert (mine + counter).value >= 4
            assert desk.Note("x").text == "x"

    before = desk.live()
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 8000
    gc.collect()
    assert desk.live() == before


def test_memory_of_dead_objects_is_used_again(desk: ModuleType) -> None:
    counts = []
    for _ in range(5):
        many = [desk.Counter(i) for i in range(100)]
        assert [one.value for one in many] == list(range(100))
        weak = [weakref.ref(one) for one in many]
        del many
        gc.collect()
        assert not any(one() for one in weak)
        fresh = desk.Counter.__new__(desk.Counter)
        with pytest.raises(RuntimeError, match="was not called"):
            fresh.inc()
        del fresh
        gc.collect()
        counts.append(sys.getrefcount(desk.Counter) if hasattr(sys, "getrefcount") else 0)
    assert len(set(counts[1:])) == 1  # every object had one reference to its class, and gave it back


def test_large_objects(desk: ModuleType) -> None:
    before = desk.live()
    sheet = desk.Sheet()
    sheet.put(999, 1.5)
    same = copy.copy(sheet)
    sheet.__init__()
    assert (sheet.get(999), same.get(999)) == (0, 1.5)
    assert sheet.is_aligned()
    assert same.is_aligned()
    with pytest.raises(IndexError):
        sheet.get(1000)
    del sheet, same
    gc.collect()
    assert desk.live() == before


def test_no_class_becomes_another(desk: ModuleType, lane: str) -> None:
    class A(desk.Counter):
        pass

    class B(desk.Meter):
        pass

    one = A(5)
    try:
        one.__class__ = B  # type: ignore[assignment]
    except TypeError:
        return
    with pytest.raises((TypeError, ValueError)):
        one.get()


def test_classes_are_closed_unless_patchable(desk: ModuleType, lane: str) -> None:
    if lane == "cpython" and CLOSED and not os.environ.get("FERRULE_PLAIN"):
        with pytest.raises(TypeError, match="immutable type"):
            desk.Counter.inc = None
        assert desk.Counter(1).inc() == 2
    desk.Open.__init__, kept = lambda self, value=1: kept(self, value * 2), desk.Open.__init__
    desk.Open.more = lambda self: self.get() + 1
    try:
        assert desk.Open(4).get() == 8
        assert desk.Open(4).more() == 9
    finally:
        desk.Open.__init__ = kept
        del desk.Open.more
    assert desk.Open(4).get() == 4

    class Derived(desk.Counter):
        pass

    Derived.inc = lambda self: 7
    assert Derived(1).inc() == 7


def test_text(desk: ModuleType) -> None:
    for text in ["", "a", "grüße", "\0", "x" * 5000, "😀" * 300]:
        assert desk.echo(text) == text
        assert desk.echo_all([text, "b", text]) == [text, "b", text]
    with pytest.raises(UnicodeEncodeError, match="argument 'text': surrogates not allowed"):
        desk.echo("\ud800")
    with pytest.raises(UnicodeError) as caught:
        desk.broken(3)
    assert (type(caught.value), str(caught.value)) == (UnicodeError, "invalid UTF-8 at byte 3")
    with pytest.raises(UnicodeError) as caught:
        desk.broken(3000)
    assert (type(caught.value), str(caught.value)) == (UnicodeError, "invalid UTF-8 at byte 3000")
    with pytest.raises(UnicodeError) as caught:
        desk.broken_list()
    assert (type(caught.value), str(caught.value)) == (UnicodeError, "invalid UTF-8 at byte 1")


def test_lists(desk: ModuleType) -> None:
    class Float:
        def __float__(self) -> float:
            xs.clear()
            return 2.5

    class Sub(float):
        pass

    assert desk.floats([1.5, 2, Sub(3), True]) == [1.5, 2, 3, 1]
    assert desk.floats((1.5, 2.5)) == [1.5, 2.5]
    assert desk.floats([]) == [] == desk.floats(())
    assert desk.floats(x / 2 for x in range(3)) == [0, 0.5, 1]
    xs: list[object] = [1.0, Float(), 3.0]
    assert desk.floats(xs) == [1, 2.5, 3]
    many = [i / 4 for i in range(100000)]
    assert desk.floats(many) == many
    with pytest.raises(TypeError, match=r"floats\(\): argument 'xs'\[1\] must be float, not str"):
        desk.floats([1.0, "x"])
    assert desk.shorts([1, -2, 32767]) == [1, -2, 32767]
    with pytest.raises(OverflowError, match=r"shorts\(\): argument 'xs'\[2\] must be in the range -32768 to 32767, got 32768"):
        desk.shorts([0, 1, 32768])
    with pytest.raises(OverflowError, match=r"shorts\(\): argument 'xs'\[0\]"):
        desk.shorts([1 << 100])


def test_keywords(desk: ModuleType) -> None:
    assert desk.mix(1, gamma=5, beta=4) == 541
    assert desk.mix(gamma=5, alpha=1) == 521
    name = "".join(["gam", "ma"])  # equal, and not the same object
    assert desk.mix(1, **{name: 1}) == 121
    with pytest.raises(TypeError, match=r"mix\(\) missing 1 required positional argument: 'alpha'"):
        desk.mix(beta=1)
    with pytest.raises(TypeError, match=r"mix\(\) got multiple values for argument 'alpha'"):
        desk.mix(1, alpha=1)
    with pytest.raises(TypeError, match=r"mix\(\) got an unexpected keyword argument 'delta'"):
        desk.mix(1, delta=1)


@pytest.mark.skipif(platform.python_implementation() != "CPython", reason="of the CPython lane")
@pytest.mark.skipif("FERRULE_TEST_DESK" in os.environ, reason="is one of those runs itself")
def test_all_of_this_without_trials(desk_folder: Path) -> None:
    run_all_of_this(desk_folder, FERRULE_PLAIN="1")


@pytest.mark.skipif(platform.python_implementation() != "CPython", reason="of the CPython lane")
@pytest.mark.skipif("FERRULE_TEST_DESK" in os.environ, reason="is one of those runs itself")
def test_all_of_this_compiled_for_size(tmp_path: Path) -> None:
    run_all_of_this(build(tmp_path, "desk", Path(__file__).parent / "desk/desk.hpp", optimize="-Os"))


def run_all_of_this(folder: Path, **settings: str) -> None:
    environment = {**os.environ, **settings, "FERRULE_TEST_DESK": str(folder)}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", __file__, "-k", "cpython"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout
    assert "100%" in done.stdout


@pytest.mark.skipif(platform.python_implementation() != "CPython", reason="of CPython's allocator")
def test_memory_is_given_back_to_whom_it_came_from(desk_folder: Path) -> None:
    program = """
import gc, desk
class Sub(desk.Note): pass
for _ in range(3):
    notes = [desk.Note("a") for _ in range(100)] + [Sub("b") for _ in range(100)]
    for note in notes:
        note.__init__("c")
    notes[150].other = notes
    del note, notes
    gc.collect()
assert desk.live() == 0, desk.live()
"""
    environment = {**os.environ, "PYTHONMALLOC": "debug", "PYTHONPATH": str(desk_folder), "FERRULE_LANE": "cpython"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
