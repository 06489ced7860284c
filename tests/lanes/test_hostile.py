"""What hostile.py does to the packages: nothing crashes, and both lanes say the same of everything."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import LANES

HERE = Path(__file__).resolve().parent


def python(lane: str, folders: list[Path], *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ, FERRULE_LANE=lane, PYTHONPATH=os.pathsep.join(map(str, folders)), PYTHONHASHSEED="0")
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="session")
def outcomes(geo_folder: Path, kit_folder: Path) -> dict[str, dict[str, Any]]:
    made = {}
    for lane in LANES:
        done = python(lane, [geo_folder, kit_folder], str(HERE / "hostile.py"))
        assert done.returncode == 0, f"{lane}: {done.stderr[-2000:]}"
        made[lane] = json.loads(done.stdout)
    return made


def test_both_lanes_say_the_same(outcomes: dict[str, dict[str, Any]]) -> None:
    if len(outcomes) < 2:
        pytest.skip("this Python has one lane")
    first, second = outcomes.values()
    differing = {name: (first[name], second[name]) for name in first if first[name] != second[name]}
    assert not differing


def test_nothing_is_said_of_the_inside(outcomes: dict[str, dict[str, Any]]) -> None:
    for lane, made in outcomes.items():
        for name, text in made.items():
            for word in ("SystemError", "_cell", "cdata", "AssertionError"):
                assert word not in str(text), f"{lane} {name}: {text}"


def test_threads(outcomes: dict[str, dict[str, Any]]) -> None:
    for made in outcomes.values():
        assert made["threads"] == "([], 800)"


# ---- beginnings and ends of processes ---------------------------------------------------------------------------------------------


AT_THE_END = """
import geo, kit, sys, threading
class Node(geo.Path):
    def __del__(self): self.name
path = geo.Path.unit()
pen, views = path.pen(), [geo.shared_pen() for _ in range(3)]
node = Node("a")
node.me = node
sys.kept = [node, pen, geo.Point(), kit.Line(kit.Point(), kit.Point()), kit.same_counter(kit.Counter(1)), geo.shared_pen(), geo]
geo.kept = sys.kept
sys.modules["kept"] = node
threading.Thread(target=lambda: [geo.Path("x") for _ in range(100)]).start()
"""


@pytest.mark.parametrize("lane_of_process", LANES)
def test_an_interpreter_ends_with_objects(lane_of_process: str, geo_folder: Path, kit_folder: Path) -> None:
    done = python(lane_of_process, [geo_folder, kit_folder], "-c", AT_THE_END)
    assert (done.returncode, done.stderr) == (0, "")


IMPORTED_ANEW = """
import importlib, sys, geo
first = geo.Path("a")
importlib.reload(geo)
assert geo.Path("b").name == "b" and len(first | geo.Path.unit()) == 2
for name in [name for name in sys.modules if name.partition(".")[0] == "geo"]:
    del sys.modules[name]
import geo as again
assert again.Path("c").name == "c" and first.name == "a" and again.Path("d", again.Join.round).name == "d"
"""


@pytest.mark.parametrize("lane_of_process", LANES)
def test_a_package_is_imported_anew(lane_of_process: str, geo_folder: Path) -> None:
    done = python(lane_of_process, [geo_folder], "-c", IMPORTED_ANEW)
    assert (done.returncode, done.stderr) == (0, "")


def refusal(lane: str, folder: Path) -> str:
    done = python(lane, [folder], "-c", "import geo")
    assert done.returncode == 1
    return done.stderr.strip().splitlines()[-1]


def test_no_such_lane(geo_folder: Path) -> None:
    assert refusal("bogus", geo_folder) == "ImportError: FERRULE_LANE may be 'cffi' or 'cpython', not 'bogus'"


@pytest.mark.parametrize("lane_of_process", LANES)
def test_a_library_that_is_not_there(lane_of_process: str, geo_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(geo_folder / "geo", tmp_path / "geo")
    (tmp_path / "geo/_geo.so").unlink()
    assert refusal(lane_of_process, tmp_path).startswith("ImportError: ")


@pytest.mark.parametrize("lane_of_process", LANES)
def test_a_library_of_another_abi(lane_of_process: str, geo_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(geo_folder / "geo", tmp_path / "geo")
    for name, before, after in (("__init__.py", '"__abi__", 1) != 1', '"__abi__", 77) != 77'), ("__init__.py", "ABI 1 of", "ABI 77 of")):
        text = (tmp_path / "geo" / name).read_text()
        assert before in text
        (tmp_path / "geo" / name).write_text(text.replace(before, after))
    portable = tmp_path / "geo/_portable.py"
    portable.write_text(portable.read_text().replace('rt.load(ffi, "geo", 1,', 'rt.load(ffi, "geo", 77,'))
    text = "ImportError: this package is made for ABI 77 of geo, but the library in it has ABI 1; install geo again"
    assert refusal(lane_of_process, tmp_path) == text


def test_pypy_has_the_portable_lane_only(geo_folder: Path) -> None:
    if platform.python_implementation() == "CPython":
        pytest.skip("CPython has both")
    assert refusal("cpython", geo_folder).startswith(("ImportError", "ModuleNotFoundError"))
