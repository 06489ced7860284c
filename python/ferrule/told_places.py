"""Messages about the project that `ferrule bind` made, told of what the user wrote: the file of --config, or the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SHOWN = re.compile(r"\s*\d+ \| |\s*\| |\s{6,}\S")  # a line of the file, what points into it, and what could stand there instead


def translate(output: str, made: Path, exports: tuple[str, ...], config: Path | None) -> str:
    """`made`: the pyproject.toml that the messages name. Those about what neither of the two says stay as they are."""
    if str(made) not in output:
        return output
    ours = made.read_text(encoding="utf-8").splitlines()
    head = re.compile(re.escape(str(made)) + r":(\d+):\d+: (.*)")
    told: list[str] = []
    shown_elsewhere = False
    for line in output.splitlines():
        found = head.fullmatch(line)
        if found:
            place = list(_place(ours[int(found[1]) - 1], exports, config))
            shown_elsewhere = bool(place)
            told += [f"{place[0]}: {found[2]}", *place[1:]] if place else [line]
        elif not (shown_elsewhere and _SHOWN.match(line)):
            shown_elsewhere = False
            told.append(line)
    return "\n".join(told)


def _place(text: str, exports: tuple[str, ...], config: Path | None) -> Iterator[str]:
    """Where the user wrote what this line quotes, and that line of his as a compiler shows it; nothing if he did not."""
    quoted = _QUOTED.search(text)
    if not quoted:
        return
    name = quoted[0][1:-1]
    if name in exports:
        yield f"--export {name}"
        return
    for number, line in enumerate(config.read_text(encoding="utf-8").splitlines() if config else [], 1):
        column = line.find(quoted[0])
        if column >= 0:
            yield f"{config}:{number}:{column + 1}"
            yield f"{number:>5} | {line}"
            yield f"      | {' ' * column}^{'~' * (len(quoted[0]) - 1)}"
            return
