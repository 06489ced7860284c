"""Ctrl-C while C++ runs (ferrule::interrupted): Python's signal handlers are run in between, in the main thread.

What a handler raises comes out of the call.
"""

from __future__ import annotations

import _thread
import atexit
import sys
from typing import Any

_raised: BaseException | None = None  # in a call that has not ended yet; of the main thread
_kept: Any = None  # what C calls


def watch(ffi: Any, lib: Any, prefix: str) -> None:
    """Sees to it that this interpreter is asked."""
    global _kept
    try:
        _kept = ffi.callback("int32_t(void *, bool)", _ask, error=1, onerror=_keep)
    except (MemoryError, SystemError):  # a machine that lets no code be made: then calls are not interrupted
        return
    on_interrupt = getattr(lib, f"{prefix}_on_interrupt")
    on_interrupt(_kept, ffi.NULL)
    atexit.register(on_interrupt, ffi.NULL, ffi.NULL)  # threads of C++ may go on, and must not ask any more; it waits for those who do


def _is_main_thread() -> bool:
    import threading  # takes its time, and nearly nobody asks

    return threading.main_thread().ident == _thread.get_ident()


def _ask(_: object, ended: bool) -> int:
    if ended:
        _thread.start_new_thread(_raise_late, ())
        return 0
    if not _is_main_thread():
        return -1
    for step in (0, 1):  # between two rounds of a loop Python looks for signals, and so does repr() (in a forked process it alone)
        repr(step)
    return 0


def _keep(_kind: object, exception: BaseException, _traceback: object) -> None:
    """What a handler has raised in there; C++ is told to end the call."""
    global _raised
    _raised = exception


def what_interrupted(failure: BaseException) -> BaseException:
    """What a call raises that has failed: what a handler has raised meanwhile, else the failure."""
    global _raised
    raised = _raised
    if raised is None or not _is_main_thread():
        return failure
    _raised = None
    raised.__context__ = failure
    return raised


def _raise_late() -> None:
    """For a call that has ended well all the same.  Only a handler can raise in another thread, so it runs once more."""
    import time

    global _raised
    time.sleep(0.001)
    raised, _raised = _raised, None
    if isinstance(raised, KeyboardInterrupt):
        _thread.interrupt_main()
    elif raised is not None:
        sys.excepthook(type(raised), raised, raised.__traceback__)
