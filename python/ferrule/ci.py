"""Workflows that build a project's wheels for all systems, test and publish them, from templates/ci: `@name@` is filled in."""

from __future__ import annotations

from pathlib import Path

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from ferrule import settings, targets, toml
from ferrule.problem import Problem
from ferrule.settings import Project

_TEMPLATES = Path(__file__).resolve().parent / "templates" / "ci"
# One of each kind that a wheel is for: the oldest and the newest, without a GIL, not CPython.
_PYTHONS = ("3.9", "3.11", "3.13", "3.14", "3.14t", "pypy-3.11")
_RUNNERS = {
    "x86_64-linux-gnu": "ubuntu-latest",
    "aarch64-linux-gnu": "ubuntu-24.04-arm",
    "aarch64-macos": "macos-15",
    "x86_64-macos": "macos-15-intel",
}


def github(project: Project) -> str:
    """A workflow of GitHub's."""
    here = settings.of_this_machine(project.settings)
    names = [each for each in _RUNNERS if each.endswith("-gnu")] if here else list(_RUNNERS)
    test = _test(project)
    values = {
        "wheels": _template("github_wheels_native" if here else "github_wheels").rstrip("\n") + "\n",
        "alpine": "" if here else _template("github_alpine").rstrip("\n") + "\n",
        "targets": _lines(targets.KNOWN),
        "machines": _lines(_one(runner=_RUNNERS[each], target=each, machine=each.split("-")[0]) for each in names),
        "runners": _lines(_one(runner=_RUNNERS[each], target=each) for each in names),
        "libraries": ", ".join(here),
        "pythons": "[" + ", ".join(f'"{each}"' for each in _pythons(project)) + "]",
        "needs": "[wheels, sdist, test]" if here else "[wheels, sdist, test, test-alpine]",
        "test": test,
    }
    text = _template("github")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def write(text: str, path: Path) -> None:
    """Puts it where it belongs, and nothing in place of another."""
    if path.exists() and (not path.is_file() or path.read_text(encoding="utf-8") != text):
        raise Problem(f"{path} is there already, and another one", "give a new one another name with --out, or --out - to see it")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _template(name: str) -> str:
    return (_TEMPLATES / f"{name}.yml").read_text(encoding="utf-8")


def _lines(each: object) -> str:
    return "\n".join(f"          - {one}" for one in each)  # type: ignore[attr-defined]


def _one(**values: str) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"


def _test(project: Project) -> str:
    """The tests that are there; without any, that it can be imported."""
    found = any(each.suffix == ".py" for name in ("tests", "test") for each in (project.root / name).glob("test_*.py"))
    return "python -m pip install pytest && python -m pytest" if found else f'python -c "import {project.settings.module}"'


def _pythons(project: Project) -> list[str]:
    """Those that the project wants to run in."""
    path = project.root / "pyproject.toml"
    wanted = toml.read(path).get("project", {}).get("requires-python", "")
    try:
        allowed = SpecifierSet(wanted)
    except InvalidSpecifier:
        raise Problem(f"{path}: requires-python is no list of versions: {wanted}") from None
    return [each for each in _PYTHONS if f"{each.removeprefix('pypy-').removesuffix('t')}.99" in allowed]
