"""A project of a folder that is there already: what it has is taken up, and nothing of it is written over."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

from ferrule import names, scaffold, toml
from ferrule.problem import Problem

_HEADERS = (".hpp", ".hh", ".hxx", ".h")
_SOURCES = (".cpp", ".cc", ".cxx")
_MAIN = re.compile(r"^\s*(?:int|auto)\s+main\s*\(", re.M)
_BACKEND = {"requires": ["ferrule"], "build-backend": "ferrule.build"}


@dataclasses.dataclass
class Adopted:
    """What was done, and what is left to the user."""

    module: str
    written: list[str]
    advice: list[str]


def adopt(folder: Path, name: str | None) -> Adopted:
    """Writes what the folder lacks, or nothing."""
    config = folder / "pyproject.toml"
    document = toml.read(config) if config.is_file() else {}
    tool = document.get("tool", {})
    if "ferrule" in tool or (folder / "ferrule.toml").is_file():
        raise Problem(f"{folder.resolve()} is a project of ferrule's already", "see [tool.ferrule] in its pyproject.toml")
    given = name or document.get("project", {}).get("name") or folder.resolve().name
    module = names.module_of(given)
    names.check(module, given, "give another with --name")

    headers, sources = _headers(folder), _sources(folder)
    own_cmake = (folder / "CMakeLists.txt").is_file()
    result = Adopted(module, [], [])
    texts: dict[str, str] = {}
    if not headers:
        # Nothing to bind yet: what `new` makes, so far as it is not there.
        texts.update((path, text) for path, text in scaffold.files(given) if path.startswith(("include/", "src/", "tests/")))
        headers, sources = [f"{module}.hpp"], ["src/*.cpp"]
    texts.update((path, text) for path, text in scaffold.files(given) if path == ".gitignore")
    for path, text in texts.items():
        if not (folder / path).exists():
            _write(folder / path, text)
            result.written.append(path)

    # Last, so that a folder half done is no project yet.
    table: dict[str, Any] = {"module": module, "headers": headers}
    if own_cmake:
        result.advice += _cmake_advice(folder, module, headers)
    else:
        table.update({"sources": sources, "std": "c++17"})
    result.written.append(_pyproject(config, document, scaffold.distribution(given), table, result.advice))
    if not any("FERRULE(" in (folder / each).read_text(errors="replace") for each in _found(folder, headers)):
        result.advice.insert(0, "next: #include <ferrule/ferrule.hpp>, and mark with FERRULE(export) what Python and C shall see")
    result.advice.append("then: ferrule develop" if result.advice else "next: ferrule develop")
    return result


def _pyproject(path: Path, document: dict[str, Any], name: str, table: dict[str, Any], advice: list[str]) -> str:
    """Adds the tables that are missing to the end of the file."""
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    more: dict[str, Any] = {}
    backend = document.get("build-system", {}).get("build-backend", "")
    if "build-system" not in document:
        more["build-system"] = _BACKEND
    elif backend != "ferrule.build":
        advice.append(f"pip builds with {backend or 'setuptools'}; for ferrule say in [build-system]: {toml.write(_BACKEND)!r}")
    if "project" not in document:
        more["project"] = {"name": name, "version": "0.1.0", "requires-python": ">=3.9"}
    elif "version" not in document["project"] and "version" not in document["project"].get("dynamic", []):
        advice.append('[project] needs a version: version = "0.1.0"')
    more["tool"] = {"ferrule": table}
    added = toml.write(more).lstrip("\n")
    text = old + ("" if not old or old.endswith("\n") else "\n") + ("\n" if old else "") + added
    toml.parse(text, path)
    _write(path, text)
    return f"{path.name} (added: {', '.join(f'[{each}]' for each in _titles(more))})" if old else path.name


def _titles(tables: dict[str, Any]) -> list[str]:
    return ["tool.ferrule" if each == "tool" else each for each in tables]


def _cmake_advice(folder: Path, module: str, headers: list[str]) -> list[str]:
    if "ferrule_bind" in (folder / "CMakeLists.txt").read_text(encoding="utf-8", errors="replace"):
        return []
    return [
        "add to CMakeLists.txt:",
        "  find_package(ferrule REQUIRED)",
        f"  ferrule_bind({module} HEADERS {' '.join(headers)})",
        f"  target_sources({module} PRIVATE …)   # or target_link_libraries({module} PRIVATE your_library)",
    ]


def _headers(folder: Path) -> list[str]:
    """As they are #included: relative to include/, or to the folder; only the marked ones, where there are some."""
    found = [
        (path, path.relative_to(base).as_posix())
        for base, pattern in ((folder / "include", "**/*"), (folder, "*"))
        for path in sorted(base.glob(pattern))
        if path.suffix in _HEADERS and path.is_file()
    ]
    marked = [each for path, each in found if "FERRULE(" in path.read_text(encoding="utf-8", errors="replace")]
    return marked or [each for _, each in found]


def _found(folder: Path, headers: list[str]) -> list[Path]:
    return [base / each for each in headers for base in (folder / "include", folder) if (base / each).is_file()]


def _sources(folder: Path) -> list[str]:
    """Globs, or the files one by one where a program's main() is among them."""
    globs: list[str] = []
    for base in ("src", "."):
        for suffix in _SOURCES:
            files = sorted((folder / base).glob(f"*{suffix}"))
            programs = [each for each in files if _MAIN.search(each.read_text(encoding="utf-8", errors="replace"))]
            prefix = "" if base == "." else f"{base}/"
            if programs:
                globs += [f"{prefix}{each.name}" for each in files if each not in programs]
            elif files:
                globs.append(f"{prefix}*{suffix}")
    return globs


def _write(path: Path, text: str) -> None:
    """By way of a file beside it, so that the old one stays where this fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
