"""ferrule new: a project that builds as it is."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common
from ferrule.console import Console


@click.command("new")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the package, if it is not the folder's.")
@common
@click.pass_obj
def command(console: Console, path: Path, name: str | None) -> None:
    """Make a new project in the folder PATH.

    \b
    ferrule new geo
    ferrule new work/geometry --name geo
    """
    from ferrule import scaffold

    module = scaffold.create(path, name or path.resolve().name)
    console.say("✨", f"Made {path} (C++ in include/{module}.hpp and src/{module}.cpp)")
    console.say("", f"   next: cd {path} && ferrule develop")
    console.result(path=str(path.resolve()), module=module)
