"""Developed projects that are rebuilt when they are imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

CODE = "import geo; print(geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"


class Environment:
    """A virtual environment that has the ferrule of the tests."""

    def __init__(self, folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        self.folder = folder
        self.python = folder / "bin" / "python"
        (self.site,) = folder.glob("lib/python*/site-packages")
        (self.site / "tools.pth").write_text(sysconfig.get_path("platlib") + "\n")
        self.variables = {"VIRTUAL_ENV": str(folder)}

    def start(self, code: str = CODE, **more: str) -> subprocess.Popen[str]:
        environment = {**os.environ, **more}
        return subprocess.Popen(
            [self.python, "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder
        )

    def run(self, code: str = CODE, **more: str) -> tuple[str, str]:
        process = self.start(code, **more)
        said = process.communicate()
        return said[0].strip(), said[1].strip()


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return Environment(tmp_path / "venv")


@pytest.fixture
def change(project: Path) -> Callable[[str], None]:
    """Has geo::distance() return something else."""
    source = project / "src" / "geo.cpp"
    text = source.read_text()
    assert "return std::hypot(a.x - b.x, a.y - b.y);" in text
    return lambda value: (source.write_text(text.replace("return std::hypot(a.x - b.x, a.y - b.y);", f"return {value};")), None)[1]


def test_editable(ferrule, project: Path, environment: Environment, change) -> None:
    done = ferrule("develop", "-e", cwd=project, env=environment.variables)
    assert done.returncode == 0, done.stderr
    assert environment.run() == ("5.0", "")
    library = environment.site / "geo" / "_geo.so"
    before = library.stat().st_mtime_ns
    assert environment.run() == ("5.0", "")
    assert library.stat().st_mtime_ns == before

    change("6")
    # Both at once: one builds, the other waits, and nothing else is printed.
    both = [environment.start(), environment.start()]
    assert [each.communicate() for each in both] == [("6.0\n", ""), ("6.0\n", "")]

    change("nothing")
    out, error = environment.run()
    assert out == ""
    assert "ImportError: geo has changed, and cannot be rebuilt: the library did not compile" in error
    assert "geo.cpp:9:" in error
    assert "nothing" in error
    assert environment.run(FERRULE_HOOK="off") == ("6.0", "")
    assert environment.run("try:\n import geo\nexcept ImportError as error:\n print(error.name)") == ("geo", "")

    change("7")
    assert environment.run() == ("7.0", "")
    info = json.loads(ferrule("hook", "info", "--json", env=environment.variables).stdout)["result"]
    assert info["every"] is False
    assert [(each["module"], each["editable"], each["current"]) for each in info["projects"]] == [("geo", True, True)]


def test_hook_for_every_developed_project(ferrule, project: Path, environment: Environment, change) -> None:
    assert ferrule("develop", cwd=project, env=environment.variables).returncode == 0
    change("6")
    assert environment.run() == ("5.0", "")
    done = ferrule("hook", "install", env=environment.variables)
    assert done.returncode == 0, done.stderr
    assert environment.run() == ("6.0", "")

    # A wheel that is built is not yet installed.
    change("7")
    assert ferrule("build", cwd=project).returncode == 0
    assert environment.run() == ("7.0", "")

    change("8")
    assert ferrule("hook", "uninstall", env=environment.variables).returncode == 0
    assert environment.run() == ("7.0", "")


def test_broken_settings_and_a_folder_that_is_gone(ferrule, project: Path, environment: Environment) -> None:
    assert ferrule("develop", "-e", cwd=project, env=environment.variables).returncode == 0
    text = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(text.replace("sources", "source"))
    assert "unknown key `source`" in environment.run()[1]
    project.rename(project.with_name("elsewhere"))
    assert environment.run() == ("5.0", "")


def test_environment_without_ferrule(ferrule, project: Path, environment: Environment, change) -> None:
    assert ferrule("develop", "-e", cwd=project, env=environment.variables).returncode == 0
    (environment.site / "tools.pth").unlink()
    change("6")
    assert environment.run() == ("5.0", "")


def test_flags_of_the_build_are_used_again(ferrule, project: Path, environment: Environment, change) -> None:
    change("FACTOR * 2")
    done = ferrule("develop", "-e", cwd=project, env={**environment.variables, "CXXFLAGS": "-DFACTOR=4"})
    assert done.returncode == 0, done.stderr
    assert environment.run() == ("8.0", "")
    change("FACTOR * 3")
    assert environment.run() == ("12.0", "")


def test_pip_editable(project: Path, environment: Environment, change) -> None:
    command = [sys.executable, "-m", "pip", "--python", environment.python, "install", "-q", "--no-build-isolation", "--no-deps", "--no-index", "-e", project]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert environment.run() == ("5.0", "")
    change("6")
    assert environment.run() == ("6.0", "")
    command = [sys.executable, "-m", "pip", "--python", environment.python, "uninstall", "-q", "-y", "geo"]
    subprocess.run(list(map(str, command)), check=True)
    assert sorted(each.name for each in environment.site.iterdir() if each.name != "__pycache__") == ["tools.pth"]


def test_only_what_differs_is_replaced(ferrule, project: Path, environment: Environment, change) -> None:
    assert ferrule("develop", cwd=project, env=environment.variables).returncode == 0
    files = {path: path.stat().st_ino for path in (environment.site / "geo").iterdir() if path.is_file()}
    running = environment.start(CODE + "\nimport sys; sys.stdout.flush(); sys.stdin.read() if False else __import__('time').sleep(1)\n" + CODE)
    change("6")
    done = ferrule("develop", cwd=project, env=environment.variables)
    assert done.returncode == 0, done.stderr
    assert running.communicate()[1] == ""
    changed = {path.name for path, inode in files.items() if path.stat().st_ino != inode}
    assert changed == {"_geo.so"}
    # What somebody has spoilt is mended, though the project is unchanged.
    (environment.site / "geo" / "__init__.py").write_text("raise SystemExit('spoilt')")
    assert ferrule("develop", cwd=project, env=environment.variables).returncode == 0
    assert environment.run() == ("6.0", "")
    done = ferrule("develop", cwd=project, env=environment.variables)
    assert "Already installed" in done.stderr
