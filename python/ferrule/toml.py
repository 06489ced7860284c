"""Reading TOML on every Python, and writing the little of it that `ferrule bind` needs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from ferrule.problem import Problem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read(path: Path) -> dict[str, Any]:
    """The tables of a file; a Problem that names the line if it is not TOML."""
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return tables
    except FileNotFoundError:
        raise Problem(f"there is no {path.name} in {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{path}: {error}") from error


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
