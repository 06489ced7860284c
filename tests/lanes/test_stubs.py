"""The stubs: mypy --strict accepts them and a program that uses the package, and says where one is wrong."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy")

PROGRAM = """
import geo
import geo.sub
from geo import Join, Path, Point

path = Path("a", join=Join.bevel).add(Point(1, 2)).add(Point(x=3))
path.extend([Point(), Point(y=1.5)])
path.name = "b"
name: str = path.name
size: int = len(path)
first: Point = path[0]
near: Point | None = path.nearest(Point(), radius=3)
both: Path = path | path
loop: Path = geo.Loop("l")
cross: Point = geo.meet(Point(), Point(1, 1), Point(0, 1), Point(1, 0), eps=1e-9)
numbers: dict[str, list[float]] = geo.scaled({"a": (1, 2.5)}, by=3)
odd: set[int] = geo.odd([1, 2])
quotient, left = geo.divide(7, 2)
text: str = left + str(quotient + 1)
width: float = geo.width_of(geo.Pen(2)) + geo.width_of(None) + geo.area(path) + geo.area(1.5) + geo.sub.twice(2)
try:
    geo.meet(first, first, first, first)
except geo.Parallel as error:
    angle: float = error.angle
match first:
    case Point(x, y):
        total: float = x + y
style: geo.Style = geo.Style.dashed | geo.Style.filled
lane: str = geo.__lane__
"""

WRONG = """
import geo
geo.Path(5)  # arg-type
geo.Path()  # call-arg
geo.Point(1).z  # attr-defined
geo.divide("7", 2)  # arg-type
geo.meet(a=geo.Point())  # call-arg
geo.Path("a").length = 3.0  # misc
geo.area("x")  # call-overload
geo.nothing  # attr-defined
x: int = geo.mirror(None)  # assignment
"""


def mypy(folder: Path, program: Path) -> list[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--python-version", "3.10", "--hide-error-context"]
    made = subprocess.run([*command, program.name], cwd=program.parent, env={"MYPYPATH": str(folder)}, capture_output=True, text=True)
    return made.stdout.splitlines()


@pytest.mark.parametrize("name", ["geo", "kit"])
def test_the_stub_itself(name: str, request: pytest.FixtureRequest) -> None:
    stub = request.getfixturevalue(f"{name}_folder") / name / "__init__.pyi"
    made = subprocess.run([sys.executable, "-m", "mypy", "--strict", str(stub)], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout


def test_a_program(geo_folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    assert mypy(geo_folder, program)[:-1] == []


def test_a_wrong_program(geo_folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "wrong.py"
    program.write_text(WRONG)
    said = {int(line.split(":")[1]): line for line in mypy(geo_folder, program) if "error:" in line}
    for number, line in enumerate(WRONG.splitlines(), 1):
        if "#" in line:
            assert f"[{line.partition('# ')[2]}]" in said.pop(number, ""), line
    assert not said


@pytest.mark.parametrize("name", ["geo", "kit"])
def test_the_stub_has_what_the_package_has(lane: str, name: str, request: pytest.FixtureRequest) -> None:
    module = request.getfixturevalue(name)
    tree = ast.parse((request.getfixturevalue(f"{name}_folder") / name / "__init__.pyi").read_text())
    names = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.ImportFrom) and node.level:
            names.update(alias.name for alias in node.names)
    assert {each for each in names if not each.startswith("__")} == set(module.__all__)
    assert set(module.__all__) <= set(dir(module))
