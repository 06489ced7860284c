"""The tables of docs/types.md, made from the rows themselves.

Each file of include/ferrule/types/ says in its head what its table is called, and which C++ types stand for its rows:

    //! table Sets
    //! shows std::set<double>
    //! shows const double *, std::size_t       a pointer and a number
    //! shows const char * = nullptr            a parameter with that default
    //! field double[3]                         of what can only be a field of a record
    //! refuses std::initializer_list<int>      where the rows say that a type does not cross, and why

or, instead of these, that its types are those of a library which not everybody has:

    //! library Eigen

or that only ferrule's own declarations have it:

    //! own

All else is asked of ferrule: a header with one function for each direction of each type is given to ferrule-gen, and the shape, the
C declaration and the types of the stub are read from what it makes. FERRULE_UPDATE=1 with tests/docs/test_types.py writes the page.
"""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

DASH = "\N{EN DASH}"
BEGIN = "<!-- Made from include/ferrule/types by docs/site/type_tables.py. -->\n"
END = "<!-- End of what is made. -->\n"

# What the types shown may be made of.
EXPORTED = """\
#pragma once
#include <ferrule/ferrule.hpp>
{includes}
struct FERRULE(record) Point {{ double x = 0, y = 0; }};
enum class FERRULE(export) Join {{ mitre, round }};
class FERRULE(export) Path {{ public: int size() const; }};
struct Table {{
{members}
}};
struct FERRULE(record) Fields {{
  int f_none;
{fields}
}};
"""
MANY = ", std::size_t"  # behind a pointer: that many
NONE = " = nullptr"  # what a pointer is if nothing is said
# Tables in the order of the shapes that begin them.
SCALARS = ("bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64", "char")
SHAPES = (*SCALARS, "enum", "str", "bytes", "path", "list", "map", "optional", "box", "tuple", "variant", "record", "handle")
HOW = {
    "shared": "borrowed, shared",
    "exclusive": "borrowed, exclusively",
    "take": "taken",
    "share": "shared",
    "value": "a new object",
    "copy": "a copy",
    "view": "a view",
    "const_view": "a view for reading",
    "static_view": "an object that stays",
}


class NoEntry(Exception):
    """A file of rows that says nothing of its table, or something that is not so."""


@dataclasses.dataclass
class Family:
    """One file of rows."""

    file: str
    title: str
    about: str
    includes: list[str]
    shown: list[str]
    fields: list[str]
    refused: list[str]


@dataclasses.dataclass
class Direction:
    shape: str
    c: str
    python: str
    how: str


def families(folder: Path) -> list[Family]:
    """Of each file of rows, save those of other libraries, and ferrule's own."""
    return [family(path) for path in sorted(folder.glob("*.hpp")) if not re.search(r"^//! (library .+|own)$", _head(path), re.M)]


