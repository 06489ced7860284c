"""`ferrule init`: a folder is taken up as it is."""

from __future__ import annotations

import json
from pathlib import Path

from ferrule import toml


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def library(folder: Path) -> None:
    """C++ as somebody has it, marked."""
    (folder / "include" / "box").mkdir(parents=True)
    (folder / "src").mkdir()
    (folder / "include" / "box" / "box.hpp").write_text(
        "#pragma once\n#include <ferrule/ferrule.hpp>\nnamespace box {\nFERRULE(export) int side();\n}\n"
    )
    (folder / "include" / "box" / "detail.hpp").write_text("#pragma once\n")
    (folder / "src" / "box.cc").write_text('#include "box/box.hpp"\nint box::side() { return 3; }\n')
    (folder / "src" / "tool.cc").write_text("int main() { return 0; }\n")


def test_empty_folder(ferrule, tmp_path: Path) -> None:
    folder = tmp_path / "geo"
    folder.mkdir()
    done = ferrule("init", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert {"include/geo.hpp", "src/geo.cpp", "tests/test_geo.py", "pyproject.toml", ".gitignore"} <= set(contents(folder))
    again = ferrule("init", cwd=folder)
    assert again.returncode == 1
    assert "is a project of ferrule's already" in again.stderr


def test_library_is_taken_up_and_builds(ferrule, tmp_path: Path) -> None:
    folder = tmp_path / "My-Box"
    folder.mkdir()
    library(folder)
    before = contents(folder)
    done = ferrule("init", "--json", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["result"]["module"] == "My_Box"
    after = contents(folder)
    assert {path: after[path] for path in before} == before
    table = toml.read(folder / "pyproject.toml")
    assert table["tool"]["ferrule"]["headers"] == ["box/box.hpp"]
    assert table["tool"]["ferrule"]["sources"] == ["src/box.cc"]
    assert table["project"]["name"] == "my-box"
    done = ferrule("build", cwd=folder)
    assert done.returncode == 0, done.stderr


def test_pyproject_is_added_to(ferrule, tmp_path: Path) -> None:
    library(tmp_path)
    old = '# mine\n[project]\nname = "box"\nversion = "2"   # kept\n\n[tool.ruff]\nline-length = 100'
    (tmp_path / "pyproject.toml").write_text(old)
    assert ferrule("init", cwd=tmp_path).returncode == 0
    text = (tmp_path / "pyproject.toml").read_text()
    assert text.startswith(old)
    table = toml.read(tmp_path / "pyproject.toml")
    assert table["build-system"]["build-backend"] == "ferrule.build"
    assert table["tool"]["ferrule"]["module"] == "box"
    assert table["project"]["version"] == "2"


def test_another_backend_stays(ferrule, tmp_path: Path) -> None:
    library(tmp_path)
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "box"\nversion = "2"\n'
    )
    done = ferrule("init", cwd=tmp_path)
    assert done.returncode == 0
    assert "pip builds with hatchling.build" in done.stderr
    assert toml.read(tmp_path / "pyproject.toml")["build-system"]["build-backend"] == "hatchling.build"


def test_own_cmake_stays(ferrule, tmp_path: Path) -> None:
    library(tmp_path)
    (tmp_path / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.20)\nproject(box CXX)\n")
    before = contents(tmp_path)
    done = ferrule("init", "--name", "box", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "ferrule_bind(box HEADERS box/box.hpp)" in done.stderr
    assert {path: contents(tmp_path)[path] for path in before} == before
    assert "sources" not in toml.read(tmp_path / "pyproject.toml")["tool"]["ferrule"]
    # As it stands it binds nothing, and the build says so.
    done = ferrule("build", cwd=tmp_path)
    assert done.returncode == 1
    assert "the wheel has no package box in it" in done.stderr
    assert "ferrule_bind(box HEADERS box/box.hpp)" in done.stderr
    assert not (tmp_path / "dist").exists()


def test_broken_pyproject_is_left_alone(ferrule, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project\n")
    done = ferrule("init", cwd=tmp_path)
    assert done.returncode == 1
    assert "pyproject.toml:1:9: not TOML" in done.stderr
    assert list(contents(tmp_path)) == ["pyproject.toml"]


def test_a_name_that_cannot_be(ferrule, tmp_path: Path) -> None:
    done = ferrule("init", "--name", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert "'json' is taken" in done.stderr
    assert not contents(tmp_path)
