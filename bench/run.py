"""Runs every case on every peer in one process, in interleaved rounds, and prints the minima as a table of nanoseconds and of
ratios to nanobind.  Build first with bench/build.py; run with that environment's interpreter:

    build/bench/venv/bin/python bench/run.py [--rounds 15] [--markdown]

Each figure contains the loop's own overhead, which is given once.  The peers hold the GIL; ferrule is bound with `gil = hold`
beside them, and once more as it comes by default, releasing the GIL around each call.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import math
import os
import platform
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Callable

CFFI_LANE = "ferrule, cffi lane"
SAME_HEADER = "cffi, same header"  # by hand, over the header and the library that ferrule makes

MODULES = Path(__file__).resolve().parent.parent / "build" / "bench" / "modules"

#: name, statement, most repetitions of one sample; `m` is the module, the rest is made by prepare()
CASES = [
    ("add(1, 2)", "m.add(1, 2)", 20000),
    ("scale(3.0, offset=1.0)", "m.scale(3.0, offset=1.0)", 20000),
    ('greet("world")', 'm.greet("world")', 10000),
    ("length(1 KiB str)", "m.length(text)", 20000),
    ("sum_list(1000 floats)", "m.sum_list(floats)", 300),
    ("make_list(1000)", "m.make_list(1000)", 100),
    ("echo_strings(1000)", "m.echo_strings(strings)", 50),
    ("Counter(5)", "m.Counter(5)", 10000),
    ("c.inc()", "c.inc()", 20000),
    ("c.get()", "c.get()", 20000),
    ("c.value", "c.value", 20000),
    ("c.value = 3", "c.value = 3", 20000),
    ("p.x (record)", "p.x", 20000),
    ("dist(p, q)", "m.dist(p, q)", 20000),
    ("fails(1)", "try:\n        m.fails(1)\n    except ValueError:\n        pass", 2000),
    ("returns_error(1)", "try:\n        m.returns_error(1)\n    except ValueError:\n        pass", 2000),
    ("pick(1.5), third of three", "m.pick(1.5)", 20000),
    ("c.tune(low=…, high=…, step=…)", "c.tune(low=1, high=2, step=3)", 20000),
    ("u + v", "u + v", 10000),
    ("for x in holder (1000)", "for _x in holder: pass", 100),
    ("holder.part()", "holder.part()", 10000),
    ("part.get()", "part.get()", 20000),
    ("echo_map(1000)", "m.echo_map(numbers)", 20),
    ("echo_points(1000)", "m.echo_points(points)", 20),
    ("add, GIL released", "m.add_released(1, 2)", 20000),
]


def load(name: str) -> ModuleType | None:
    try:
        if name == "p_cffi_api":
            os.environ["P_CFFI_MODE"] = "api"
            spec = importlib.util.spec_from_file_location(name, MODULES / "p_cffi.py")
            assert spec and spec.loader
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            del os.environ["P_CFFI_MODE"]
            return module
        if name.endswith("_cffi_lane"):
            return None
        return importlib.import_module(name)
    except ImportError as error:
        print(f"{name} is left out: {error}", file=sys.stderr)
        return None


def ferrule_cffi_lane() -> ModuleType | None:
    """The same ferrule package, once more, over cffi."""
    before = {key: sys.modules.pop(key) for key in list(sys.modules) if key == "p_ferrule" or key.startswith("p_ferrule.")}
    os.environ["FERRULE_LANE"] = "cffi"
    try:
        return load("p_ferrule")
    finally:
        del os.environ["FERRULE_LANE"]
        for key in [key for key in sys.modules if key == "p_ferrule" or key.startswith("p_ferrule.")]:
            del sys.modules[key]
        sys.modules.update(before)


def prepare(module: ModuleType) -> dict[str, object]:
    strings = [f"string {i}" for i in range(1000)]
    names: dict[str, object] = {"m": module, "text": "x" * 1024, "floats": [float(i) for i in range(1000)], "strings": strings}
    names["numbers"] = {each: i for i, each in enumerate(strings)}
    if hasattr(module, "Counter"):
        names["c"] = module.Counter(5)
    if hasattr(module, "Point"):
        names["p"], names["q"] = module.Point(0.0, 0.0), module.Point(3.0, 4.0)
        names["points"] = [module.Point(float(i), 1.0) for i in range(1000)]
    if hasattr(module, "Vec"):
        names["u"], names["v"] = module.Vec(1.0, 2.0), module.Vec(3.0, 4.0)
    if hasattr(module, "Holder"):
        names["holder"] = module.Holder(1000)
        names["part"] = module.Holder(1).part()
    return names


def compile_case(statement: str, names: dict[str, object]) -> Callable[[int], float]:
    scope: dict[str, object] = {"clock": time.perf_counter_ns}
    arguments = ", ".join(f"{name}=scope_{name}" for name in names)
    scope.update({f"scope_{name}": value for name, value in names.items()})
    source = f"def sample(n, {arguments}):\n  start = clock()\n  for _ in range(n):\n    {statement}\n  return (clock() - start) / n"
    exec(source, scope)  # noqa: S102 - the statements stand above
    return scope["sample"]  # type: ignore[return-value]


def works(sample: Callable[[int], float]) -> bool:
    try:
        sample(1)
        return True
    except Exception:
        return False


#: ns that a sample may take: less than others on the machine let us run without a pause, so that some sample is undisturbed
SHORT = 500_000


def repetitions(sample: Callable[[int], float], most: int) -> int:
    few = max(1, most // 100)
    sample(few)
    return max(1, min(most, int(SHORT / min(sample(few) for _ in range(3)))))


def measure(modules: dict[str, ModuleType], rounds: int) -> dict[str, dict[str, float]]:
    samples: dict[str, dict[str, Callable[[int], float]]] = {}
    for case, statement, _ in CASES:
        made = {peer: compile_case(statement, prepare(module)) for peer, module in modules.items()}
        samples[case] = {peer: sample for peer, sample in made.items() if works(sample)}
    counts = {case: {peer: repetitions(sample, most) for peer, sample in samples[case].items()} for case, _, most in CASES}
    best: dict[str, dict[str, float]] = {case: {} for case, _, _ in CASES}
    for _ in range(rounds):
        for case, _, _ in CASES:
            for peer, sample in samples[case].items():
                best[case][peer] = min(best[case].get(peer, math.inf), sample(counts[case][peer]))
    return best


def table(best: dict[str, dict[str, float]], peers: list[str], cell: Callable[[str, str], str]) -> str:
    lines = ["| case | " + " | ".join(peers) + " |", "|---|" + "--:|" * len(peers)]
    lines += ["| " + " | ".join([case] + [cell(case, peer) for peer in peers]) + " |" for case in best]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", nargs="*", help="peers to measure, by their names in the table")
    options = parser.parse_args()
    sys.path.insert(0, str(MODULES))
    wanted = {
        "C extension": "p_capi", "nanobind": "p_nanobind", "nanobind split": "p_nanobind_split", "pybind11": "p_pybind11",
        "PyO3": "p_pyo3", "PyO3 abi3": "p_pyo3_abi3", "Cython": "p_cython", "cffi API": "p_cffi_api", "cffi ABI": "p_cffi",
        SAME_HEADER: "p_cffi_header",
        "ferrule": "p_ferrule", "ferrule, GIL released": "p_ferrule_released",
    }  # fmt: skip
    if options.only:
        wanted = {peer: name for peer, name in wanted.items() if peer in options.only}
    modules = {peer: module for peer, name in wanted.items() if (module := load(name))}
    lane = ferrule_cffi_lane() if not options.only or CFFI_LANE in options.only else None
    if lane:
        modules[CFFI_LANE] = lane
    for peer in [peer for peer in modules if peer.startswith("ferrule")]:
        modules[peer] = modules[peer].subject  # its namespace is not the module's name, so it is a submodule
    if "ferrule, GIL released" in modules:
        modules["ferrule, GIL released"].add_released = modules["ferrule, GIL released"].add  # type: ignore[attr-defined]
    best = measure(modules, options.rounds)
    peers = list(modules)
    empty = min(compile_case("pass", {})(200000) for _ in range(options.rounds))
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}; ns per call, minimum of {options.rounds} interleaved rounds, "
          f"loop overhead of {empty:.1f} ns included\n")  # fmt: skip
    print(table(best, peers, lambda case, peer: f"{best[case][peer]:.1f}" if peer in best[case] else "-"))
    if SAME_HEADER in modules and CFFI_LANE in modules:
        print(f"\n{CFFI_LANE}, beside a wrapper written by hand over the same header and library\n")
        both = [case for case in best if SAME_HEADER in best[case] and CFFI_LANE in best[case]]
        print("| case | by hand | ferrule | ratio |\n|---|--:|--:|--:|")
        for case in both:
            ours, theirs = best[case][CFFI_LANE], best[case][SAME_HEADER]
            print(f"| {case} | {theirs:.1f} | {ours:.1f} | {ours / theirs:.2f} |")
    if "nanobind" in modules:
        print("\nRatios to nanobind (below 1 is faster)\n")
        print(table(best, peers, lambda case, peer: f"{best[case][peer] / best[case]['nanobind']:.2f}" if peer in best[case] and "nanobind" in best[case] else "-"))
        for peer in peers:
            shared = [case for case in best if peer in best[case] and "nanobind" in best[case]]
            if shared:
                print(f"geometric mean, {peer}: {math.exp(sum(math.log(best[c][peer] / best[c]['nanobind']) for c in shared) / len(shared)):.2f} over {len(shared)} cases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
