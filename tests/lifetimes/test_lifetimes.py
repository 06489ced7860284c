"""Nothing is used after it is gone, whatever a program does: the programs of the folders beside this, plain, and with
FERRULE_TEST_ALL=1 also watched by AddressSanitizer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from programs import SUBJECTS, Subject

ALL = os.environ.get("FERRULE_TEST_ALL") == "1"
LANES = ["cpython", "cffi"]
# The one that does wrong, so that it is known that wrong is seen.
WRONG = "control"
# What a subject needs that is not here: its header, and the Debian package that has it.
LIBRARIES = {
    "pugixml": ("pugixml.hpp", "libpugixml-dev"),
    "simdjson": ("simdjson.h", "libsimdjson-dev"),
    "yaml-cpp": ("yaml-cpp/yaml.h", "libyaml-cpp-dev"),
}


@pytest.fixture(scope="module", params=SUBJECTS, ids=lambda each: each.name)
def subject(request: pytest.FixtureRequest) -> Subject:
    one: Subject = request.param
    header, package = LIBRARIES.get(one.name, ("", ""))
    if header and not (Path("/usr/include") / header).exists():
        pytest.skip(f"{header} is not there: apt-get install {package}")
    if (header or one.name == WRONG) and not ALL:
        pytest.skip("FERRULE_TEST_ALL=1 runs it")
    return one


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "address"])
def watched(request: pytest.FixtureRequest) -> bool:
    if request.param and not ALL:
        pytest.skip("FERRULE_TEST_ALL=1 runs it")
    return bool(request.param)


@pytest.fixture(scope="module")
def package(subject: Subject, watched: bool, generator: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if subject.name == WRONG and not watched:
        pytest.skip("what it does is undefined")
    out = tmp_path_factory.mktemp(subject.name)
    subject.generate(generator, out)
    subject.compile(out, watched)
    return out


@pytest.mark.parametrize("lane", LANES)
def test_python(subject: Subject, watched: bool, package: Path, lane: str) -> None:
    if lane == "cffi":
        pytest.importorskip("_cffi_backend")
    done = subject.use(package, lane, watched)
    if subject.name == WRONG:
        assert done.returncode == 66 and "heap-use-after-free" in done.stderr, f"exit status {done.returncode}\n{done.stderr[:4000]}"
    else:
        assert done.returncode == 0, f"exit status {done.returncode}\n{done.stdout}{done.stderr[:8000]}"


def test_c(subject: Subject, watched: bool, package: Path) -> None:
    if not (subject.folder / "use.c").exists():
        pytest.skip("it has no program in C")
    done = subject.use_in_c(package, watched)
    assert done.returncode == 0, f"exit status {done.returncode}\n{done.stdout}{done.stderr[:8000]}"
