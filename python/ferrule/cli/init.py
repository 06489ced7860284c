"""ferrule init: a project of a folder that is there already."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common
from ferrule.console import Console


@click.command("init")
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".")
@click.option("--name", help="Name of the package, if it is not the folder's or pyproject.toml's.")
@common
@click.pass_obj
def command(console: Console, path: Path, name: str | None) -> None:
    """Make a project of a folder, by default this one.

    The headers and sources that are there are taken up; a pyproject.toml gets the tables that it lacks, at its end. Nothing that
    is there is changed otherwise. An empty folder gets what `ferrule new` makes.

    \b
    ferrule init
    ferrule init ../geometry --name geo
    """
    from ferrule import adopt

    done = adopt.adopt(path, name)
    for each in done.written:
        console.say("✨", f"Wrote {each}")
    for each in done.advice:
        console.say("", f"   {each}")
    console.result(path=str(path.resolve()), module=done.module, written=done.written, advice=done.advice)
