"""The stubs: mypy --strict and pyright accept them and a program that uses the packages, and say where one is wrong; stubtest finds
in them what the running packages have."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from stub_checks import stubtest

pytest.importorskip("mypy")

PROGRAM = """
import copy

import geo
import geo.sub
import kit
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
changed: Point = first.__replace__(x=2.0) if first.x else copy.copy(first)

counter = kit.Counter(3)
counter += 1
more: kit.Counter = counter + 1 + kit.Counter()
most: int = kit.Counter.most
counter.value, counter.step = 4, 2
line = kit.Line(kit.Point(), end=kit.Point(1), weights=[1.5], color=kit.Color.red)
line.label, line.color = "l", None
maybe: kit.Color | None = line.color
same: bool = line == kit.same_line(line)
hashed: dict[kit.Key, int] = {kit.Key("a"): 1}
named: str = kit.Key("a", number=2).name
rows: list[list[int]] = kit.same_rows([(1, 2), [3]])
gaps: list[float | None] = kit.same_gaps([1, None])
strings: set[str] = kit.same_set(frozenset({"a"}) | {"b"})
table: dict[str, list[kit.Point | None]] = kit.same_map({"a": (kit.Point(), None)})
three: tuple[bool, float, list[int]] = kit.same_tuple((True, 1, [2]))
raw: bytes = kit.same_bytes(bytearray(b"a")) + kit.same_bytes(memoryview(b"b"))
kinds: list[str] = [kit.kind(True), kit.kind(1), kit.kind(1.5), kit.kind("a"), kit.kind([1]), kit.kind({"a": 1}), kit.kind(1, 2)]
summed: int = kit.sum(1, b=2, c=3)
mode: kit.Mode = kit.Mode.read | kit.Mode.write
try:
    kit.fail("broken")
except kit.Broken as broken:
    broken_part: tuple[int, str] = (broken.part, broken.name)
except geo.BorrowError:
    pass
"""

OPERATORS = """
import pickle

import ops
import whole

vector: ops.Vector = 2 * ops.Vector(1, 2) + ops.Vector(0, 1) * 3
vector += -vector
length: float = vector(2, offset=1)
newer: bool = ops.Version(1, 2) < ops.Version(1, 3) and ops.Weight(2) <= 3
text: str = str(ops.Version(1, 2)) + repr(ops.Weight(1))
numbers: dict[ops.Version, int] = {ops.Version(1, 2): hash(ops.Version(1, 2))}
row = ops.Row(3)
row[0] = 2.5
row[1] += row[0]
del row[2]
words = ops.Words()
words["one"] = 1
there: bool = "one" in words and 3 in ops.Bag()
del words["one"]
bits: ops.Bits = ~ops.Bits(1) << 2 | ops.Bits(3)
with whole.File("a") as file, whole.Lock() as lock:
    opened: bool = file.is_open
    count: int = lock.count()
