"""Where what was measured is kept: between two marks of bench/README.md, `<!-- NAME -->` and `<!-- /NAME -->`."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import subprocess
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def machine(*packages: str) -> str:
    """The machine and the versions that figures belong to, in a line."""
    compiler = subprocess.run(["c++", "-dumpfullversion"], capture_output=True, text=True, check=True).stdout.strip()
    parts = [platform.machine(), f"{os.cpu_count()} shared cores", f"c++ {compiler}", f"{platform.python_implementation()} {platform.python_version()}"]
    for package in packages:
        with contextlib.suppress(PackageNotFoundError):
            parts.append(f"{package} {version(package)}")
    return ", ".join(parts)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " --: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def record(name: str, text: str) -> None:
    old = README.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    new, count = marked.subn(lambda found: f"{found[1]}\n{text.strip()}\n\n{found[2]}", old)
    if count != 1:
        raise SystemExit(f"{README} has no place for `{name}`")
    README.write_text(new, encoding="utf-8")
