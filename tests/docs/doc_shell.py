"""A shell for the blocks of one page: an empty folder, an active virtual environment, no network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from doc_modules import LAUNCHER


class Shell:
    """Each block goes on in the folder in which the one before ended."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.root = self.folder = folder
        self._state = folder.parent / "shell-folder"
        where = folder.parent / "environment"
        self._environment = self._make_environment(where)
        self.installed = [str(each) for each in where.glob("lib/python*/site-packages")]

    def run(self, text: str) -> tuple[str, int]:
        """What it printed to standard output and error together, and its status."""
        script = f"set -e\n{text}\npwd > {self._state}\n"
        done = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if self._state.is_file():
            self.folder = Path(self._state.read_text(encoding="utf-8").strip())
        return done.stdout, done.returncode

    @staticmethod
    def _make_environment(where: Path) -> dict[str, str]:
        # ferrule and pytest are taken from the environment that the tests run in; what a page installs goes into its own.
        subprocess.run([sys.executable, "-m", "venv", where], check=True, capture_output=True)
        site = next(where.glob("lib/python*/site-packages"))
        (site / "tests.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
        path = [str(where / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
        changed = {
            "PATH": os.pathsep.join(path),
            "VIRTUAL_ENV": str(where),
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_ROOT_USER_ACTION": "ignore",
        }
        if LAUNCHER:
            changed |= {"CMAKE_CXX_COMPILER_LAUNCHER": "ccache", "CCACHE_BASEDIR": tempfile.gettempdir(), "CCACHE_NOHASHDIR": "1"}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("FERRULE_LANE", "PYTHONPATH"))}
        return {**inherited, **changed}
