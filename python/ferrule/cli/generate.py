"""ferrule generate: the generated sources only."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("generate")
@click.option(
    "-o", "--out", "output", type=click.Path(path_type=Path), default=None, help="Folder to write to; default: build/generated."
)
@in_folder
@click.option("--strict", is_flag=True, help="A member that cannot cross is an error in somebody else's header too.")
@common
@click.pass_obj
def command(console: Console, output: Path | None, directory: Path, strict: bool) -> None:
    """Write the C header, the C++ shims and the Python package, and build nothing.

    \b
    ferrule generate
    ferrule generate --strict -o generated
    """
    from ferrule import generator, settings

    project = settings.load(directory.resolve())
    target = output or directory / "build" / "generated"
    _require_writable(target)
    with console.working(f"Generating {project.settings.module} …"):
        said = generator.generate(project, target, strict)
    if said:
        console.output(said)
    console.say("✨", f"Wrote {target}")
    if generator.keep_manifest(project, target):
        console.say("✨", f"Wrote {project.manifest.name}: keep it in the repository, `ferrule check` compares with it")
    console.result(module=project.settings.module, folder=str(target.resolve()))


def _require_writable(folder: Path) -> None:
    """Says so before the headers are read, and not after it."""
    there = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())
    if not os.access(there, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))
