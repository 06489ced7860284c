"""Colour and symbols are for people in front of a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from ferrule.console import Console

pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")


def on_a_terminal(folder: Path, *arguments: str, **variables: str) -> str:
    """What `ferrule ARGUMENTS` shows there."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.environ.pop("NO_COLOR", None)
        os.environ.update({"TERM": "xterm", **variables})
        os.execv(sys.executable, [sys.executable, "-m", "ferrule", *arguments])
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.waitpid(process, 0)
    os.close(terminal)
    return shown.decode()


def test_terminal(tmp_path: Path) -> None:
    assert on_a_terminal(tmp_path, "new", "geo").startswith("✨ Made geo")
    failed = on_a_terminal(tmp_path, "build")
    assert failed.startswith("💥 \033[1;31mthere is no pyproject.toml")


def test_what_the_generator_says_has_colours_too(ferrule, tmp_path: Path) -> None:
    ferrule("new", "geo", cwd=tmp_path)
    header = tmp_path / "geo" / "include" / "geo.hpp"
    header.write_text(header.read_text().replace("std::string name", "FILE *name").replace("<string>", "<cstdio>\n#include <string>"))
    for command in ("generate", "build"):
        shown = on_a_terminal(tmp_path / "geo", command)
        assert "\033[1;31merror:\033[0m \033[1m" in shown, shown
        assert "| \033[1;32m" in shown  # the caret


def test_compilers_lines_are_painted() -> None:
    console = Console()
    console.fancy = True
    said = "a b/x.hpp:3:7: error: no row [no-row]\n    3 | int f();\n      |     ^~\nnote: here\nerrors: none"
    assert console._painted(said) == (
        "\033[1ma b/x.hpp:3:7: \033[0m\033[1;31merror:\033[0m \033[1mno row\033[0m [no-row]\n    3 | int f();\n"
        "      | \033[1;32m    ^~\033[0m\n\033[1;36mnote:\033[0m \033[1mhere\033[0m\nerrors: none"
    )
    console.fancy = False
    assert console._painted(said) == said


def test_terminal_without_colour(tmp_path: Path) -> None:
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        failed = on_a_terminal(tmp_path, "build", **variables)
        assert failed.startswith("error: there is no pyproject.toml")
        assert "\033" not in failed


def test_progress(built: Path, tmp_path: Path) -> None:
    """A long step says what it is doing, and where it is; nothing of it stays."""
    source = built.parent / "again"
    shutil.copytree(built, source, ignore=shutil.ignore_patterns("build", "dist"))
    shown = on_a_terminal(source, "build")
    assert "Building geo …" in shown
    assert "📦 Built geo-0.1.0-py3-none-" in shown


def test_no_terminal(ferrule, tmp_path: Path) -> None:
    done = ferrule("new", "geo", cwd=tmp_path)
    assert done.stderr.isascii()
    done = ferrule("build", cwd=tmp_path)
    assert done.stderr.isascii()
