"""What pkg-config knows of libraries."""

from __future__ import annotations

import shutil
import subprocess

from ferrule import machine
from ferrule.problem import Exit, Problem


def flags(modules: list[str]) -> list[str]:
    """What pkg-config says that a compiler needs for these: -I… and -D…."""
    if not modules:
        return []
    program = shutil.which("pkg-config")
    if not program:
        raise Problem("pkg-config was not found", machine.how_to_get("pkg-config"), code=Exit.MISSING)
    run = subprocess.run([program, "--cflags", *modules], capture_output=True, text=True, check=False)
    if run.returncode:
        raise Problem(f"pkg-config does not know {', '.join(modules)}", output=run.stderr.strip())
    return [each for each in run.stdout.split() if each[:2] in ("-I", "-D")]
