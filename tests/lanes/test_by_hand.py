"""Python that is written by hand beside what is generated: methods, and names of the package's own."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import HERE, LANES, ROOT, build, generator, package
from test_values import message

SETTINGS = """\
module = "by_hand"
headers = ["by_hand.hpp"]
std = "c++20"
extra = "extra.py"
"""


def project(folder: Path, extra: str | None = None) -> Path:
    shutil.copy(HERE / "by_hand" / "by_hand.hpp", folder)
    text = (HERE / "by_hand" / "extra.py").read_text(encoding="utf-8") if extra is None else extra
    (folder / "extra.py").write_text(text, encoding="utf-8")
    (folder / "ferrule.toml").write_text(SETTINGS, encoding="utf-8")
    return folder / "ferrule.toml"


@pytest.fixture(scope="module")
def by_hand_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("by_hand")
    return build(folder / "out", "by_hand", folder / "by_hand.hpp", settings=project(folder))


@pytest.fixture(scope="module")
def by_hand(by_hand_folder: Path, lane: str) -> Iterator[ModuleType]:
    yield from package("by_hand", lane, by_hand_folder)


def test_methods(by_hand: Any) -> None:
    path = by_hand.Path(2)
    assert path.scaled().length() == 4 and path.scaled(3, note="x").length() == 6
    assert path.part(1) == 1 and path.part("a") == "a" and path.floor() == 2
    assert list(path) == [2.0]
    assert by_hand.deep.Well().share(Fraction(1, 2)) == Fraction(3, 2)


def test_a_derived_class_has_them(by_hand: Any) -> None:
    assert by_hand.Way().scaled(2).length() == 14

    class Mine(by_hand.Path):  # type: ignore[name-defined, misc]
        pass

    assert Mine(1).scaled().length() == 2


def test_names_of_the_package(by_hand: Any) -> None:
    assert by_hand.unit().length() == 1 and by_hand.LIMIT == 5
    assert by_hand.Frame(by_hand.Path(3)).twice().length() == 6
    assert {"unit", "Frame", "LIMIT", "Path", "twice"} <= set(by_hand.__all__) and "scaled" not in by_hand.__all__
    assert not hasattr(by_hand, "hidden") and by_hand.extra.hidden() == "not in __all__"


def test_what_they_say(by_hand: Any) -> None:
    path = by_hand.Path(2)
    assert message(ValueError, path.scaled, -1) == "a length is never negative"
    assert "scaled() takes from 1 to 2 positional arguments but 4 were given" in message(TypeError, path.scaled, 1, 2, 3)
    assert by_hand.Path.scaled.__qualname__ == "Path.scaled" and by_hand.Path.scaled.__doc__.startswith("As long as")
    assert pickle.loads(pickle.dumps(by_hand.unit)) is by_hand.unit


def test_the_stubs(by_hand_folder: Path) -> None:
    stub = (by_hand_folder / "by_hand" / "__init__.pyi").read_text(encoding="utf-8")
    assert '        note: str = "a:)",\n    ) -> Path:\n        """As long as so many.\n' in stub
    assert "    def floor(self: \"Path\") -> int: ...\n" in stub and stub.count("def part(") == 2
    assert "from by_hand.extra import Number\n" in stub and "import Frame as Frame" in stub
    deep = (by_hand_folder / "by_hand" / "deep.pyi").read_text(encoding="utf-8")
    assert "from fractions import (Fraction, )\n" in deep and "def share(self: Well, of: Fraction) -> Fraction:" in deep


