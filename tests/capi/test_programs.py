"""The C programs of threads/, over libraries that are generated here: plain, and with FERRULE_TEST_ALL=1 also watched.

A program says what is wrong on standard error and does not end with 0; one that hangs is killed by its own alarm.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent / "threads"
ROOT = HERE.parents[2]
ALL = os.environ.get("FERRULE_TEST_ALL") == "1"
LINUX = sys.platform.startswith("linux")

# What is generated: its header or settings, more settings, the C++ standard, where its headers are, what is linked.
LIBRARIES: dict[str, tuple[Path, str, str, list[str]]] = {
    "team": (HERE / "team.hpp", "", "c++17", []),
    "team_unlocked": (HERE / "team.hpp", 'threads = "internal"\n', "c++17", []),
    "geo": (HERE.parents[1] / "lanes/geo/geo.hpp", "", "c++20", []),
    "bag": (HERE.parents[1] / "lanes/bag/bag.hpp", "", "c++17", []),
    "pugi": (HERE / "pugi.toml", "", "c++17", ["-lpugixml"]),  # listed code: one lock for all of it
    "pugi_borrow": (HERE / "pugi.toml", 'threads = "borrow"\n', "c++17", ["-lpugixml"]),  # only what each document is borrowed by
}
PROGRAMS = [
    ("cycles", "team"),
    ("keys", "team"),
    ("lives", "team"),
    ("loops", "bag"),
    ("memory", "geo"),
    ("pugi_lives", "pugi"),
    ("pugi_race", "pugi"),
    ("pugi_lives", "pugi_borrow"),
    ("pugi_race", "pugi_borrow"),
]

# How often less than else its loops are run, and what is compiled with.
WATCHES = {"plain": (1, []), "valgrind": (40, []), "address": (4, ["-fsanitize=address,undefined"]), "thread": (4, ["-fsanitize=thread"])}
VALGRIND = [
    "valgrind", "--quiet", "--error-exitcode=1", "--fair-sched=yes", "--leak-check=full",
    "--errors-for-leak-kinds=definite,indirect,possible", "--show-leak-kinds=definite,indirect,possible",
    "--soname-synonyms=somalloc=nouserintercepts",  # a program that replaces operator new keeps its own
]  # fmt: skip


def run(*command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=900, env={**os.environ, **environment})


def must(*command: object) -> None:
    done = run(*command)
    assert done.returncode == 0, " ".join(map(str, command)) + "\n" + done.stdout + done.stderr[:8000]


class Workshop:
    """Generates each library once, and compiles it once for each way to watch it."""

    def __init__(self, generator: Path, folder: Path) -> None:
        self.generator, self.folder = generator, folder
        self.compiler = os.environ.get("CXX", "c++")

    def generated(self, library: str) -> Path:
        out = self.folder / library
        if out.exists():
            return out
        source, more, standard, _ = LIBRARIES[library]
        settings = self.folder / f"{library}.toml"
        if source.suffix == ".toml":
            settings.write_text(more + source.read_text(encoding="utf-8"), encoding="utf-8")
        else:
            settings.write_text(f'module = "{source.stem}"\nheaders = ["{source.name}"]\n{more}', encoding="utf-8")
        include = ["-I", source.parent, "--runtime-include", ROOT / "include"]
        must(self.generator, "--config", settings, "--std", standard, *include, "-o", out)
        return out

    def flags(self, library: str, watch: str) -> list[str]:
        source, _, standard, _ = LIBRARIES[library]
        include = [ROOT / "include", self.folder / library / "include", source.parent, HERE]
        return [f"-std={standard}", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-pthread", *WATCHES[watch][1], *(f"-I{each}" for each in include)]

    def library(self, library: str, watch: str) -> Path:
        watch = "plain" if watch == "valgrind" else watch
        made = self.folder / f"{library}-{watch}.o"
        if not made.exists():
            (shim,) = self.generated(library).glob("*_shim.cpp")
            must(self.compiler, *self.flags(library, watch), "-c", shim, "-o", made)
        return made

    def program(self, program: str, library: str, watch: str) -> Path:
        made = self.folder / f"{program}-{library}-{watch}"
        shim = self.library(library, watch)
        # The C++ library's own allocations can fail too, where nobody else has replaced malloc.
        more = ["-DFERRULE_TEST_FAIL_MALLOC"] if program == "memory" and watch == "plain" and LINUX and uses_glibc() else []
        link = ["-o", made, *LIBRARIES[library][3]]
        must(self.compiler, *self.flags(library, watch), *more, HERE / f"{program}.cpp", shim, *link)
        return made

    def run(self, program: str, library: str, watch: str) -> subprocess.CompletedProcess[str]:
        command = [*(VALGRIND if watch == "valgrind" else []), self.program(program, library, watch)]
        return run(*command, FERRULE_TEST_SHARE=str(WATCHES[watch][0]), TSAN_OPTIONS="halt_on_error=1:exitcode=66")


def uses_glibc() -> bool:
    return "CS_GNU_LIBC_VERSION" in os.confstr_names and "glibc" in (os.confstr("CS_GNU_LIBC_VERSION") or "")


@pytest.fixture(scope="session")
def workshop(generator: Path, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(generator, tmp_path_factory.mktemp("programs"))


def skip_without(watch: str, library: str) -> None:
    if watch != "plain" and not ALL:
        pytest.skip("FERRULE_TEST_ALL=1 runs it")
    if watch == "valgrind" and not shutil.which("valgrind"):
        pytest.skip("valgrind is not installed")
    if library.startswith("pugi") and not Path("/usr/include/pugixml.hpp").exists():
        pytest.skip("pugixml is not installed")


@pytest.mark.parametrize("watch", WATCHES)
@pytest.mark.parametrize(("program", "library"), PROGRAMS)
def test_program(workshop: Workshop, program: str, library: str, watch: str) -> None:
    skip_without(watch, library)
    done = workshop.run(program, library, watch)
    assert done.returncode == 0, f"exit status {done.returncode}\n{done.stdout}{done.stderr[:8000]}"


def test_that_a_race_would_be_seen(workshop: Workshop) -> None:
    skip_without("thread", "team")
    done = workshop.run("control", "team_unlocked", "thread")
    assert done.returncode == 66 and "data race" in done.stderr, f"exit status {done.returncode}\n{done.stderr[:4000]}"
