"""The examples, built and run as their pages say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from stub_checks import stubtest

from ferrule import installed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED = "length 3.5\n0 0\n0 2\n1.5 2\nas it should be: a path without points has no length\n"
pytestmark = pytest.mark.skipif(not shutil.which("cmake") or not shutil.which("cc"), reason="needs CMake and a C compiler")


def run(*command: object, cwd: Path, **variables: str) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ, **variables}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def configure(source: Path, build: Path, *more: object, generator: str = "", prefix: Path | None = None) -> None:
    defines = [f"-Dferrule_DIR={installed.cmake_folder()}", "-DFERRULE_GEN=" + ";".join(installed.generator())]
    if prefix:
        defines = [f"-DCMAKE_PREFIX_PATH={prefix}"]
    libclang = installed.libclang()
    if libclang:
        defines.append(f"-DFERRULE_LIBCLANG={libclang}")
    kind = ["-G", generator] if generator else []
    run("cmake", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release", *kind, *defines, *more, cwd=source)


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns("build", "dist")))


def test_c_program(examples: Path, tmp_path: Path) -> None:
    build, prefix = tmp_path / "build", tmp_path / "prefix"
    configure(examples / "embed_c", build, f"-DCMAKE_INSTALL_PREFIX={prefix}", "-DCMAKE_INSTALL_LIBDIR=lib")
    run("cmake", "--build", build, cwd=tmp_path)
    run("cmake", "--install", build, cwd=tmp_path)
    shutil.rmtree(build)

    moved = tmp_path / "moved"
    prefix.rename(moved)
    flags = run("pkg-config", "--cflags", "--libs", "geo", cwd=tmp_path, PKG_CONFIG_PATH=str(moved / "lib" / "pkgconfig")).split()
    run(
        "cc",
        "-std=c11",
        "-Wall",
        "-Wextra",
        "-Werror",
        examples / "embed_c" / "main.c",
        *flags,
        "-o",
        tmp_path / "main",
        cwd=tmp_path,
    )
    library_path = {"LD_LIBRARY_PATH": str(moved / "lib")}
    assert run(tmp_path / "main", cwd=tmp_path, **library_path) == EXPECTED
    needed = run("ldd", moved / "lib" / "libgeo.so", cwd=tmp_path)
    assert "python" not in needed

    user = tmp_path / "user"
    user.mkdir()
    (user / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.16)\nproject(user C)\nfind_package(geo 1.1 REQUIRED)\n"
        f"add_executable(user {examples}/embed_c/main.c)\ntarget_link_libraries(user geo::geo)\n"
    )
    run("cmake", "-S", ".", "-B", "build", f"-DCMAKE_PREFIX_PATH={moved}", cwd=user)
    run("cmake", "--build", "build", cwd=user)
    assert run(user / "build" / "user", cwd=user) == EXPECTED


@pytest.mark.parametrize("generator", ["Ninja", "Unix Makefiles"])
def test_cmake_project(examples: Path, tmp_path: Path, generator: str) -> None:
    build = tmp_path / "build"
    configure(examples / "embed_cmake", build, generator=generator)
    run("cmake", "--build", build, cwd=tmp_path)
    assert run(build / "app", cwd=tmp_path) == EXPECTED
    header = build / "ferrule" / "geo" / "include" / "geo.h"
    before = header.stat().st_mtime_ns
    run("cmake", "--build", build, cwd=tmp_path)
    assert header.stat().st_mtime_ns == before


def test_package_in_a_cmake_project(examples: Path, tmp_path: Path) -> None:
    source = examples / "embed_cmake"
    (source / "CMakeLists.txt").write_text(
        (source / "CMakeLists.txt")
        .read_text()
        .split("add_executable")[0]
        .replace("STANDARD 17", "STANDARD 17 PYTHON_PACKAGE python")
    )
    configure(source, tmp_path / "build", f"-DFERRULE_PYTHON={sys.executable}")
    run("cmake", "--build", tmp_path / "build", cwd=tmp_path)
    code = "import geo; print(geo.__lane__, geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"
    assert run(sys.executable, "-c", code, cwd=tmp_path / "build" / "python") == "cpython 5.0\n"


@pytest.mark.skipif(not (EXAMPLES.parent / "build" / "dev" / "ferrule-gen").is_file(), reason="./dev test builds what this installs")
def test_ferrule_installed_by_cmake(examples: Path, tmp_path: Path) -> None:
    prefix = tmp_path / "prefix"
    run("cmake", "--install", EXAMPLES.parent / "build" / "dev", "--prefix", prefix, cwd=tmp_path)
    assert (prefix / "bin" / "ferrule-gen").is_file()
    assert (prefix / "include" / "ferrule" / "ferrule.hpp").is_file()
    configure(examples / "embed_cmake", tmp_path / "build", prefix=prefix)
    run("cmake", "--build", tmp_path / "build", cwd=tmp_path)
    assert run(tmp_path / "build" / "app", cwd=tmp_path) == EXPECTED


LIBRARIES = {
    "pugixml": ("pugixml.hpp", "catalogue.py", "4 books"),
    "re2": ("re2/re2.h", "log.py", "3 lines, 3 addresses"),
    "sqlitecpp": ("SQLiteCpp/SQLiteCpp.h", "orders.py", "3 orders"),
}


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_of_somebody_else(name: str, ferrule, examples: Path, tmp_path: Path) -> None:
    header, script, said = LIBRARIES[name]
    if not (Path("/usr/include") / header).exists():
        pytest.skip(f"{header} is not there")
    done = ferrule("build", "-o", tmp_path / "dist", cwd=examples / name)
    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (package,) = (each.parent.name for each in (tmp_path / "site").glob("*/__init__.pyi"))
    for lane in ("cpython", "cffi"):
        if lane == "cffi":
            pytest.importorskip("_cffi_backend")
        out = run(
            sys.executable, examples / name / script, cwd=tmp_path, PYTHONPATH=str(tmp_path / "site"), FERRULE_LANE=lane
        )
        assert out.splitlines()[-1].startswith(said), out
        assert out.splitlines()[-1].endswith(f"in {lane}"), out
        assert stubtest({package: tmp_path / "site"}, lane, tmp_path / f"stubs-{lane}") == []
    checked = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", examples / name / script]
    run(*checked, cwd=tmp_path / "stubs-cpython", MYPYPATH=str(tmp_path / "stubs-cpython"))
