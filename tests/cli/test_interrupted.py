"""Builds that are interrupted, and builds that meet."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import heed_interruptions

from ferrule import lock, settings


def slow_compiler(folder: Path) -> tuple[Path, Path]:
    """A compiler that takes its time over geo.cpp; the other path is the file with its process's number."""
    told = folder / "compiling"
    path = folder / "slow-c++"
    path.write_text(f'#!/bin/sh\ncase "$*" in *geo.cpp*) echo $$ > {told}; sleep 60;; esac\nexec c++ "$@"\n')
    path.chmod(0o755)
    return path, told


def start(project: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "ferrule", "build"],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interruptions,
    )


def wait_for(path: Path) -> str:
    deadline = time.monotonic() + 120
    while not path.exists() or not path.read_text().strip():
        assert time.monotonic() < deadline, f"{path} did not come"
        time.sleep(0.05)
    return path.read_text().strip()


def runs(process: int) -> bool:
    """Whether it still does something: one that has ended may be known for as long as nobody has asked for its status."""
    said = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False).stdout.strip()
    return bool(said) and not said.startswith("Z")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(ferrule, project: Path, tmp_path: Path, number: int, code: int) -> None:
    compiler, told = slow_compiler(tmp_path)
    process = start(project, CXX=str(compiler))
    child = int(wait_for(told))
    process.send_signal(number)
    error = process.communicate(timeout=30)[1]
    assert process.returncode == code, error
    assert "Traceback" not in error
    assert error.strip() == ("error: interrupted" if number == signal.SIGINT else "")
    assert not runs(child)
    assert not (project / "dist").exists()
    done = ferrule("build", cwd=project)
    assert done.returncode == 0, done.stderr


def test_two_at_once(ferrule, project: Path) -> None:
    both = [start(project), start(project)]
    said = [each.communicate(timeout=300)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert sorted("another build of geo is going on; waiting for it" in each for each in said) == [False, True], said
    assert sum("is unchanged" in each for each in said) == 1, said


def test_what_the_environment_says_is_heeded(ferrule, project: Path, tmp_path: Path) -> None:
    """CMake looks at CXX and CXXFLAGS when it is first run, and never again."""
    compiler = tmp_path / "other-c++"
    compiler.write_text('#!/bin/sh\necho "$@" >> "$0.log"\nexec c++ "$@"\n')
    compiler.chmod(0o755)
    log = tmp_path / "other-c++.log"
    assert ferrule("build", cwd=project).returncode == 0
    done = ferrule("build", cwd=project, env={"CXX": str(compiler), "CXXFLAGS": "-DOTHER"})
    assert done.returncode == 0, done.stderr
    assert "geo is unchanged" not in done.stderr
    assert "-DOTHER" in log.read_text()
    log.unlink()
    assert ferrule("build", cwd=project).returncode == 0
    assert not log.exists()


def test_lock_is_let_go(built: Path) -> None:
    project = settings.load(built)
    waited: list[str] = []
    for _ in range(2):
        with pytest.raises(ValueError, match="x"), lock.held(project, waited.append):
            raise ValueError("x")
    assert not waited
