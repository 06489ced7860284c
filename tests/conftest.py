"""What all tests need: the generator; and which of them share a process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from generators import find_generator

# Folders whose tests share what is costly to build: `./dev test` gives each to one of its processes, as it does every file elsewhere.
SHARED = {"lanes", "golden", "capi", "evolution", "libraries"}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    # (Not by marks, --dist loadgroup: xdist 3.8 writes them into the names of the tests, which pytest 9.2 does not let it.)
    from xdist.scheduler import LoadScopeScheduling

    class ByWhatTheyShare(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            folder = Path(file).relative_to("tests").parts[0]
            return nodeid if folder == "docs" else folder if folder in SHARED else file  # (each page stands alone)

    return ByWhatTheyShare(config, log)


@pytest.fixture(scope="session")
def generator() -> Path:
    found = find_generator()
    if found is None:
        pytest.fail("ferrule-gen is not built: cmake --preset dev && cmake --build build/dev")
    return found
