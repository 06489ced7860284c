"""What all tests need: the generator, the repository."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Folders whose tests share what is costly to build: `./dev test` gives each to one of its processes, as it does every file elsewhere.
SHARED = {"lanes", "golden", "capi", "evolution", "libraries"}

# Build folders of `./dev test --all` with a ferrule-gen that is slow, and bears no valgrind.
SANITIZED = {"asan", "ubsan", "tsan"}


@pytest.hookimpl(tryfirst=True)  # before xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not items or not items[0].config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        folder, *inside = item.path.relative_to(ROOT / "tests").parts
        group = folder if folder in SHARED else "/".join([folder, *inside])
        if folder == "docs":  # each page stands alone
            group = item.nodeid
        item.add_marker(pytest.mark.xdist_group(group))


def find_generator() -> Path | None:
    """FERRULE_GEN, else the newest one of the build directories, else the one on the PATH."""
    given = os.environ.get("FERRULE_GEN")
    if given:
        return Path(given)
    built = [path for pattern in ("build/ferrule-gen", "build*/ferrule-gen", "build/*/ferrule-gen") for path in ROOT.glob(pattern)]
    built = [path for path in built if path.parent.name not in SANITIZED]
    if built:
        return max(built, key=lambda path: path.stat().st_mtime)
    found = shutil.which("ferrule-gen")
    return Path(found) if found else None


@pytest.fixture(scope="session")
def generator() -> Path:
    found = find_generator()
    if found is None:
        pytest.fail("ferrule-gen is not built: cmake --preset dev && cmake --build build/dev")
    return found
