"""ferrule new: a project that builds as it is."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule import scaffold
from ferrule.cli import verbosity
from ferrule.console import Console


@click.command("new")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the package, if it is not the folder's.")
@verbosity
@click.pass_obj
def command(console: Console, path: Path, name: str | None) -> None:
    """Make a new project in the folder PATH."""
    module = scaffold.create(path, name or path.resolve().name)
    console.say("✨", f"Made {path} (C++ in include/{module}.hpp and src/{module}.cpp)")
    console.say("", f"   next: cd {path} && ferrule develop")
