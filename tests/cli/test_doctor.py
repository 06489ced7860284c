from __future__ import annotations

import json

import pytest

from ferrule import machine


def test_all_is_here(ferrule) -> None:
    done = ferrule("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    for part in ("ferrule", "Python", "libclang", "C++ compiler", "CMake", "cffi"):
        assert f"ok       {part} " in done.stdout, done.stdout
    assert "\033" not in done.stdout


@pytest.mark.parametrize(
    ("system", "command"),
    [
        ("debian", "apt-get install g++"),
        ("fedora", "dnf install gcc-c++"),
        ("alpine", "apk add g++"),
        ("macos", "xcode-select --install"),
        ("windows", "winget install Microsoft.VisualStudio.2022.BuildTools"),
    ],
)
def test_what_is_missing(ferrule, bare_path, system: str, command: str) -> None:
    path = bare_path("c++", "g++", "clang++", "cc", "gcc", "clang", "cmake")
    done = ferrule("doctor", "--json", env={"PATH": path, "CXX": None, "FERRULE_SYSTEM": system})
    assert done.returncode == 3
    said = json.loads(done.stdout)
    assert said["ok"] is False
    assert said["error"]["message"] == "missing: C++ compiler, CMake"
    assert said["error"]["kind"] == "missing"
    parts = {each["part"]: each for each in said["result"]["parts"]}
    assert parts["C++ compiler"]["get"].startswith(command)
    assert "pip install cmake" in parts["CMake"]["get"]
    assert parts["libclang"]["ok"]


def test_libclang_that_is_none(ferrule, tmp_path) -> None:
    (tmp_path / "libclang.so").write_text("no")
    done = ferrule("doctor", env={"FERRULE_LIBCLANG": str(tmp_path / "libclang.so")})
    assert done.returncode == 3
    assert "cannot load libclang (tried FERRULE_LIBCLANG=" in done.stdout
    assert "pip install libclang" in done.stdout
    assert "missing: libclang" in done.stderr


def test_a_compiler_without_its_library(ferrule, tmp_path) -> None:
    compiler = tmp_path / "c++"
    compiler.write_text('#!/bin/sh\n[ "$1" = --version ] && exit 0\necho "fatal error: optional: No such file" >&2\nexit 1\n')
    compiler.chmod(0o755)
    done = ferrule("doctor", env={"CXX": str(compiler)})
    assert done.returncode == 3
    assert "it cannot make a C++17 program: fatal error: optional: No such file" in done.stdout


def test_every_part_has_a_command_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in machine.SYSTEMS:
        monkeypatch.setenv("FERRULE_SYSTEM", system)
        machine.system.cache_clear()
        for part in ("compiler", "cmake", "ninja", "libclang", "pkg-config", "cffi", "auditwheel", "patchelf", "uv"):
            assert machine.how_to_get(part), (system, part)
    machine.system.cache_clear()
