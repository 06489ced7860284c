"""ferrule check: what the headers' changes mean for programs that are there already."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console
from ferrule.problem import Exit

_COLOURS = {"addition": "green", "harmless": "cyan", "breaking": "red"}


@click.command("check")
@click.option("--accept", is_flag=True, help="Keep what the headers say now; a breaking change makes it the next ABI.")
@in_folder
@common
@click.pass_obj
def command(console: Console, accept: bool, directory: Path) -> None:
    """Compare the headers with the kept ABI manifest: MODULE.abi.json, which `ferrule generate` writes.

    Exit status: 0 where programs made for the kept ABI run with the library as it is now, 1 where they do not.

    \b
    ferrule check
    ferrule check --accept     # when a new ABI is meant, and with each release
    """
    from ferrule import generator, settings

    project = settings.load(directory.resolve())
    with console.working(f"Comparing {project.settings.module} …"):
        said, breaking = generator.check(project, accept, console.json)
    if console.json:
        console.result(**json.loads(said))
    elif not console.quiet or breaking:
        click.echo(re.sub(r"^(\S+:\d+: )?(addition|harmless|breaking): ", _coloured, said, flags=re.MULTILINE), nl=False)
    if accept and not breaking:
        console.say("✨", f"Wrote {project.manifest}")
    elif breaking:
        console.say("💡", "if a new ABI is meant: ferrule check --accept")
    if breaking:
        # The comparison went well: what it found is the result, and the exit code is an answer.
        console.succeed("check")
        raise click.exceptions.Exit(int(Exit.INPUT))


def _coloured(found: re.Match[str]) -> str:
    return (found[1] or "") + click.style(found[2], fg=_COLOURS[found[2]], bold=True) + ": "
