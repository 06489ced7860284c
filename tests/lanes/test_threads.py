"""Several Python threads over one library: borrows, the interpreter's lock, and destructors, in both lanes.

The header is that of the C programs (tests/capi/threads/team.hpp).  What happens in the middle of a C++ call is done by a C
function that ctypes makes.
"""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

LIMIT = 20  # seconds that nothing takes, but where something hangs


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    faulthandler.dump_traceback_later(6 * LIMIT, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


class Steps:
    """What `visit(n)` and `look(n)` do in the middle."""

    def __init__(self) -> None:
        self.actions: dict[int, Callable[[], None]] = {}
        self.failures: list[BaseException] = []
        self.function = ctypes.CFUNCTYPE(None, ctypes.c_int)(self.take)
        self.address = ctypes.cast(self.function, ctypes.c_void_p).value

    def take(self, number: int) -> None:
        try:
            self.actions[number]()
        except BaseException as error:  # C++ could not take it
            self.failures.append(error)


@pytest.fixture
def steps(team: ModuleType) -> Iterator[Steps]:
    made = Steps()
    team.set_step(made.address)
    yield made
    team.set_step(0)
    assert not made.failures


def together(*functions: Callable[[], Any]) -> list[Any]:
    """Each in a thread of its own, all begun at once; their results."""
    start = threading.Barrier(len(functions))
    results: list[Any] = [None] * len(functions)
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            start.wait(LIMIT)
            results[number] = functions[number]()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(len(functions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5 * LIMIT)
        assert not thread.is_alive(), "a thread hangs"
    if errors:
        raise errors[0]
    return results


# ---- waits that would never end ---------------------------------------------------------------------------------------------


def refused(team: ModuleType, steps: Steps, callers: list[tuple[Any, str, Any]]) -> int:
    """Each holds its first object, by `visit` or `look`, and then asks for its second one, if it does.  How many were refused?"""
    inside = threading.Barrier(len(callers))
    decided = threading.Event()
    errors: list[BaseException] = []

    def ask(wanted: Any) -> None:
        inside.wait(LIMIT)
        if wanted is None:
            assert decided.wait(LIMIT)
            return
        try:
            wanted.add(1)
        except team.BorrowError as error:
            errors.append(error)
            decided.set()

    for number, (_, _, wanted) in enumerate(callers):
        steps.actions[number] = lambda wanted=wanted: ask(wanted)
    together(*(lambda n=n, c=c: getattr(c[0], c[1])(n) for n, c in enumerate(callers)))
    for error in errors:
        assert isinstance(error, RuntimeError)
        assert str(error) == "an object is in use by a call that this one would have to wait for for ever"
    return len(errors)


def test_a_cycle_of_waits_ends_in_one_borrow_error(team: ModuleType, steps: Steps) -> None:
    a, b, c = team.Bag(), team.Bag(), team.Bag()
    for _ in range(20):
        assert refused(team, steps, [(a, "visit", b), (b, "visit", a)]) == 1
        assert refused(team, steps, [(a, "visit", b), (b, "visit", c), (c, "visit", a)]) == 1
        # One in the cycle holds shared, and one that is not in it holds the same object.
        assert refused(team, steps, [(a, "visit", b), (b, "look", c), (b, "look", None), (c, "visit", a)]) == 1
    assert a.total() + b.total() + c.total() == 20 * (1 + 2 + 2)


def test_the_same_thread_again(team: ModuleType, steps: Steps) -> None:
    a = team.Bag(3)

    def inside_of_visit() -> None:
        with pytest.raises(team.BorrowError):
            a.total()
        with pytest.raises(team.BorrowError):
            a.add(1)

    def inside_of_look() -> None:
        assert a.total() == 3
        with pytest.raises(team.BorrowError):
            a.add(1)

    steps.actions = {0: inside_of_visit, 1: inside_of_look}
    a.visit(0)
    a.look(1)
    a.merge(a)
    assert a.total() == 6


def test_merging_both_ways_is_never_refused(team: ModuleType) -> None:
    a, b = team.Bag(1), team.Bag(2)

    def merge(to: Any, other: Any) -> None:
        for number in range(3000):
            if number % 8:
                to.merge(other)
            else:
                to.swap(other)

    together(lambda: merge(a, b), lambda: merge(b, a))
    together(lambda: merge(a, b), lambda: merge(b, a), lambda: [a.total() + b.total() for _ in range(3000)])


# ---- who meets whom ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "do"),
    [
        ("Bag.meets_reader", "Bag.meets_reader", True),
        ("Bag.meets", "Bag.meets", False),
        ("Bag.meets", "Bag.meets_reader", False),
        ("Desk.meets", "Desk.meets", True),
        ("Book.meets", "Book.meets", False),
        ("Book.meets", "lend", False),
        ("meets_in_hall", "meets_in_hall", True),
    ],
)
def test_who_meets(team: ModuleType, first: str, second: str, do: bool) -> None:
    objects: dict[str, Any] = {}

    def bound(name: str) -> Callable[[int], bool]:
        of, dot, member = name.partition(".")
        if not dot:
            return getattr(team, name)
        return getattr(objects.setdefault(of, getattr(team, of)()), member)

    time_for_it = 1000 * LIMIT if do else 80
    calls = [bound(first), bound(second)]
    assert any(together(*(lambda c=c: c(time_for_it) for c in calls))) is do


# ---- the interpreter's lock -------------------------------------------------------------------------------------------------


def ticks_during(call: Callable[[], Any]) -> int:
    """How often another thread of Python was let run meanwhile."""
    ticks: list[float] = []
    stop = threading.Event()

    def tick() -> None:
        while not stop.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    while not ticks:
        time.sleep(0.001)
    begin = time.perf_counter()
    call()
    end = time.perf_counter()
    stop.set()
    thread.join()
    return sum(begin < at < end for at in ticks)


def test_the_lock_is_given_up(team: ModuleType) -> None:
    assert ticks_during(lambda: team.Bag().rest(500)) > 10


def test_the_lock_is_held(team: ModuleType) -> None:
    if team.__lane__ == "cffi":
        pytest.skip("cffi gives the lock up for every call")
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        pytest.skip("there is none")
    bag = team.Bag()
    assert ticks_during(lambda: bag.rest_holding(500)) <= 2


def test_waiting_for_a_borrow_never_holds_the_lock(team: ModuleType, steps: Steps) -> None:
    """A call that holds the lock meets a busy object; who has that needs the lock to come to an end."""
    bag = team.Bag(5)
    inside, asking = threading.Event(), threading.Event()

    def busy() -> None:
        inside.set()
        assert asking.wait(LIMIT)
        for _ in range(50):
            time.sleep(0.001)

    def ask() -> int:
        assert inside.wait(LIMIT)
        asking.set()
        return bag.total_holding()

    steps.actions[0] = busy
    assert together(lambda: bag.visit(0), ask)[1] == 5


def test_a_held_call_is_refused_all_the_same(team: ModuleType, steps: Steps) -> None:
    bag = team.Bag(5)

    def inside() -> None:
        with pytest.raises(team.BorrowError):
            bag.total_holding()

    steps.actions[0] = inside
    bag.visit(0)
    assert bag.total_holding() == 5


# ---- lives ------------------------------------------------------------------------------------------------------------------


def collected() -> None:
    for _ in range(3):
        gc.collect()


@pytest.mark.parametrize("way", ["del", "init", "exit of a function", "list", "cycle"])
def test_destructors_run_without_the_lock(team: ModuleType, way: str) -> None:
    """A guest's destructor waits for the gate, which another thread of Python opens."""
    team.open_gate(False)
    in_time, late = team.in_time(), team.late()
    leaving, left = threading.Event(), threading.Event()

    def opens() -> None:
        assert leaving.wait(LIMIT)
        for _ in range(50):  # which takes the lock time and again
            time.sleep(0.001)
        team.open_gate()

    def leaves() -> None:
        guest = team.Guest()
        leaving.set()
        if way == "init":
            guest.__init__()
            collected()
            assert team.in_time() == in_time + 1
        elif way == "list":
            guests = [guest]
            del guest
            guests.clear()
        elif way == "cycle":
            holder: dict[str, Any] = {"guest": guest}
            holder["self"] = holder
            del guest, holder
            collected()
        elif way == "del":
            del guest
        left.set()

    together(leaves, opens)
    assert left.is_set()
    collected()
    assert team.late() == late
    assert team.in_time() == in_time + (2 if way == "init" else 1)


def test_an_object_that_is_busy_dies_after_its_last_user(team: ModuleType, steps: Steps) -> None:
    bag = team.Bag()
    collected()
    gone = team.bags_gone()

    def inside() -> None:
        bag.__init__(7)  # lets the former object go
        collected()
        assert team.bags_gone() == gone
        assert bag.total() == 7

    steps.actions[0] = inside
    bag.visit(0)
    collected()
    assert team.bags_gone() == gone + 1
    assert bag.total() == 7


def test_pins_of_one_board(team: ModuleType) -> None:
    board = team.Board(2)
    pins = [board.pin(0), board.pin(1)]

    def write(pin: Any) -> None:
        for _ in range(2000):
            pin.write(1)

    together(*(lambda pin=pin: write(pin) for pin in [*pins, pins[0]]))
    assert board.sum() == 6000
    del board
    collected()
    assert [pin.read() for pin in pins] == [4000, 2000]


def test_pins_of_a_board_that_was_cleared(team: ModuleType) -> None:
    board = team.Board(2)
    old = board.pin(1)
    board.clear(1)
    with pytest.raises(team.StaleError, match=r"^what this team::Pin refers to has changed since$"):
        old.read()
    assert board.pin(0).read() == 0


def test_objects_that_come_and_go_in_many_threads(team: ModuleType) -> None:
    shared = [team.Bag()]

    def work() -> int:
        added = 0
        for number in range(500):
            bag = shared[0]
            bag.add(1)
            added += 1
            if number % 10 == 0:
                shared[0] = team.Bag()
        return added

    assert together(work, work, work) == [500, 500, 500]


ENDING = """
import sys, threading, time
sys.path.insert(0, sys.argv[1])
import team

class Late:
    def __del__(self, sleep=time.sleep):
        sleep(0.6)  # the interpreter is ending, and the lock is given up once more

sys.late = Late()
bag = team.Bag()
threading.Thread(target=bag.rest, args=(300,), daemon=True).start()
time.sleep(0.05)
"""


def test_a_call_that_comes_back_to_an_interpreter_that_is_ending(team_folder: Path, lane: str) -> None:
    command = [sys.executable, "-c", ENDING, str(team_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "FERRULE_LANE": lane}, timeout=6 * LIMIT)
    assert (done.returncode, done.stderr) == (0, "")
