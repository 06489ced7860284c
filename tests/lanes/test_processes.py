"""Processes that fork in the middle of calls, or end with calls and threads going on; and more than one interpreter in a process.

Each in a program of its own, and in both lanes.  Children end by `os._exit`, and by a signal where they hang.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and signals are POSIX's")


def run(code: str, lane: str, folder: Path, *options: str) -> list[str]:
    environment = {**os.environ, "FERRULE_LANE": lane, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-W", "ignore::DeprecationWarning", *options, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout.splitlines()


# ---- fork ----------------------------------------------------------------------------------------------------------------

IN_CHILD = """
import os, signal, threading, time

def said(call, *arguments):
    try:
        return repr(call(*arguments))
    except BaseException as error:
        return f"{type(error).__name__}: {error}"

def in_child(*works):
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        for work in works:
            os.write(1, (said(*work) + "\\n").encode())
        os._exit(0)
    how = os.waitpid(child, 0)[1]
    if how:
        print("the child ended by", how, flush=True)
"""

FORK = f"""{IN_CHILD}
import ctypes
import team

# What visit(n) and look(n) do in the middle: the first comes back when the test says so.
inside, over = threading.Semaphore(0), threading.Event()
steps = {{1: lambda: inside.release() or over.wait(60)}}

@ctypes.CFUNCTYPE(None, ctypes.c_int)
def step(number):
    steps[number]()

team.set_step(ctypes.cast(step, ctypes.c_void_p).value)

def busy(call, *arguments):
    thread = threading.Thread(target=call, args=arguments)
    thread.start()
    assert inside.acquire(timeout=20)
    return thread
"""

TOLD = "BorrowError: another thread was using an object when the process forked: in this process nobody can use it any more"


def test_what_another_thread_was_changing(lane: str, team_folder: Path) -> None:
    code = """
bag, free = team.Bag(1), team.Bag(2)
thread = busy(bag.visit, 1)
in_child((bag.total,), (bag.add, 3), (free.merge, bag), (bag.total_holding,), (free.total,), (free.add, 1), (free.total,))
over.set()
thread.join()
print(bag.total())
"""
    assert run(FORK + code, lane, team_folder) == [TOLD, TOLD, TOLD, TOLD, "2", "None", "3", "1"]


def test_what_another_thread_was_reading(lane: str, team_folder: Path) -> None:
    code = """
bag = team.Bag(1)
thread = busy(bag.look, 1)
in_child((bag.total,), (bag.add, 3), (bag.total,))
over.set()
thread.join()
"""
    assert run(FORK + code, lane, team_folder) == ["1", TOLD, "1"]


def test_a_fork_in_the_middle_of_a_call(lane: str, team_folder: Path) -> None:
    """The call goes on in the child too, and its object is then as any other."""
    code = """
bag, other = team.Bag(1), team.Bag(2)
children = []
steps[2] = lambda: children.append(os.fork())
thread = busy(other.visit, 1)
bag.visit(2)
if children[0] == 0:
    signal.alarm(20)
    results = []
    late = threading.Thread(target=lambda: results.extend([said(bag.add, 4), said(bag.total), said(other.total)]))
    late.start()
    late.join()
    os.write(1, ("\\n".join(results) + "\\n").encode())
    os._exit(0)
print(os.waitpid(children[0], 0)[1])
over.set()
thread.join()
print(bag.total(), other.total())
"""
    assert run(FORK + code, lane, team_folder) == ["None", "5", TOLD, "0", "1 2"]


def test_nobody_waits_any_more(lane: str, team_folder: Path) -> None:
    code = """
bag, books = team.Bag(1), [team.Book(), team.Book()]
waiting = []
def wait_and_fork():
    for _ in range(3):
        waiting.append(threading.Thread(target=bag.add, args=(1,)))
        waiting[-1].start()
    time.sleep(0.1)
    waiting.append(os.fork())
steps[2] = wait_and_fork
bag.visit(2)
child = waiting.pop()
if child == 0:
    signal.alarm(20)
    os.write(1, f"{said(bag.add, 1)} {said(bag.total)} {said(books[0].meets, 0)}\\n".encode())
    os._exit(0)
print(os.waitpid(child, 0)[1])
for each in waiting:
    each.join()
print(bag.total())
"""
    assert run(FORK + code, lane, team_folder) == ["None 2 False", "0", "4"]


def test_the_lock_of_the_library(lane: str, team_folder: Path) -> None:
    code = """
