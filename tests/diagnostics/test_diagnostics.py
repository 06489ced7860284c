"""Each header or settings file here is a test: what is expected stands in a comment on the line that causes it.

    void f(Opaque *p);   // error[no-row]: `Opaque` has no row

`error` or `warning`, the diagnostic's id, then a part of its text; behind ` => ` what a fix would put there.  A file x.toml beside x.hpp is
its settings; alone it is the test itself.  x.abi.json is a kept manifest that the settings name.  Nothing else may be said, and every
diagnostic that ferrule knows must be expected somewhere.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASES = sorted({path.stem for path in [*HERE.glob("*.hpp"), *HERE.glob("*.toml")]} - {"empty"})
EXTRA = {  # files that a case reads
    "system_header": [HERE / "system/broken_library.h"],
    "compiler_header": [HERE / "compiler/odd.h"],
    "extra": [HERE / "extra.py"],
}
ENVIRONMENT = {"compiler_header": {"CPATH": "compiler"}}  # makes the compiler look there
EXPECTATION = re.compile(r"(?://|#) (error|warning)\[([a-z-]+)\]: (.+?)(?= (?://|#) (?:error|warning)\[|$)")


def expectations(case: str) -> list[tuple[str, int, str, str, str]]:
    """(file, line, severity, id, part of the text)"""
    out = []
    for path in (HERE / f"{case}.hpp", HERE / f"{case}.toml", HERE / f"{case}.abi.json", *EXTRA.get(case, ())):
        if not path.exists():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for severity, kind, text in EXPECTATION.findall(line):
                out.append((path.name, number, severity, kind, text.strip()))
    return sorted(out)


@pytest.mark.parametrize("case", CASES)
def test_diagnostics(case: str, generator: Path, tmp_path: Path) -> None:
    header = f"{case}.hpp" if (HERE / f"{case}.hpp").exists() else "empty.hpp"
    arguments = ["--module", "diag", "--header", header, "-o", str(tmp_path / "out"), "--json-diagnostics"]
    if (HERE / f"{case}.toml").exists():
        arguments = ["--config", f"{case}.toml", *arguments]
    command = [str(generator), *arguments, "--runtime-include", str(ROOT / "include")]
    environment = {**os.environ, **ENVIRONMENT.get(case, {})}
    run = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False, env=environment)
    said = [json.loads(line) for line in run.stderr.splitlines() if line.startswith("{")]
    got = sorted(
        (Path(each["where"]["file"]).name, each["where"]["line"], each["severity"], each["id"], each["text"]) for each in said
    )
    expected = expectations(case)
    assert expected, "the case expects nothing"
    assert [each[:4] for each in got] == [each[:4] for each in expected], run.stderr
    fixes = {(each["id"], each["text"]): each["fix_its"][0]["text"] for each in said if "fix_its" in each}
    for made, wanted in zip(got, expected):
        text, _, fix = wanted[4].partition(" => ")
        assert text in made[4]
        assert fix in ("", fixes.get(made[3:])), made
    failed = any(each[2] == "error" for each in expected)
    assert run.returncode == (1 if failed else 0)
    assert (tmp_path / "out").exists() != failed, "nothing is written where there is an error"


def test_each_has_a_case() -> None:
    registered = re.findall(r'^FERRULE_DIAGNOSTIC\(\w+, "([a-z-]+)"', (ROOT / "src/model/diagnostics.def").read_text(), re.MULTILINE)
    expected = {each[3] for case in CASES for each in expectations(case)}
    assert sorted(set(registered) - expected) == []
