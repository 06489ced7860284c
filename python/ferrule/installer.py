"""Putting a wheel into the environment that the user works in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ferrule.problem import Problem


def active_python() -> Path:
    """The Python of the active virtual environment: the one the shell has activated, else the one that ferrule runs in."""
    activated = os.environ.get("VIRTUAL_ENV") or os.environ.get("CONDA_PREFIX")
    if activated:
        for name in ("bin/python", "Scripts/python.exe", "python.exe"):
            path = Path(activated) / name
            if path.exists():
                return path
    if sys.prefix != sys.base_prefix:
        return Path(sys.executable)
    raise Problem("no virtual environment is active", "python -m venv .venv && . .venv/bin/activate, and install ferrule there")


def install(wheel: Path, python: Path) -> None:
    """Replaces what is installed of the same name. Needs no network."""
    uv = shutil.which("uv")
    same = python.resolve() == Path(sys.executable).resolve() and python.parent == Path(sys.executable).parent
    if uv:
        command = [uv, "pip", "install", "--python", str(python), "--reinstall", "--no-deps", "--offline", str(wheel)]
    else:
        target = [] if same else ["--python", str(python)]
        command = [sys.executable, "-m", "pip", *target, "install", "--force-reinstall", "--no-deps", "--no-index", "--no-compile"]
        command += ["--disable-pip-version-check", "-q", str(wheel)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise Problem(f"the wheel could not be installed for {python}", output=(run.stdout + run.stderr).strip())