books, bag = [team.Book(), team.Book()], team.Bag(1)
thread = threading.Thread(target=books[0].meets, args=(1500,))
thread.start()
time.sleep(0.3)
in_child((books[1].meets, 0), (team.lend, 0), (bag.total,), (team.meets_in_hall, 0))
thread.join()
print(books[1].meets(0))
"""
    assert run(FORK + code, lane, team_folder) == [TOLD, TOLD, "1", "False", "False"]


def test_objects_in_place(lane: str, patience_folder: Path) -> None:
    """In the CPython lane they lie in the Python objects; the interpreter's lock is given up in the middle."""
    code = """
import patience
waiter, free = patience.Waiter(), patience.Waiter()
thread = threading.Thread(target=waiter.wait, args=(1.5, patience.Manner.ends))
thread.start()
time.sleep(0.3)
def again():
    waiter.__init__()
    return waiter.wait(0, patience.Manner.ends)
in_child((waiter.wait, 0, patience.Manner.ends), (free.wait, 0, patience.Manner.ends), (again,))
thread.join()
print(waiter.wait(0, patience.Manner.ends))
"""
    assert run(IN_CHILD + code, lane, patience_folder) == [TOLD, "[1, 2, 3]", "[1, 2, 3]", "[1, 2, 3]"]


def test_objects_die_in_a_child(lane: str, team_folder: Path) -> None:
    code = """
import gc
bag, free = team.Bag(1), team.Bag(2)
thread = busy(bag.visit, 1)
def drop(name):
    before = team.bags_gone()
    del globals()[name]
    for _ in range(3): gc.collect()  # for PyPy
    return team.bags_gone() - before
in_child((drop, "free"), (drop, "bag"))
over.set()
thread.join()
"""
    assert run(FORK + code, lane, team_folder) == ["1", "0"]


def test_children_of_multiprocessing(lane: str, team_folder: Path) -> None:
    code = """
import multiprocessing
context = multiprocessing.get_context("fork")
bag, free = team.Bag(1), team.Bag(2)

def work(queue, number):
    free.add(number)
    queue.put((number, said(bag.total), free.total(), team.Bag(number).total()))

thread = busy(bag.visit, 1)
queue = context.SimpleQueue()
children = [context.Process(target=work, args=(queue, number), daemon=True) for number in range(3)]
for each in children: each.start()
for each in sorted(queue.get() for _ in children): print(*each, sep=" | ")
for each in children:
    each.join(20)
    if each.exitcode: print("a child ended by", each.exitcode)
over.set()
thread.join()
"""
    expected = [f"{number} | {TOLD} | {2 + number} | {number}" for number in range(3)]
    assert run(FORK + code, lane, team_folder) == expected


def test_forks_while_threads_make_and_use_objects(lane: str, team_folder: Path) -> None:
    """The locks inside of the library, and of the lane, are free in the child."""
    code = """
common, board = team.Bag(1), team.Board(4)
def work():
    while not over.is_set():
        own, pin = team.Bag(1), board.pin(1)
        own.add(2), common.merge(own), pin.read(), board.sum()
threads = [threading.Thread(target=work) for _ in range(3)]
for each in threads: each.start()
def use():
    for number in range(20):
        own, there = team.Bag(number), team.Board(4)
        own.add(1), there.pin(2).write(5), there.sum()
        answer = said(common.add, 1), said(board.pin, 1)
        if answer[0] not in ("None", TOLD) or not answer[1].startswith(("<team.Pin", TOLD)): return repr(answer)
for _ in range(40): in_child((use,))
over.set()
for each in threads: each.join()
"""
    assert run(FORK + f"TOLD = {TOLD!r}\n" + code, lane, team_folder) == ["None"] * 40


def test_ctrl_c_in_a_child(lane: str, patience_folder: Path) -> None:
    """The thread that has forked is the child's main thread, which signals interrupt."""
    code = """
import os, signal, threading, time
import patience
from patience import Manner
signal.signal(signal.SIGALRM, signal.default_int_handler)
patience.wait_long(0.05, Manner.ends)
results = []
def work():
    patience.wait_long(0.05, Manner.ends)  # nobody interrupts this one
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        try:
            said = patience.wait_long(10, Manner.ends)
        except KeyboardInterrupt:
            said = "interrupted"
        os.write(1, f"{said}\\n".encode())
        os._exit(0)
    results.append(os.waitpid(child, 0)[1])
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(results)
"""
    assert run(code, lane, patience_folder) == ["interrupted", "[0]"]


# ---- more than one interpreter ---------------------------------------------------------------------------------------------

only_cpython = pytest.mark.skipif(platform.python_implementation() != "CPython", reason="interpreters in one process are CPython's")

INTERPRETERS = """
import sys
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

def make(own_lock):
    if sys.version_info >= (3, 13):
        return interpreters.create("isolated" if own_lock else "legacy")
    return interpreters.create(isolated=own_lock) if sys.version_info >= (3, 12) else interpreters.create()

def run_in(one, code):  # each has a buffer of its own
    sys.stdout.flush()
    interpreters.run_string(one, code)

TRY = '''
import sys
for _ in range(2):
    try:
        import team
        print("imported")
    except ImportError as error:
        print(type(error).__name__ + ": " + str(error))
sys.stdout.flush()
'''
"""

REFUSED = (
    "ImportError: team works in the main interpreter of a process only, and this is another one: use it there, or in a process of its own"
)

LOCKS = ["False", "True"] if sys.version_info >= (3, 12) else ["False"]  # before, all interpreters have one lock