greeting: str = whole.greet("ann") + whole.greet(whole.Name("bob")) + whole.greet(name=5)
kind: str = whole.which("a", whole.Name("b")) + whole.which(1.5)
person = whole.Person("ann")
person.nick = whole.Name("a")
joined: whole.Name = whole.Name("a") + "b"
both = whole.Open()
both.note = "n"
state: tuple[str, int] = whole.Account("ann", 5).state()
copied: bytes = pickle.dumps(whole.Plain())
"""

WRONG_OPERATORS = """
import ops
import whole
ops.Vector(1, 2) + 3  # operator
ops.Version(1, 2) < 3  # operator
ops.Row(3)[0] = "a"  # assignment
ops.Words()[1]  # index
2 - ops.Vector(1, 2)  # operator
whole.greet(b"ann")  # arg-type
whole.of_strict("a")  # arg-type
whole.Closed().note = 1  # attr-defined
del ops.Bag()[1]  # attr-defined
with whole.Plain(): pass  # attr-defined
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
geo.sub.twice("2")  # arg-type
import kit
kit.Key("a").name = "b"  # misc
kit.same_set(5)  # arg-type
kit.same_map({1: []})  # dict-item
kit.Counter.most = 3  # misc
kit.sum(a=1)  # call-arg
kit.Counter() < 3  # operator
y: str = kit.same_rows([[1]])  # assignment
kit.Mode.execute  # attr-defined
"""

@pytest.fixture
def both(geo_folder: Path, kit_folder: Path) -> str:
    """Where geo and kit are."""
    return os.pathsep.join([str(geo_folder), str(kit_folder)])


def mypy(folders: str, program: Path) -> list[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--python-version", "3.10", "--hide-error-context"]
    made = subprocess.run([*command, program.name], cwd=program.parent, env={"MYPYPATH": folders}, capture_output=True, text=True)
    return made.stdout.splitlines()


@pytest.fixture
def operators(ops_folder: Path, whole_folder: Path) -> str:
    return os.pathsep.join([str(ops_folder), str(whole_folder)])


@pytest.mark.parametrize("name", ["geo", "kit", "ops", "whole", "vessel"])
def test_the_stub_itself(name: str, request: pytest.FixtureRequest) -> None:
    stub = request.getfixturevalue(f"{name}_folder") / name / "__init__.pyi"
    made = subprocess.run([sys.executable, "-m", "mypy", "--strict", str(stub)], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout


def pyright(folders: str, program: Path) -> dict[int, str]:
    """By line: what it said."""
    found = shutil.which("pyright") or shutil.which("pyright", path=str(Path(sys.executable).parent))
    if not found or subprocess.run([found, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("pyright does not run here: pip install pyright[nodejs]")
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.10", "extraPaths": folders.split(os.pathsep)}
    settings |= {"reportMissingModuleSource": False, "reportUnusedExpression": False}
    (program.parent / "pyrightconfig.json").write_text(json.dumps(settings))
    made = subprocess.run([found, "--outputjson", program.name], cwd=program.parent, capture_output=True, text=True, check=False)
    said = json.loads(made.stdout)["generalDiagnostics"]
    return {each["range"]["start"]["line"] + 1: each["message"] for each in said if each["severity"] != "information"}


def test_a_program(both: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    assert mypy(both, program)[:-1] == []
    assert pyright(both, program) == {}


def check_wrong(text: str, folders: str, program: Path) -> None:
    program.write_text(text)
    wanted = {number: line.partition("# ")[2] for number, line in enumerate(text.splitlines(), 1) if "#" in line}
    said = {int(line.split(":")[1]): line for line in mypy(folders, program) if "error:" in line}
    assert {number: re.findall(r"\[(\S+)\]$", line)[-1] for number, line in said.items()} == wanted
    assert pyright(folders, program).keys() == wanted.keys()


def test_a_wrong_program(both: str, tmp_path: Path) -> None:
    check_wrong(WRONG, both, tmp_path / "wrong.py")


def test_a_program_of_operators(operators: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(OPERATORS)
    assert mypy(operators, program)[:-1] == []
    assert pyright(operators, program) == {}


def test_a_wrong_program_of_operators(operators: str, tmp_path: Path) -> None:
    check_wrong(WRONG_OPERATORS, operators, tmp_path / "wrong.py")


@pytest.mark.parametrize("name", ["geo", "kit", "vessel"])
def test_the_stub_itself_for_pyright(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    folder = request.getfixturevalue(f"{name}_folder")
    for stub in (folder / name).rglob("*.pyi"):
        target = tmp_path / stub.relative_to(folder)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(stub, target)
    assert pyright(str(tmp_path), tmp_path / name / "__init__.pyi") == {}


def test_stubtest(lane: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    names = ["geo", "kit", "bond", "bag", "ops", "whole", "vessel"]
    assert stubtest({name: request.getfixturevalue(f"{name}_folder") for name in names}, lane, tmp_path) == []


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
