"""How diagnostics are shown: as a compiler shows its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

HEADER = """#pragma once
#include <ferrule/ferrule.hpp>

FERRULE(exprot, gil = keep) int f(int x);
FERRULE(export) void g(int count, unsigned *where);
"""

SHOWN = """h.hpp:4:9: error: unknown key `exprot` in FERRULE(...) [unknown-key]
    4 | FERRULE(exprot, gil = keep) int f(int x);
      |         ^~~~~~
      |         export
note: did you mean `export`?
h.hpp:4:23: error: `gil` cannot be `keep`; it is one of `hold`, `release` [bad-value]
    4 | FERRULE(exprot, gil = keep) int f(int x);
      |                       ^~~~
h.hpp:5:45: error: `g(int, unsigned int *)` cannot cross: `unsigned int *` has no row [no-row]
    5 | FERRULE(export) void g(int count, unsigned *where);
      |                                   ~~~~~~~~~~^~~~~
note: export it, write a row for it (docs/rows.md), or leave the member out with FERRULE(skip)
"""


@pytest.fixture
def gen(generator: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CLICOLOR_FORCE")}
        command = [str(generator), "--runtime-include", str(ROOT / "include"), "-o", "out", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**variables, **environment})

    return run


def test_as_a_compiler_does(gen, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "h.hpp").write_text(HEADER)
    assert gen("--module", "h", "--header", "h.hpp").stderr == SHOWN


@pytest.mark.parametrize("module", ["a-b", "1a", "class", "lambda", "ä", "shapes", "types", "portable", "cdef"])
def test_names_that_no_module_can_have(gen, tmp_path: Path, module: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "h.hpp").write_text("#include <ferrule/ferrule.hpp>\nFERRULE(export) int one();\n")
    done = gen("--module", module, "--header", "h.hpp")
    assert (done.returncode, "cannot be" in done.stderr, f"`{module}`" in done.stderr) == (2, True, True)
    assert not (tmp_path / "out").exists()


def test_colours_are_for_terminals(gen, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "h.hpp").write_text(HEADER)
    words = ("--module", "h", "--header", "h.hpp")
    assert "\033[" not in gen(*words).stderr
    forced = gen(*words, CLICOLOR_FORCE="1").stderr
    assert "\033[1;31merror:\033[0m" in forced and "\033[1;32m" in forced
    assert "\033[" not in gen(*words, CLICOLOR_FORCE="1", NO_COLOR="1").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize("no_color", ["", "1"])
def test_on_a_terminal(generator: Path, tmp_path: Path, no_color: str) -> None:
    import pty

    (tmp_path / "h.hpp").write_text(HEADER)
    ours, theirs = pty.openpty()
    command = [str(generator), "--runtime-include", str(ROOT / "include"), "-o", "out", "--module", "h", "--header", "h.hpp"]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_color}
    with subprocess.Popen(command, cwd=tmp_path, stderr=theirs, env=environment) as process:
        os.close(theirs)
        said = b""
        while chunk := _read(ours):
            said += chunk
        process.wait()
    os.close(ours)
    assert b"unknown key" in said
    assert (b"\033[" in said) == (not no_color)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other end is closed
        return b""


def test_no_more_than_twenty(gen, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "many.hpp").write_text("".join(f"gone{i} f{i}();\n" for i in range(35)))
    words = ("--module", "many", "--header", "many.hpp")
    short = gen(*words)
    assert short.returncode == 1 and short.stderr.count("error: unknown type name") == 20
    assert short.stderr.endswith("ferrule-gen: too many errors: 15 more are not shown; --all-errors shows them\n")
    everything = gen(*words, "--all-errors")
    assert everything.stderr.count("error: unknown type name") == 35 and "more" not in everything.stderr
    assert len(gen(*words, "--json-diagnostics").stderr.splitlines()) == 35


def test_a_header_of_the_command_line_that_is_not_there(gen, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = gen("--module", "h", "--header", "gone.hpp", "-I", "somewhere")
    assert done.returncode == 1
    assert done.stderr.startswith("error: header `gone.hpp` is not found [header-not-found]\nnote: it is named by --header")
    assert "`somewhere`" in done.stderr and not (tmp_path / "out").exists()


def test_json_has_ranges_and_fixes(gen, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "h.hpp").write_text(HEADER)
    first = json.loads(gen("--module", "h", "--header", "h.hpp", "--json-diagnostics").stderr.splitlines()[0])
    assert first["ranges"] == [{"line": 4, "first": 9, "last": 15}]
    assert first["fix_its"] == [{"line": 4, "first": 9, "last": 15, "text": "export"}]
    assert first["notes"][0]["text"] == "did you mean `export`?"


@pytest.mark.parametrize("by", ["settings", "command line"])
def test_a_file_beside_is_not_a_standard_header(gen, tmp_path: Path, by: str) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("string", "version", "vector"):
        (folder / name).write_text("#error this is no header\n")
    (folder / "own.hpp").write_text("#pragma once\n")
    (folder / "h.hpp").write_text('#pragma once\n#include "own.hpp"\n#include <string>\nnamespace h { std::string f(); }\n')
    (folder / "ferrule.toml").write_text('module = "h"\nheaders = ["h.hpp"]\n[[export]]\nname = "h::f"\n')
    words = ("--config", "mine/ferrule.toml") if by == "settings" else ("--module", "h", "--header", "mine/h.hpp", "--export", "h::f")
    done = gen(*words)
    assert done.returncode == 0, done.stderr
    assert "h_f" in (tmp_path / "out/include/h.h").read_text()
