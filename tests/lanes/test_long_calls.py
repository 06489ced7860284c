"""Ctrl-C in a call that takes long and asks for it: in programs of their own, as it is a signal to the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent by POSIX's means")

START = """
import os, signal, subprocess, sys, threading, time
import patience
from patience import Manner

def soon(number=signal.SIGINT):
    # From outside: a thread would need the lock that a call may hold.
    subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -{int(number)} {os.getpid()}"])

def how(call, *arguments):
    began = time.monotonic()
    try:
        result = call(*arguments)
        for _ in range(200):
            time.sleep(0.01)  # it may come right behind the call
            if time.monotonic() - began > 2: break
        said = repr(result)
    except BaseException as error:
        said = type(error).__name__ + ": " + str(error) + " / " + type(error.__context__).__name__
    print(said, "early" if time.monotonic() - began < 2 else "late")
"""


def run(code: str, lane: str, folder: Path, **more: str) -> list[str]:
    environment = {**os.environ, "FERRULE_LANE": lane, "PYTHONPATH": str(folder), **more}
    # What started the tests may have switched the signal off, as a shell does for what runs in the background.
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    command = [sys.executable, "-c", start + START + code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize("call", ["patience.wait_long", "patience.wait_alone", "patience.Waiter().wait"])
def test_a_call_ends(call: str, lane: str, patience_folder: Path) -> None:
    said = run(f"soon()\nhow({call}, 5, Manner.ends)\nprint({call}(0.05, Manner.ends), patience.quick())", lane, patience_folder)
    assert said == ["KeyboardInterrupt:  / CancelledError early", "[1, 2, 3] 0"]


def test_a_call_that_fails_in_its_own_way(lane: str, patience_folder: Path) -> None:
    assert run("soon()\nhow(patience.wait_long, 5, Manner.fails)", lane, patience_folder) == ["KeyboardInterrupt:  / RuntimeError early"]


def test_a_call_that_ends_well_all_the_same(lane: str, patience_folder: Path) -> None:
    """It has its result, and Ctrl-C comes behind it."""
    code = "soon()\nhow(patience.wait_long, 5, Manner.gives_up)\nprint(patience.wait_long(0.05, Manner.ends), patience.quick())"
    said = run(code, lane, patience_folder)
    assert [said[0].partition(" /")[0], said[0][-5:], said[1]] == ["KeyboardInterrupt: ", "early", "[1, 2, 3] 0"]


def test_a_call_that_does_not_ask_is_not_disturbed(lane: str, patience_folder: Path) -> None:
    said = run("soon()\nhow(patience.wait_long, 0.5, Manner.never_looks)", lane, patience_folder)
    assert said[0].startswith("KeyboardInterrupt")


def test_handlers_run_in_the_middle_of_a_call(lane: str, patience_folder: Path) -> None:
    code = """
calls = []
signal.signal(signal.SIGUSR1, lambda number, frame: calls.append(number))
soon(signal.SIGUSR1)
print(patience.wait_long(0.5, Manner.ends), len(calls))

def refuse(number, frame):
    raise LookupError("not now")
signal.signal(signal.SIGUSR1, refuse)
soon(signal.SIGUSR1)
how(patience.wait_long, 5, Manner.ends)
"""
    assert run(code, lane, patience_folder) == ["[1, 2, 3] 1", "LookupError: not now / CancelledError early"]


def test_other_threads_are_not_interrupted(lane: str, patience_folder: Path) -> None:
    code = """
results = []
thread = threading.Thread(target=lambda: results.append(patience.wait_long(1, Manner.ends)))
thread.start()
soon()
how(time.sleep, 5)
while not results:  # (an interrupted join() counts the thread as ended up to Python 3.12)
    time.sleep(0.01)
print(results)
"""
    said = run(code, lane, patience_folder)
    assert [said[0].partition(" /")[0], said[1]] == ["KeyboardInterrupt: ", "[[1, 2, 3]]"]


def test_an_interruption_that_nobody_asked_for(patience, lane: str) -> None:  # type: ignore[no-untyped-def]
    from concurrent.futures import CancelledError

    with pytest.raises(CancelledError, match="interrupted"):
        patience.end_anyway()
    assert patience.quick() == 0
