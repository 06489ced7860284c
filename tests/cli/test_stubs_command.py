"""ferrule stubs: what type checkers and editors read, without a build."""

from __future__ import annotations

import ast
from pathlib import Path


def test_they_are_printed(ferrule, project: Path) -> None:
    before = sorted(project.rglob("*"))
    done = ferrule("stubs", cwd=project)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# ---- geo/__init__.pyi\n")
    assert "class Point" in done.stdout and ast.parse(done.stdout)
    assert sorted(project.rglob("*")) == before


def test_they_are_written(ferrule, project: Path) -> None:
    printed = ferrule("stubs", cwd=project).stdout
    done = ferrule("stubs", "--out", "typings", cwd=project)
    assert done.returncode == 0, done.stderr
    written = [path.relative_to(project / "typings").as_posix() for path in sorted((project / "typings").rglob("*")) if path.is_file()]
    assert written == ["geo/__init__.pyi"]
    assert (project / "typings/geo/__init__.pyi").read_text() in printed


def test_a_header_that_does_not_compile(ferrule, project: Path) -> None:
    (project / "include/geo.hpp").write_text("#pragma once\nno_such_type f();\n")
    done = ferrule("stubs", "--out", "typings", cwd=project)
    assert done.returncode != 0 and "no_such_type" in done.stderr and "Traceback" not in done.stderr
    assert not (project / "typings").exists()
