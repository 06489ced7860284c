"""ferrule inspect: of a project, a library, a wheel; as a table, as JSON, as a page."""

from __future__ import annotations

import json
import zipfile
import zlib
from pathlib import Path

import pytest
from conftest import Ferrule

from ferrule import inspection, inspection_page
from ferrule.problem import Problem

TEXT = '{"inspection": 1, "module": "geo",\n "name": "two pieces"}\n'


def library(*pieces: str, of: int | None = None, form: int = 1) -> bytes:
    """Bytes like those of a library, with a text inside."""
    out = b"\x7fELF\0\0"
    for number, piece in enumerate(pieces, 1):
        data = piece.encode()
        head = f"ferrule-text {form} inspection {number}/{of or len(pieces)} {len(data)} {zlib.adler32(data):08x}\n"
        out += b"\0junk\0" + head.encode() + data + b"\0"
    return out


def test_pieces_are_put_together() -> None:
    assert inspection.of_library(library(TEXT[:20], TEXT[20:]), "x.so")["name"] == "two pieces"
    assert inspection.of_library(library(TEXT), "x.so")["module"] == "geo"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "has no description inside"),
        (b"\x7fELF something else", "has no description inside"),
        (library(TEXT).replace(b"two", b"six"), "piece 1 of 1 is not as it was written"),
        (library(TEXT)[:-20], "piece 1 of 1 is not as it was written"),
        (library(TEXT[:20], of=2), "1 of its 2 pieces"),
        (library(TEXT, form=2), "in form 2, which is newer"),
        (library('{"inspection": 9}'), "by schema 9, and this ferrule knows 1"),
        (library("no JSON"), "is damaged"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, message: str) -> None:
    with pytest.raises(Problem, match=message):
        inspection.of_library(data, "x.so")


def test_foreign_files(ferrule: Ferrule, tmp_path: Path) -> None:
    (tmp_path / "x.whl").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "y.whl", "w") as wheel:
        wheel.writestr("y/_y.so", b"\x7fELF")
    (tmp_path / "z.so").write_bytes(b"\x7fELF")
    for name, text in (
        ("x.whl", "is no wheel"), ("y.whl", "was not made by ferrule"), ("z.so", "was not made by ferrule"), ("none.so", "is not there"),
    ):
        done = ferrule("inspect", tmp_path / name)
        assert done.returncode == 1 and text in done.stderr and "Traceback" not in done.stderr


def test_project_library_and_wheel_say_the_same(ferrule: Ferrule, built: Path, tmp_path: Path) -> None:
    (wheel,) = (built / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith("_geo.so"))
        archive.extract(name, tmp_path)
    found = []
    for source in (built, tmp_path / name, wheel):
        done = ferrule("inspect", source, "--json")
        assert done.returncode == 0, done.stderr
        found.append(json.loads(done.stdout)["result"])
    project, of_library, of_wheel = found
    assert of_library == of_wheel
    # The documentation is not in the library, nor is the project's version in the settings.
    for each in [project, *(one for key in ("classes", "records", "enums", "errors", "constants", "functions") for one in project[key])]:
        each.pop("doc", None)
    assert of_library == {**project, "headers": of_library["headers"]}
    assert any(each["c"] == "geo_distance" for each in of_library["functions"])


def test_table(ferrule: Ferrule, project: Path) -> None:
    done = ferrule("inspect", cwd=project, env={"COLUMNS": "160"})
    assert done.returncode == 0, done.stderr
    assert "ABI 1 · bound" in done.stdout and "distance(" in done.stdout and "geo_distance" in done.stdout and "GIL released" in done.stdout


def test_page(ferrule: Ferrule, project: Path) -> None:
    done = ferrule("inspect", "--html", "geo.html", cwd=project)
    assert done.returncode == 0, done.stderr
    text = (project / "geo.html").read_text(encoding="utf-8")
    assert "geo_distance" in text and "{{" not in text
    assert "http://" not in text and "https://" not in text  # it needs no network


def test_no_text_ends_the_data_of_a_page() -> None:
    made = inspection_page.page({"module": "<b>", "version": "1", "doc": "</script><script>alert(1)</script>"})
    assert "alert(1)</script>" not in made and "<title>&lt;b&gt; 1" in made
