"""The project behind `ferrule bind`: a pyproject.toml that says what the command line said."""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ferrule import generator, installed, names, pkg_config, settings, told_places, toml
from ferrule.problem import Problem


@dataclasses.dataclass(frozen=True)
class Request:
    """What is to be bound, and what that needs."""

    headers: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()
    config: Path | None = None
    module: str | None = None
    link: tuple[str, ...] = ()
    pkg_config: tuple[str, ...] = ()
    cmake: tuple[str, ...] = ()
    include: tuple[Path, ...] = ()
    defines: tuple[str, ...] = ()
    sources: tuple[Path, ...] = ()
    std: str | None = None
    package_version: str | None = None
    strict: bool = False


@contextlib.contextmanager
def project(request: Request, keep: Path | None) -> Iterator[settings.Project]:
    """Makes the project, for as long as it is needed, or in `keep` for good."""
    if keep is None:
        folder = Path(tempfile.mkdtemp(prefix="ferrule-"))
    else:
        folder = keep.resolve()
        if folder.exists() and any(folder.iterdir()) and not (folder / "pyproject.toml").is_file():
            raise Problem(f"{keep} is there already and is no project", "give --keep another folder")
        folder.mkdir(parents=True, exist_ok=True)
    try:
        made = document(request)
        _require_headers(settings.from_table(made["tool"]["ferrule"], folder / "pyproject.toml", ""))
        (folder / "pyproject.toml").write_text(toml.write(made), encoding="utf-8")
        yield settings.load(folder)
    except Problem as problem:
        made_file = folder / "pyproject.toml"
        if made_file.is_file() and keep is None:
            problem.output = told_places.translate(problem.output, made_file, request.exports, request.config)
        raise
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def document(request: Request) -> dict[str, Any]:
    """The pyproject.toml, as tables."""
    table = _config(request.config) if request.config else {}
    if not request.headers and not table.get("headers"):
        raise Problem("there is no header to bind", "give one as an argument, or `headers = [...]` in the file of --config")
    module = request.module or table.get("module") or _derived_name([*request.headers, *table.get("headers", [])][0])
    include = [str(each.resolve()) for each in request.include]
    beside: list[str] = []
    headers = []
    for header in request.headers:
        # A file of the user's own is bound as it lies there; anything else is the compiler's to find.
        path = Path(header)
        if path.is_file() and not any((Path(each) / header).is_file() for each in include):
            beside.append(str(Path.cwd() if not path.is_absolute() else path.parent))
            header = header if not path.is_absolute() else path.name
        headers.append(header)
    if request.config and any((request.config.parent / str(each)).is_file() for each in table.get("headers", [])):
        beside.append(str(request.config.resolve().parent))
    links = [str(Path(each).resolve()) if "/" in each and Path(each).exists() else each for each in request.link]
    own: dict[str, Any] = {"module": module, "headers": headers}
    for key, values in (
        ("include", include),
        ("args", [f"-iquote{each}" for each in dict.fromkeys(beside)]),
        ("defines", list(request.defines)),
        ("sources", [str(each.resolve()) for each in request.sources]),
        ("link", links),
        ("pkg-config", list(request.pkg_config)),
        ("cmake", list(request.cmake)),
    ):
        if values or key == "include":
            own[key] = list(dict.fromkeys([*values, *table.get(key, [])]))
    if request.std:
        own["std"] = request.std
    if request.strict:
        own["strict"] = True
    exports = [{"name": name} for name in request.exports] + list(table.get("export", []))
    table = {**table, **own, "headers": list(dict.fromkeys([*headers, *table.get("headers", [])]))}
    table.pop("export", None)
    if exports:
        table["export"] = exports
    return {
        "build-system": {"requires": ["ferrule"], "build-backend": "ferrule.build"},
        "project": {
            "name": module.replace("_", "-"),
            "version": request.package_version or _version(request.pkg_config) or "0.1.0",
            "description": f"Python package for {', '.join(table['headers'])}",
            "requires-python": ">=3.9",
        },
        "tool": {"ferrule": table},
    }


def _require_headers(wanted: settings.Settings) -> None:
    """Says of a header that is nowhere so, before anything is made of it. (Where CMake's targets have theirs, it alone knows.)"""
    if wanted.cmake:
        return
    compiler = installed.require_compiler(wanted.compiler)
    said = pkg_config.flags(wanted.pkg_config)
    folders = [".", *wanted.include, *(each[2:] for each in said if each.startswith("-I"))]
    folders += [each[len("-iquote") :] for each in wanted.args if each.startswith("-iquote")]
    folders += generator.folders_of(compiler)
    for header in wanted.headers:
        if any((Path(folder) / header).is_file() for folder in folders):
            continue
        near = [
            str(Path(header).parent / each.name)
            for folder in folders
            for each in (Path(folder) / header).parent.glob("*")
            if each.suffix == Path(header).suffix
        ]
        close = difflib.get_close_matches(header, near, 1)
        raise Problem(
            f"the header {header} is not found: it is not here, nor in a folder of -I, of pkg-config or of the compiler",
            f"did you mean {close[0]}?" if close else "-I DIR names another; a library's headers come with its development package",
        )


def _derived_name(header: str) -> str:
    """The first header's name, if it can be one; nobody guesses another."""
    module = names.module_of(Path(header).stem)
    names.check(module, module, f"{header} gives the package its name; say another with --module")
    return module


def _config(path: Path) -> dict[str, Any]:
    """A ferrule.toml, checked by its own lines, its paths made absolute because the project lies elsewhere."""
    table = toml.read(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("ferrule", {})
    settings.from_table(table, path, default_module="config")
    folder = path.resolve().parent
    if "include" not in table and (folder / "include").is_dir():
        table["include"] = ["include"]  # as for a project
    for key in ("include", "sources"):
        if isinstance(table.get(key), list):
            table[key] = [str(folder / str(each)) for each in table[key]]
    return table


def _version(modules: tuple[str, ...]) -> str | None:
    """What pkg-config says of the first module, if Python can read it."""
    program = shutil.which("pkg-config")
    if not modules or not program:
        return None
    from packaging.version import InvalidVersion, Version

    said = subprocess.run(
        [program, "--modversion", modules[0].split()[0]], capture_output=True, text=True, check=False
    ).stdout.strip()
    try:
        return str(Version(said))
    except InvalidVersion:
        return None
