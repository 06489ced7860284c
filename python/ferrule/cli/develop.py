"""ferrule develop: build, and install into the active environment."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("develop")
@click.option("-e", "--editable", is_flag=True, help="Python sources stay where they are, and imports rebuild what has changed.")
@in_folder
@common
@click.pass_obj
def command(console: Console, editable: bool, directory: Path) -> None:
    """Build the project and install it into the active virtual environment.

    With -e it is rebuilt by itself: whoever imports it in this environment gets what the sources say now, or an ImportError
    with the compiler's text (FERRULE_HOOK=off imports what was built before). `ferrule hook install` does the same without -e.

    \b
    ferrule develop
    ferrule develop -e -C ../geo
    """
    from ferrule import builder, installer, settings

    python = installer.active_python()
    project = settings.load(directory.resolve())
    kind = "editable" if editable else "wheel"
    built = builder.build(project, console, kind)
    with console.working(f"Installing {project.name} …"):
        changed = installer.develop(built, project, kind, python)
    where = python.parent.parent
    what = "Installed" if changed else "Already installed:"
    console.say("🛠", f"{what} {project.name} {project.version} into {where}")
    console.result(name=project.name, version=project.version, environment=str(where), editable=editable, installed=changed)
