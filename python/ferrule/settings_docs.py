"""What is made from the settings' dataclasses: docs/settings.md, and the JSON schema for editors.

python -m ferrule.settings_docs REPOSITORY writes both; a test finds them current.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from ferrule import settings
from ferrule.settings import Key

SCHEMA = Path(__file__).resolve().parent / "ferrule.schema.json"

_INTRO = """\
# Settings

<!-- Made from python/ferrule/settings.py by `python -m ferrule.settings_docs`; do not edit. -->

They are in `[tool.ferrule]` of the project's pyproject.toml, or in a `ferrule.toml` beside it, whose root is that table and which
then counts instead. A key that ferrule does not know is an error at its line. Paths are relative to the file. `ferrule settings`
prints what counts in a project, `ferrule settings --schema` a JSON schema of a ferrule.toml for editors.

"""
_EXPORTS = """
## [[tool.ferrule.export]]

Something of somebody else's headers, bound without touching them; as many as needed. It takes every key of `FERRULE(...)` (below)
besides these; `name` is the C++ name.

"""
_ANNOTATIONS = """
## Keys of FERRULE(...)

In an `[[tool.ferrule.export]]`, and in `[tool.ferrule.export.member."name"]` for a member or `"name(types)"` for one overload.
[Annotations](annotations.md) says more of each.

"""


def reference() -> str:
    """docs/settings.md."""
    return (
        _INTRO
        + _table(settings.keys(settings.Settings))
        + _EXPORTS
        + _table(settings.keys(settings.Export))
        + _ANNOTATIONS
        + _table(settings.keys(settings.Annotations))
    )


def schema() -> dict[str, Any]:
    """A JSON schema of a ferrule.toml, which is that of [tool.ferrule] too."""
    annotations = _properties(settings.keys(settings.Annotations))
    export = {**annotations, **_properties(settings.keys(settings.Export))}
    closed = {"type": "object", "additionalProperties": False}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "ferrule.toml, or [tool.ferrule] of a pyproject.toml",
        **closed,
        "properties": _properties(settings.keys(settings.Settings)),
        "definitions": {
            "Export": {**closed, "required": ["name"], "properties": export},
            "Annotations": {**closed, "properties": annotations},
        },
    }


def schema_text() -> str:
    return json.dumps(schema(), indent=2) + "\n"


def _table(keys: dict[str, dataclasses.Field[Any]]) -> str:
    lines = ["| key | value | what it means |", "|---|---|---|"]
    for name, field in keys.items():
        facts: Key = field.metadata["key"]
        doc = facts.doc
        if field.default not in (dataclasses.MISSING, "", False):
            doc += f"; default: `{field.default}`"
        if facts.example:
            doc += f"; such as `{facts.example}`"
        if facts.later:
            doc += " (not supported yet, and refused)"
        lines.append(f"| `{name}` | {_kind(field)} | {_cell(doc)} |")
    return "\n".join(lines) + "\n"


def _kind(field: dataclasses.Field[Any]) -> str:
    facts: Key = field.metadata["key"]
    if facts.choices:
        return ", ".join(f"`{each}`" for each in facts.choices)
    return {
        "str": "text",
        "bool": "`true` or `false`",
        "bool | str": "`true`, or text",
        "list[str]": "array of texts",
        "list[Export]": "tables, see below",
        "dict[str, Annotations]": "tables, see below",
    }[str(field.type)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _properties(keys: dict[str, dataclasses.Field[Any]]) -> dict[str, Any]:
    return {name: {**_type(field), "description": field.metadata["key"].doc} for name, field in keys.items()}


def _type(field: dataclasses.Field[Any]) -> dict[str, Any]:
    facts: Key = field.metadata["key"]
    if facts.choices:
        return {"enum": list(facts.choices)}
    types: dict[str, dict[str, Any]] = {
        "str": {"type": "string"},
        "bool": {"type": "boolean"},
        "bool | str": {"type": ["boolean", "string"]},
        "list[str]": {"type": "array", "items": {"type": "string"}},
        "list[Export]": {"type": "array", "items": {"$ref": "#/definitions/Export"}},
        "dict[str, Annotations]": {"type": "object", "additionalProperties": {"$ref": "#/definitions/Annotations"}},
    }
    return types[str(field.type)]


def write(repository: Path) -> None:
    """Brings both files of the source tree up to date."""
    (repository / "docs" / "settings.md").write_text(reference(), encoding="utf-8")
    (repository / "python" / "ferrule" / SCHEMA.name).write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
