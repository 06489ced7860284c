"""What docs/rows.md tells to write, taken from there and tried."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, build, package
from test_values import message

BLOCK = re.compile(r"```(cpp|python)[^\n]*\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def purse_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's header, with its face put in as the guide says."""
    blocks = BLOCK.findall((ROOT / "docs/rows.md").read_text(encoding="utf-8"))
    row, face = (text for language, text in blocks if language == "cpp")
    (module,) = (text for language, text in blocks if language == "python")
    head, specialization = row.split("template <>\n", 1)
    plain = f"#pragma once\n{row}"
    faced = specialization.replace("using abi = std::int64_t; ", "using abi = ferrule::abi::faced<std::int64_t, money_face>; ")
    faced = faced.replace("const abi &cents) : value{cents} {", "const abi &from) : value{from.value} {").replace(
        "cents < 0", "from.value < 0"
    )
    faced = faced.replace("*out = money.cents", "out->value = money.cents")
    out = tmp_path_factory.mktemp("purse")
    for name, text in {"plain": plain, "purse": f"#pragma once\n{head}{face}template <>\n{faced}"}.items():
        (out / f"{name}.hpp").write_text(text, encoding="utf-8")
        build(out / "build", name, out / f"{name}.hpp")
    (out / "build" / "purse_faces.py").write_text(module, encoding="utf-8")
    return out / "build"


@pytest.fixture(scope="module")
def plain(purse_folder: Path, lane: str) -> Iterator[Any]:
    yield from package("plain", lane, purse_folder)


@pytest.fixture(scope="module")
def purse(purse_folder: Path, lane: str) -> Iterator[Any]:
    yield from package("purse", lane, purse_folder)
    sys.modules.pop("purse_faces", None)


def test_a_row(plain: Any) -> None:
    assert plain.sum([1, 2]) == 3
    assert message(ValueError, plain.sum, [-1]) == "money cannot be negative"


def test_a_row_with_a_face(purse: Any, purse_folder: Path) -> None:
    assert purse.sum([Decimal("0.01"), Decimal("0.02")]) == Decimal("0.03")
    assert message(ValueError, purse.sum, [Decimal(-1)]) == "money cannot be negative"
    stub = (purse_folder / "purse" / "__init__.pyi").read_text(encoding="utf-8")
    assert "import decimal" in stub and "def sum(all: Sequence[decimal.Decimal]) -> decimal.Decimal" in stub
