"""Colour and symbols are for people in front of a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

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
