"""ferrule generate-ci: a workflow for wheels."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("generate-ci")
@click.argument("service", type=click.Choice(["github"]))
@click.option("-o", "--out", "output", default=None, help="The file; - prints it. Default: .github/workflows/wheels.yml.")
@in_folder
@common
@click.pass_obj
def command(console: Console, service: str, output: str | None, directory: Path) -> None:
    """Write a workflow that builds the project's wheels for all systems, tests them, and publishes them on a tag.

    \b
    ferrule generate-ci github
    ferrule generate-ci github --out - > wheels.yml
    """
    from ferrule import ci, settings

    project = settings.load(directory.resolve())
    text = ci.github(project)
    if output == "-":
        console.print(text.rstrip("\n"))
        return
    path = Path(output) if output else project.root / ".github" / "workflows" / "wheels.yml"
    ci.write(text, path)
    console.say("✨", f"{path}")
    console.result(service=service, workflow=str(path.resolve()))
