"""What of all that a build needs is on this machine, and how to get what is not."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ferrule import __version__, installed, machine
from ferrule.problem import Problem

_OLDEST_CMAKE = (3, 20)
_PROGRAM = "#include <optional>\n#include <string>\nint main() { return std::optional<std::string>().has_value(); }\n"


@dataclasses.dataclass
class Finding:
    """One part: found or not, and what to do about it."""

    part: str
    needed: str  # "always", or what it is needed for
    ok: bool
    version: str = ""
    path: str = ""
    trouble: str = ""
    get: str = ""

    @property
    def required(self) -> bool:
        return self.needed == "always"


def examine() -> Iterator[Finding]:
    """All parts, in the order in which a build needs them."""
    yield Finding("ferrule", "always", True, __version__, str(Path(__file__).resolve().parent))
    yield Finding("Python", "always", True, f"{platform.python_implementation()} {platform.python_version()}", sys.executable)
    yield _environment()
    yield _guarded("generator", lambda: Finding("generator", "always", True, "", " ".join(installed.generator())))
    yield _guarded("libclang", _libclang)
    yield _guarded("C++ compiler", _compiler)
    yield _cmake()
    yield _program("ninja", "quick builds", "ninja")
    yield _distribution("scikit-build-core", "always")
    yield _distribution("cffi", "always")
    yield _program("pkg-config", "`pkg-config = [...]`", "pkg-config")
    if sys.platform.startswith("linux"):
        for each in ("auditwheel", "patchelf"):
            yield _program(each, "build --release", each)
    yield _program("uv", "quicker installing", "uv")


def _environment() -> Finding:
    from ferrule import installer

    try:
        python = installer.active_python()
    except Problem as problem:
        return Finding("virtual environment", "develop", False, trouble=problem.message, get=problem.hint)
    return Finding("virtual environment", "develop", True, "", str(python.parent.parent))


def _guarded(part: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Problem as problem:
        return Finding(part, "always", False, trouble=problem.message, get=problem.hint)


def _compiler() -> Finding:
    command = installed.require_compiler().split()
    path = shutil.which(command[-1]) or command[-1]
    found = Finding("C++ compiler", "always", True, _version([*command, "--version"]), path)
    if os.name == "nt" and Path(path).stem.lower() == "cl":
        return found
    # A compiler without its library is there, and useless.
    with tempfile.TemporaryDirectory(prefix="ferrule-") as folder:
        source = Path(folder) / "try.cpp"
        source.write_text(_PROGRAM)
        run = _run([*command, "-std=c++17", str(source), "-o", str(Path(folder) / "try")])
        if run is None or run.returncode:
            said = (run.stderr if run else "").strip().splitlines()
            found.ok = False
            found.trouble = "it cannot make a C++17 program" + (f": {said[0]}" if said else "")
            found.get = machine.how_to_get("compiler")
    return found


def _cmake() -> Finding:
    found = _program("cmake", "always", "cmake", "CMake")
    numbers = tuple(int(each) for each in re.findall(r"\d+", found.version)[:2])
    if found.ok and numbers < _OLDEST_CMAKE:
        found.ok = False
        found.trouble = f"it is {found.version}, and {'.'.join(map(str, _OLDEST_CMAKE))} is the oldest that will do"
        found.get = machine.how_to_get("cmake", prefer_pip=True)
    return found


def _libclang() -> Finding:
    from ferrule import generator

    file, version = generator.libclang()
    return Finding("libclang", "always", True, version, file)


def _program(name: str, needed: str, part: str, title: str = "") -> Finding:
    path = installed.program(name)
    if not path:
        return Finding(title or name, needed, False, trouble="not found", get=machine.how_to_get(part))
    return Finding(title or name, needed, True, _version([path, "--version"]), path)


def _distribution(name: str, needed: str) -> Finding:
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, needed, False, trouble="not found", get=machine.how_to_get(name))
    return Finding(name, needed, True, version)


def _version(command: list[str]) -> str:
    run = _run(command)
    lines = (run.stdout or run.stderr).strip().splitlines() if run else []
    return lines[0].strip() if lines else ""


def _run(command: list[str]) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
