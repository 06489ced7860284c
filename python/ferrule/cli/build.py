"""ferrule build: the project's wheel."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common, for_others, in_folder
from ferrule.console import Console


@click.command("build")
@for_others
@click.option("--sdist", "with_sdist", is_flag=True, help="The source distribution too.")
@click.option("-o", "--out", "output", type=click.Path(path_type=Path), default=None, help="Folder for the wheel; default: dist.")
@in_folder
@common
@click.pass_obj
def command(
    console: Console,
    release: bool,
    target: str | None,
    compatibility: str | None,
    with_sdist: bool,
    output: Path | None,
    directory: Path,
) -> None:
    """Build one wheel that serves every Python on this platform.

    \b
    ferrule build
    ferrule build --release --sdist -o wheels
    ferrule build --target aarch64-linux-musl
    """
    from ferrule import builder, settings, targets

    targets.want(target, compatibility)
    release = release or bool(target or compatibility)
    project = settings.load(directory.resolve())
    folder = output or directory / "dist"
    built = builder.build(project, console)
    made = builder.deliver(built, project, folder, release, console)
    console.result(wheel=str(made.resolve()))
    if console.quiet:
        console.print(str(made))
    if with_sdist:
        packed = builder.sdist(project, folder, console)
        console.result(sdist=str(packed.resolve()))
        if console.quiet:
            console.print(str(packed))
