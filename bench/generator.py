"""What the generator costs for headers of 1 to 5000 functions, and of as many classes: processor time of each phase, and memory.

    python bench/generator.py [--sizes 1 100 1000 5000] [--rounds 3] [--generator ferrule-gen] [--record]

Processor time, not wall time: machines are shared.  The minimum of the rounds counts.  --record puts the table into bench/README.md.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import record

TYPES = ["int", "double", "bool", "const std::string &", "const std::vector<int> &", "float"]
#: whose the phases of `--timings` are
START, CLANG, OURS = ("compiler", "libclang"), ("parse", "probe"), ("read", "ask", "build", "check", "emit", "write")


def function(number: int) -> str:
    first, second = TYPES[number % 6], TYPES[number // 6 % 6]
    return f"/// Number {number}.\nFERRULE(export) inline int function{number}({first} a, {second} b, int c = {number}) {{ return (void)a, (void)b, c; }}\n"


def class_(number: int) -> str:
    return f"""/// Class {number}.
class FERRULE(export) Class{number} {{
 public:
  explicit Class{number}(int value) : value_(value) {{}}
  int value() const {{ return value_; }}
  void set({TYPES[number % 6]} a, int value) {{ (void)a, value_ = value; }}
  std::string text() const {{ return {{}}; }}

 private:
  int value_;
}};
"""


KINDS = {"functions": function, "classes": class_}


def header(kind: str, size: int) -> str:
    body = "".join(KINDS[kind](number) for number in range(size))
    return f"#pragma once\n#include <ferrule/ferrule.hpp>\n#include <string>\n#include <vector>\n\nnamespace big {{\n{body}}}  // namespace big\n"


@dataclass
class Run:
    milliseconds: dict[str, float]
    megabytes: float

    def of(self, phases: tuple[str, ...]) -> float:
        return sum(self.milliseconds[phase] for phase in phases)


def generate(generator: list[str], folder: Path) -> Run:
    command = [*generator, "--module", "big", "--header", "big.hpp", "-I", str(folder), "-o", str(folder / "out"), "--timings"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{said}")
    lines = [line.split() for line in said.splitlines()[1:]]
    return Run({phase: float(processor) for phase, processor, *_ in lines}, usage.ru_maxrss / 1024)


def measure(generator: list[str], kind: str, size: int, rounds: int) -> Run:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "big.hpp").write_text(header(kind, size), encoding="utf-8")
        runs = [generate(generator, folder) for _ in range(rounds)]
    return Run({phase: min(run.milliseconds[phase] for run in runs) for phase in runs[0].milliseconds}, max(run.megabytes for run in runs))


def row(kind: str, size: int, run: Run) -> list[str]:
    clang, ours = run.of(CLANG), run.of(OURS)
    parts = [f"{run.milliseconds[phase]:.0f}" for phase in OURS]
    return [f"{size} {kind}", f"{run.of(START):.0f}", *(f"{run.milliseconds[phase]:.0f}" for phase in CLANG), *parts, f"{ours:.0f}",
            f"{ours / clang:.0%}", f"{run.megabytes:.0f} MiB"]  # fmt: skip


def growth(runs: dict[int, Run]) -> str:
    """How ours grows from the second largest header to the largest: 1 is linear, 2 quadratic."""
    *_, smaller, larger = sorted(runs)
    exponent = math.log(runs[larger].of(OURS) / runs[smaller].of(OURS)) / math.log(larger / smaller)
    return f"{exponent:.2f} from {smaller} to {larger}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 100, 1000, 5000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--generator", help="a ferrule-gen; otherwise that of the installed tool")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    generator = [options.generator] if options.generator else [sys.executable, "-m", "ferrule.gen"]
    rows, exponents = [], []
    for kind in KINDS:
        runs = {}
        for size in options.sizes:
            runs[size] = measure(generator, kind, size, options.rounds)
            rows.append(row(kind, size, runs[size]))
        if len(runs) > 1:
            exponents.append(f"{kind}: {growth(runs)}")
    text = (
        f"{record.machine('ferrule')}; milliseconds of processor time, minimum of {options.rounds}.\n\n"
        + record.table(["header", "start", *CLANG, *OURS, "ours", "of clang's", "peak memory"], rows)
        + f"\n\nThe exponent with which ours grows: {'; '.join(exponents)}.\n"
    )
    print(text)
    if options.record:
        record.record("generator", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
