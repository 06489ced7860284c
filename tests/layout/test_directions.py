"""Who may include whom (ARCHITECTURE.md, "The house"), and what must not stand in the tree."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

#: folder of src/ → folders of src/ that its files may include ("" is src/ itself: pipeline.hpp)
MAY_INCLUDE = {
    "model": {"model"},
    "clang": {"clang", "model"},
    "check": {"check", "model"},
    "emit": {"emit", "model"},
    "abi": {"abi", "model"},
    "": {"", "abi", "clang", "check", "emit", "model"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
CODE = {".c", ".cpp", ".h", ".hpp"}


def tracked(*folders: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", *folders], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def sources(*folders: str) -> list[Path]:
    return [path for path in tracked(*folders) if path.suffix in CODE]


def includes(path: Path) -> list[tuple[str, str]]:
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def folder_in_src(path: Path) -> str:
    parts = path.relative_to(ROOT / "src").parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", sources("src"), ids=lambda p: str(p.relative_to(ROOT)))
def test_src_includes_only_what_it_may(path: Path) -> None:
    here = folder_in_src(path)
    for kind, name in includes(path):
        if kind == "<":
            assert not name.startswith("clang-c/"), f"{path}: libclang is declared by us, in src/clang"
            assert not name.startswith("ferrule/"), f"{path}: the generator does not use the runtime"
            continue
        target = (path.parent / name).resolve()
        if not target.exists():
            target = ROOT / "src" / name
        assert target.exists(), f"{path} includes {name}, which is nowhere"
        assert folder_in_src(target) in MAY_INCLUDE[here], f"{path} may not include {name}"


@pytest.mark.parametrize("path", [path for path in sources("capi") if "generated" not in path.parts], ids=lambda p: p.name)
def test_own_c_abi_is_on_top_of_the_pipeline(path: Path) -> None:
    """capi/ may use what main.cpp may; its face, which ferrule binds, only the annotation."""
    for kind, name in includes(path):
        if path.name == "ferrule_core.hpp":
            assert kind == "<" and (not name.startswith("ferrule/") or name == "ferrule/ferrule.hpp"), f"{path} includes {name}"
        elif kind == '"':
            target = ROOT / "src" / name
            assert (ROOT / "capi" / name).exists() or (target.exists() and folder_in_src(target) in {"", "clang", "model"}), f"{path} includes {name}"


def test_nothing_below_knows_the_c_abi() -> None:
    for path in sources("src", "include"):
        assert not any("ferrule_core" in name or "capi/" in name for _, name in includes(path)), path


def test_python_sees_only_the_c_abi() -> None:
    """The generator is called through its own package, in one place; the program ferrule-gen is never run."""
    for path in tracked("python/ferrule"):
        if path.suffix != ".py":
            continue
        text = path.read_text(encoding="utf-8")
        if path.name not in ("generator.py", "gen.py"):
            assert not re.search(r"import (_core|ferrule_core)\b|ferrule\._core", text), path
        assert not re.search(r"""["']ferrule-gen(\.exe)?["']""", text), path


@pytest.mark.parametrize("path", sources("include"), ids=lambda p: str(p.relative_to(ROOT)))
def test_runtime_stands_alone(path: Path) -> None:
    for kind, name in includes(path):
        if kind == '"':
            target = (path.parent / name).resolve()
            assert (ROOT / "include") in target.parents and target.exists(), f"{path} includes {name}"


def test_no_python_header_and_no_python_object_type() -> None:
    for path in sources("src", "include", "capi"):
        assert all(name != "Python.h" for _, name in includes(path)), path


#: C++ types that only rows may know
CPP_TYPES = re.compile(r"\bstd::(vector|map|unordered_map|set|optional|span|array|deque|list|chrono|variant|shared_ptr|unique_ptr)\b")


def test_emitted_text_names_no_cpp_library_type() -> None:
    """Emitters know shapes only: no string literal in src/emit or src/model spells a type of the standard library."""
    literal = re.compile(r'"(?:[^"\\\n]|\\.)*"')
    for path in sources("src/emit"):
        for text in literal.findall(path.read_text(encoding="utf-8")):
            assert not CPP_TYPES.search(text), f"{path}: {text}"


def test_only_one_file_writes_and_none_exits() -> None:
    writes, exits = re.compile(r"\b(std::ofstream|std::fstream|fopen)"), re.compile(r"\b(std::exit|exit\(|abort\()")
    for path in sources("src", "capi"):
        text = path.read_text(encoding="utf-8")
        found = exits.search(text) or (path != ROOT / "src/write.cpp" and writes.search(text))
        assert not found, f"{path}: {found and found.group(0)}"


def test_files_stay_small() -> None:
    for path in tracked("src", "include", "capi", "python"):
        if "generated" in path.parts:
            continue
        if path.suffix in CODE | {".py"}:
            lines = path.read_text(encoding="utf-8").count("\n")
            assert lines <= 600, f"{path} has {lines} lines: two responsibilities in one room?"
