"""The packages that the tests beside this one have built, in every other Python: the same files, the same tests, in both lanes.

With FERRULE_TEST_ALL=1.  The Pythons are those of this machine; CPython 3.14 and 3.15 of Debian sid, in a chroot under build/sid,
which root makes with debootstrap, once; and the free-threaded CPython 3.13, which is built under build/free-threaded of Debian's
sources, once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HERE, ROOT

pytestmark = pytest.mark.skipif("FERRULE_TEST_ALL" not in os.environ, reason="FERRULE_TEST_ALL=1 runs it")

MODULES = ("geo", "kit", "bond", "bag", "outs", "shelf", "ops", "whole", "kin", "team", "rows", "vessel", "patience", "daily", "lone")
MODULES += ("stead",)
# What these build is not there in another Python: they need a compiler, mypy, the libraries of others.
NOT = ("added", "by_hand", "dates", "everywhere", "extremes", "guide", "in_place", "libs", "memory", "nested", "signatures")
NOT += ("stubs", "templates")
PYTHONS = ("3.9", "3.10", "3.12", "3.13", "pypy")
CHROOT = ROOT / "build" / "sid"
SID = ("3.14", "3.15")
FREE_THREADED = ROOT / "build" / "free-threaded"


def run(*command: object, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    return done.stdout


def executable(version: str) -> str | None:
    """That Python, by its name or as pyenv keeps it."""
    if version == "pypy":
        return shutil.which("pypy3")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [*map(str, sorted(pyenv.glob(f"{version}.*/bin/python3"))), shutil.which(f"python{version}")]
    for each in candidates:
        if each and subprocess.run([each, "--version"], capture_output=True, check=False).returncode == 0:
            return each
    return None


@pytest.fixture
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """What another Python needs: the tests, and the packages, each as a wheel has it."""
    return furnish(tmp_path / "place", request)


def furnish(place: Path, request: pytest.FixtureRequest) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", *(f"test_{each}.py" for each in NOT))
    shutil.copytree(HERE, place / "tests" / "lanes", ignore=ignored)
    shutil.copy(HERE.parent / "generators.py", place / "tests")
    (place / "pytest.ini").write_text("[pytest]\n")
    for module in MODULES:
        folder = request.getfixturevalue(f"{module}_folder")
        shutil.copytree(folder / module, place / "packages" / module / module, ignore=shutil.ignore_patterns("__pycache__"))
    return place


def tried(place: Path, seen_as: Path, *python: object, without: str = "") -> None:
    """Runs the tests; `seen_as`: where that Python sees the place."""
    variables = {f"FERRULE_TEST_{module.upper()}": str(seen_as / "packages" / module) for module in MODULES}
    env = {"PATH": os.environ["PATH"], "HOME": "/tmp", "PYTHONPATH": str(seen_as / "site"), "PYTHONDONTWRITEBYTECODE": "1", **variables}
    tests = [seen_as / "tests" / "lanes", *([f"--ignore={seen_as}/tests/lanes/{without}"] if without else [])]
    said = run(*python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, cwd=place, env=env)
    assert " passed" in said and " failed" not in said, said


@pytest.mark.parametrize("version", PYTHONS)
def test_on_this_machine(version: str, place: Path) -> None:
    python = executable(version)
    if not python:
        pytest.skip(f"there is no Python {version} here")
    run(python, "-m", "venv", place / "venv")
    own = place / "venv" / "bin" / "python"
    run(own, "-m", "pip", "install", "-q", "--disable-pip-version-check", "pytest", *([] if version == "pypy" else ["cffi"]))
    # (What PyPy makes of types of C that contain themselves: docs/limits.md.)
    tried(place, place, own, without="test_rows.py" if version == "pypy" else "")


@pytest.fixture(scope="session")
def free_threaded() -> Path:
    """CPython 3.13 without the interpreter's lock, which Debian has in source only."""
    python = FREE_THREADED / "bin" / "python3.13t"
    if not python.exists():
        if not all(map(shutil.which, ("apt-get", "make", "cc"))):
            pytest.skip("needs apt-get, make and a C compiler")
        shutil.rmtree(FREE_THREADED, ignore_errors=True)
        made = FREE_THREADED / "build"
        for folder in ("lists/partial", "cache/archives/partial"):
            (made / folder).mkdir(parents=True)
        sites = run("apt-get", "indextargets", "--format", "$(SITE)").split()
        if not sites:
            pytest.skip("apt-get knows no site that has sources")
        (made / "sources.list").write_text(f"deb-src {sites[0]} trixie main\n")
        options = [f"Dir::Etc::SourceList={made}/sources.list", "Dir::Etc::SourceParts=-", f"Dir::State::Lists={made}/lists"]
        apt = ["apt-get", *(word for each in [*options, f"Dir::Cache={made}/cache"] for word in ("-o", each))]
        run(*apt, "update", cwd=made)
        run(*apt, "source", "--download-only", "python3.13", cwd=made)
        (archive,) = made.glob("*.orig.tar.xz")
        run("tar", "xf", archive, "--strip-components=1", cwd=made)
        run("./configure", "--disable-gil", f"--prefix={FREE_THREADED}", cwd=made)
        run("make", "-j2", cwd=made)
        run("make", "install", cwd=made)
        shutil.rmtree(made)
    return python


def test_without_the_interpreters_lock(free_threaded: Path, place: Path) -> None:
    run(free_threaded, "-m", "venv", place / "venv")
    own = place / "venv" / "bin" / "python"
    run(own, "-m", "pip", "install", "-q", "--disable-pip-version-check", "pytest")  # cffi has none for 3.13t
    assert run(own, "-c", "import sys; print(sys._is_gil_enabled())") == "False\n"
    tried(place, place, own)


@pytest.fixture(scope="session")
def sid() -> Path:
    if not (CHROOT / "usr/bin/python3.15").exists():
        if os.geteuid() != 0 or not shutil.which("debootstrap"):
            pytest.skip("needs root, and debootstrap: apt-get install debootstrap")
        shutil.rmtree(CHROOT, ignore_errors=True)
        packages = ",".join(["ca-certificates", "python3-cffi-backend", *(f"python{each}" for each in SID)])
        run("debootstrap", "--variant=minbase", f"--include={packages}", "sid", CHROOT)
    return CHROOT


@pytest.mark.parametrize("version", SID)
def test_of_debian_sid(version: str, sid: Path, request: pytest.FixtureRequest) -> None:
    place = sid / "ferrule" / version
    shutil.rmtree(place, ignore_errors=True)
    furnish(place, request)
    target = ["--python-version", version, "--only-binary=:all:", "--target", place / "site"]
    run(sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", *target, "pytest", "cffi")
    # What starts Pythons of its own would need these installed.
    tried(place, Path("/ferrule") / version, "chroot", sid, f"/usr/bin/python{version}", without="test_hostile.py")
    shutil.rmtree(place)
