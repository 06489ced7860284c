"""The files of a new project, from templates/new: `{{module}}` and `{{name}}` are filled in, in names and texts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from ferrule import names
from ferrule.problem import Problem

_TEMPLATE = Path(__file__).resolve().parent / "templates" / "new"


def create(folder: Path, name: str) -> str:
    """Writes a new project, or nothing; returns the module's name."""
    module = names.module_of(name)
    names.check(module, name, "give another with --name")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(
            f"{folder} is there already", "give the name of a folder that is not, or is empty; `ferrule init` takes up a folder"
        )
    part = folder.with_name(folder.name + ".part") if not folder.exists() else folder
    if part != folder:
        shutil.rmtree(part, ignore_errors=True)
    try:
        for path, text in files(name):
            target = part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        if part != folder:
            part.replace(folder)
    except OSError:
        # Only what was made here: the folder was empty, or is the half-made one beside it.
        shutil.rmtree(part, ignore_errors=True)
        raise
    return module


def files(name: str) -> Iterator[tuple[str, str]]:
    """The template's files for a project of that name: path and text."""
    module = names.module_of(name)
    values = {"{{module}}": module, "{{name}}": distribution(name), "{{MODULE}}": module.upper()}
    for source in sorted(_TEMPLATE.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            yield _filled(source.relative_to(_TEMPLATE).as_posix(), values), _filled(source.read_text(encoding="utf-8"), values)


def distribution(name: str) -> str:
    """What pip calls a project of that name."""
    return name.replace("_", "-").replace(" ", "-").lower()


def _filled(text: str, values: dict[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text.replace("dot.gitignore", ".gitignore")