def _head(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("#pragma once")[0]


def family(path: Path) -> Family:
    text = path.read_text(encoding="utf-8")
    head = text.partition("#pragma once")[0]
    titles = re.findall(r"^//! table (.+)$", head, re.M)
    shown, fields, refused = (re.findall(rf"^//! {word} (.+)$", head, re.M) for word in ("shows", "field", "refuses"))
    if len(titles) != 1 or not (shown or fields or refused):
        raise NoEntry(f"{path.name} needs, before #pragma once, `//! table TITLE` and `//! shows TYPE`, for docs/types.md")
    about: list[str] = []
    for line in head.splitlines():
        if not line.startswith("//!"):
            about.append(line.removeprefix("//").strip())
    words = " ".join(about).partition("  ")[0]  # the first paragraph: what follows is for who changes the file
    return Family(path.name, titles[0], words.strip(), re.findall(r"^#include <.*>$", text, re.M), shown, fields, refused)


def page(text: str, tables: str) -> str:
    """The page with its tables replaced."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{tables}{END}{after}"


Generate = Callable[[str, Path, str, Path], subprocess.CompletedProcess[str]]  # module, header, one more option or "", output


def tables(rows: Path, folder: Path, generate: Generate) -> str:
    """The tables' text."""
    known = families(rows)
    asked = _ask(known, folder, generate)
    made: list[tuple[int, str, str]] = []
    for one in known:
        lines, first = [], ""
        for cpp in one.shown + one.fields:
            taken, given = asked.of(cpp)
            if not taken and not given:
                raise NoEntry(f"{one.file} shows {cpp}, and that crosses in no direction")
            shape = (taken or given or Direction("", "", "", "")).shape
            first = first or shape
            lines.append(_row(_code(cpp) + (", a field" if cpp in one.fields else ""), shape, taken, given))
        text = _table(one, lines)
        for cpp in one.refused:
            if cpp not in asked.refusals:
                raise NoEntry(f"{one.file} refuses {cpp}, and that crosses")
            text += f"\n* {asked.refusals[cpp]}"
        made.append((_place(first), one.title, text + ("\n" if one.refused else "")))
    return "\n".join(text for _, _, text in sorted(made)) + "\n"


@dataclasses.dataclass
class Asked:
    """What ferrule says of each type."""

    taken: dict[str, Direction]
    given: dict[str, Direction]
    refusals: dict[str, str]

    def of(self, cpp: str) -> tuple[Direction | None, Direction | None]:
        return self.taken.get(cpp), self.given.get(cpp)


def _ask(known: list[Family], folder: Path, generate: Generate) -> Asked:
    types = [each for one in known for each in one.shown + one.refused]
    fields = [each for one in known for each in one.fields]
    header = folder / "table.hpp"
    members = [_functions(i, each) for i, each in enumerate(types)]
    arrays = ["  {} f_{}{};".format(*(each.partition("[")[0], i, "[" + each.partition("[")[2])) for i, each in enumerate(fields)]
    includes = sorted({line for one in known for line in one.includes})
    text = EXPORTED.format(includes="\n".join(includes), members="\n".join(members), fields="\n".join(arrays))
    header.write_text(text, encoding="utf-8")
    model = json.loads(_must(generate("t", header, "--dump-model", folder / "out")))
    _must(generate("t", header, "", folder / "out"))
    functions = {each["python"]: each for each in model["functions"]}
    header_text = (folder / "out/include/t.h").read_text(encoding="utf-8")
    stub = (folder / "out/t/__init__.pyi").read_text(encoding="utf-8")
    c, python = _c_declarations(header_text), _python_types(stub)
    asked = Asked({}, {}, {})
    for i, cpp in enumerate(types):
        for name, directions in ((f"in_{i}", asked.taken), (f"out_{i}", asked.given)):
            if name in functions:  # what is written to comes back from the function that takes it
                where = directions if "parameters" in functions[name] or name.startswith("out") else asked.given
                where[cpp] = _direction(functions[name], c, python)
        reasons = [each["reason"] for each in model.get("skips", []) if each["member"].startswith(f"in_{i}(")]
        if reasons:
            asked.refusals[cpp] = reasons[0]
    record = next(each for each in model["records"] if each["python"] == "Fields")
    for i, cpp in enumerate(fields):
        shape = next((each["type"] for each in record["fields"] if each["python"] == f"f_{i}"), None)
        declared = re.search(rf"^ +(?:t_)?([^;]*\bf_{i});", header_text, re.M)
        typed = re.search(rf"^ +f_{i}: (.*)$", stub, re.M)
        if shape and declared and typed:
            asked.taken[cpp] = asked.given[cpp] = Direction(shape, declared[1], typed[1], "")
    return asked


def _functions(i: int, cpp: str) -> str:
    """One function that takes such a thing, one that returns it.  A pointer and a number, or one with a default, are taken only."""
    if cpp.endswith(MANY):
        return f'  static void in_{i}(FERRULE(sized = "n") {cpp.removesuffix(MANY)} x, std::size_t n);'
    if cpp.endswith(NONE):
        return f"  static void in_{i}({cpp.removesuffix(NONE)} x{NONE});"
    return f"  static void in_{i}({cpp} x);\n  static {cpp} out_{i}();"


def _must(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode:
        raise NoEntry(done.stderr)
    return done.stdout


def _place(shape: str) -> int:
    word = re.split(r"[ <:]", shape)[0]
    return SHAPES.index(word) if word in SHAPES else len(SHAPES)


def _c_declarations(header: str) -> dict[str, str]:
    """Of each function, what stands for the value in C."""
    found = {}
    for name, parameters in re.findall(r"t_status t_table_(\w+)\(([^)]*)\)", header):
        words = [re.sub(r"\bt_", "", " ".join(each.split())) for each in parameters.split(",")]
        found[name] = ", ".join(each for each in words if each not in ("error **error", "owner **owner"))
    return found


def _python_types(stub: str) -> dict[str, str]:
    found = dict(re.findall(r"def (in_\d+)\(x: (.+?)\) -> None", stub))
    return found | dict(re.findall(r"def ((?:in|out)_\d+)\(\) -> (.+?):(?: \.\.\.)?$", stub, re.M))


def _direction(function: dict[str, Any], c: dict[str, str], python: dict[str, str]) -> Direction:
    value = function["parameters"][0] if "parameters" in function else function["result"]
    how = HOW.get(value.get("borrow") or value.get("transfer") or "", "")
    name = function["python"]
    return Direction(value["type"], c[name], python[name], how)


def _row(cpp: str, shape: str, taken: Direction | None, given: Direction | None) -> str:
    plain, _, face = shape.partition(":")
    cells = [cpp, _code(plain) + (f" as {face}" if face else "")]
    for each in (taken, given):
        cells += [_code(each.c), _code(each.python) + (f", {each.how}" if each.how else "")] if each else [DASH, DASH]
    return "| " + " | ".join(cells) + " |"


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def _table(one: Family, lines: list[str]) -> str:
    head = "| C++ | shape | parameter in C | Python takes | result in C | Python gives |\n|---|---|---|---|---|---|"
    return f"### {one.title}\n\n{one.about}\n" + ("\n".join(["", head, *lines, ""]) if lines else "")
