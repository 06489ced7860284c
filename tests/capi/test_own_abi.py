"""ferrule's own C ABI as a C programmer gets it: installed by CMake, found by pkg-config, called from C."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
ALL = os.environ.get("FERRULE_TEST_ALL") == "1"
TOOLS = ("cmake", "pkg-config", "cc")
pytestmark = pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)}: apt-get install cmake pkg-config gcc")
VALGRIND = [
    "valgrind", "--quiet", "--error-exitcode=99", "--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite",
    f"--suppressions={HERE / 'valgrind.supp'}",
]  # fmt: skip


def run(*command: object, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    words, environment = list(map(str, command)), {**os.environ, **variables}
    return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600)


@pytest.fixture(scope="session")
def prefix(generator: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    build = generator.parent
    if not (build / "cmake_install.cmake").is_file():
        pytest.skip("FERRULE_GEN is not in a build folder, from which it could be installed")
    folder = tmp_path_factory.mktemp("own") / "prefix"
    done = run("cmake", "--install", build, "--prefix", folder, cwd=build)
    assert done.returncode == 0, done.stderr
    return folder


def program(prefix: Path, source: Path, made: Path) -> Path:
    (config,) = prefix.rglob("ferrule_core.pc")
    flags = run("pkg-config", "--cflags", "--libs", "ferrule_core", cwd=made.parent, PKG_CONFIG_PATH=str(config.parent)).stdout.split()
    strict = ["-std=c11", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
    done = run("cc", *strict, source, *flags, f"-Wl,-rpath,{config.parent.parent}", "-o", made, cwd=made.parent)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(params=["plain", "valgrind"])
def watch(request: pytest.FixtureRequest) -> list[str]:
    if request.param == "plain":
        return []
    if not ALL:
        pytest.skip("FERRULE_TEST_ALL=1 runs it")
    if not shutil.which("valgrind"):
        pytest.skip("needs valgrind: apt-get install valgrind")
    return VALGRIND


def texts(folder: Path) -> dict[str, str]:
    return {each.relative_to(folder).as_posix(): each.read_text(encoding="utf-8") for each in folder.rglob("*") if each.is_file()}


def test_tiny_ferrule_gen_in_c(prefix: Path, watch: list[str], tmp_path: Path) -> None:
    """It writes what ferrule-gen writes, and says what that says."""
    made = program(prefix, EXAMPLES / "generator_in_c/main.c", tmp_path / "generator")
    header = EXAMPLES / "geo/include/geo.hpp"
    done = run(*watch, made, header, "geo", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    other = run(prefix / "bin/ferrule-gen", "--module", "geo", "--header", header, "-o", "other", cwd=tmp_path)
    assert other.returncode == 0 and texts(tmp_path / "out") == texts(tmp_path / "other")
    assert sorted(line.split()[0] for line in done.stdout.splitlines()) == sorted(set(texts(tmp_path / "out")) - {".ferrule-stamp"})

    (tmp_path / "broken.hpp").write_text("int x = y;\n")
    done = run(*watch, made, "broken.hpp", "broken", "none", cwd=tmp_path)
    other = run(prefix / "bin/ferrule-gen", "--module", "broken", "--header", "broken.hpp", "-o", "none", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, other.stderr) and "broken.hpp:1:9: error: " in done.stderr
    done = run(made, header, "geo", "none", cwd=tmp_path, FERRULE_LIBCLANG="/nowhere/libclang.so")
    assert done.returncode == 3 and "error: cannot load libclang" in done.stderr and "pip install libclang" in done.stderr
    done = run(made, header, "geo", tmp_path / "broken.hpp" / "out", cwd=tmp_path)
    assert done.returncode == 1 and "error: " in done.stderr
    assert not (tmp_path / "none").exists()


def test_in_wrong_hands(prefix: Path, watch: list[str], tmp_path: Path) -> None:
    done = run(*watch, program(prefix, HERE / "own_abi.c", tmp_path / "own_abi"), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_cmake_package(prefix: Path, tmp_path: Path) -> None:
    (tmp_path / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.18)\nproject(user C)\nfind_package(ferrule_core 0.1 REQUIRED)\n"
        f"add_executable(user {EXAMPLES}/generator_in_c/main.c)\ntarget_link_libraries(user ferrule_core::ferrule_core)\n"
    )
    done = run("cmake", "-S", ".", "-B", "build", f"-DCMAKE_PREFIX_PATH={prefix}", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = run("cmake", "--build", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert run(tmp_path / "build/user", cwd=tmp_path).returncode == 2


def test_symbols(prefix: Path) -> None:
    """Nothing but the C ABI is to be seen."""
    if not shutil.which("nm"):
        pytest.skip("needs nm: apt-get install binutils")
    (library,) = prefix.rglob("libferrule_core.so")
    names = [line.split()[-1] for line in run("nm", "--dynamic", "--defined-only", library, cwd=prefix).stdout.splitlines()]
    assert names and all(name.startswith("ferrule_core_") for name in names)
