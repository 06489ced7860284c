from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

WHEEL = "geo-0.1.0-py3-none-"


def one_wheel(folder: Path) -> Path:
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_wheel(built: Path) -> None:
    wheel = one_wheel(built / "dist")
    assert wheel.name.startswith(WHEEL)
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = archive.read("geo-0.1.0.dist-info/METADATA").decode()
    for name in ("__init__.py", "__init__.pyi", "py.typed", "_geo.so", "_portable.py", "_cdef.py", "include/geo.h"):
        assert f"geo/{name}" in names
    assert 'Requires-Dist: cffi; platform_python_implementation != "CPython"' in metadata
    assert "Provides-Extra: cffi" in metadata


def test_only_the_c_abi_is_exported(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(one_wheel(built / "dist")) as archive:
        library = archive.extract("geo/_geo.so", tmp_path)
    said = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
    names = [line.split()[-1].split("@")[0] for line in said.splitlines()]
    assert "PyInit__geo" in names
    assert not [name for name in names if not name.startswith(("geo_", "PyInit__geo", "PyModExport__geo"))]


def test_unchanged_project(ferrule, built: Path) -> None:
    library = next((built / "build").rglob("_geo.so"))
    before = library.stat().st_mtime_ns
    done = ferrule("build", cwd=built)
    assert done.returncode == 0
    assert "geo is unchanged" in done.stderr
    assert library.stat().st_mtime_ns == before


def test_changed_header_is_generated_again(ferrule, project: Path) -> None:
    assert ferrule("build", cwd=project).returncode == 0
    header = project / "include" / "geo.hpp"
    header.write_text(
        header.read_text().replace("FERRULE(export)\ndouble distance", 'FERRULE(export, name = "far")\ndouble distance')
    )
    assert ferrule("build", cwd=project).returncode == 0
    generated = next((project / "build").rglob("__init__.pyi"))
    assert "def far(" in generated.read_text()


def test_own_cmake_lists(ferrule, project: Path) -> None:
    (project / "CMakeLists.txt").write_text("""
cmake_minimum_required(VERSION 3.20)
project(own CXX)
find_package(ferrule REQUIRED)
ferrule_bind(geo HEADERS geo.hpp)
target_sources(geo PRIVATE src/geo.cpp)
target_compile_definitions(geo PRIVATE "GREETING=\\"a b\\"")
""")
    done = ferrule("build", "-o", project / "elsewhere", cwd=project)
    assert done.returncode == 0, done.stderr
    assert one_wheel(project / "elsewhere").name.startswith(WHEEL)


def test_folder_with_spaces_and_umlauts(ferrule, tmp_path: Path) -> None:
    folder = tmp_path / "Große Pläne" / "geo"
    folder.parent.mkdir()
    assert ferrule("new", "geo", cwd=folder.parent).returncode == 0
    done = ferrule("build", cwd=folder)
    assert done.returncode == 0, done.stderr


def test_files_named_like_standard_headers(ferrule, project: Path) -> None:
    """What lies beside the settings is found by #include "…" alone, by the generator as by the compiler."""
    for name in ("string", "new", "memory"):
        (project / name).write_text("#error this is no header\n")
    (project / "beside.hpp").write_text("#pragma once\ninline int beside() { return 1; }\n")
    header = project / "include" / "geo.hpp"
    header.write_text(header.read_text().replace("#include <string>", '#include <string>\n#include "beside.hpp"'))
    for command in ("generate", "build"):
        done = ferrule(command, cwd=project)
        assert done.returncode == 0, done.stderr


def test_folder_that_cmake_cannot_use(ferrule, tmp_path: Path) -> None:
    folder = tmp_path / "C# and C++"
    folder.mkdir()
    assert ferrule("new", "geo", cwd=folder).returncode == 0
    done = ferrule("build", cwd=folder / "geo")
    assert done.returncode == 1
    assert "CMake cannot work in a folder with # in its path" in done.stderr
    assert not list(folder.rglob("CMakeCache.txt"))


@pytest.mark.skipif(sys.version_info < (3, 11), reason="python -P is of 3.11")
def test_python_files_of_the_project_are_not_taken_for_ours(project: Path) -> None:
    for name in ("json.py", "click.py", "packaging.py"):
        (project / name).write_text("raise SystemExit('the wrong one')\n")
    command = [Path(sys.executable).with_name("ferrule"), "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_release(ferrule, built: Path, tmp_path: Path) -> None:
    pytest.importorskip("auditwheel")
    done = ferrule("build", "--release", "-o", tmp_path, cwd=built)
    assert done.returncode == 0, done.stderr
    assert "manylinux" in one_wheel(tmp_path).name


def test_pip(project: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
        "-w",
        tmp_path / "out",
        project,
    ]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert one_wheel(tmp_path / "out").name.startswith(WHEEL)


def test_sdist(project: Path, tmp_path: Path) -> None:
    code = f"import ferrule.build as b; print(b.build_sdist({str(tmp_path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "geo-0.1.0.tar.gz").is_file()


def test_develop(ferrule, project: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    for expected in (5, 25):
        done = ferrule("develop", cwd=project, env={"VIRTUAL_ENV": str(environment)})
        assert done.returncode == 0, done.stderr
        assert "Installed geo 0.1.0" in done.stderr
        code = f"import geo; assert {str(environment)!r} in geo.__file__; print(geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"
        done = subprocess.run([environment / "bin" / "python", "-c", code], capture_output=True, text=True, check=False)
        assert (done.stdout.strip(), done.stderr) == (f"{expected}.0", "")
        source = project / "src" / "geo.cpp"
        source.write_text(source.read_text().replace("return std::hypot(a.x - b.x, a.y - b.y);", "return 25;"))


def test_generate(ferrule, project: Path) -> None:
    done = ferrule("generate", "-o", "out", cwd=project)
    assert done.returncode == 0, done.stderr
    for name in ("include/geo.h", "geo_shim.cpp", "geo_lane.cpp", "geo.map", "geo.abi.json", "geo/__init__.py", "geo/_cdef.py"):
        assert (project / "out" / name).is_file(), name
    assert not (project / "build").exists()
