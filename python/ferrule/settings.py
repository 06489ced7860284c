"""[tool.ferrule] of a pyproject.toml, or a ferrule.toml whose root is that table: every key, once.

The dataclasses here are the only description on Python's side: what is read, what an unknown key is compared with, docs/settings.md
and the JSON schema (settings_docs.py) all come from them. The generator reads the same tables (src/model/settings.cpp); a test
compares the two.
"""

from __future__ import annotations

import dataclasses
import difflib
from pathlib import Path
from typing import Any

from ferrule import names, targets, toml
from ferrule.problem import Problem


@dataclasses.dataclass(frozen=True)
class Key:
    """What is known of one key besides its name and type."""

    doc: str
    name: str = ""  # as TOML spells it, where Python cannot
    choices: tuple[str, ...] = ()
    example: str = ""
    later: bool = False  # designed, and refused by the generator for now


def _key(doc: str, default: Any = dataclasses.MISSING, **more: Any) -> Any:
    metadata = {"key": Key(doc, **more)}
    if default in ([], {}):
        return dataclasses.field(default_factory=type(default), metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclasses.dataclass(frozen=True)
class Annotations:
    """Every key of FERRULE(...): in the header, in an [[export]], and in [export.member."name"].

    A key that stands alone in the macro is `key = true` in TOML.
    """

    export: bool = _key("it is exported; of a class, all its public members", False)
    record: bool = _key("a struct that crosses by value", False)
    error: bool = _key("a class derived from std::exception: a Python exception class", False)
    skip: bool = _key("it is left out", False)
    property: bool = _key("a method without parameters: a property of its name", False)
    setter: bool | str = _key("`void set_limit(T)` sets the property `limit`, or the one named", False)
    readonly: bool = _key("a field without a setter", False)
    frozen: bool = _key("a record whose fields cannot be assigned in Python; it is hashable", False)
    flags: bool = _key("an enum: `enum.IntFlag` instead of `enum.IntEnum`", False)
    method: str = _key("a free function: a method of that exported class", "", example="ns::Class")
    replaces: bool | str = _key(
        "a function: the members that it is bound instead of; alone: those of its name", False, example="front, at(int)"
    )
    name: str = _key("its name in Python and in C (in an export list: `rename`)", "")
    c_name: str = _key("its name in C alone", "")
    returns: str = _key("who frees what comes back by pointer or reference", "", choices=("owned", "view", "copy", "static"))
    keeps: bool | str = _key("the result points into that argument too; of a field, that what is assigned is kept alive", False)
    independent: bool = _key("the result points into nothing, though that cannot be seen", False)
    invalidates: bool | str = _key(
        "what was taken out of the object before, or of the parameters named, must not be used after", False, example="self, other"
    )
    unchanging: bool = _key("an iteration over the object goes on after this method, though it is not const", False)
    out: str = _key("the parameters that are results", "", example="quotient, rest")
    inout: str = _key("the parameters that are arguments and results", "", example="value")
    sized: str = _key("pointers, each with the parameter that says how many items it has", "", example="xs: n")
    nonnull: bool | str = _key(
        "the parameters that must not be None, though they are pointers: all of them, or those named", False, example="parent, next"
    )
    face: str = _key("what Python shows it as", "", later=True)
    gil: str = _key("whether the interpreter's lock is kept during the call", "", choices=("hold", "release"))
    threads: str = _key("who looks after threads", "", choices=("borrow", "library", "internal"))
    async_: bool = _key("the function is awaited in Python", False, name="async", later=True)
    context: bool | str = _key("a class for `with`, closed by `close` or by the method named; or on that method", False)
    pickle: bool = _key("the method that gives the state to pickle, and the static method that makes an object of it", False)
    base: str = _key("an error's builtin base in Python", "", example="ValueError")
    signature: str = _key(
        "which parameters are by position or keyword only, and Python's defaults", "", example="(a, b, /, *, eps=1e-9)"
    )
    interface: bool = _key("a class with virtual functions to be implemented in Python", False, later=True)
    copies: str = _key("whether the class is copied where C++ would do so by itself", "", choices=("always", "never"))
    patchable: bool = _key("attributes of the class itself can be replaced in Python", False)
    dynamic: bool = _key("objects can be given any attribute in Python", False)


@dataclasses.dataclass(frozen=True)
class Export:
    """One [[tool.ferrule.export]]: something of somebody else's headers, bound without touching them.

    It takes every key of FERRULE(...) besides these (but for `name`, which is `rename` here).
    """

    name: str = _key("the C++ name; globs are allowed", example="roaring::Roaring")
    members: list[str] = _key("which members: globs, `!glob` takes away; default: every public one", [], example="*, !printf")
    member: dict[str, Annotations] = _key('a table for a member, or for one overload: [tool.ferrule.export.member."add(int)"]', {})
    rename: str = _key("its new name in Python and in C", "")


@dataclasses.dataclass(frozen=True)
class Settings:
    """The table [tool.ferrule]."""

    module: str = _key("name of the Python package, and prefix of the C names; default: the project's name")
    headers: list[str] = _key("headers to bind, as they are #included; looked for in `include`", [], example="geo.hpp")
    sources: list[str] = _key("C++ sources to compile in; globs", [], example="src/*.cpp")
    include: list[str] = _key("directories of headers; default: include (what lies beside the settings is found anyway)", [])
    defines: list[str] = _key("preprocessor definitions, NAME or NAME=VALUE", [])
    std: str = _key("the C++ standard", "c++17")
    compiler: str = _key("the C++ compiler; default: $CXX, else CMake's choice", "")
    args: list[str] = _key("more arguments for the compiler", [])
    link: list[str] = _key("libraries to link: names, files, or arguments that begin with -", [], example="m")
    pkg_config: list[str] = _key("pkg-config modules to use", [], name="pkg-config", example="libfoo >= 2")
    cmake: list[str] = _key("CMake targets to link, package::target", [], example="fmt::fmt")
    threads: str = _key("who looks after threads, for the whole library", "", choices=("borrow", "library", "internal"))
    gil: str = _key("whether the interpreter's lock is kept during calls, for the whole library", "", choices=("hold", "release"))
    strict: bool = _key("a member that cannot cross is an error in somebody else's header too", False)
    namespaces: bool = _key("names of an export list go into submodules, one for each namespace", False)
    version: str = _key("version of the library; default: the project's", "")
    doc: str = _key("what the package's documentation begins with; default: the project's description", "")
    sdist_generated: bool = _key(
        "a source distribution carries the generated sources for this platform, so that building it needs no libclang",
        False,
        name="sdist-generated",
    )
    manifest: str = _key("the kept ABI manifest; default: MODULE.abi.json beside the settings", "", example="geo.abi.json")
    extra: str = _key("Python written by hand, which becomes `extra.py` of the package", "", example="extra.py")
    export: list[Export] = _key("names of somebody else's header to bind", [])

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
    dynamic: bool = False  # something of its metadata is not written in pyproject.toml
    target: targets.Target | None = None  # the system that it is built for, if it is not simply this one

    @property
    def manifest(self) -> Path:
        """Where the ABI manifest is kept."""
        return self.config.parent / (self.settings.manifest or f"{self.settings.module}.abi.json")

    @property
    def build_folder(self) -> Path:
        return self.root / "build" / (f"ferrule-{self.target.tag}" if self.target else "ferrule")


def keys(kind: type) -> dict[str, dataclasses.Field[Any]]:
    """The fields of one of the dataclasses, by their names in TOML."""
    return {field.metadata["key"].name or field.name: field for field in dataclasses.fields(kind)}


def export_keys() -> dict[str, dataclasses.Field[Any]]:
    """What an [[export]] takes: its own keys, and those of FERRULE(...)."""
    return {**keys(Annotations), **keys(Export)}


def load(root: Path) -> Project:
    """Reads the project in a folder."""
    path = root / "pyproject.toml"
    if not path.is_file():
        raise Problem(
            f"there is no pyproject.toml in {root}", "`ferrule new NAME` makes a project, `ferrule init` makes one of this folder"
        )
    document = toml.read(path)
    project = document.get("project")
    if not isinstance(project, dict) or not isinstance(project.get("name"), str):
        raise Problem(
            f"{path} has no [project] table with a name", 'it needs at least  [project]  name = "NAME"  version = "0.1.0"'
        )
    tool = document.get("tool", {})
    table = tool.get("ferrule") if isinstance(tool, dict) else None
    config = path
    if (root / "ferrule.toml").is_file():
        config = root / "ferrule.toml"
        table = toml.read(config)
    if not isinstance(table, dict):
        raise Problem(f"{path} has no [tool.ferrule] table", '`ferrule init` adds one: [tool.ferrule]  headers = ["NAME.hpp"]')
    settings = from_table(table, config, default_module=names.module_of(project["name"]))
    target = targets.wanted(here=of_this_machine(settings))
    return Project(root, config, project["name"], str(project.get("version", "0")), settings, bool(project.get("dynamic")), target)


def of_this_machine(settings: Settings) -> list[str]:
    """Libraries that are found on this machine, as the settings name them; a file may be one for any."""
    found = [f"pkg-config = [{each!r}]" for each in settings.pkg_config] + [f"cmake = [{each!r}]" for each in settings.cmake]
    return found + [f"link = [{each!r}]" for each in settings.link if "/" not in each and "\\" not in each]


def from_table(table: dict[str, Any], where: Path, default_module: str) -> Settings:
    """A table with the names and types of its keys checked; what is wrong is said with the line in the file `where`."""
    reader = _Reader(where)
    values = reader.table(Settings, table, reader.prefix, "[tool.ferrule]", keys(Settings))
    values.setdefault("module", default_module)
    settings = Settings(**values)
    why = names.why_not(settings.module)
    if why:
        raise reader.problem(reader.prefix, "module", f"the module's name '{settings.module}' {why}", "give another as `module`")
    if f"{settings.module}.h" in settings.headers:
        message = f"the C header of the module {settings.module} will be called {settings.module}.h, as a header to be bound is"
        raise reader.problem(
            reader.prefix, "headers", message, "give the module another name (`module`, or --module of `ferrule bind`)"
        )
    return settings


class _Reader:
    """Reads tables of one file."""

    def __init__(self, where: Path) -> None:
        self.where = where
        self.prefix: tuple[str, ...] = ("tool", "ferrule") if where.name == "pyproject.toml" else ()

    def table(
        self, kind: type, table: dict[str, Any], path: tuple[str, ...], title: str, known: dict[str, Any], index: int = 0
    ) -> dict[str, Any]:
        """The values of a table, for the fields of `kind`; keys of `known` that are not its fields are only checked."""
        values: dict[str, Any] = {}
        for key, value in table.items():
            field = known.get(key)
            if field is None:
                close = difflib.get_close_matches(key, known, 1, 0.6)
                hint = f"did you mean `{close[0]}`?" if close else "the keys are: " + ", ".join(known)
                raise self.problem(path, key, f"unknown key `{key}` in {title}", hint, index)
            checked = self._value(field, key, value, path, index)
            own = keys(kind).get(key)
            if own is not None and own is field:
                values[own.name] = checked
        return values

    def _value(self, field: dataclasses.Field[Any], key: str, value: Any, path: tuple[str, ...], index: int) -> Any:
        facts: Key = field.metadata["key"]
        kind = str(field.type)
        if kind == "list[Export]":
            return self._exports(value, path)
        if kind == "dict[str, Annotations]":
            return self._members(value, path, index)
        wrong = ""
        if kind == "bool" and not isinstance(value, bool):
            wrong = "true or false"
        elif kind == "str" and not isinstance(value, str):
            wrong = "a string"
        elif kind == "bool | str" and not isinstance(value, (bool, str)):
            wrong = "true, false or a string"
        elif kind == "list[str]" and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            wrong = "an array of strings"
        elif facts.choices and value not in ("", *facts.choices):
            wrong = "one of " + ", ".join(f"`{each}`" for each in facts.choices)
        if wrong:
            raise self.problem(path, key, f"`{key}` must be {wrong}", index=index)
        return value

    def _exports(self, value: Any, path: tuple[str, ...]) -> list[Export]:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.problem(path, "export", "`export` must be tables: [[tool.ferrule.export]]")
        inside = (*path, "export")
        found = []
        for index, each in enumerate(value):
            if not isinstance(each.get("name"), str) or not each["name"]:
                raise self.problem(path, "export", "an export needs a `name`, which is the C++ name", index=index)
            found.append(Export(**self.table(Export, each, inside, "[[tool.ferrule.export]]", export_keys(), index)))
        return found

    def _members(self, value: Any, path: tuple[str, ...], index: int) -> dict[str, Annotations]:
        if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
            raise self.problem(
                path, "member", '`member` must have a table for each member: [tool.ferrule.export.member."name"]', index=index
            )
        known = keys(Annotations)
        title = "[tool.ferrule.export.member]"
        return {
            name: Annotations(**self.table(Annotations, each, (*path, "member", name), title, known, index))
            for name, each in value.items()
        }

    def problem(self, path: tuple[str, ...], key: str, message: str, hint: str = "", index: int = 0) -> Problem:
        """A Problem at the line of a key."""
        line = None
        if self.where.is_file():
            line = toml.line_of(self.where.read_text(encoding="utf-8", errors="replace"), path, key, index)
        return Problem(f"{self.where}{f':{line}' if line else ''}: {message}", hint)
