"""ferrule build: the project's wheel."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import in_folder, verbosity
from ferrule.console import Console


@click.command("build")
@click.option("--release", is_flag=True, help="A wheel for other machines: repaired by auditwheel.")
@click.option("-o", "--out", "output", type=click.Path(path_type=Path), default=None, help="Folder for the wheel; default: dist.")
@in_folder
@verbosity
@click.pass_obj
def command(console: Console, release: bool, output: Path | None, directory: Path) -> None:
    """Build one wheel that serves every Python on this platform."""
    from ferrule import builder, settings

    project = settings.load(directory.resolve())
    built = builder.build(project, console)
    target = builder.deliver(built, output or directory / "dist", release, console)
    if console.quiet:
        click.echo(target)
