"""Running a program that runs others, so that none of them outlives us."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_GRACE = 10  # seconds to end by itself: ninja takes back half-written files


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of ours with this Python, and takes nothing from the folder that it is run in."""
    safe = ["-P"] if sys.version_info >= (3, 11) else []
    return [sys.executable, *safe, "-m", module, *arguments]


def run(command: list[str], folder: Path, environment: dict[str, str], line_came: Callable[[str], None]) -> tuple[str, bool]:
    """Runs it; its output, both streams together, and whether it failed. If we are interrupted, it and its children end first."""
    lines: list[str] = []
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,  # a group of its own, which can be ended as one
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                lines.append(line)
                line_came(line)
            process.wait()
        except BaseException:
            _end(process)
            raise
    return "".join(lines), process.returncode != 0


def _end(process: subprocess.Popen[str]) -> None:
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        return
    for number in (signal.SIGINT, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            process.communicate(timeout=_GRACE)  # until every holder of the pipe is gone
            return
