"""Systems that a wheel is made for from here: what they are called, and the compiler for them, which is ziglang of PyPI.

FERRULE_TARGET and FERRULE_COMPATIBILITY say which one; the options of `ferrule build` set them. Zig brings the C libraries of all
of them, glibc in each of its versions, and links its C++ library in, so that a wheel needs nothing of the machine that it comes to.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib.util
import os
import platform
import re
import stat
import sys
from pathlib import Path

from ferrule.problem import Exit, Problem

TARGET, COMPATIBILITY = "FERRULE_TARGET", "FERRULE_COMPATIBILITY"

_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
_SYSTEMS = {"linux": "linux", "macos": "macos", "macosx": "macos", "darwin": "macos"}
_VENDORS = {"unknown", "pc", "apple"}
# The oldest that CPython's own wheels are made for, and the first macOS of Apple's processors.
_OLDEST = {"gnu": (2, 17), "musl": (1, 2), "x86_64-macos": (10, 15), "aarch64-macos": (11, 0)}
KNOWN = ("x86_64-linux-gnu", "aarch64-linux-gnu", "x86_64-linux-musl", "aarch64-linux-musl", "x86_64-macos", "aarch64-macos")


@dataclasses.dataclass(frozen=True)
class Target:
    """One of them."""

    machine: str  # "x86_64", "aarch64"
    system: str  # "linux", "macos"
    libc: str  # "gnu", "musl"; "" where there is one only
    version: tuple[int, int]  # the oldest glibc, musl or macOS that it has to run on

    @property
    def name(self) -> str:
        """As it stands in KNOWN."""
        return "-".join(each for each in (self.machine, self.system, self.libc) if each)

    @property
    def zig(self) -> str:
        """As zig calls it."""
        return self.name if self.libc == "musl" else f"{self.name}.{self.version[0]}.{self.version[1]}"

    @property
    def tag(self) -> str:
        """The platform tag of its wheels."""
        kind = {"gnu": "manylinux", "musl": "musllinux", "": "macosx"}[self.libc]
        machine = "arm64" if self.name == "aarch64-macos" else self.machine
        return f"{kind}_{self.version[0]}_{self.version[1]}_{machine}"

    def allows(self, tags: str) -> bool:
        """Whether one of "manylinux2014_x86_64.manylinux_2_17_x86_64" runs wherever it has to."""
        kind = self.tag.split("_")[0]
        found = re.findall(rf"(?:^|\.){kind}_(\d+)_(\d+)_{self.machine}\b", tags)
        return any((int(major), int(minor)) <= self.version for major, minor in found)

    @property
    def linux_tag(self) -> str:
        """The tag before auditwheel has looked at it."""
        return f"linux_{self.machine}" if self.system == "linux" else self.tag


def wanted(here: list[str]) -> Target | None:
    """What the environment says, for a project that needs these libraries of this machine; None for this machine.

    With such libraries a wheel is compiled here, whatever its compatibility is to be: auditwheel says whether they allow that.
    """
    target, compatibility = os.environ.get(TARGET, ""), os.environ.get(COMPATIBILITY, "")
    found = parse(target, compatibility)
    if found is None or not here:
        return found
    if target:
        raise Problem(
            f"{here[0]} is a library of this machine, and {found.name} is another one",
            'compile it in (`sources`), or name a file that was made for it: link = ["path/libname.a"]',
        )
    return None


def want(target: str | None, compatibility: str | None) -> None:
    """Says it to this process and those that it starts."""
    for name, value in ((TARGET, target), (COMPATIBILITY, compatibility)):
        if value:
            os.environ[name] = value


@functools.lru_cache(maxsize=8)
def parse(target: str, compatibility: str) -> Target | None:
    """`target` as "aarch64-linux-gnu" and its usual spellings, `compatibility` as "manylinux2014"; "" for what is not said."""
    if not target and not compatibility:
        return None
    libc, version = _compatibility(compatibility) if compatibility else ("", None)
    if target:
        machine, system, named = _parts(target)
    else:
        machine, named = _MACHINES.get(platform.machine().lower(), platform.machine()), ""
        system = "macos" if compatibility.startswith("macosx") else "linux"
    if (compatibility and (libc == "") != (system == "macos")) or (named and libc and named != libc):
        raise Problem(f"{compatibility} is not for {target}", "leave one of the two out")
    libc = libc or named or ("gnu" if system == "linux" else "")
    oldest = _OLDEST[libc or f"{machine}-macos"]
    if version and version < oldest:
        raise Problem(f"{compatibility} is older than what can be compiled for ({_dotted(oldest)})", "name a newer one")
    return Target(machine, system, libc, version or oldest)


def _parts(target: str) -> tuple[str, str, str]:
    """Machine, system and C library ("" if not said)."""
    machine, *rest = [each for each in target.lower().split("-") if each not in _VENDORS]
    systems = [_SYSTEMS[each] for each in rest if each in _SYSTEMS]
    libcs = [each for each in rest if each in ("gnu", "musl")]
    if machine not in _MACHINES or len(systems) != 1 or len(systems) + len(libcs) != len(rest) or (libcs and systems[0] == "macos"):
        raise Problem(f"unknown target {target}", "the targets are: " + ", ".join(KNOWN))
    return _MACHINES[machine], systems[0], "".join(libcs)


def _compatibility(text: str) -> tuple[str, tuple[int, int]]:
    if text == "manylinux2014":
        return "gnu", (2, 17)
    found = re.fullmatch(r"(manylinux|musllinux|macosx)_(\d+)_(\d+)", text)
    if not found:
        raise Problem(
            f"unknown compatibility {text}", "it is one of manylinux2014, manylinux_2_N, musllinux_1_N, macosx_MAJOR_MINOR"
        )
    libc = {"manylinux": "gnu", "musllinux": "musl", "macosx": ""}[found[1]]
    return libc, (int(found[2]), int(found[3]))


def _dotted(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))


def toolchain(target: Target, folder: Path) -> Path:
    """Writes what CMake needs to compile for it: programs that call zig, and the file that names them."""
    if importlib.util.find_spec("ziglang") is None:
        raise Problem(f"compiling for {target.name} needs ziglang", 'pip install "ferrule[cross]"', code=Exit.MISSING)
    folder.mkdir(parents=True, exist_ok=True)
    programs = {
        "CMAKE_C_COMPILER": _program(folder, "cc", f"cc -target {target.zig}"),
        "CMAKE_CXX_COMPILER": _program(folder, "c++", f"c++ -target {target.zig}"),
        "CMAKE_AR": _program(folder, "ar", "ar"),
        "CMAKE_RANLIB": _program(folder, "ranlib", "ranlib"),
    }
    system = {"linux": "Linux", "macos": "Darwin"}[target.system]
    lines = [f"set(CMAKE_SYSTEM_NAME {system})", f"set(CMAKE_SYSTEM_PROCESSOR {target.machine})"]
    lines += [f'set({name} "{path.as_posix()}" CACHE FILEPATH "")' for name, path in programs.items()]
    # Nothing of this machine's is the other one's; and its strip does not know the other one's files.
    lines += [f"set(CMAKE_FIND_ROOT_PATH_MODE_{each} NEVER)" for each in ("LIBRARY", "INCLUDE")]
    lines.append('set(CMAKE_SHARED_LINKER_FLAGS_INIT "-s")')
    if target.system == "macos":
        # There is nothing to rename: the library is found by Python, and needs only the system's own.
        lines += ['set(CMAKE_INSTALL_NAME_TOOL "${CMAKE_COMMAND}")', 'set(CMAKE_OSX_SYSROOT "")', "set(CMAKE_SKIP_RPATH ON)"]
    _write(folder / "toolchain.cmake", "# Made by ferrule.\n" + "\n".join(lines) + "\n")
    return folder / "toolchain.cmake"


def _program(folder: Path, name: str, arguments: str) -> Path:
    """A file that calls zig as one of its compilers, for those who want to name a program."""
    if os.name == "nt":
        path = folder / f"{name}.bat"
        _write(path, f'@"{sys.executable}" -m ziglang {arguments} %*\n')
        return path
    path = folder / name
    python = sys.executable.replace("'", "'\\''")
    _write(path, f"#!/bin/sh\nexec '{python}' -m ziglang {arguments} \"$@\"\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return path


def _write(path: Path, text: str) -> None:
    """Leaves a file alone that is as it should be, so that nothing is built again."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
