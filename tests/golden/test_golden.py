"""A folder beside this file is a test: input.hpp, perhaps a ferrule.toml, and what is expected of each emitter.

FERRULE_UPDATE=1 writes what came out into expected/; else a difference is shown and fails. What is expected is also compiled.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
RUNTIME = HERE.parent.parent / "include"
CASES = sorted(path.parent.name for path in HERE.glob("*/input.hpp"))
UPDATE = os.environ.get("FERRULE_UPDATE") == "1"

# The same text for every library: tested where it is used.
FIXED = ("_containers.py", "_conversions.py", "_faces.py", "_interrupts.py", "_modules.py", "_named.py", "_passed.py", "_pickles.py", "_records.py", "_runtime.py", "_shapes.py", "py.typed")


def settings(case: str) -> list[str]:
    if (HERE / case / "ferrule.toml").exists():
        return ["--config", "ferrule.toml"]
    return ["--module", case, "--header", "input.hpp"]


def generate(generator: Path, case: str, output: Path) -> dict[str, str]:
    """All texts by name: the files, the model, and what was said."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(generator), *settings(case), "--runtime-include", str(RUNTIME), *arguments]
        return subprocess.run(command, cwd=HERE / case, capture_output=True, text=True, check=False)

    made = run("-o", str(output))
    assert made.returncode == 0, made.stdout + made.stderr
    texts = {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name not in (*FIXED, ".ferrule-stamp")
    }
    texts["model.json"] = run("--dump-model").stdout
    texts["inspection.json"] = run("--inspect").stdout
    texts["said.txt"] = made.stderr
    return texts


def difference(name: str, expected: str, got: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(keepends=True), got.splitlines(keepends=True), f"expected/{name}", f"made/{name}"
    )
    return "".join(lines)


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, generator: Path, tmp_path: Path) -> None:
    expected = HERE / case / "expected"
    got = generate(generator, case, tmp_path / "out")
    if UPDATE:
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in got.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, encoding="utf-8")
        return
    wanted = {
        path.relative_to(expected).as_posix(): path.read_text(encoding="utf-8") for path in expected.rglob("*") if path.is_file()
    }
    differences = [
        difference(name, wanted.get(name, ""), got.get(name, ""))
        for name in sorted(wanted.keys() | got.keys())
        if wanted.get(name) != got.get(name)
    ]
    assert not differences, "\n".join([*differences, "FERRULE_UPDATE=1 pytest tests/golden accepts this"])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    "language", [["c++", "-std=c++17"], ["cc", "-x", "c", "-std=c11"]], ids=["as C++", "as C"]
)
def test_header_compiles(case: str, language: list[str]) -> None:
    for header in (HERE / case / "expected/include").glob("*.h"):
        flags = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"]
        compile_with([*language, *flags, "-include", str(header), "-x", language[0].replace("cc", "c"), "/dev/null"])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("part", ["shim", "lane"])
def test_sources_compile(case: str, part: str) -> None:
    standard = "c++20" if 'std = "c++20"' in ((HERE / case / "ferrule.toml").read_text() if (HERE / case / "ferrule.toml").exists() else "") else "c++17"
    for source in (HERE / case / "expected").glob(f"*_{part}.cpp"):
        includes = [f"-I{each}" for each in (HERE / case, RUNTIME, source.parent, source.parent / "include")]
        compile_with(["c++", f"-std={standard}", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", *includes, str(source)])


def compile_with(command: list[str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, " ".join(command) + "\n" + run.stderr[:4000]
