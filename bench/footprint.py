"""How long packages take to import, and how much memory an object takes, beside the peers.  Build first with bench/build.py:

    build/bench/venv/bin/python bench/footprint.py [--rounds 30] [--record]

The modules are those of bench/run.py (a record, three classes, fourteen functions); ferrule's is also measured with twenty classes of a
constructor and five methods.  Imports in fresh interpreters, interleaved, the minimum of each; an object is the growth of the
process's memory by 200000 of them, with the list that holds them.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
from pathlib import Path

import record
from run import MODULES

ROOT = Path(__file__).resolve().parent.parent
PEERS = {
    "nanobind": ("p_nanobind", ""), "nanobind split": ("p_nanobind_split", ""), "pybind11": ("p_pybind11", ""), "PyO3": ("p_pyo3", ""),
    "Cython": ("p_cython", ""), "ferrule": ("p_ferrule.subject", "cpython"), "ferrule, cffi lane": ("p_ferrule.subject", "cffi"),
    "ferrule, 20 classes": ("twenty", "cpython"), "ferrule, cffi lane, 20 classes": ("twenty", "cffi"),
}  # fmt: skip

IMPORT = """
import sys, time
sys.path.insert(0, sys.argv[1])
begin = time.perf_counter()
import {module}
print(time.perf_counter() - begin)
"""
OBJECTS = """
import gc, sys
sys.path.insert(0, sys.argv[1])
import {module} as module
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096
held = [module.Counter(i) for i in range(1000)]
gc.collect()
count, before = 200000, resident()
held = [module.Counter(i) for i in range(count)]
print((resident() - before) / count)
"""


def twenty(out: Path) -> None:
    """The package of twenty classes, compiled as a wheel's is, beside the other modules."""
    methods = "".join(f"  int m{k}(int x) const {{ return value_ + x + {k}; }}\n" for k in range(5))
    text = "".join(
        f"class FERRULE(export) C{i} {{\n public:\n  explicit C{i}(int value) : value_(value) {{}}\n{methods} private:\n  int value_;\n}};\n" for i in range(20)
    )
    project = out / "twenty"
    (project / "src").mkdir(parents=True, exist_ok=True)
    (project / "src" / "twenty.hpp").write_text(f"#pragma once\n#include <ferrule/ferrule.hpp>\nnamespace twenty {{\n{text}}}\n")
    (project / "pyproject.toml").write_text(
        '[project]\nname = "twenty"\nversion = "1.0.0"\n[build-system]\nrequires = ["ferrule"]\nbuild-backend = "ferrule.build"\n'
        '[tool.ferrule]\nmodule = "twenty"\nheaders = ["twenty.hpp"]\ninclude = ["src"]\n'
    )
    python = Path(sys.executable)
    subprocess.run([python.parent / "ferrule", "build"], cwd=project, check=True, env={**os.environ, "VIRTUAL_ENV": str(python.parent.parent)})
    wheel = max((project / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "--upgrade", "--target", MODULES, wheel], check=True)


def measured(program: str, module: str, lane: str) -> float:
    words = [sys.executable, "-c", program.format(module=module), str(MODULES)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env={**os.environ, "FERRULE_LANE": lane})
    return float(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    twenty(MODULES.parent)
    imports = dict.fromkeys(PEERS, math.inf)
    for _ in range(options.rounds):
        for peer, (module, lane) in PEERS.items():
            imports[peer] = min(imports[peer], measured(IMPORT, module, lane))
    rows = []
    for peer, (module, lane) in PEERS.items():
        size = "-" if module == "twenty" else f"{measured(OBJECTS, module, lane):.0f}"
        rows.append([peer, f"{imports[peer] * 1000:.2f}", size])
    text = record.machine("ferrule", "nanobind", "pybind11", "cffi") + f"; minimum of {options.rounds} imports.\n\n"
    text += record.table(["package", "import, ms", "bytes per `Counter`"], rows) + "\n"
    print(text)
    if options.record:
        record.record("footprint", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
