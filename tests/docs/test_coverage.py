"""docs/coverage.md: every test that it names is there, and every row has its verdict, with what it stands on."""

from __future__ import annotations

import ast
import functools
import re

import pytest
from doc_blocks import ROOT

PAGE = ROOT / "docs" / "coverage.md"
VERDICTS = ("yes", "partly", "no")


@functools.cache
def names_in(file: str) -> frozenset[str]:
    """The names of a file of tests, which is there."""
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))


def rows_of(text: str) -> list[tuple[str, str, str]]:
    """Subject, verdict and what is said, of each row of each table."""
    cells = [re.split(r"(?<!\\)\|", line.strip("|")) for line in text.splitlines() if line.startswith("|")]
    rows = [[each.strip() for each in row] for row in cells if not set("".join(row)) <= set("-: ")]
    return [(row[0], row[-2], row[-1]) for row in rows if row[-2]]


def named(said: str) -> list[tuple[str, str]]:
    """(file, test) for each test that is named; (file, "") for a file of which none is."""
    found: list[tuple[str, str]] = []
    for word in re.findall(r"`([^`]*)`", said):
        if word.endswith(".py"):
            found.append((word, ""))
        elif re.fullmatch(r"test_\w+", word):
            file = found[-1][0] if found else ""
            if found and not found[-1][1]:
                found.pop()
            found.append((file, word))
    return found


ROWS = rows_of(PAGE.read_text(encoding="utf-8"))


def wrong(rows: list[tuple[str, str, str]]) -> list[str]:
    """What is not so."""
    said = []
    for subject, verdict, ours in rows:
        if verdict not in VERDICTS:
            said.append(f"{subject}: {verdict!r} is no verdict")
        if verdict in ("yes", "partly") and not named(ours):
            said.append(f"{subject}: {verdict}, by no test")
        if verdict == "partly" and not re.search(r"\bnot\b|\bno\b|Not|\(#|: |else", re.sub(r"`[^`]*`(: )?", "", ours)):
            said.append(f"{subject}: partly, and nothing is missing")
        for file, test in named(ours):
            if not file or not (ROOT / "tests" / file).is_file():
                said.append(f"{subject}: there is no file {file!r} for {test!r}")
            elif not test:
                said.append(f"{subject}: no test of {file} is named")
            elif test not in names_in(file):
                said.append(f"{subject}: {file} has no {test}")
    return said


def test_all_that_is_named_is_there() -> None:
    assert wrong(ROWS) == []


def test_both_suites_are_whole() -> None:
    """As many of their files as there were when the page was written, each of them once."""
    page = PAGE.read_text(encoding="utf-8")
    nanobind, pybind11 = (
        page.partition(f"\n## {name}\n")[2].partition("\n## ")[0].partition("\n### ")[0] for name in ("nanobind", "pybind11")
    )
    for text, count in ((nanobind, 28), (pybind11, 83)):
        files = [file for subject, _, _ in rows_of(text) for file in re.findall(r"`([^`]*)`", subject)]
        assert (len(files), len(set(files))) == (count, count), sorted(files)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("| `a` | b | maybe | c |", ["`a`: 'maybe' is no verdict"]),
        ("| `a` | b | yes | of course |", ["`a`: yes, by no test"]),
        ("| `a` | yes | `lanes/test_nothing.py`: `test_x` |", ["`a`: there is no file 'lanes/test_nothing.py' for 'test_x'"]),
        ("| `a` | yes | `lanes/test_enums.py`: `test_members`, `test_x` |", ["`a`: lanes/test_enums.py has no test_x"]),
        ("| `a` | yes | `lanes/test_enums.py` |", ["`a`: no test of lanes/test_enums.py is named"]),
        ("| `a` | partly | `lanes/test_enums.py`: `test_members` |", ["`a`: partly, and nothing is missing"]),
        ("| `a` | partly | `lanes/test_enums.py`: `test_members`; not: more |", []),
    ],
)
def test_what_is_wrong_is_found(row: str, said: list[str]) -> None:
    assert wrong(rows_of(row)) == said
