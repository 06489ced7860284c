"""The backend as pip, build and uv use it, and wheels that leave this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
slow = pytest.mark.skipif("FERRULE_TEST_ALL" not in os.environ, reason="FERRULE_TEST_ALL=1 runs it: it installs packages")


def run(*command: object, cwd: Path | None = None, **variables: str) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ, **variables}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_metadata(ferrule, built: Path, tmp_path: Path) -> None:
    pytest.importorskip("twine")
    assert ferrule("sdist", "-o", tmp_path, cwd=built).returncode == 0
    files = [*(built / "dist").glob("*.whl"), *tmp_path.glob("*.tar.gz")]
    assert len(files) == 2
    assert "FAILED" not in run(sys.executable, "-m", "twine", "check", "--strict", *files)


def test_record_is_right(built: Path, tmp_path: Path) -> None:
    """Every file has its row, with the digest that pip checks when it unpacks with --require-hashes and `wheel unpack` always."""
    import base64
    import csv
    import hashlib

    with zipfile.ZipFile(next((built / "dist").glob("*.whl"))) as archive:
        names = archive.namelist()
        (record,) = [name for name in names if name.endswith(".dist-info/RECORD")]
        rows = {row[0]: row for row in csv.reader(archive.read(record).decode().splitlines())}
        assert sorted(rows) == sorted(names)
        assert names[-1] == record
        for name in names:
            if name != record:
                data = archive.read(name)
                digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
                assert rows[name][1:] == [f"sha256={digest}", str(len(data))], name


def test_shared_library_comes_along(ferrule, project: Path, tmp_path: Path) -> None:
    pytest.importorskip("auditwheel")
    library = tmp_path / "lib" / "libfactor.so"
    library.parent.mkdir()
    (tmp_path / "factor.c").write_text("int factor(void) { return 7; }\n")
    run("cc", "-shared", "-fPIC", "-Wl,-soname,libfactor.so", tmp_path / "factor.c", "-o", library)
    config = project / "pyproject.toml"
    config.write_text(config.read_text() + f'link = ["{library}"]\n')
    source = project / "src" / "geo.cpp"
    text = source.read_text()
    source.write_text(text.replace("namespace geo {", 'extern "C" int factor(void);\n\nnamespace geo {', 1).replace("return std::hypot(", "return factor() * std::hypot("))
    code = "import geo; print(geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"

    done = ferrule("build", "-o", "local", cwd=project)
    assert done.returncode == 0, done.stderr
    shutil.unpack_archive(next((project / "local").glob("*.whl")), tmp_path / "local", "zip")
    assert run(sys.executable, "-c", code, cwd=tmp_path / "local").strip() == "35.0"

    done = ferrule("build", "--release", cwd=project)
    assert done.returncode == 0, done.stderr
    wheel = next((project / "dist").glob("*.whl"))
    shutil.unpack_archive(wheel, tmp_path / "release", "zip")
    assert [each.name for each in (tmp_path / "release").glob("geo.libs/libfactor*")]
    shutil.rmtree(tmp_path / "lib")
    assert run(sys.executable, "-c", code, cwd=tmp_path / "release").strip() == "35.0"
    for lane in ("cffi", "cpython"):
        assert run(sys.executable, "-c", code, cwd=tmp_path / "release", FERRULE_LANE=lane).strip() == "35.0"
    # The repaired wheel is kept too.
    done = ferrule("build", "--release", "--json", cwd=project)
    assert '"built": false' in done.stdout


def test_library_that_does_not_link(ferrule, project: Path) -> None:
    source = project / "src" / "geo.cpp"
    source.write_text(source.read_text().replace("points_.push_back(point);", "extern void elsewhere(); elsewhere();"))
    done = ferrule("build", cwd=project)
    assert done.returncode == 1
    assert "the library did not link" in done.stderr
    assert "undefined reference to" in done.stderr
    assert "name the libraries and sources it needs: `link`" in done.stderr
    assert not (project / "dist").exists()


def test_uv(ferrule, project: Path, tmp_path: Path) -> None:
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not uv:
        pytest.skip("pip install uv")
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    (site,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    import sysconfig

    (site / "tools.pth").write_text(sysconfig.get_path("platlib") + "\n")
    python = tmp_path / "venv" / "bin" / "python"
    run(uv, "pip", "install", "--python", python, "--no-build-isolation", "--no-deps", "--offline", "--no-cache", project)
    code = "import geo; print(geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"
    assert run(python, "-c", code, cwd=tmp_path).strip() == "5.0"


@pytest.fixture(scope="module")
def own_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ferrule itself, for isolated environments to install."""
    folder = tmp_path_factory.mktemp("ferrule")
    run(
        sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--config-settings=build-dir=build/wheel",
        "--config-settings=cmake.define.CMAKE_CXX_COMPILER_LAUNCHER=ccache" if shutil.which("ccache") else "--config-settings=cmake.build-type=Release", "-w", folder, ROOT,
        cwd=ROOT,
    )  # fmt: skip
    constraint = folder / "constraint.txt"
    constraint.write_text(f"ferrule @ {next(folder.glob('*.whl')).as_uri()}\n")
    return constraint


@slow
def test_isolated_builds(own_wheel: Path, project: Path, tmp_path: Path) -> None:
    pytest.importorskip("build")
    variables = {"PIP_CONSTRAINT": str(own_wheel), "PIP_BUILD_CONSTRAINT": str(own_wheel)}
    run(sys.executable, "-m", "build", "-o", tmp_path / "build", project, **variables)
    assert {each.suffix for each in (tmp_path / "build").iterdir()} == {".gz", ".whl"}
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path / "pip", project, **variables)
    assert list((tmp_path / "pip").glob("geo-0.1.0-py3-none-*.whl"))
    uv = shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv:
        run(uv, "build", "--wheel", "--build-constraint", own_wheel, "-o", tmp_path / "uv", project)
        assert list((tmp_path / "uv").glob("geo-0.1.0-py3-none-*.whl"))


@slow
def test_isolated_editable(own_wheel: Path, project: Path, tmp_path: Path) -> None:
    """The environment of the build is gone; an import still rebuilds, with the ferrule of the environment."""
    python = tmp_path / "venv" / "bin" / "python"
    run(sys.executable, "-m", "venv", tmp_path / "venv")
    variables = {"PIP_CONSTRAINT": str(own_wheel), "PIP_BUILD_CONSTRAINT": str(own_wheel)}
    run(python, "-m", "pip", "install", "-q", "-e", project, **variables)
    code = "import geo; print(geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"
    assert run(python, "-c", code, cwd=tmp_path).strip() == "5.0"
    run(python, "-m", "pip", "install", "-q", "ferrule", **variables)
    source = project / "src" / "geo.cpp"
    source.write_text(source.read_text().replace("return std::hypot(a.x - b.x, a.y - b.y);", "return 25;"))
    assert run(python, "-c", code, cwd=tmp_path).strip() == "25.0"
