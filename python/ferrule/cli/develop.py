"""ferrule develop: build, and install into the active environment."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import in_folder, verbosity
from ferrule.console import Console


@click.command("develop")
@in_folder
@verbosity
@click.pass_obj
def command(console: Console, directory: Path) -> None:
    """Build the project and install it into the active virtual environment."""
    from ferrule import builder, installer, settings

    python = installer.active_python()
    project = settings.load(directory.resolve())
    built = builder.build(project, console)
    with console.working(f"Installing {project.name} …"):
        installer.install(built, python)
    console.say("🛠", f"Installed {project.name} {project.version} into {python.parent.parent}")
