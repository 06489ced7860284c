"""[tool.ferrule], as far as building is concerned.

The generator reads the same table for what is bound and how; it says so, with the line, when a key is unknown. Here are the keys
that decide what is compiled and linked.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from ferrule import toml
from ferrule.problem import Problem


def _doc(text: str, key: str = "") -> dict[str, str]:
    return {"doc": text, "key": key}


@dataclasses.dataclass(frozen=True)
class Settings:
    """One project's table. The help text and the TOML name of a key are in the field's metadata."""

    module: str = dataclasses.field(metadata=_doc("name of the Python package, and prefix of the C names"))
    headers: list[str] = dataclasses.field(default_factory=list, metadata=_doc("headers to bind, as they are #included"))
    sources: list[str] = dataclasses.field(default_factory=list, metadata=_doc("C++ sources to compile in; globs"))
    include: list[str] = dataclasses.field(
        default_factory=list, metadata=_doc("directories of headers; default: include, and the folder")
    )
    defines: list[str] = dataclasses.field(default_factory=list, metadata=_doc("preprocessor definitions, NAME or NAME=VALUE"))
    std: str = dataclasses.field(default="c++17", metadata=_doc("the C++ standard"))
    compiler: str = dataclasses.field(default="", metadata=_doc("the C++ compiler; default: $CXX, else CMake's choice"))
    args: list[str] = dataclasses.field(default_factory=list, metadata=_doc("more arguments for the compiler"))
    link: list[str] = dataclasses.field(default_factory=list, metadata=_doc("libraries to link, names or files"))
    pkg_config: list[str] = dataclasses.field(default_factory=list, metadata=_doc("pkg-config modules to use", "pkg-config"))
    cmake: list[str] = dataclasses.field(default_factory=list, metadata=_doc("CMake targets to link, package::target"))

    @property
    def standard(self) -> str:
        """`17` of `c++17`."""
        return self.std.lower().rpartition("+")[2].lstrip("x") or "17"


@dataclasses.dataclass(frozen=True)
class Project:
    """A folder with a pyproject.toml, and what that says."""

    root: Path
    config: Path
    name: str
    version: str
    settings: Settings

    @property
    def build_folder(self) -> Path:
        return self.root / "build" / "ferrule"


def load(root: Path) -> Project:
    """Reads the project in a folder."""
    path = root / "pyproject.toml"
    if not path.is_file():
        raise Problem(f"there is no pyproject.toml in {root}", "`ferrule new NAME` makes a project; or go to the folder of one")
    document = toml.read(path)
    project = document.get("project")
    if not isinstance(project, dict) or not isinstance(project.get("name"), str):
        raise Problem(f"{path} has no [project] table with a name")
    table = document.get("tool", {}).get("ferrule")
    config = path
    if (root / "ferrule.toml").is_file():
        config = root / "ferrule.toml"
        table = toml.read(config)
    if not isinstance(table, dict):
        raise Problem(f"{path} has no [tool.ferrule] table", 'it needs at least  [tool.ferrule]  headers = ["NAME.hpp"]')
    settings = from_table(table, config, default_module=project["name"].replace("-", "_").replace(".", "_"))
    return Project(root, config, project["name"], str(project.get("version", "0")), settings)


def from_table(table: dict[str, Any], where: Path, default_module: str) -> Settings:
    """The keys of a table that are ours, with their types checked."""
    values: dict[str, Any] = {"module": default_module}
    for field in dataclasses.fields(Settings):
        key = field.metadata["key"] or field.name
        if key not in table:
            continue
        value = table[key]
        if field.type == "str":
            if not isinstance(value, str):
                raise Problem(f"{where}: `{key}` must be a string")
        elif not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise Problem(f"{where}: `{key}` must be an array of strings")
        values[field.name] = value
    settings = Settings(**values)
    if not settings.module.isidentifier():
        raise Problem(f"{where}: module = {settings.module!r} is not a name that Python could import")
    return settings
