"""Where ferrule-gen is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Build folders of `./dev test --all` with one that is slow, and bears no valgrind.
_SANITIZED = {"asan", "ubsan", "tsan"}


def find_generator() -> Path | None:
    """FERRULE_GEN, else the newest one of the build directories, else the one on the PATH."""
    given = os.environ.get("FERRULE_GEN")
    if given:
        return Path(given)
    built = [path for pattern in ("build/ferrule-gen", "build*/ferrule-gen", "build/*/ferrule-gen") for path in ROOT.glob(pattern)]
    built = [path for path in built if path.parent.name not in _SANITIZED]
    if built:
        return max(built, key=lambda path: path.stat().st_mtime)
    found = shutil.which("ferrule-gen")
    return Path(found) if found else None
