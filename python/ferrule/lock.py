"""One build of a project at a time: the second one waits."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator

from filelock import FileLock, Timeout

from ferrule.settings import Project

# Says to the programs that a build starts that it holds the lock of this folder for them.
_HELD = "FERRULE_LOCK_HELD"


@contextlib.contextmanager
def held(project: Project, waiting: Callable[[str], None]) -> Iterator[None]:
    """Holds the project's build folder; `waiting` is told once if another build has it."""
    folder = str(project.build_folder)
    if os.environ.get(_HELD) == folder:
        yield
        return
    project.build_folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(project.build_folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(f"another build of {project.name} is going on; waiting for it")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def environment(project: Project) -> dict[str, str]:
    """For a program that works under the lock that is held here."""
    return {_HELD: str(project.build_folder)}
