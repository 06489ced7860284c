"""The settings: one description, from which all else follows, and which the generator shares."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ferrule import settings, settings_docs, toml
from ferrule.problem import Problem

ROOT = Path(__file__).resolve().parents[2]


def test_reference_is_current() -> None:
    assert (ROOT / "docs" / "settings.md").read_text() == settings_docs.reference(), "python -m ferrule.settings_docs"


def test_schema_is_current() -> None:
    file = ROOT / "python" / "ferrule" / "ferrule.schema.json"
    assert file.read_text() == settings_docs.schema_text(), "python -m ferrule.settings_docs"


def test_both_sides_know_the_same_keys(generator: Path, tmp_path: Path) -> None:
    """The generator lists the keys of a table when it is given one that is like none of them."""
    strange = "zzzzzzzzz = true\n"
    config = tmp_path / "ferrule.toml"
    config.write_text(f'{strange}[[export]]\nname = "a"\n{strange}[export.member.b]\n{strange}')
    command = [generator, "--config", config, "--header", "x.hpp", "--json-diagnostics"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    notes = [note["text"] for line in said.splitlines() if line.startswith("{") for note in json.loads(line).get("notes", [])]
    known = [set(note.removeprefix("the keys are: ").split(", ")) for note in notes]
    assert known == [set(settings.keys(settings.Settings)), set(settings.export_keys()), set(settings.keys(settings.Annotations))]


def everything(kind: type) -> dict[str, Any]:
    """A value for each key."""
    values: dict[str, Any] = {}
    for name, field in settings.keys(kind).items():
        text = (field.metadata["key"].choices or ("x",))[0]
        values[name] = {"str": text, "bool": True, "bool | str": "x", "list[str]": ["x"]}.get(field.type)
    return values


def full_table() -> dict[str, Any]:
    export = {**everything(settings.Annotations), **everything(settings.Export), "member": {"f(int)": everything(settings.Annotations)}}
    return {**everything(settings.Settings), "export": [export]}


def test_every_key_is_read(tmp_path: Path) -> None:
    read = settings.from_table(full_table(), tmp_path / "ferrule.toml", "x")
    for field in settings.keys(settings.Settings).values():
        assert getattr(read, field.name), field.name
    assert read.export[0].member["f(int)"] == settings.Annotations(**{
        field.name: value for field, value in zip(settings.keys(settings.Annotations).values(), everything(settings.Annotations).values())
    })


def test_schema_takes_and_refuses_the_same(tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(full_table(), settings_docs.schema())
    for wrong in ({"header": []}, {"headers": "x"}, {"threads": "many"}, {"export": [{"members": []}]}, {"export": [{"name": "x", "skp": True}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, settings_docs.schema())
        with pytest.raises(Problem):
            settings.from_table(wrong, tmp_path, "x")


PYPROJECT = """\
[project]
name = "geo"
version = "1"

[tool.ferrule]   # settings
module = "geo"
headers = [
  "geo.hpp",
]
{top}

[[tool.ferrule.export]]
name = "a::A"

[[tool.ferrule.export]]
name = "a::B"
{export}
[tool.ferrule.export.member."f(int)"]
skip = true
{member}
"""


@pytest.mark.parametrize(
    ("where", "text", "line", "sentence", "hint"),
    [
        ("top", 'source = ["x"]', 10, "unknown key `source` in [tool.ferrule]", "did you mean `sources`?"),
        ("top", "strict = 'yes'", 10, "`strict` must be true or false", ""),
        ("top", "gil = 'helt'", 10, "`gil` must be one of `hold`, `release`", ""),
        ("top", "wxyz.a = 1", 10, "unknown key `wxyz` in [tool.ferrule]", "the keys are: module, headers, "),
        ("export", "membres = ['*']", 17, "unknown key `membres` in [[tool.ferrule.export]]", "did you mean `members`?"),
        ("export", "threads = 3", 17, "`threads` must be a string", ""),
        ("member", "retruns = 'view'", 20, "unknown key `retruns` in [tool.ferrule.export.member]", "did you mean `returns`?"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, where: str, text: str, line: int, sentence: str, hint: str) -> None:
    parts = {"top": "", "export": "", "member": "", where: text}
    path = tmp_path / "pyproject.toml"
    path.write_text(PYPROJECT.format(**parts))
    with pytest.raises(Problem) as caught:
        settings.load(tmp_path)
    assert caught.value.message == f"{path}:{line}: {sentence}"
    assert caught.value.hint.startswith(hint)
    assert bool(caught.value.hint) == bool(hint)


def test_settings_command(ferrule, built: Path) -> None:
    said = ferrule("settings", cwd=built).stdout
    assert 'headers = ["geo.hpp"]' in said
    assert 'std = "c++17"' in said
    assert json.loads(ferrule("settings", "--schema").stdout) == settings_docs.schema()
    result = json.loads(ferrule("settings", "--json", cwd=built).stdout)["result"]
    assert result["settings"]["sources"] == ["src/*.cpp"]


def test_line_of_a_header(tmp_path: Path) -> None:
    text = PYPROJECT.format(top="", export="", member="")
    assert toml.line_of(text, ("tool", "ferrule"), "module") == 6
    assert toml.line_of(text, ("tool", "ferrule", "export"), "name", 1) == 16
    assert toml.line_of(text, ("tool", "ferrule"), "nothing") is None