def test_type_checkers_understand_them(by_hand_folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(
        "import by_hand\n"
        "path = by_hand.Path(1)\n"
        "longer: by_hand.Path = path.scaled(2, note='x')\n"
        "a: int = path.part(1)\n"
        "b: str = path.part('a')\n"
        "c: list[float] = list(by_hand.Way())\n"
        "d: by_hand.Path = by_hand.Frame(by_hand.unit()).path\n"
        "path.scaled('x')\n"
        "e: int = path.part('a')\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "MYPYPATH": str(by_hand_folder)}
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--cache-dir", str(tmp_path / "cache"), "use.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    lines = [line.split(":")[1] for line in done.stdout.splitlines() if ": error:" in line]
    assert lines == ["8", "9"], done.stdout + done.stderr


@pytest.mark.parametrize("which", LANES)
def test_the_page(tmp_path: Path, which: str) -> None:
    """What docs/by_hand.md shows, built and run."""
    page = (ROOT / "docs/by_hand.md").read_text(encoding="utf-8").partition("## Python beside what is generated")[2]
    blocks = re.findall(r"```(cpp|python|pycon|toml)[^\n]*\n(.*?)```", page, re.DOTALL)
    (tmp_path / "trip.hpp").write_text("#pragma once\n" + blocks[0][1], encoding="utf-8")
    (tmp_path / "extra.py").write_text(blocks[1][1], encoding="utf-8")
    settings = blocks[2][1].replace("[tool.ferrule]\n", "") + 'module = "trip"\nheaders = ["trip.hpp"]\n'
    (tmp_path / "ferrule.toml").write_text(settings, encoding="utf-8")
    build(tmp_path / "out", "trip", tmp_path / "trip.hpp", settings=tmp_path / "ferrule.toml")
    (tmp_path / "session.txt").write_text(blocks[3][1], encoding="utf-8")
    environment = {**os.environ, "FERRULE_LANE": which, "PYTHONPATH": str(tmp_path / "out")}
    command = [sys.executable, "-m", "doctest", "session.txt"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def imported(folder: Path, lane: str) -> str:
    """What the import of the package in a fresh interpreter says last."""
    environment = {**os.environ, "FERRULE_LANE": lane, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", "import by_hand"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stderr


@pytest.mark.parametrize("which", LANES)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("1 / 0\n", "ZeroDivisionError: division by zero"),
        ("def broken(:\n", "SyntaxError: invalid syntax"),
        ("from . import Pth\n", "ImportError: cannot import name 'Pth' from partially initialized module 'by_hand'"),
    ],
)
def test_what_cannot_be_imported(by_hand_folder: Path, tmp_path: Path, which: str, text: str, said: str) -> None:
    shutil.copytree(by_hand_folder / "by_hand", tmp_path / "by_hand")
    (tmp_path / "by_hand" / "extra.py").write_text(text, encoding="utf-8")
    last = imported(tmp_path, which)
    assert f"ImportError: by_hand.extra, which is written by hand, cannot be imported: {said}" in last
    assert "by_hand/extra.py" in last  # where it is


@pytest.mark.parametrize("which", LANES)
def test_what_is_there_no_more(by_hand_folder: Path, tmp_path: Path, which: str) -> None:
    shutil.copytree(by_hand_folder / "by_hand", tmp_path / "by_hand")
    (tmp_path / "by_hand" / "extra.py").write_text("from . import Path\n", encoding="utf-8")
    assert "ImportError: by_hand.extra has no '__iter__', which the package was made with" in imported(tmp_path, which)


def generate(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [generator(), "--config", "ferrule.toml", "-o", "out", "--depfile", "out.d", "--runtime-include", str(ROOT / "include")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_it_survives_another_generation(tmp_path: Path) -> None:
    project(tmp_path)
    assert generate(tmp_path).returncode == 0
    assert "extra.py" in (tmp_path / "out.d").read_text(encoding="utf-8")  # made again where it changes
    text = (tmp_path / "extra.py").read_text(encoding="utf-8").replace("LIMIT: int = 5", "LIMIT: int = 6")
    (tmp_path / "extra.py").write_text(text, encoding="utf-8")
    assert generate(tmp_path).returncode == 0
    assert (tmp_path / "out" / "by_hand" / "extra.py").read_text(encoding="utf-8") == text


def test_without_it_there_is_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "ferrule.toml").write_text(SETTINGS.replace('extra = "extra.py"\n', ""), encoding="utf-8")
    shutil.copy(HERE / "by_hand" / "by_hand.hpp", tmp_path)
    assert generate(tmp_path).returncode == 0
    files = {each.name for each in (tmp_path / "out" / "by_hand").iterdir()}
    assert "__init__.py" in files and not files & {"extra.py", "_extra.py"}
