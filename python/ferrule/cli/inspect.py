"""ferrule inspect: what is bound, how, and what is not."""

from __future__ import annotations

from pathlib import Path

import click

from ferrule.cli import common
from ferrule.console import Console


@click.command("inspect")
@click.argument("source", type=click.Path(path_type=Path), default=".")
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write one page that shows it in a browser.")
@common
@click.pass_obj
def command(console: Console, source: Path, page: Path | None) -> None:
    """Show every function in C++, C and Python, who owns its result, what that keeps alive and why, what a call borrows, and
    what is not bound.

    SOURCE is a project's folder, a finished library or a wheel; a library is read, not run.

    \b
    ferrule inspect
    ferrule inspect dist/geo-1.0-py3-none-linux_x86_64.whl --html geo.html
    ferrule inspect build/_geo.so --json | jq .result.counts
    """
    from ferrule import inspection

    with console.working(f"Inspecting {source} …"):
        found = inspection.load(source)
    console.result(**found)
    if page:
        from ferrule import inspection_page

        part = page.with_name(page.name + ".part")
        part.write_text(inspection_page.page(found), encoding="utf-8")
        part.replace(page)
        console.say("✨", f"Wrote {page}")
    elif not console.json:
        from rich.console import Console as Rich

        from ferrule import inspection_table

        inspection_table.show(found, Rich(soft_wrap=False))
