"""What is bound, how and why: of a project, of a finished library, or of the one in a wheel.

A library has its description inside, in pieces that say at their head what they are. They are read from the file: nothing of the
library runs, and it may be made for another machine.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from ferrule.problem import Problem

SCHEMA = 1

_HEAD = re.compile(rb"ferrule-text (\d+) inspection (\d+)/(\d+) (\d+) ([0-9a-f]{8})\n")
_LIBRARY = re.compile(r"(^|/)_?\w+\.(so|pyd|dylib|dll)$")


def load(source: Path) -> dict[str, Any]:
    """The inspection of a project's folder, a library or a wheel."""
    if source.is_dir():
        from ferrule import generator, settings

        return generator.inspect(settings.load(source.resolve()))
    if not source.exists():
        raise Problem(f"{source} is not there", "give a project's folder, a library (.so, .pyd, .dylib, .dll) or a wheel")
    if source.suffix == ".whl":
        return _of_wheel(source)
    return of_library(source.read_bytes(), str(source))


def of_library(data: bytes, name: str) -> dict[str, Any]:
    """The inspection in the bytes of a library."""
    pieces: dict[int, bytes] = {}
    wanted = 0
    for head in _HEAD.finditer(data):
        form, number, wanted, size = (int(each) for each in head.groups()[:4])
        if form != 1:
            raise Problem(f"{name} describes itself in form {form}, which is newer than this ferrule", "pip install -U ferrule")
        text = data[head.end() : head.end() + size]
        if zlib.adler32(text) != int(head[5], 16):
            raise Problem(f"the description inside {name} is damaged: piece {number} of {wanted} is not as it was written")
        pieces[number] = text
    if not pieces:
        raise Problem(f"{name} has no description inside: it was not made by ferrule, or by one before 0.1")
    if sorted(pieces) != list(range(1, wanted + 1)):
        raise Problem(f"the description inside {name} is damaged: {len(pieces)} of its {wanted} pieces are there")
    return parse(b"".join(pieces[number] for number in sorted(pieces)).decode("ascii"), name)


def parse(text: str, name: str) -> dict[str, Any]:
    """The JSON, with its schema looked at."""
    try:
        out = json.loads(text)
    except ValueError as error:
        raise Problem(f"the description inside {name} is damaged: {error}") from error
    if out.get("inspection") != SCHEMA:
        raise Problem(
            f"{name} describes itself by schema {out.get('inspection')}, and this ferrule knows {SCHEMA}", "pip install -U ferrule"
        )
    result: dict[str, Any] = out
    return result


def _of_wheel(path: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(path) as wheel:
            found = [each for each in wheel.namelist() if _LIBRARY.search(each)]
            for name in found:
                data = wheel.read(name)
                if _HEAD.search(data):
                    return of_library(data, f"{path}, {name}")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise Problem(f"{path} is no wheel that can be read: {error}") from error
    raise Problem(f"no library in {path} has a description inside: it was not made by ferrule")


def verdict_text(result: dict[str, Any]) -> str:
    """`points: field `doc_` is …; keeps self`, in one line; "" where there is no result."""
    if "lifetime" not in result:
        return ""
    words = "cannot be seen" if result["lifetime"] == "unseen" else str(result["lifetime"])
    if result.get("why"):
        words += f": {result['why']}"
    if result.get("keeps"):
        words += f"; keeps {', '.join(result['keeps'])}"
    if result.get("copies"):
        words += f"; keeps a copy of {', '.join(result['copies'])}"
    return words


def calls_text(function: dict[str, Any]) -> str:
    """How a call is made: the GIL, what is borrowed and how, locks."""
    parts = [f"GIL {function['gil']}"]
    borrowed = [("self", function["self"])] if function.get("self") else []
    borrowed += [(each["name"], each["borrow"]) for each in function.get("parameters", []) if each.get("borrow")]
    parts += [f"{name} {how}" for name, how in borrowed]
    parts += [f"{each['name']} {OWNERSHIP[each['ownership']]}" for each in function.get("parameters", []) if each.get("ownership")]
    if function.get("threads") == "library":
        parts.append("one lock")
    if function.get("stays"):
        parts.append(f"self keeps {', '.join(function['stays'])}")
    if function.get("invalidates"):
        parts.append(f"makes views of {' and '.join(function['invalidates'])} stale")
    return ", ".join(parts)


OWNERSHIP = {"take": "taken over", "share": "shared"}
TRANSFER = {
    "value": "new object",
    "copy": "copy",
    "view": "view",
    "const_view": "view for reading",
    "take": "owned",
    "share": "shared with C++",
    "static_view": "view of something static",
}
