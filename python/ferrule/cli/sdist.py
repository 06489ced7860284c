"""ferrule sdist: the project's source distribution."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("sdist")
@click.option("-o", "--out", "output", type=click.Path(path_type=Path), default=None, help="Folder for the file; default: dist.")
@in_folder
@common
@click.pass_obj
def command(console: Console, output: Path | None, directory: Path) -> None:
    """Make the source distribution, which pip builds with ferrule as its backend.

    With `sdist-generated = true` in the settings it carries the generated sources too: on a platform like this one, building
    it needs no libclang.

    \b
    ferrule sdist
    ferrule sdist -o wheels
    """
    from ferrule import builder, settings

    project = settings.load(directory.resolve())
    target = builder.sdist(project, output or directory / "dist", console)
    console.result(sdist=str(target.resolve()))
    if console.quiet:
        console.print(str(target))
