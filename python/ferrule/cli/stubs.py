"""ferrule stubs: the package's type stubs only."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from ferrule.cli import in_folder, verbosity
from ferrule.console import Console


@click.command("stubs")
@click.option(
    "-o", "--out", "output", type=click.Path(path_type=Path), default=None, help="Folder to write to; default: print them."
)
@in_folder
@verbosity
@click.pass_obj
def command(console: Console, output: Path | None, directory: Path) -> None:
    """Write the .pyi files of the project's package, without building it: for type checkers and editors.

    \b
    ferrule stubs                   prints them
    ferrule stubs --out typings     where pyright looks for them
    """
    from ferrule import generator, settings

    project = settings.load(directory.resolve())
    with tempfile.TemporaryDirectory(prefix="ferrule-") as made:
        folder = Path(made)
        with console.working(f"Reading the headers of {project.settings.module} …"):
            said = generator.generate(project, folder)
        if said:
            console.output(said)
        stubs = sorted(folder.rglob("*.pyi"))
        for stub in stubs:
            name, text = stub.relative_to(folder), stub.read_text(encoding="utf-8")
            if output is None:
                click.echo(f"# ---- {name.as_posix()}\n{text}")
                continue
            target = output / name
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(target.name + ".part")
            part.write_text(text, encoding="utf-8")
            part.replace(target)
    if output is not None:
        console.say("✨", f"Wrote {len(stubs)} stub{'s' if len(stubs) != 1 else ''} to {output}")
