"""ferrule settings: what counts in a project, and what could be said."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from ferrule.cli import common, in_folder
from ferrule.console import Console


@click.command("settings")
@click.option("--schema", is_flag=True, help="Print the JSON schema of a ferrule.toml, for editors.")
@click.option("--reference", is_flag=True, help="Print the reference of all settings, in Markdown.")
@in_folder
@common
@click.pass_obj
def command(console: Console, schema: bool, reference: bool, directory: Path) -> None:
    """Show the settings of the project, defaults included.

    \b
    ferrule settings
    ferrule settings --schema > ferrule.schema.json
    """
    from ferrule import settings, settings_docs, toml

    if schema:
        console.print(settings_docs.schema_text().rstrip("\n"))
        console.result(schema=settings_docs.schema())
        return
    if reference:
        console.print(settings_docs.reference().rstrip("\n"))
        console.result(reference=settings_docs.reference())
        return
    project = settings.load(directory.resolve())
    facts = {
        key: getattr(project.settings, field.name) for key, field in settings.keys(settings.Settings).items() if key != "export"
    }
    facts["export"] = [_said(each) for each in project.settings.export]
    console.print(f"# {project.config}\n{toml.write(facts)}".rstrip("\n"))
    console.result(file=str(project.config), settings=facts)


def _said(export: object) -> dict[str, object]:
    """The keys of an export that are not as by default."""
    assert dataclasses.is_dataclass(export) and not isinstance(export, type)
    return {key: value for key, value in dataclasses.asdict(export).items() if value not in ("", [], {}, False)}
