"""ferrule build: the project's wheel."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("build")
@click.option("--release", is_flag=True, help="A wheel for other machines: repaired by auditwheel.")
@click.option("--target", metavar="SYSTEM", help="Another system, such as aarch64-linux-gnu; compiled by ziglang.")
@click.option("--compatibility", metavar="TAG", help="How old a system it has to run on: manylinux2014, musllinux_1_2, …")
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
