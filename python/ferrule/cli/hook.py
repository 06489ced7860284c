"""ferrule hook: rebuild on import, for everything that is developed in an environment."""

from __future__ import annotations

import click

from ferrule.cli import common
from ferrule.console import Console


@click.command("hook")
@click.argument("action", type=click.Choice(["install", "uninstall", "info"]))
@common
@click.pass_obj
def command(console: Console, action: str) -> None:
    """Rebuild developed projects when they are imported.

    `install` watches every project that `ferrule develop` has put into the active environment (those of `develop -e` are watched
    anyway), `uninstall` ends that, `info` lists them. FERRULE_HOOK=off in the environment of a program leaves it alone.

    \b
    ferrule hook install
    ferrule hook info
    """
    from ferrule import installer

    python = installer.active_python()
    state = {"install": installer.watch, "uninstall": installer.unwatch, "info": installer.watched}[action](python)
    console.result(environment=str(python.parent.parent), every=state.every, projects=state.projects)
    if action != "info":
        done = "watched: each developed project" if state.every else "watched: editable projects only"
        console.say("🔗", f"{python.parent.parent}: {done}")
        return
    console.print(
        f"{python.parent.parent}: {'every developed project is' if state.every else 'editable projects are'} rebuilt on import"
    )
    for each in state.projects:
        kind = "editable" if each["editable"] else "a copy"
        console.print(f"  {each['module']} ({kind}) from {each['project']}: {'current' if each['current'] else 'has changed'}")
