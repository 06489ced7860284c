"""What programs read: one object on standard output, nothing on standard error, and an exit code that means something."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from ferrule.problem import Exit

ROOT = Path(__file__).resolve().parents[2]


def said(done) -> dict:
    assert done.stderr == "", done.stderr
    assert done.stdout.count("\n") == 1
    return json.loads(done.stdout)


def test_build(ferrule, built: Path, tmp_path: Path) -> None:
    for before, behind in ((["--json"], []), ([], ["--json"])):
        fields = said(ferrule(*before, "build", "-o", tmp_path, *behind, cwd=built))
        assert (fields["command"], fields["ok"], fields["messages"]) == ("build", True, [])
        assert fields["result"]["built"] is False
        assert Path(fields["result"]["wheel"]).is_file()


def test_a_problem(ferrule, tmp_path: Path) -> None:
    done = ferrule("build", "--json", cwd=tmp_path)
    assert done.returncode == Exit.INPUT
    error = said(done)["error"]
    assert (error["code"], error["kind"]) == (1, "input")
    assert "there is no pyproject.toml" in error["message"]
    assert "ferrule new" in error["hint"]


def test_what_a_compiler_said(ferrule, project: Path) -> None:
    header = project / "include" / "geo.hpp"
    header.write_text(header.read_text().replace("double length() const;", "dubble length() const;"))
    error = said(ferrule("build", "--json", cwd=project))["error"]
    assert error["message"] == "the headers could not be bound"
    assert "unknown type name 'dubble'" in error["output"]


def test_a_wrong_use(ferrule) -> None:
    done = ferrule("build", "--no-such-thing", "--json")
    assert done.returncode == Exit.USAGE
    assert said(done)["error"]["kind"] == "usage"


def test_new_and_hook(ferrule, tmp_path: Path) -> None:
    fields = said(ferrule("new", "geo", "--json", cwd=tmp_path))
    assert fields["result"] == {"path": str((tmp_path / "geo").resolve()), "module": "geo"}


def test_codes_are_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text()
    for code in Exit:
        assert f"| {int(code)} | " in page, code
        if code is not Exit.DONE:
            assert f"`{code.kind}`" in page, code


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions(ferrule, shell: str) -> None:
    done = ferrule("completions", shell)
    assert done.returncode == 0
    assert "_FERRULE_COMPLETE" in done.stdout
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, text=True, check=True)


def test_completion_completes(ferrule) -> None:
    environment = {"_FERRULE_COMPLETE": "bash_complete", "COMP_WORDS": "ferrule de", "COMP_CWORD": "1"}
    assert ferrule(env=environment).stdout == "plain,develop\n"
    environment = {"_FERRULE_COMPLETE": "bash_complete", "COMP_WORDS": "ferrule build --rel", "COMP_CWORD": "2"}
    assert ferrule(env=environment).stdout == "plain,--release\n"


def test_a_fault_of_our_own(ferrule, built: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import ferrule.settings\ndef broken(root):\n    return 1 / 0\nferrule.settings.load = broken\n")
    done = ferrule("build", cwd=built, env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == Exit.FAULT
    assert "ZeroDivisionError" in done.stderr
    assert "please report it" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in ferrule("build", "-v", cwd=built, env={"PYTHONPATH": str(tmp_path)}).stderr
