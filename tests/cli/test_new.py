from __future__ import annotations

from pathlib import Path

import click
import pytest

from ferrule import cli, names

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_template_is_the_example(ferrule, tmp_path: Path) -> None:
    done = ferrule("new", "geo", cwd=tmp_path)
    assert done.returncode == 0
    assert "Made geo" in done.stderr
    assert "ferrule develop" in done.stderr
    made = {path.relative_to(tmp_path / "geo") for path in (tmp_path / "geo").rglob("*") if path.is_file()}
    assert Path("include/geo.hpp") in made
    for path in made:
        assert (tmp_path / "geo" / path).read_text() == (EXAMPLES / "geo" / path).read_text(), path


def test_another_name(ferrule, tmp_path: Path) -> None:
    assert ferrule("new", "my-geo", cwd=tmp_path).returncode == 0
    assert (tmp_path / "my-geo" / "include" / "my_geo.hpp").is_file()
    assert 'name = "my-geo"' in (tmp_path / "my-geo" / "pyproject.toml").read_text()


@pytest.mark.parametrize("name", ["3d", "class", "template", "mäh"])
def test_a_name_that_cannot_be(ferrule, tmp_path: Path, name: str) -> None:
    done = ferrule("new", name, cwd=tmp_path)
    assert done.returncode == 1
    assert f"'{name}' cannot be the name" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["json", "queue", "ferrule", "cffi", "shapes", "records"])
def test_a_name_that_is_taken(ferrule, tmp_path: Path, name: str) -> None:
    done = ferrule("new", name, cwd=tmp_path)
    assert done.returncode == 1
    assert f"'{name}' is taken" in done.stderr
    assert "--name" in done.stderr
    assert not list(tmp_path.iterdir())


def test_parts_of_packages_are_known() -> None:
    """Each of them is refused as a name: the generator refuses it too, but not before `ferrule develop`."""
    fixed = {path.stem[1:] for path in (EXAMPLES.parent / "src" / "emit" / "python").glob("_*.py")}
    assert names.PARTS == fixed | {"cdef", "portable", "types"}


def test_a_folder_that_is_there(ferrule, tmp_path: Path) -> None:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "precious").write_text("1")
    done = ferrule("new", "geo", cwd=tmp_path)
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert [path.name for path in (tmp_path / "geo").iterdir()] == ["precious"]


def test_wrong_uses(ferrule) -> None:
    done = ferrule("bnd")
    assert (done.returncode, "did you mean `ferrule bind`?" in done.stderr) == (2, True)
    done = ferrule("new")
    assert (done.returncode, "Missing argument 'PATH'" in done.stderr) == (2, True)
    assert ferrule("--version").stdout.startswith("ferrule 0.")
    help_text = ferrule("--help").stdout
    for command in cli.COMMANDS:
        assert f"  {command} " in help_text


def test_help_has_examples() -> None:
    for command in cli.COMMANDS:
        found = cli.cli.get_command(click.Context(cli.cli), command)
        text = found.get_help(click.Context(found, info_name=command))
        assert f"  ferrule {command}" in text, command
