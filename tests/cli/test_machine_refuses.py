"""A full disk, and files that cannot be written: a sentence, and the old state kept."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


def small_files(limit: int):
    def apply() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return apply


def run(*arguments: object, cwd: Path, **more) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ferrule", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, **more)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Makes a disk of a size, where this machine lets us."""
    mounted: list[Path] = []

    def make(size: str) -> Path:
        folder = tmp_path / "disk"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root can make a small disk, and not everywhere")
        mounted.append(folder)
        return folder

    yield make
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("size", ["60k", "200k", "500k", "900k"])
def test_full_disk(ferrule, small_disk: Callable[[str], Path], size: str) -> None:
    folder = small_disk(size)
    assert ferrule("new", "geo", cwd=folder).returncode == 0
    done = ferrule("build", cwd=folder / "geo")
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert "No space left on device" in done.stderr, done.stderr
    assert not list(folder.glob("geo/dist/*"))
    if size == "900k":
        subprocess.run(["mount", "-o", "remount,size=64m", str(folder)], check=True)
        done = ferrule("build", cwd=folder / "geo")
        assert done.returncode == 0, done.stderr


def test_full_disk_for_new_and_the_result(ferrule, built: Path, tmp_path: Path) -> None:
    done = run("new", "geo", cwd=tmp_path, preexec_fn=small_files(100))
    assert (done.returncode, "File too large" in done.stderr) == (4, True), done.stderr
    assert not list(tmp_path.iterdir())
    wheel = next((built / "dist").glob("*.whl"))
    done = run("build", "-o", tmp_path / "out", cwd=built, preexec_fn=small_files(wheel.stat().st_size // 2))
    assert (done.returncode, "File too large" in done.stderr) == (4, True), done.stderr
    assert not list((tmp_path / "out").iterdir())


def test_a_file_where_a_folder_should_be(ferrule, built: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("precious")
    done = ferrule("build", "-o", tmp_path / "out", cwd=built)
    assert done.returncode == 4, done.stderr
    assert "File exists" in done.stderr
    assert (tmp_path / "out").read_text() == "precious"


@pytest.mark.parametrize("command", ["new", "init", "build", "generate"])
def test_no_right_to_write(command: str, built: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "geo", ignore=shutil.ignore_patterns("build", "dist")))
    if command == "init":
        (folder / "pyproject.toml").unlink()
    before = sorted(folder.rglob("*"))
    folder.chmod(0o555)
    # Root may write everywhere, unless it gives that right away.
    obedient = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] if os.geteuid() == 0 else []
    if obedient and (not shutil.which("setpriv") or subprocess.run([*obedient, "true"], check=False, capture_output=True).returncode):
        pytest.skip("root cannot give up its rights here (setpriv of util-linux)")
    arguments = {"new": ["new", "geo2"], "init": ["init", "--name", "geo"]}.get(command, [command])
    done = subprocess.run(
        [*obedient, sys.executable, "-m", "ferrule", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    folder.chmod(0o755)
    assert done.returncode == 4, done.stderr
    assert "Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(folder.rglob("*")) == before
