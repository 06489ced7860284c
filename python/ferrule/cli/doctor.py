"""ferrule doctor: what is here, what is missing."""

from __future__ import annotations

import dataclasses

import click

from ferrule.cli import common
from ferrule.console import Console

_SYMBOLS = {"ok": "✅", "MISSING": "❌", "absent": "·"}


@click.command("doctor")
@common
@click.pass_obj
def command(console: Console) -> None:
    """Say what ferrule finds on this machine, what is missing, and the command that gets it.

    The exit code is 0 if everything that each build needs is there, else 3.

    \b
    ferrule doctor
    ferrule doctor --json
    """
    from ferrule import doctor
    from ferrule.problem import Exit, Problem

    found = []
    for each in doctor.examine():
        found.append(each)
        mark = "ok" if each.ok else "MISSING" if each.required else "absent"
        mark = _SYMBOLS[mark] if console.fancy else mark
        about = " ".join(word for word in (each.version, f"({each.path})" if each.path and each.version else each.path) if word)
        if not each.ok:
            about = "; ".join(word for word in (about, each.trouble) if word)
        if not each.required:
            about += f"  [for {each.needed}]"
        if not console.quiet or (each.required and not each.ok):
            console.print(f"{mark:<8} {each.part:<20} {about}".rstrip())
            if not each.ok and each.get:
                console.print(f"{'':<29} → {each.get}")
    console.result(ok=all(each.ok for each in found if each.required), parts=[dataclasses.asdict(each) for each in found])
    missing = [each.part for each in found if each.required and not each.ok]
    if missing:
        raise Problem(f"missing: {', '.join(missing)}", code=Exit.MISSING)
