"""Each mistake gets a sentence, clang's or the compiler's own words where there are some, no traceback, and leaves no wheel."""

from __future__ import annotations

import sys
from pathlib import Path


def refused(done, sentence: str, project: Path, code: int = 1) -> None:
    assert done.returncode == code, done.stderr
    assert sentence in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert not list(project.rglob("*.whl"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_no_project(ferrule, tmp_path: Path) -> None:
    done = ferrule("build", cwd=tmp_path)
    refused(done, "there is no pyproject.toml", tmp_path)
    assert "ferrule new" in done.stderr


def test_not_toml(ferrule, project: Path) -> None:
    edit(project / "pyproject.toml", 'module = "geo"', "module = geo")
    done = ferrule("build", cwd=project)
    refused(done, "pyproject.toml:13:10: not TOML: Invalid value", project)
    assert "module = geo\n         ^" in done.stderr


def test_no_table(ferrule, project: Path) -> None:
    edit(project / "pyproject.toml", "[tool.ferrule]", "[tool.furrule]")
    refused(ferrule("build", cwd=project), "has no [tool.ferrule] table", project)


def test_wrong_type_of_a_setting(ferrule, project: Path) -> None:
    edit(project / "pyproject.toml", 'sources = ["src/*.cpp"]', "sources = 3")
    refused(ferrule("build", cwd=project), "`sources` must be an array of strings", project)


def test_sources_that_match_nothing(ferrule, project: Path) -> None:
    edit(project / "pyproject.toml", "src/*.cpp", "source/*.cpp")
    done = ferrule("build", cwd=project)
    refused(done, "matches no file", project)
    assert "a library that is headers alone needs no `sources`" in done.stderr


def test_unknown_setting(ferrule, project: Path) -> None:
    edit(project / "pyproject.toml", 'module = "geo"', 'module = "geo"\nheader = ["x"]')
    done = ferrule("build", cwd=project)
    refused(done, "pyproject.toml:14: unknown key `header` in [tool.ferrule]", project)
    assert "did you mean `headers`?" in done.stderr
    assert not (project / "build").exists()


def test_no_compiler(ferrule, project: Path, bare_path) -> None:
    path = bare_path("c++", "g++", "clang++", "cc", "gcc", "clang")
    done = ferrule("build", cwd=project, env={"PATH": path, "CXX": None})
    refused(done, "no C++ compiler was found", project, 3)
    assert "g++" in done.stderr or sys.platform != "linux"


def test_no_cmake(ferrule, project: Path, bare_path) -> None:
    done = ferrule("build", cwd=project, env={"PATH": bare_path("cmake"), "FERRULE_SYSTEM": "fedora"})
    refused(done, "CMake was not found", project, 3)
    assert "dnf install cmake, or pip install cmake" in done.stderr


def test_a_compiler_that_is_not_there(ferrule, project: Path) -> None:
    refused(ferrule("build", cwd=project, env={"CXX": "nothing++"}), "the C++ compiler nothing++ is not there", project, 3)


def test_missing_libclang(ferrule, project: Path) -> None:
    done = ferrule("build", cwd=project, env={"FERRULE_LIBCLANG": "/nowhere/libclang.so"})
    refused(done, "FERRULE_LIBCLANG says /nowhere/libclang.so", project, 3)


def test_libclang_that_is_none(ferrule, project: Path, tmp_path: Path) -> None:
    (tmp_path / "libclang.so").write_text("nothing of the kind")
    done = ferrule("build", cwd=project, env={"FERRULE_LIBCLANG": str(tmp_path / "libclang.so")})
    refused(done, "libclang was not found", project, 3)
    assert "pip install libclang" in done.stderr


def test_header_that_is_not_there(ferrule, project: Path) -> None:
    edit(project / "pyproject.toml", '["geo.hpp"]', '["gone.hpp"]')
    done = ferrule("build", cwd=project)
    refused(done, "the headers could not be bound", project)
    assert "error: header `gone.hpp` is not found" in done.stderr


def test_header_that_does_not_compile(ferrule, project: Path) -> None:
    edit(project / "include" / "geo.hpp", "double length() const;", "dubble length() const;")
    done = ferrule("build", cwd=project)
    refused(done, "the headers could not be bound", project)
    assert "geo.hpp:30:3: error: unknown type name 'dubble'" in done.stderr
    assert not list((project / "build").rglob("geo.h"))


def test_source_that_does_not_compile(ferrule, project: Path) -> None:
    edit(project / "src" / "geo.cpp", "points_.push_back(point);", "points_.push_black(point);")
    done = ferrule("build", cwd=project)
    refused(done, "the library did not compile", project)
    assert "push_black" in done.stderr
    assert "all output: " in done.stderr


def test_verbose_shows_everything(ferrule, project: Path) -> None:
    edit(project / "src" / "geo.cpp", "points_.push_back(point);", "points_.push_black(point);")
    done = ferrule("build", "-v", cwd=project)
    assert done.returncode == 1
    assert "Configuring CMake" in done.stderr
    assert "Traceback" in done.stderr


def test_no_environment(ferrule, project: Path, tmp_path: Path) -> None:
    # The tests themselves may run in one.
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.prefix = sys.base_prefix\n")
    done = ferrule("develop", cwd=project, env={"VIRTUAL_ENV": None, "CONDA_PREFIX": None, "PYTHONPATH": str(tmp_path)})
    refused(done, "no virtual environment is active", project, 3)
    assert not (project / "build").exists()


def test_old_wheel_is_kept(ferrule, project: Path) -> None:
    assert ferrule("build", cwd=project).returncode == 0
    (wheel,) = (project / "dist").glob("*.whl")
    before = wheel.read_bytes()
    edit(project / "include" / "geo.hpp", "double length() const;", "dubble length() const;")
    assert ferrule("build", cwd=project).returncode == 1
    assert wheel.read_bytes() == before
