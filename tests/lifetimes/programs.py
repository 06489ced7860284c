"""Programs that use what should be gone: a folder each, with

ferrule.toml   what is bound; of a third party's library, that of tests/libraries
use.py         what a user would do who thinks of nothing; runs in both lanes
use.c          the same in C, where there is something to be seen

Plain, a program says itself what is wrong.  Watched by AddressSanitizer it ends at the first byte that nobody owns any more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMPILER = os.environ.get("CXX", "c++")
SANITIZE = ["-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer"]
WATCHED = {"ASAN_OPTIONS": "detect_leaks=0:exitcode=66", "PYTHONMALLOC": "malloc", "UBSAN_OPTIONS": "print_stacktrace=1"}


def run(*command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=900, env={**os.environ, **environment})


def must(*command: object) -> str:
    done = run(*command)
    assert done.returncode == 0, " ".join(map(str, command)) + "\n" + done.stdout + done.stderr[:8000]
    return done.stdout.strip()


class Subject:
    def __init__(self, name: str) -> None:
        self.name, self.folder = name, HERE / name
        own = (self.folder / "ferrule.toml").exists()
        self.bound = self.folder if own else HERE.parent / "libraries" / name.replace("-", "")

    @cached_property
    def settings(self) -> dict[str, Any]:
        return tomllib.loads((self.bound / "ferrule.toml").read_text(encoding="utf-8"))

    @property
    def module(self) -> str:
        return str(self.settings["module"])

    def generate(self, generator: Path, out: Path) -> None:
        include = ["-I", self.bound, "--runtime-include", ROOT / "include"]
        must(generator, "--config", self.bound / "ferrule.toml", *include, "-o", out)
        must(sys.executable, ROOT / "python/ferrule/_cdef.py", out / f"{self.module}_cdef.h", out / self.module / "_cdef.py")

    def compile(self, out: Path, watched: bool) -> None:
        include = [f"-I{each}" for each in (ROOT / "include", out / "include", self.bound)]
        flags = [f"-std={self.settings.get('std', 'c++17')}", "-O1", "-g", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"]
        sources = [out / f"{self.module}_shim.cpp", out / f"{self.module}_lane.cpp"]
        link = ["-shared", f"-Wl,--version-script={out / self.module}.map", "-o", self.library(out)]
        link += [f"-l{each}" for each in self.settings.get("link", [])]
        must(COMPILER, *flags, *(SANITIZE if watched else []), *include, *sources, *link, "-ldl", "-pthread")

    def library(self, out: Path) -> Path:
        return out / self.module / f"_{self.module}.so"

    def use(self, out: Path, lane: str, watched: bool) -> subprocess.CompletedProcess[str]:
        environment = {"FERRULE_LANE": lane, "PYTHONPATH": str(out)}
        if watched:
            # The C++ library too: what is thrown has to be found before the first library that throws is loaded.
            first = [must(COMPILER, f"-print-file-name={each}") for each in ("libasan.so", "libstdc++.so.6")]
            environment |= {"LD_PRELOAD": " ".join(first), **WATCHED}
        return run(sys.executable, self.folder / "use.py", **environment)

    def use_in_c(self, out: Path, watched: bool) -> subprocess.CompletedProcess[str]:
        program = out / "use"
        flags = ["-std=c11", "-g", "-Wall", "-Wextra", "-Werror", f"-I{out / 'include'}", *(SANITIZE if watched else [])]
        must(os.environ.get("CC", "cc"), *flags, self.folder / "use.c", self.library(out), f"-Wl,-rpath,{self.library(out).parent}", "-o", program)
        return run(program, ASAN_OPTIONS="exitcode=66")  # with a look at what is never freed


SUBJECTS = [Subject(path.parent.name) for path in sorted(HERE.glob("*/use.py"))]
