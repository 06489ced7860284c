"""The packages of geo/geo.hpp and kit/kit.hpp, each built once and tried in both lanes.

FERRULE_TEST_GEO and FERRULE_TEST_KIT name folders that have the built package already; so one build can be tried by every Python.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from generators import find_generator  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


def generator() -> str:
    """ferrule-gen, of `generators.py` beside this folder."""
    found = find_generator()
    if not found:
        pytest.skip("ferrule-gen is not built (FERRULE_GEN names it)")
    return str(found)


def run(*command: object) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def build(
    out: Path,
    module: str,
    header: Path,
    system: list[str] | None = None,
    libraries: list[str] | None = None,
    settings: Path | None = None,
    optimize: str = "-O1",
) -> Path:
    """Generates, compiles and links the package of a header, or of a settings file; returns the folder that holds it."""
    found = [word for folder in system or [] for word in ("-I", folder)]
    asked = ["--config", settings] if settings else ["--module", module, "--std", "c++20", "--header", header]
    run(
        generator(),
        *asked,
        "-o",
        out,
        "--runtime-include",
        ROOT / "include",
        *found,
    )
    compiler = os.environ.get("CXX", "c++")
    flags = ["-std=c++20", optimize, "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"]
    include = [f"-I{ROOT / 'include'}", f"-I{out / 'include'}", f"-I{header.parent}"]
    include += [word for folder in system or [] for word in ("-isystem", folder)]
    sources = [out / f"{module}_shim.cpp", out / f"{module}_lane.cpp"]
    link = ["-shared", f"-Wl,--version-script={out / module}.map", "-o", out / module / f"_{module}.so", "-ldl", "-pthread"]
    link += libraries or []
    run(compiler, *flags, *include, *sources, *link)
    run(sys.executable, ROOT / "python/ferrule/_cdef.py", out / f"{module}_cdef.h", out / module / "_cdef.py")
    return out


# PyPy 3.9 has no class names in its own messages about arguments, and another text for positional-only ones.
PYPY_WORDS = {
    "test_construct_with_the_wrong_arguments",
    "test_errors",
    "test_errors_of_methods",
    "test_static_methods",
    "test_errors_of_records",
    "test_positional_only_and_keyword_only",
    "test_records_are_matched_copied_and_pickled",
}

# PyPy has two types of one name for a struct that contains itself by way of a pointer, and takes objects of the one for no other's.
PYPY_FAULTS = {"test_a_record_in_a_box_of_itself"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if platform.python_implementation() == "PyPy":
        for item in items:
            if getattr(item, "originalname", "") in PYPY_FAULTS:
                item.add_marker(pytest.mark.xfail(reason="PyPy's types of recursive structs", strict=True))
    if platform.python_implementation() == "PyPy" and sys.version_info < (3, 10):
        for item in items:
            if getattr(item, "originalname", "") in PYPY_WORDS:
                item.add_marker(pytest.mark.xfail(reason="PyPy's own words"))


LANES = ["cpython", "cffi"] if platform.python_implementation() == "CPython" else ["cffi"]
# cffi refuses the free-threaded build of CPython 3.13, and cannot be installed there.
if sysconfig.get_config_var("Py_GIL_DISABLED") and not importlib.util.find_spec("_cffi_backend"):
    LANES.remove("cffi")


@pytest.fixture(scope="session", params=LANES)
def lane(request: pytest.FixtureRequest) -> str:
    if request.param == "cffi":
        pytest.importorskip("_cffi_backend")
    return str(request.param)


def package(module: str, lane: str, folder: Path) -> Iterator[ModuleType]:
    """The package in one lane.  Fixtures of the session group the tests by their parameter, so one lane is tried after the other."""
    before = os.environ.get("FERRULE_LANE")
    os.environ["FERRULE_LANE"] = lane
    sys.path.insert(0, str(folder))
    imported = importlib.import_module(module)
    # It has chosen; what other tests start meanwhile chooses for itself.
    os.environ.pop("FERRULE_LANE")
    if before is not None:
        os.environ["FERRULE_LANE"] = before
    yield imported
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
        del sys.modules[name]


def built(module: str, folders: pytest.TempPathFactory) -> Path:
    ready = os.environ.get(f"FERRULE_TEST_{module.upper()}")
    return Path(ready) if ready else build(folders.mktemp(module), module, HERE / module / f"{module}.hpp")


def fixtures_of(module: str) -> tuple[Any, Any]:
    """The fixtures `MODULE_folder` and `MODULE`: the package of MODULE/MODULE.hpp, built once, and as one lane has it."""

    @pytest.fixture(scope="session", name=f"{module}_folder")
    def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
        return built(module, tmp_path_factory)

    @pytest.fixture(scope="session", name=module)
    def imported(request: pytest.FixtureRequest, lane: str) -> Iterator[ModuleType]:
        yield from package(module, lane, request.getfixturevalue(f"{module}_folder"))

    return folder, imported


geo_folder, geo = fixtures_of("geo")
kit_folder, kit = fixtures_of("kit")
bond_folder, bond = fixtures_of("bond")
bag_folder, bag = fixtures_of("bag")
outs_folder, outs = fixtures_of("outs")
shelf_folder, shelf = fixtures_of("shelf")
vessel_folder, vessel = fixtures_of("vessel")
ops_folder, ops = fixtures_of("ops")
whole_folder, whole = fixtures_of("whole")
words_folder, words = fixtures_of("words")
kin_folder, kin = fixtures_of("kin")
daily_folder, daily = fixtures_of("daily")
patience_folder, patience = fixtures_of("patience")
lone_folder, lone = fixtures_of("lone")
stead_folder, stead = fixtures_of("stead")


@pytest.fixture(scope="session")
def team_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ready = os.environ.get("FERRULE_TEST_TEAM")
    return Path(ready) if ready else build(tmp_path_factory.mktemp("team"), "team", ROOT / "tests/capi/threads/team.hpp")


@pytest.fixture(scope="session")
def team(team_folder: Path, lane: str) -> Iterator[ModuleType]:
    yield from package("team", lane, team_folder)


@pytest.fixture(scope="session")
def rows_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("rows", tmp_path_factory)


@pytest.fixture(scope="session")
def rows(rows_folder: Path, lane: str) -> Iterator[ModuleType]:
    sys.path.append(str(HERE / "rows"))  # rows_faces.py
    yield from package("rows", lane, rows_folder)
    sys.path.remove(str(HERE / "rows"))


@pytest.fixture(scope="session")
def libs_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ready = os.environ.get("FERRULE_TEST_LIBS")
    if ready:
        return Path(ready)
    headers = ["eigen3/Eigen/Core", "absl/status/statusor.h", "boost/container/flat_map.hpp", "tl/expected.hpp", "fmt/format.h"]
    missing = [one for one in headers if not Path("/usr/include", one).exists()]
    if missing or not shutil.which("pkg-config"):
        pytest.skip(
            f"without {', '.join(missing)}: apt-get install libeigen3-dev libabsl-dev libboost-dev libexpected-dev libfmt-dev pkg-config"
        )
    command = ["pkg-config", "--libs", "absl_flat_hash_map", "absl_flat_hash_set", "absl_statusor"]
    libraries = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    out = tmp_path_factory.mktemp("libs")
    return build(out, "libs", HERE / "libs" / "libs.hpp", ["/usr/include/eigen3"], libraries)


@pytest.fixture(scope="session")
def libs(libs_folder: Path, lane: str) -> Iterator[ModuleType]:
    yield from package("libs", lane, libs_folder)
