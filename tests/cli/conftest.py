"""The command line, run as its users run it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str] if sys.version_info >= (3, 9) else subprocess.CompletedProcess
Ferrule = Callable[..., Done]


def heed_interruptions() -> None:
    """For what is started here: Ctrl-C ends it, also where these tests run in the background of a script, which ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def ferrule(tmp_path_factory: pytest.TempPathFactory) -> Ferrule:
    """Runs `ferrule ARGS`; `env` changes variables (None removes one), `cwd` says where."""
    if has("ccache"):  # most tests compile the same template in another folder
        os.environ.setdefault("CMAKE_CXX_COMPILER_LAUNCHER", "ccache")
        os.environ.setdefault("CCACHE_BASEDIR", str(tmp_path_factory.getbasetemp().parent))
        os.environ.setdefault("CCACHE_NOHASHDIR", "1")

    def run(*arguments: object, cwd: Path | None = None, env: dict[str, str | None] | None = None) -> Done:
        environment = dict(os.environ)
        for name, value in (env or {}).items():
            environment.pop(name, None)
            if value is not None:
                environment[name] = value
        command = [sys.executable, "-m", "ferrule", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def built(ferrule: Ferrule, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project from `ferrule new`, built once."""
    folder = tmp_path_factory.mktemp("built")
    assert ferrule("new", "geo", cwd=folder).returncode == 0
    done = ferrule("build", cwd=folder / "geo")
    assert done.returncode == 0, done.stderr
    return folder / "geo"


@pytest.fixture
def project(ferrule: Ferrule, tmp_path: Path) -> Path:
    """A project from `ferrule new`, not built yet."""
    assert ferrule("new", "geo", cwd=tmp_path).returncode == 0
    return tmp_path / "geo"


@pytest.fixture(scope="session")
def bare_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """A PATH with everything of the real one but the programs named."""

    def make(*without: str) -> str:
        folder = tmp_path_factory.mktemp("path")
        for each in os.environ["PATH"].split(os.pathsep):
            for program in Path(each).iterdir() if Path(each).is_dir() else []:
                link = folder / program.name
                if not any(program.name == name or program.name.startswith(name + "-") for name in without) and not link.exists():
                    link.symlink_to(program)
        return str(folder)

    yield make


def has(program: str) -> bool:
    """Whether a program is on the PATH."""
    return shutil.which(program) is not None
