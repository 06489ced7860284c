"""Source distributions: what is in them, and what building them needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from ferrule import generated

NO_LIBCLANG = {"FERRULE_LIBCLANG": "/nonexistent/libclang.so"}


def unpack(file: Path, folder: Path) -> Path:
    with tarfile.open(file) as archive:
        if sys.version_info >= (3, 12):
            archive.extractall(folder, filter="data")
        else:
            archive.extractall(folder)
    (unpacked,) = folder.iterdir()
    return unpacked


def imports(wheel: Path, folder: Path) -> str:
    folder.mkdir()
    shutil.unpack_archive(wheel, folder, "zip")
    code = "import geo; print(geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_plain(ferrule, project: Path, tmp_path: Path) -> None:
    done = ferrule("sdist", "-q", cwd=project)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "dist/geo-0.1.0.tar.gz"
    unpacked = unpack(project / "dist" / "geo-0.1.0.tar.gz", tmp_path / "unpacked")
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert {"pyproject.toml", "include/geo.hpp", "src/geo.cpp", "PKG-INFO"} <= names
    assert not [name for name in names if name.startswith(("build/", "dist/", generated.FOLDER))]


@pytest.fixture(scope="module")
def shipped(ferrule, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An sdist with generated sources."""
    project = Path(shutil.copytree(built, tmp_path_factory.mktemp("shipped") / "geo", ignore=shutil.ignore_patterns("build", "dist")))
    config = project / "pyproject.toml"
    config.write_text(config.read_text() + "sdist-generated = true\n")
    done = ferrule("sdist", cwd=project)
    assert done.returncode == 0, done.stderr
    return next((project / "dist").glob("*.tar.gz"))


def test_generated_needs_no_libclang(ferrule, shipped: Path, tmp_path: Path) -> None:
    project = unpack(shipped, tmp_path / "unpacked")
    assert [each.name for each in (project / generated.FOLDER).iterdir()] == [generated.target()]
    done = ferrule("build", cwd=project, env=NO_LIBCLANG)
    assert done.returncode == 0, done.stderr
    assert imports(next((project / "dist").glob("*.whl")), tmp_path / "there") == "5.0"
    # An sdist of the unpacked one carries them along.
    done = ferrule("sdist", "-o", tmp_path / "again", cwd=project, env=NO_LIBCLANG)
    assert done.returncode == 0, done.stderr
    with tarfile.open(tmp_path / "again" / shipped.name) as again, tarfile.open(shipped) as first:
        assert set(again.getnames()) == set(first.getnames())


def test_generated_with_pip(shipped: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "--no-index", "-w", tmp_path / "out", shipped]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, env={**os.environ, **NO_LIBCLANG})
    assert done.returncode == 0, done.stdout + done.stderr
    assert imports(next((tmp_path / "out").glob("*.whl")), tmp_path / "there") == "5.0"


def test_another_platform(ferrule, shipped: Path, tmp_path: Path) -> None:
    project = unpack(shipped, tmp_path / "unpacked")
    (project / generated.FOLDER / generated.target()).rename(project / generated.FOLDER / "linux-musl-riscv64-64")
    done = ferrule("build", cwd=project, env=NO_LIBCLANG)
    assert done.returncode == 3
    assert f"are for linux-musl-riscv64-64, and this is {generated.target()}; they have to be made again, and FERRULE_LIBCLANG" in done.stderr
    assert "Traceback" not in done.stderr
    done = ferrule("build", cwd=project)
    assert done.returncode == 0, done.stderr


def test_changed_header(ferrule, shipped: Path, tmp_path: Path) -> None:
    project = unpack(shipped, tmp_path / "unpacked")
    header = project / "include" / "geo.hpp"
    header.write_text(header.read_text().replace("/// How far", "/// By how much"))
    done = ferrule("build", cwd=project, env=NO_LIBCLANG)
    assert done.returncode == 3
    assert "include/geo.hpp has been changed since" in done.stderr
    # A source file is nothing that the generator reads.
    header.write_text(header.read_text().replace("/// By how much", "/// How far"))
    (project / "src" / "geo.cpp").write_text((project / "src" / "geo.cpp").read_text() + "\n")
    done = ferrule("build", cwd=project, env=NO_LIBCLANG)
    assert done.returncode == 0, done.stderr
