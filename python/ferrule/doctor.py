"""What of all that a build needs is on this machine, and how to get what is not."""

from __future__ import annotations

import ctypes
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
_OLDEST_LIBCLANG = 14
_PROGRAM = "#include <optional>\n#include <string>\nint main() { return std::optional<std::string>().has_value(); }\n"
_LIBCLANG = (
    "/usr/lib/llvm-*/lib/libclang.so.1",
    "/usr/lib*/llvm*/lib/libclang.so",
    "/usr/lib*/libclang.so*",
    "/usr/lib/*/libclang-*.so.1",
    "/opt/homebrew/opt/llvm/lib/libclang.dylib",
    "/usr/local/opt/llvm/lib/libclang.dylib",
    "/Library/Developer/CommandLineTools/usr/lib/libclang.dylib",
    "C:/Program Files/LLVM/bin/libclang.dll",
)


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
        source.write_text(
            "#include <optional>\n#include <string>\nint main() { return std::optional<std::string>().has_value(); }\n"
        )
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
    path = installed.libclang()
    for candidate in [path] if path else _system_libclang():
        version = _libclang_version(candidate)
        number = re.search(r"version (\d+)", version)
        if version and number and int(number.group(1)) >= _OLDEST_LIBCLANG:
            return Finding("libclang", "always", True, version, str(candidate))
        if path:
            trouble = f"it is {version}, and {_OLDEST_LIBCLANG} is the oldest that will do" if version else "it cannot be loaded"
            get = machine.how_to_get("libclang", prefer_pip=True)
            return Finding("libclang", "always", False, version, str(candidate), trouble, get)
    return Finding("libclang", "always", False, trouble="not found", get=machine.how_to_get("libclang", prefer_pip=True))


def _system_libclang() -> list[Path]:
    found: set[Path] = set()
    for pattern in map(Path, _LIBCLANG):
        if pattern.anchor:  # C:/ is one on Windows only
            found.update(each.resolve() for each in Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor))))
    return sorted(found, key=lambda each: [int(number) for number in re.findall(r"\d+", str(each))], reverse=True)


class _CxString(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("flags", ctypes.c_uint))


def _libclang_version(path: Path) -> str:
    try:
        library = ctypes.CDLL(str(path))
        library.clang_getClangVersion.restype = _CxString
        library.clang_getCString.restype = ctypes.c_char_p
        library.clang_getCString.argtypes = [_CxString]
        text = library.clang_getCString(library.clang_getClangVersion())
    except (OSError, AttributeError):
        return ""
    return bytes(text or b"").decode(errors="replace")


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
