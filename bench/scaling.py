"""How calls from several threads scale: the calls of two threads together beside those of one, in the same time.

    python bench/scaling.py [--pythons PYTHON …] [--threads 2] [--rounds 7] [--record]

One wheel, for all interpreters.  With the GIL only what C++ does for a while can be done by two threads at once; without it, calls
too.  Minima of the times are over interleaved rounds; a machine with fewer free cores than threads shows less.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import record

HEADER = """#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
namespace scaling {
/// Computes for a while.
FERRULE(export) inline double work(std::int64_t steps) {
  double x = 1;
  for (std::int64_t i = 0; i < steps; ++i) x = x * 1.0000001 + 1e-9;
  return x;
}
class FERRULE(export) Counter {
 public:
  Counter() = default;
  std::int64_t inc() { return ++value_; }

 private:
  std::int64_t value_ = 0;
};
}  // namespace scaling
"""
PROJECT = """[project]
name = "scaling"
version = "1.0.0"
[build-system]
requires = ["ferrule"]
build-backend = "ferrule.build"
[tool.ferrule]
module = "scaling"
headers = ["scaling.hpp"]
include = ["."]
"""
CASES = {"work(), C++ for a while": "m.work(100000)", "c.inc(), an object for each thread": "c.inc()"}
#: Prints the seconds that a case takes in so many threads at once, each of them doing it so many times.
PROGRAM = """
import json, sys, threading, time
import scaling as m
statement, threads, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
scope = {"m": m}
exec("def run(c, n):\\n  for _ in range(n):\\n    " + statement, scope)
ready, go = threading.Barrier(threads + 1), threading.Event()
def one():
    c = m.Counter()
    scope["run"](c, 100)
    ready.wait()
    go.wait()
    scope["run"](c, count)
all_ = [threading.Thread(target=one) for _ in range(threads)]
for each in all_:
    each.start()
ready.wait()
begin = time.perf_counter()
go.set()
for each in all_:
    each.join()
took = time.perf_counter() - begin
lock = getattr(sys, "_is_gil_enabled", lambda: True)()
print(json.dumps([took, sys.version.split()[0] + ("" if lock else " without the GIL")]))
"""


def built(folder: Path) -> None:
    (folder / "scaling.hpp").write_text(HEADER, encoding="utf-8")
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ferrule", "build", "--release"], cwd=folder, check=True)
    with zipfile.ZipFile(next((folder / "dist").glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")


def took(python: str, site: Path, statement: str, threads: int, count: int) -> tuple[float, str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    words = [python, "-c", PROGRAM, statement, str(threads), str(count)]
    seconds, version = json.loads(subprocess.run(words, env=environment, check=True, capture_output=True, text=True).stdout)
    return seconds, version


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pythons", nargs="+", default=[sys.executable], metavar="PYTHON")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        built(Path(name))
        site = Path(name) / "site"
        for python in options.pythons:
            for case, statement in CASES.items():
                alone, version = took(python, site, statement, 1, 1000)
                count = max(1, int(1000 * 0.4 / alone))
                best = {1: math.inf, options.threads: math.inf}
                for _ in range(options.rounds):
                    for threads in best:
                        best[threads] = min(best[threads], took(python, site, statement, threads, count)[0])
                rows.append([f"CPython {version}, {case}", f"{best[1] / count * 1e6:.2f}", f"{options.threads * best[1] / best[options.threads]:.2f}"])
                print(*rows[-1], sep="  ", flush=True)
    head = ["interpreter and call", "µs alone", f"{options.threads} threads, times as many"]
    text = f"{record.machine('ferrule')}; minimum of {options.rounds} rounds.\n\n{record.table(head, rows)}\n"
    print(f"\n{text}")
    if options.record:
        record.record("scaling", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
