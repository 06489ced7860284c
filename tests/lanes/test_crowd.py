"""Eight threads over every kind of object, with exact results: nothing is lost, torn, counted twice, or told of another thread's.

In a Python without the interpreter's lock (free-threaded) they run at the same time, and more often.
"""

from __future__ import annotations

import copy
import ctypes
import faulthandler
import gc
import pickle
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

LIMIT = 240  # seconds that nothing takes, but where something hangs
CROWD = 8
LOCKED: bool = getattr(sys, "_is_gil_enabled", lambda: True)()
ROUNDS = 300 if LOCKED else 1000


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    faulthandler.dump_traceback_later(2 * LIMIT, exit=True)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)
    faulthandler.cancel_dump_traceback_later()


def crowd(*works: Callable[[int], Any]) -> list[Any]:
    """Eight threads, begun at once; each does one of `works`, in turn, which is told its number.  Their results."""
    start = threading.Barrier(CROWD)
    results: list[Any] = [None] * CROWD
    errors: list[BaseException] = []

    def run(number: int) -> None:
        try:
            start.wait(LIMIT)
            results[number] = works[number % len(works)](number)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(CROWD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LIMIT)
        assert not thread.is_alive(), "a thread hangs"
    if errors:
        raise errors[0]
    return results


def collected() -> None:
    for _ in range(3):
        gc.collect()


def handles(package: ModuleType) -> int:
    """How many handles there are."""
    name = package.__name__
    count = getattr(ctypes.CDLL(str(Path(str(package.__file__)).parent / f"_{name}.so")), f"{name}_live_handles")
    count.restype = ctypes.c_size_t
    collected()
    return int(count())


# ---- one object for all ---------------------------------------------------------------------------------------------------------


def test_no_change_is_lost(geo: ModuleType, kit: ModuleType) -> None:
    path, counter = geo.Path("a"), kit.Counter()

    def work(number: int) -> None:
        for _ in range(ROUNDS):
            assert path.add(geo.Point(number, 1)) is path
            assert counter.count(number) is counter
            counter.__iadd__(1)
            assert counter.value >= number and path.name == "a"

    crowd(work)
    assert len(path) == CROWD * ROUNDS
    assert counter.value == ROUNDS * (sum(range(CROWD)) + CROWD)
    xs = [path[i].x for i in range(len(path))]
    assert [xs.count(number) for number in range(CROWD)] == [ROUNDS] * CROWD


