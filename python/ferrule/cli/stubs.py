"""ferrule stubs: the package's type stubs only."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("stubs")
@click.option(
    "-o", "--out", "output", type=click.Path(path_type=Path), default=None, help="Folder to write to; else they are printed."
)
@in_folder
@common
@click.pass_obj
def command(console: Console, output: Path | None, directory: Path) -> None:
    """Write the .pyi files of the project's package, and build nothing: for type checkers and editors.

    \b
    ferrule stubs
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
        stubs = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.pyi"))}
    for name, text in stubs.items():
        if output is None:
            console.print(f"# ---- {name}\n{text}")
            continue
        target = output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        part.write_text(text, encoding="utf-8")
        part.replace(target)
    if output is not None:
        console.say("✨", f"Wrote {len(stubs)} stub{'s' if len(stubs) != 1 else ''} to {output}")
    console.result(module=project.settings.module, stubs=stubs)
