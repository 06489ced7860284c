"""ferrule's own binding: what is kept in capi/generated is what ferrule generates today.

FERRULE_UPDATE=1 writes it, as for the other goldens.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_golden import FIXED, RUNTIME, UPDATE, difference

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "capi/generated/ferrule_capi"  # the folder is named after the CMake target


def texts(folder: Path) -> dict[str, str]:
    skipped = (*FIXED, ".ferrule-stamp")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in skipped]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_own_binding_is_what_ferrule_generates(generator: Path, tmp_path: Path) -> None:
    pytest.importorskip("cffi", reason="needs cffi: pip install cffi")
    command = [str(generator), "--config", "pyproject.toml", "--runtime-include", str(RUNTIME), "-o", str(tmp_path)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0 and made.stderr == "", made.stderr
    cdef = [ROOT / "python/ferrule/_cdef.py", tmp_path / "ferrule_core_cdef.h", tmp_path / "ferrule_core/_cdef.py"]
    subprocess.run([sys.executable, *map(str, cdef)], check=True)
    got = texts(tmp_path)
    if UPDATE:
        shutil.rmtree(KEPT, ignore_errors=True)
        for name, text in got.items():
            (KEPT / name).parent.mkdir(parents=True, exist_ok=True)
            (KEPT / name).write_text(text, encoding="utf-8")
        return
    kept = texts(KEPT)
    differences = [
        difference(name, kept.get(name, ""), got.get(name, ""))
        for name in sorted(kept.keys() | got.keys())
        if kept.get(name) != got.get(name)
    ]
    assert not differences, "\n".join([*differences, "FERRULE_UPDATE=1 pytest tests/golden accepts this"])