@only_cpython
@pytest.mark.parametrize("own_lock", LOCKS)
def test_another_interpreter_is_refused(lane: str, team_folder: Path, own_lock: str) -> None:
    code = f"""
import team
bag = team.Bag(1)
for _ in range(2):
    one = make({own_lock})
    run_in(one, TRY)
    interpreters.destroy(one)
bag.add(2)
print(bag.total(), team.Bag(4).total())
"""
    assert run(INTERPRETERS + code, lane, team_folder) == [REFUSED] * 4 + ["3 4"]


@only_cpython
@pytest.mark.parametrize("own_lock", LOCKS)
def test_another_interpreter_is_refused_that_is_the_first(lane: str, team_folder: Path, own_lock: str) -> None:
    code = f"""
one = make({own_lock})
run_in(one, TRY)
import team
print(team.Bag(4).total())
run_in(one, TRY)
interpreters.destroy(one)
print(team.Bag(5).total())
"""
    assert run(INTERPRETERS + code, lane, team_folder) == [REFUSED] * 2 + ["4"] + [REFUSED] * 2 + ["5"]


@only_cpython
def test_another_interpreter_at_the_same_time(lane: str, team_folder: Path) -> None:
    code = f"""
import threading, team
bag, over = team.Bag(1), threading.Event()
def work():
    while not over.is_set(): bag.add(1), team.Bag(2).total()
threads = [threading.Thread(target=work) for _ in range(2)]
for each in threads: each.start()
for _ in range(5):
    one = make({LOCKS[-1]})
    run_in(one, TRY)
    interpreters.destroy(one)
over.set()
for each in threads: each.join()
"""
    assert run(INTERPRETERS + code, lane, team_folder) == [REFUSED] * 10


EMBEDDING = """
#include <Python.h>
int main(int count, char **words) {
  for (int i = 0; i < 3; ++i) {
    Py_Initialize();
    if (PyRun_SimpleString(words[count - 1]) != 0 || Py_FinalizeEx() != 0) return 1;
  }
  return 0;
}
"""

AGAIN = """
import sys
for _ in range(2):
    try:
        import team
        bag = team.Bag(1)
        bag.add(2)
        print(bag.total(), flush=True)
    except ImportError as error:
        print(error, flush=True)
"""


@only_cpython
def test_an_interpreter_that_is_started_anew(lane: str, team_folder: Path, tmp_path: Path) -> None:
    """The types of one that has ended are not used again; the cffi lane has none of its own."""
    where, version = sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("LDVERSION")
    if not Path(where, f"libpython{version}.so").exists() or not Path(sysconfig.get_path("include"), "Python.h").exists():
        pytest.skip("this Python cannot be embedded")
    (tmp_path / "main.c").write_text(EMBEDDING)
    link = [f"-I{sysconfig.get_path('include')}", f"-L{where}", f"-Wl,-rpath,{where}", f"-lpython{version}"]
    subprocess.run([os.environ.get("CC", "cc"), tmp_path / "main.c", "-o", tmp_path / "main", *link], check=True)
    found = os.pathsep.join([str(team_folder), *(word for word in sys.path if word)])
    environment = {**os.environ, "FERRULE_LANE": lane, "PYTHONPATH": found, "PYTHONHOME": sys.base_prefix}
    done = subprocess.run([tmp_path / "main", AGAIN], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    refused = "team cannot be used again where Python has ended and was started anew: start a new process"
    assert done.stdout.splitlines() == ["3"] * 2 + [refused if lane == "cpython" else "3"] * 4


# ---- the end ---------------------------------------------------------------------------------------------------------------


def test_threads_are_in_the_middle_of_calls_at_the_end(lane: str, team_folder: Path, patience_folder: Path) -> None:
    code = f"""
import sys, threading, time
sys.path.append({str(patience_folder)!r})
import patience, team
bag, board, waiter = team.Bag(1), team.Board(4), patience.Waiter()
def work():
    while True:
        own = team.Bag(1)
        own.merge(bag), board.pin(1).read(), bag.rest(1), waiter.wait(0.001, patience.Manner.ends), bag.total_holding()
for _ in range(4):
    threading.Thread(target=work, daemon=True).start()
class Late:
    def __del__(self, sleep=time.sleep):
        sleep(0.1)  # the interpreter is ending, and the lock is given up once more
sys.late = Late()
time.sleep(0.1)
"""
    for _ in range(3):
        assert run(code, lane, team_folder) == []


@pytest.mark.parametrize("asked_before", [False, True])
def test_threads_of_cpp_ask_when_the_interpreter_has_ended(lane: str, patience_folder: Path, asked_before: bool) -> None:
    code = "import patience\npatience.ask_at_the_end()\n" + ("patience.wait_long(0.05, patience.Manner.ends)\n" if asked_before else "")
    assert run(code, lane, patience_folder) == ["not interrupted"]


def test_threads_of_cpp_ask_while_the_interpreter_ends(lane: str, patience_folder: Path) -> None:
    code = "import patience\npatience.ask_on_and_on()\npatience.wait_long(0.05, patience.Manner.ends)\nwaiter = patience.Waiter()\n"
    for _ in range(5):
        assert run(code, lane, patience_folder) == []
