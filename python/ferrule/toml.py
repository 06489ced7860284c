"""Reading TOML on every Python, saying where in the file something is, and writing the little of it that ferrule writes."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from ferrule.problem import Problem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")
_HEADER = re.compile(r"""^\s*\[(\[?)\s*(?P<name>(?:[^\]"'#]|"[^"]*"|'[^']*')+?)\s*\]""")
_ASSIGNED = re.compile(r"""^\s*(?P<key>(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def parse(text: str, path: Path) -> dict[str, Any]:
    """The tables of a text; a Problem in a compiler's form, FILE:LINE:COLUMN: …, if it is not TOML."""
    try:
        tables: dict[str, Any] = tomllib.loads(text)
        return tables
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = _AT.search(said)
        where = f"{path}:{at.group(1)}:{at.group(2)}" if at else str(path)
        lines = text.splitlines()
        line = lines[int(at.group(1)) - 1] if at and int(at.group(1)) <= len(lines) else ""
        shown = f"{line}\n{' ' * (int(at.group(2)) - 1)}^" if at and line.strip() else ""
        raise Problem(f"{where}: not TOML: {_AT.sub('', said)}", output=shown) from error


def read(path: Path) -> dict[str, Any]:
    """The tables of a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Problem(f"there is no {path.name} in {path.parent}") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise Problem(f"{path}:{line}: not UTF-8") from error
    return parse(text, path)


def line_of(text: str, table: tuple[str, ...], key: str, index: int = 0) -> int | None:
    """The line on which a key of a table is set, or its table begins; of an array of tables, the one of that index.

    It looks at the beginnings of lines, which is enough for what people write; None where that does not find it.
    """
    wanted = (*table, key)
    current: tuple[str, ...] = ()
    seen = -1
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            current = _parts(header.group("name"))
            if header.group(1) and current == wanted[: len(current)]:
                seen += 1
            if current[: len(wanted)] == wanted and max(seen, 0) == index:
                return number
            continue
        assigned = _ASSIGNED.match(line)
        if assigned and max(seen, 0) == index:
            full = current + _parts(assigned.group("key"))
            if full[: len(wanted)] == wanted:
                return number
    return None


def _parts(name: str) -> tuple[str, ...]:
    return tuple(each.strip("\"'") for each in _PART.findall(name))


def write(table: dict[str, Any], name: str = "") -> str:
    """A table as text: strings, numbers, booleans, arrays of them, tables, and arrays of tables."""
    lines = [f"{_key(key)} = {_value(value)}" for key, value in table.items() if not _is_table(value)]
    text = "\n".join(lines) + "\n" if lines else ""
    for key, value in table.items():
        full = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, dict):
            body = write(value, full)
            nested_only = value and all(_is_table(each) for each in value.values())
            text += body if nested_only else f"\n[{full}]\n{body}"
        elif _is_table(value):
            text += "".join(f"\n[[{full}]]\n{write(each, full)}" for each in value)
    return text


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _key(key: str) -> str:
    return key if key and all(c.isascii() and (c.isalnum() or c in "-_") for c in key) else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
