"""ferrule generate-ci: the workflow that it writes, which GitHub's own rules are held against with --all."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from ferrule import targets

WHERE = Path(".github/workflows/wheels.yml")


def written(ferrule, project: Path) -> dict:
    done = ferrule("generate-ci", "github", cwd=project)
    assert done.returncode == 0, done.stderr
    assert str(WHERE) in done.stderr
    text = (project / WHERE).read_text(encoding="utf-8")
    assert "@" not in text.replace("@v4", "").replace("@v5", "").replace("@release/v1", "")
    return yaml.safe_load(text)["jobs"]


def commands(job: dict) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def test_wheels_for_all(ferrule, project: Path) -> None:
    jobs = written(ferrule, project)
    assert jobs["wheels"]["strategy"]["matrix"]["target"] == list(targets.KNOWN)
    assert "ferrule build --target ${{ matrix.target }} --out dist" in commands(jobs["wheels"])
    assert {each["target"] for each in jobs["test"]["strategy"]["matrix"]["built"]} <= set(targets.KNOWN)
    assert jobs["test"]["strategy"]["matrix"]["python"] == ["3.9", "3.11", "3.13", "3.14", "3.14t", "pypy-3.11"]
    assert "pytest" in commands(jobs["test"])[-1] and "pytest" in commands(jobs["test-alpine"])[-1]
    assert set(jobs["publish"]["needs"]) == set(jobs) - {"publish"}
    assert jobs["publish"]["permissions"] == {"id-token": "write"}


def test_with_libraries_of_the_machine(ferrule, project: Path) -> None:
    path = project / "pyproject.toml"
    text = path.read_text().replace("[tool.ferrule]", '[tool.ferrule]\nlink = ["z"]').replace(">=3.9", ">=3.12")
    path.write_text(text)
    shutil.rmtree(project / "tests")
    jobs = written(ferrule, project)
    assert "# link = ['z']" in (project / WHERE).read_text()
    assert commands(jobs["wheels"])[-1].endswith("ferrule build --release --out dist") and "test-alpine" not in jobs
    assert {each["target"] for each in jobs["test"]["strategy"]["matrix"]["built"]} == {"x86_64-linux-gnu", "aarch64-linux-gnu"}
    assert jobs["test"]["strategy"]["matrix"]["python"] == ["3.13", "3.14", "3.14t"]
    assert commands(jobs["test"])[-1] == 'python -c "import geo"'


def test_one_that_is_there_stays(ferrule, project: Path) -> None:
    written(ferrule, project)
    written(ferrule, project)  # the same again
    (project / WHERE).write_text("mine")
    done = ferrule("generate-ci", "github", cwd=project)
    assert done.returncode == 1 and "is there already, and another one" in done.stderr and "--out" in done.stderr
    assert (project / WHERE).read_text() == "mine"
    printed = ferrule("generate-ci", "github", "--out", "-", cwd=project)
    assert printed.returncode == 0 and yaml.safe_load(printed.stdout)["name"] == "wheels"


def test_what_it_does_not_know(ferrule, project: Path) -> None:
    done = ferrule("generate-ci", "jenkins", cwd=project)
    assert done.returncode == 2 and "github" in done.stderr
    path = project / "pyproject.toml"
    path.write_text(path.read_text().replace(">=3.9", "three"))
    done = ferrule("generate-ci", "github", cwd=project)
    assert done.returncode == 1 and "requires-python is no list of versions: three" in done.stderr
    assert not (project / WHERE).exists()


@pytest.mark.skipif("FERRULE_TEST_ALL" not in os.environ, reason="FERRULE_TEST_ALL=1 runs it: it compiles actionlint")
@pytest.mark.parametrize("library", ["", '\nlink = ["z"]'])
def test_by_the_rules_of_github(ferrule, project: Path, tmp_path: Path, library: str) -> None:
    if not shutil.which("go"):
        pytest.skip("apt-get install golang")
    path = project / "pyproject.toml"
    path.write_text(path.read_text().replace("[tool.ferrule]", f"[tool.ferrule]{library}"))
    written(ferrule, project)
    lint = ["go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7"]
    done = subprocess.run([*lint, str(project / WHERE)], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
