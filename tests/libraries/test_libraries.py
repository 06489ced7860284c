"""Libraries that know nothing of ferrule: bound with little more than names, compiled without a warning, and used in both lanes.

The fast ones run always, the others with FERRULE_TEST_ALL=1.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from libraries import LIBRARIES, Library, share

ALL = os.environ.get("FERRULE_TEST_ALL") == "1"
LANES = ["cpython", "cffi"]


@pytest.fixture(scope="module", params=LIBRARIES, ids=lambda library: library.name)
def library(request: pytest.FixtureRequest) -> Library:
    one: Library = request.param
    if not ALL and not one.about.get("fast"):
        pytest.skip("FERRULE_TEST_ALL=1 runs it")
    if one.missing():
        pytest.skip(one.missing())
    return one


@pytest.fixture(scope="module")
def package(library: Library, generator: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds its package."""
    out = tmp_path_factory.mktemp(library.name)
    library.generate(generator, out)
    library.build(out, "-O0")
    return out


def test_its_members_are_bound(library: Library, generator: Path) -> None:
    of = share(library, library.inspect(generator))
    reasons = "\n".join(f"{one['owner']}: {one['member']}: {one['reason']}" for one in of.missing)
    assert of.percent >= library.about["floor"], f"{of.bound} and {len(of.replaced)} of {of.of}; missing are\n{reasons}"


@pytest.mark.parametrize("lane", LANES)
def test_it_does_what_its_users_do(library: Library, package: Path, lane: str, tmp_path: Path) -> None:
    if lane == "cffi":
        pytest.importorskip("_cffi_backend")
    library.use(package, lane, tmp_path / "scratch")
