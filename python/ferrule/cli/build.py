"""ferrule build: the project's wheel."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("build")
@click.option("--release", is_flag=True, help="A wheel for other machines: repaired by auditwheel.")
@click.option("--sdist", "with_sdist", is_flag=True, help="The source distribution too.")
@click.option("-o", "--out", "output", type=click.Path(path_type=Path), default=None, help="Folder for the wheel; default: dist.")
@in_folder
@common
@click.pass_obj
def command(console: Console, release: bool, with_sdist: bool, output: Path | None, directory: Path) -> None:
    """Build one wheel that serves every Python on this platform.

    \b
    ferrule build
    ferrule build --release --sdist -o wheels
    """
    from ferrule import builder, settings

    project = settings.load(directory.resolve())
    folder = output or directory / "dist"
    built = builder.build(project, console)
    target = builder.deliver(built, project, folder, release, console)
    console.result(wheel=str(target.resolve()))
    if console.quiet:
        console.print(str(target))
    if with_sdist:
        packed = builder.sdist(project, folder, console)
        console.result(sdist=str(packed.resolve()))
        if console.quiet:
            console.print(str(packed))
