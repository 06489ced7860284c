"""Third-party libraries, bound as their users would: one folder each, with

ferrule.toml   what is bound: mostly names
more.hpp       what only C++ can say, in a few
library.toml   the Debian package, the share of its members that must stay bound (the floor), what is missing and why
use.py         what its users do; runs in both lanes

tests/libraries/test_libraries.py tries them, tests/libraries/coverage.py (`./dev coverage`) measures them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INCLUDE = ROOT / "include"


def run(*command: object, **more: Any) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout[-4000:]}{done.stderr[-8000:]}")
    return done.stdout


@dataclass
class Library:
    name: str
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return HERE / self.name

    @cached_property
    def settings(self) -> dict[str, Any]:
        return tomllib.loads((self.folder / "ferrule.toml").read_text())

    @cached_property
    def about(self) -> dict[str, Any]:
        return tomllib.loads((self.folder / "library.toml").read_text())

    @property
    def module(self) -> str:
        return str(self.settings["module"])

    @property
    def std(self) -> str:
        return str(self.settings.get("std", "c++17"))

    def missing(self) -> str:
        """Why it cannot be tried here; empty where it can."""
        header = next(each for each in self.settings["headers"] if not (self.folder / each).exists())
        folders = [Path("/usr/include"), Path("/usr/local/include"), *map(Path, self.settings.get("include", []))]
        if any((folder / header).exists() for folder in folders):
            return ""
        return f"{header} is not there: apt-get install {self.about['package']}"

    def version(self) -> str:
        """Debian's, without epoch and revision."""
        package = self.about["package"].split()[0]
        if not shutil.which("dpkg-query"):
            return "?"
        text = run("dpkg-query", "-W", "-f=${Version}", package)
        return text.rpartition(":")[2].split("-")[0].split("+")[0]

    def _generator(self, generator: Path, *words: object) -> list[object]:
        return [generator, "--config", self.folder / "ferrule.toml", "-I", self.folder, "--runtime-include", INCLUDE, *words]

    def inspect(self, generator: Path) -> dict[str, Any]:
        return dict(json.loads(run(*self._generator(generator, "--inspect"))))

    def generate(self, generator: Path, out: Path) -> None:
        begin = time.perf_counter()
        run(*self._generator(generator, "-o", out))
        self.seconds["generate"] = time.perf_counter() - begin

    def build(self, out: Path, optimize: str = "-O1") -> Path:
        """Compiles and links what was generated; returns the library."""
        begin = time.perf_counter()
        compiler = os.environ.get("CXX", "c++")
        include = [f"-I{INCLUDE}", f"-I{out / 'include'}", f"-I{self.folder}"]
        include += [word for folder in self.settings.get("include", []) for word in ("-isystem", folder)]
        flags = [f"-std={self.std}", optimize, "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"]
        flags += [f"-D{define}" for define in self.settings.get("defines", [])]
        library = out / self.module / f"_{self.module}.so"
        link = [word if word.startswith("-") else f"-l{word}" for word in self.settings.get("link", [])]
        sources = [out / f"{self.module}_shim.cpp", out / f"{self.module}_lane.cpp"]
        last = ["-shared", f"-Wl,--version-script={out / self.module}.map", "-o", library, *link, "-ldl", "-pthread"]
        run(compiler, *flags, *include, *sources, *last)
        self.seconds["compile"] = time.perf_counter() - begin
        run(sys.executable, ROOT / "python/ferrule/_cdef.py", out / f"{self.module}_cdef.h", out / self.module / "_cdef.py")
        return library

    def use(self, out: Path, lane: str, scratch: Path) -> str:
        """What use.py prints; it has an empty folder to write in."""
        scratch.mkdir()
        env = {**os.environ, "FERRULE_LANE": lane, "PYTHONPATH": str(out)}
        return run(sys.executable, self.folder / "use.py", cwd=scratch, env=env)


@dataclass
class Share:
    """The library's public members that are not templates, of what is exported: how many are bound as they are, which by a function
    of more.hpp instead, and why not the others."""

    bound: int
    replaced: list[dict[str, str]]
    missing: list[dict[str, str]]

    @property
    def of(self) -> int:
        return self.bound + len(self.replaced) + len(self.missing)

    @property
    def percent(self) -> float:
        return 100.0 * (self.bound + len(self.replaced)) / self.of


# Templates, and what C++ itself refuses of an instance (the one-argument resize() of a matrix).
NO_MEMBERS = ("it is a template; ", "its body does not compile: ")


def is_own(function: dict[str, Any]) -> bool:
    """Of more.hpp, not of the library; setters and the like are no members of their own."""
    return str(function.get("where", "")).startswith("more.hpp:") and function["kind"] != "setter" and not function.get("former")


def share(library: Library, inspection: dict[str, Any]) -> Share:
    missing = [skip for skip in inspection["skipped"] if not skip["reason"].startswith(NO_MEMBERS)]
    for name, reason in library.about.get("left_out", {}).items():
        owner, _, member = name.partition("(")[0].rpartition("::")
        missing.append({"owner": owner, "member": member, "reason": reason})
    own = sum(is_own(function) for function in inspection["functions"])
    return Share(inspection["counts"]["bound"] - own, inspection["replaced"], missing)


LIBRARIES = [Library(path.parent.name) for path in sorted(HERE.glob("*/library.toml"))]
