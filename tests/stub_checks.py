"""Stubs held against the packages that they are of, as those run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# What stubtest says, and why that is so.
ALLOWED = {
    r"is a disjoint base at runtime, but isn't marked": "one stub serves both lanes: only compiled records have a layout of their own",
    r'has a default value of type Literal\[-?\d+\], which is incompatible with stub parameter type \S+$': "inspect knows no names in"
    " the signatures of compiled functions: an enumerator is shown as its number",
    r"(Open|Wider|Both)\.__[gs]etattr__ is not present at runtime": "objects of a dynamic class take any attribute, by their __dict__",
    r'\.(count|index|remove|get|pop|isdisjoint) is inconsistent, (stub parameter "\w+" should be positional or keyword|runtime'
    r' parameter "(stop|default)" has a default value of type)': "as typeshed has the methods of collections.abc",
    r"\.__r(and|or|sub|xor)__ is not present in stub": "collections.abc has them, and typeshed has not",
    r'\.__init__ is inconsistent, stub does not have \*args parameter "args"': "what only C++ makes, as iterations: the"
    " compiled class refuses, whatever it is given",
}


def stubtest(packages: dict[str, Path], lane: str, work: Path) -> list[str]:
    """What stubtest finds of packages in these folders.  It sees the stubs alone: what is private in a package is no part of them."""
    for name, folder in packages.items():
        for stub in (folder / name).rglob("*.pyi"):
            target = work / stub.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(stub, target)
    path = os.pathsep.join(map(str, packages.values()))
    environment = {**os.environ, "FERRULE_LANE": lane, "MYPYPATH": str(work), "PYTHONPATH": path}
    command = [sys.executable, "-m", "mypy.stubtest", "--concise", *packages]
    made = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode in (0, 1), made.stdout + made.stderr
    return [line for line in made.stdout.splitlines() if not any(re.search(each, line) for each in ALLOWED)]
