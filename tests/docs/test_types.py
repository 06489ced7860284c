"""docs/types.md is what the rows say. FERRULE_UPDATE=1 writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from doc_blocks import ROOT

from ferrule import installed

sys.path.insert(0, str(ROOT / "docs" / "site"))
import type_tables

ROWS = ROOT / "include" / "ferrule" / "types"
PAGE = ROOT / "docs" / "types.md"


def generate(module: str, header: Path, option: str, out: Path) -> subprocess.CompletedProcess[str]:
    libclang = installed.libclang()
    command = [*installed.generator(), "--module", module, "--std", "c++20", "--header", header.name, "-I", str(header.parent)]
    command += ["--export", "Table", "-o", str(out), "--runtime-include", str(ROOT / "include")]
    command += [option] if option else []
    command += ["--libclang", str(libclang)] if libclang else []
    return subprocess.run(command, cwd=header.parent, capture_output=True, text=True, check=False)


def test_the_page_is_what_the_rows_say(tmp_path: Path) -> None:
    before = PAGE.read_text(encoding="utf-8")
    after = type_tables.page(before, type_tables.tables(ROWS, tmp_path, generate))
    if os.environ.get("FERRULE_UPDATE"):
        PAGE.write_text(after, encoding="utf-8")
    else:
        assert after == before, "docs/types.md is not up to date: FERRULE_UPDATE=1 python -m pytest tests/docs/test_types.py"


def test_every_file_of_rows_has_its_table() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for family in type_tables.families(ROWS):
        assert f"### {family.title}\n" in text, family.file


@pytest.mark.parametrize("head", ["// Something.\n", "// Something.\n//! table Something\n", "//! shows int\n"])
def test_a_file_without_an_entry_is_found(tmp_path: Path, head: str) -> None:
    (tmp_path / "new.hpp").write_text(f"{head}#pragma once\n")
    with pytest.raises(type_tables.NoEntry, match=r"new\.hpp needs, before #pragma once"):
        type_tables.families(tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("shows void *", r"new\.hpp shows void \*, and that crosses in no direction"),
        ("field void *[2]", r"`void \*\[2\]` of its member `f_0` has no row"),
        ("refuses int", r"new\.hpp refuses int, and that crosses"),
    ],
)
def test_an_entry_that_is_not_so_is_found(tmp_path: Path, line: str, said: str) -> None:
    rows = tmp_path / "types"
    rows.mkdir()
    (rows / "new.hpp").write_text(f"// New.\n//! table New\n//! shows int\n//! {line}\n#pragma once\n")
    with pytest.raises(type_tables.NoEntry, match=said):
        type_tables.tables(rows, tmp_path, generate)