def test_no_change_of_an_object_in_place_is_lost(whole: ModuleType) -> None:
    lock = whole.Lock()

    def work(number: int) -> None:
        for _ in range(ROUNDS):
            lock.release(number % 2 == 0)
            lock.count()

    crowd(work)
    assert lock.count() == ROUNDS * (CROWD // 2) * 3


def test_two_objects_both_ways(team: ModuleType) -> None:
    bags = [team.Bag(1), team.Bag(2)]

    def work(number: int) -> int:
        one, other = bags[number % 2], bags[1 - number % 2]
        for turn in range(ROUNDS):
            one.swap(other)
            if turn % 50 == 0:
                one.add(1)
        return ROUNDS // 50

    added = sum(crowd(work))
    assert bags[0].total() + bags[1].total() == 3 + added


def test_who_is_refused_may_try_again(team: ModuleType) -> None:
    """Inside of a call of one object each asks for another one: cycles, of which exactly the refused calls did nothing."""
    bags = [team.Bag() for _ in range(3)]
    done, failures = [0] * CROWD, []

    def inside(number: int) -> None:
        try:
            bags[(number + 1) % 3].add(1)
            done[number] += 1
        except team.BorrowError:
            pass
        except BaseException as error:  # C++ could not take it
            failures.append(error)

    step = ctypes.CFUNCTYPE(None, ctypes.c_int)(inside)
    team.set_step(ctypes.cast(step, ctypes.c_void_p).value)

    def work(number: int) -> None:
        for _ in range(ROUNDS // 10):
            before = done[number]
            while done[number] == before and not failures:
                bags[number % 3].visit(number)

    crowd(work)
    team.set_step(0)
    assert not failures
    assert sum(bag.total() for bag in bags) == sum(done) == CROWD * (ROUNDS // 10)


def test_one_that_is_made_anew_in_its_use(geo: ModuleType, whole: ModuleType) -> None:
    path, lock = geo.Path("0"), whole.Lock()

    def renew(number: int) -> None:
        for turn in range(ROUNDS // 2):
            path.__init__(str(turn))
            lock.__init__()

    def use(number: int) -> None:
        for _ in range(ROUNDS):
            for call, fits in ((lambda: path.name, str.isdigit), (lambda: lock.count(), lambda count: count >= 0)):
                try:
                    assert fits(call())
                except ValueError as error:  # the C++ object is gone, the call meant that one
                    assert "has been freed" in str(error)

    crowd(renew, use)
    assert path.name == str(ROUNDS // 2 - 1)
    assert lock.count() == 0


def test_only_one_can_give_it_away(kit: ModuleType) -> None:
    for start in range(30):
        counter = kit.Counter(start)

        def give(number: int, counter: Any = counter) -> int | None:
            try:
                return int(kit.swallow(counter))
            except (ValueError, kit.BorrowError):
                return None

        given = [each for each in crowd(give) if each is not None]
        assert given == [start]
        with pytest.raises(ValueError):
            counter.twice()


# ---- objects that come back -----------------------------------------------------------------------------------------------------


def test_what_is_shared_is_one_object_for_all(geo: ModuleType, kit: ModuleType, bond: ModuleType) -> None:
    counter, keeper = kit.Counter(5), bond.Keeper()
    keeper.keep(bond.Node(7))
    kept = crowd(lambda number: [geo.shared_pen() for _ in range(ROUNDS // 10)])
    assert len({id(pen) for pens in kept for pen in pens}) == 1

    def work(number: int) -> None:
        for _ in range(ROUNDS):
            assert kit.same_counter(counter) is counter
            assert all(each is counter for each in kit.same_counters([counter] * 3))
            last = keeper.last()  # the object for it dies, and is made anew, time and again
            assert last.value == keeper.twice()[0].value == 7
            if LOCKED:  # else another thread may be making another one at this moment: docs/threads.md
                assert last is keeper.last() and keeper.twice()[0] is last
            del last

    crowd(work)


def test_objects_come_and_go_and_none_is_left(bond: ModuleType) -> None:
    handles_before, alive_before = handles(bond), bond.alive()

    def come_and_go() -> None:
        keeper = bond.Keeper()
        slots = [bond.Node(0) for _ in range(4)]

        def work(number: int) -> int:
            total = 0
            for turn in range(ROUNDS):
                node = bond.Leaf(turn) if turn % 2 else bond.Node(turn)
                slots[turn % 4] = node
                total += slots[(turn + 1) % 4].value >= 0
                keeper.keep(node)
                assert bond.same(node) is node and bond.swapped(bond.Couple(node, node)).left is node
                if turn % 10 == 0:
                    keeper.clear()
            return total

        assert crowd(work) == [ROUNDS] * CROWD

    come_and_go()
    assert (handles(bond), bond.alive()) == (handles_before, alive_before)


def test_views_keep_what_they_see(team: ModuleType) -> None:
    def pinned() -> list[Any]:
        board = team.Board(CROWD)
        pins = [board.pin(at) for at in range(CROWD)]

        def work(number: int) -> None:
            for turn in range(ROUNDS):
                pins[(number + turn) % CROWD].write(1)
                assert board.pin(number).read() >= 0

        crowd(work)
        assert board.sum() == CROWD * ROUNDS
        return pins

    pins = pinned()
    collected()
    assert sum(pin.read() for pin in pins) == CROWD * ROUNDS


def test_views_of_what_is_gone_are_stale(team: ModuleType) -> None:
    board = team.Board(2)
    pins = [board.pin(at % 2) for at in range(CROWD)]
    stale = [0]

    def look(number: int) -> None:
        for _ in range(ROUNDS):
            try:
                assert pins[number].read() == 0
            except team.StaleError:
                pins[number] = board.pin(number % 2)
                stale[0] += 1

    def clear(number: int) -> None:
        for _ in range(ROUNDS // 10):
            board.clear(2)

    crowd(look, look, look, clear)
    board.clear(2)
    with pytest.raises(team.StaleError):
        pins[0].read()
    assert stale[0] > 0 or LOCKED


# ---- iteration ------------------------------------------------------------------------------------------------------------------


def test_one_iterator_for_all_gives_each_item_once(bag: ModuleType) -> None:
    numbers, shared = bag.Numbers(), bag.Shared()
    for i in range(CROWD * ROUNDS):
        numbers.add(i)
    for i in range(200):
        shared.add(bag.Word(str(i)))
    iterator, objects = iter(numbers), iter(shared)
    taken = crowd(lambda number: [list(iterator), [word.text for word in objects]])
    assert sorted(x for xs, _ in taken for x in xs) == list(range(CROWD * ROUNDS))
    assert sorted(int(word) for _, words in taken for word in words) == list(range(200))


def test_a_loop_over_what_changes_ends(bag: ModuleType) -> None:
    numbers = bag.Numbers()
    for i in range(50):
        numbers.add(i)
    ended = [0]

    def loop(number: int) -> None:
        for _ in range(ROUNDS // 4):
            seen: list[int] = []
            try:
                for x in numbers:
                    seen.append(x)
            except bag.StaleError:
                ended[0] += 1
            assert seen == list(range(len(seen)))

    def add(number: int) -> int:
        for turn in range(ROUNDS // 10):
            if number == 0:
                numbers.add(50 + turn)
        return 0

    crowd(add, loop)
    assert list(numbers) == list(range(50 + ROUNDS // 10))


# ---- records --------------------------------------------------------------------------------------------------------------------


def test_a_record_always_has_values_that_somebody_gave(kit: ModuleType, geo: ModuleType) -> None:
    point, line = geo.Point(), kit.Line(kit.Point(), kit.Point())
    line.label = "0"

    def work(number: int) -> None:
        for turn in range(ROUNDS):
            point.x = number + turn / 4096
            line.label, line.weights, line.start = str(number), [float(number)] * 3, kit.Point(number, number)
            label, weights, start = line.label, line.weights, line.start
            assert label in "01234567" and len(label) == 1
            assert not weights or weights == [weights[0]] * 3
            assert start.x == start.y and 0 <= point.x < CROWD
            back = kit.same_line(line)
            assert back.start.x == back.start.y and (not back.weights or len(set(back.weights)) == 1)
            copied = copy.copy(line), pickle.loads(pickle.dumps(line)), copy.deepcopy(line)
            assert all(each.label in "01234567" for each in copied) and repr(line)

    crowd(work)


def test_a_record_counts_what_it_has(kit: ModuleType) -> None:
    class Mark(kit.Point):  # type: ignore[misc]
        pass

    marks = [Mark(i, i) for i in range(CROWD)]
    gone = [weakref.ref(mark) for mark in marks]
    line = kit.Line(kit.Point(), kit.Point())

    def work(number: int) -> None:
        mine = marks[number]
        for _ in range(ROUNDS):
            line.start = mine
            assert type(line.start) in (Mark, kit.Point)
            line.end = line.start
            kit.same_line(line)

    crowd(work)
    del marks[:]
    line.start = line.end = kit.Point()
    collected()
    assert [reference() for reference in gone] == [None] * CROWD


def test_frozen_records_are_keys(kit: ModuleType) -> None:
    keys = {kit.Key("a", i): i for i in range(20)}
    crowd(lambda number: [keys[kit.same_key(kit.Key("a", turn % 20))] == turn % 20 or pytest.fail() for turn in range(ROUNDS)])


# ---- values that other threads change while they are read -----------------------------------------------------------------------


def changing(change: Callable[[], None], read: Callable[[], None]) -> None:
    """One thread changes, the others read meanwhile."""
    stop = threading.Event()

    def changer(number: int) -> None:
        if number:
            return reader(number)
        while not stop.is_set():
            change()
        return None

    left = [CROWD - 1]
    counted = threading.Lock()

    def reader(number: int) -> None:
        try:
            for _ in range(ROUNDS):
                read()
        finally:
            with counted:
                left[0] -= 1
                if not left[0]:
                    stop.set()

    crowd(changer)


def test_lists_that_change(kit: ModuleType) -> None:
    numbers: list[float] = []
    texts: list[str] = []
    points: list[Any] = []
    rows: list[list[int]] = [[]]

    def change() -> None:
        for i in range(40):
            numbers.append(float(i))
            texts.append(f"text {i}")
            points.append(kit.Point(i, i))
            rows[0].append(i)
        numbers[:] = numbers[:5]
        del numbers[:], texts[:], points[:], rows[0][:]

    def read() -> None:
        seen = kit.same_numbers(numbers)
        assert seen == [float(i) for i in range(len(seen))]
        seen = kit.same_texts(texts)
        assert seen == [f"text {i}" for i in range(len(seen))]
        seen = kit.same_points(points)
        assert all(point.x == point.y == at for at, point in enumerate(seen))
        (seen,) = kit.same_rows(rows)
        assert seen == list(range(len(seen)))
        assert kit.kind(rows[0]) == "vector<int>"

    changing(change, read)


def test_mappings_and_sets_that_change(kit: ModuleType, geo: ModuleType) -> None:
    names: dict[int, str] = {}
    series: dict[str, list[float]] = {}
    words: set[str] = set()

    def change() -> None:
        for i in range(40):
            names[i] = f"n{i}"
            series[f"s{i}"] = [float(i)] * 3
            words.add(f"w{i}")
        names.clear()
        series.clear()
        words.clear()

    def read() -> None:
        seen = kit.same_names(names)
        assert seen == {i: f"n{i}" for i in seen}
        seen = geo.scaled(series)
        assert all(numbers == [2 * float(name[1:])] * 3 for name, numbers in seen.items())
        try:
            seen = kit.same_set(words)
            assert all(word[0] == "w" for word in seen)
        except RuntimeError as error:  # as a loop of Python's
            assert "changed size during iteration" in str(error)

    changing(change, read)


def test_bytes_that_change(kit: ModuleType) -> None:
    data = bytearray(b"a" * 64)
    letters = b"abcdefgh"

    def change() -> None:
        for letter in letters:
            data[:] = bytes([letter]) * 64

    def read() -> None:
        seen = kit.same_bytes(data)
        assert len(seen) == 64 and set(seen) <= set(letters)

    changing(change, read)


# ---- what else every call goes through ------------------------------------------------------------------------------------------


def test_arguments_overloads_and_defaults(kit: ModuleType, geo: ModuleType, bond: ModuleType) -> None:
    """Also the first calls with keywords, whose names are then remembered, are made by all at once."""

    def work(number: int) -> None:
        for turn in range(ROUNDS):
            assert kit.sum(number, c=turn) == number + 2 + turn
            assert kit.greet(name=str(number)) == f"hello {number}"
            assert kit.answer() == 42 and kit.answer(x=turn) == turn
            assert (kit.kind(number), kit.kind(str(number)), kit.kind({"a": 1})) == ("int", "string", "map")
            assert bond.value_of() == 42 and bond.late(number, text="abc") == number + 45
            assert geo.Path(name=str(number), join=geo.Join.bevel).name == str(number)
            assert kit.next_color(x=kit.Color.red) is kit.Color.green
            assert kit.same_mode(kit.Mode.read | kit.Mode.write) == kit.Mode.both
            assert geo.odd({1, 2, number}) == {x for x in (1, number) if x % 2}

    crowd(work)


def test_everybody_gets_the_own_error(kit: ModuleType, geo: ModuleType) -> None:
    def work(number: int) -> None:
        for turn in range(ROUNDS):
            with pytest.raises(TypeError, match=f"must be str, not {type(number).__name__}$"):
                kit.greet(number)
            with pytest.raises(geo.Parallel) as caught:
                geo.meet(geo.Point(), geo.Point(0, number + 1), geo.Point(1), geo.Point(1, turn + 1))
            assert caught.value.angle == 0
            with pytest.raises(OverflowError, match=f"got {300 + number}$"):
                kit.same_u8(300 + number)

    crowd(work)


def test_classes_of_python(geo: ModuleType, whole: ModuleType) -> None:
    met: list[int] = []

    def work(number: int) -> None:
        class Named(geo.Path):  # type: ignore[misc]
            def __init__(self, number: int) -> None:
                super().__init__(str(number))
                self.number = number

            def __del__(self) -> None:
                met.append(self.number)

        for turn in range(ROUNDS // 4):
            named, opened = Named(turn), whole.Open()
            named.itself = named
            opened.itself, opened.turn = opened, turn
            assert named.number == turn == opened.turn and named.name == str(turn) and len(named | named) == 0
            del named.itself, opened.itself

    crowd(work)
    collected()
    assert sorted(met) == sorted(list(range(ROUNDS // 4)) * CROWD)


def test_attributes_that_all_set(whole: ModuleType) -> None:
    opened = whole.Open()

    def work(number: int) -> None:
        for turn in range(ROUNDS):
            setattr(opened, f"a{number}", turn)
            opened.common = number
            assert getattr(opened, f"a{number}") == turn and opened.common in range(CROWD)
            assert f"a{number}" in opened.__dict__

    crowd(work)
    assert {name: opened.__dict__[name] for name in sorted(opened.__dict__) if name != "common"} == {
        f"a{number}": ROUNDS - 1 for number in range(CROWD)
    }
