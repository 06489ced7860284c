"""Where the parts of ferrule and the programs that it needs are."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from ferrule import machine
from ferrule.problem import Exit, Problem

_HERE = Path(__file__).resolve().parent


def generator() -> list[str]:
    """What CMake is to call as ferrule-gen: this package's own script, or what FERRULE_GEN says."""
    given = os.environ.get("FERRULE_GEN")
    if given:
        if not Path(given).is_file():
            raise Problem(f"FERRULE_GEN says {given}, and there is no such file", "unset it", code=Exit.MISSING)
        return [str(Path(given).resolve())]
    return [sys.executable, str(_HERE / "gen.py")]


def include_folder() -> Path:
    """The runtime headers: of this package, or of the source tree that it lies in."""
    own = _HERE / "include"
    return own if own.is_dir() else _HERE.parents[1] / "include"


def cmake_folder() -> Path:
    """What find_package(ferrule) is to read."""
    own = _HERE / "cmake"
    return own if own.is_dir() else _HERE.parents[1] / "cmake"


def libclang() -> Path | None:
    """libclang as the user or the Python package says; None leaves the search to the generator."""
    given = os.environ.get("FERRULE_LIBCLANG")
    if given:
        if not Path(given).exists():
            raise Problem(
                f"FERRULE_LIBCLANG says {given}, and there is no such file",
                f"unset it, or: {machine.how_to_get('libclang', prefer_pip=True)}",
                code=Exit.MISSING,
            )
        return Path(given).resolve()
    spec = importlib.util.find_spec("clang")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for name in ("libclang.so", "libclang.dylib", "libclang.dll"):
            path = Path(folder) / "native" / name
            if path.is_file():
                return path
    return None


def require_compiler(wanted: str = "") -> str:
    """The C++ compiler that will be used, or a Problem that says how to get one."""
    wanted = wanted or os.environ.get("CXX", "")
    if wanted:
        # $CXX may carry arguments, such as "ccache g++"
        program = wanted if Path(wanted).is_file() else wanted.split()[0]
        if not shutil.which(program):
            hint = "set CXX, or `compiler` in [tool.ferrule], to one that is"
            raise Problem(f"the C++ compiler {program} is not there", hint, code=Exit.MISSING)
        return wanted
    for name in ("c++", "g++", "clang++") if os.name != "nt" else ("cl", "clang++", "g++"):
        found = shutil.which(name)
        if found:
            return found
    raise Problem("no C++ compiler was found (CXX, c++, g++, clang++)", machine.how_to_get("compiler"), code=Exit.MISSING)


def require_cmake() -> str:
    """CMake of the PATH, or of the Python that runs us."""
    found = program("cmake")
    if not found:
        raise Problem("CMake was not found", machine.how_to_get("cmake"), code=Exit.MISSING)
    return found


def program(name: str) -> str | None:
    """A program of the PATH, or one that pip has put beside the Python that runs us."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
