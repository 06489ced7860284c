"""How long the generated code compiles, and how large it becomes, beside nanobind and pybind11, in the shape of nanobind's own benchmark:
functions of six arguments whose types are permuted, and as many classes with a constructor and a method.

    python bench/generated.py [--count 720] [--opt -Os -O2] [--generator ferrule-gen] [--record]

Processor time of compiler and linker.  Nothing is run: nanobind's own library, which its modules share, is neither built nor counted.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

import record

INCLUDE = Path(__file__).resolve().parent.parent / "include"
TYPES = ["uint16_t", "int32_t", "uint32_t", "int64_t", "uint64_t", "float"]
NAMES = "abcdef"


def permuted(count: int) -> list[tuple[str, ...]]:
    return list(itertools.islice(itertools.permutations(TYPES), count))


def parameters(types: tuple[str, ...]) -> str:
    return ", ".join(f"{kind} {name}" for kind, name in zip(types, NAMES))


def functions(count: int, mark: str = "") -> str:
    return "".join(f"{mark}inline float test_{i:04}({parameters(types)}) {{ return a + b + c + d + e + f; }}\n" for i, types in enumerate(permuted(count)))


def classes(count: int, mark: str = "") -> str:
    text = ""
    for i, types in enumerate(permuted(count)):
        fields = " ".join(f"{kind} {name};" for kind, name in zip(types, NAMES))
        values = ", ".join(f"{name}({name})" for name in NAMES)
        text += f"class {mark}Struct{i} {{\n public:\n  Struct{i}({parameters(types)}) : {values} {{}}\n"
        text += f"  float sum() const {{ return a + b + c + d + e + f; }}\n\n private:\n  {fields}\n}};\n"
    return text


def binder(space: str, kind: str, count: int) -> str:
    """The same for nanobind and pybind11, whose words are the same here.  No keyword arguments, as nanobind's own has none."""
    if kind == "functions":
        return "".join(f'  m.def("test_{i:04}", &test_{i:04});\n' for i in range(count))
    lines = ""
    for i, types in enumerate(permuted(count)):
        lines += f'  {space}::class_<Struct{i}>(m, "Struct{i}").def({space}::init<{", ".join(types)}>()).def("sum", &Struct{i}::sum);\n'
    return lines


@dataclass
class Built:
    seconds: float
    kilobytes: float


def processor_seconds(command: list[str]) -> float:
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def compiled(sources: list[Path], include: list[str], opt: str, *more: str) -> Built:
    flags = ["-std=c++17", "-fPIC", "-fvisibility=hidden", "-DNDEBUG", opt, *(f"-I{each}" for each in include), *more]
    objects = [source.with_suffix(".o") for source in sources]
    library = sources[0].with_suffix(".so")
    seconds = sum(processor_seconds(["c++", *flags, "-c", str(source), "-o", str(made)]) for source, made in zip(sources, objects))
    seconds += processor_seconds(["c++", "-shared", "-s", *map(str, objects), "-o", str(library)])
    return Built(seconds, library.stat().st_size / 1000)


def ferrule(generator: list[str], folder: Path, kind: str, count: int, opt: str) -> Built:
    body = (functions if kind == "functions" else classes)(count, "FERRULE(export) ")
    (folder / "shape.hpp").write_text(f"#pragma once\n#include <cstdint>\n#include <ferrule/ferrule.hpp>\n{body}", encoding="utf-8")
    (folder / "ferrule.toml").write_text('module = "shape"\nheaders = ["shape.hpp"]\ngil = "hold"\n', encoding="utf-8")  # as the peers hold it
    out = folder / "out"
    subprocess.run([*generator, "--config", str(folder / "ferrule.toml"), "-I", str(folder), "-o", str(out)], check=True)
    sources = sorted(out.glob("*.cpp"))
    return compiled(sources, [str(folder), str(out), str(out / "include"), str(INCLUDE)], opt)


def nanobind(folder: Path, kind: str, count: int, opt: str) -> Built:
    import nanobind as package

    text = f"#include <cstdint>\n#include <nanobind/nanobind.h>\n{(functions if kind == 'functions' else classes)(count)}"
    (folder / "nb.cpp").write_text(f"{text}\nNB_MODULE(nb, m) {{\n{binder('nanobind', kind, count)}}}\n", encoding="utf-8")
    # NB_SHARED: as nanobind's own CMake says where its library is one of its own.
    return compiled([folder / "nb.cpp"], [package.include_dir(), sysconfig.get_path("include")], opt, "-DNB_SHARED")


def pybind11(folder: Path, kind: str, count: int, opt: str) -> Built:
    import pybind11 as package

    text = f"#include <cstdint>\n#include <pybind11/pybind11.h>\n{(functions if kind == 'functions' else classes)(count)}"
    (folder / "pb.cpp").write_text(f"{text}\nPYBIND11_MODULE(pb, m) {{\n{binder('pybind11', kind, count)}}}\n", encoding="utf-8")
    return compiled([folder / "pb.cpp"], [package.get_include(), sysconfig.get_path("include")], opt)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=720)
    parser.add_argument("--opt", nargs="+", default=["-Os", "-O2"], metavar="FLAG")
    parser.add_argument("--kinds", nargs="+", default=["functions", "classes"])
    parser.add_argument("--peers", nargs="+", default=["nanobind", "pybind11"])
    parser.add_argument("--generator", help="a ferrule-gen; otherwise that of the installed tool")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    generator = [options.generator] if options.generator else [sys.executable, "-m", "ferrule.gen"]
    makers = {"nanobind": nanobind, "pybind11": pybind11}
    rows = []
    for kind, opt in itertools.product(options.kinds, options.opt):
        with tempfile.TemporaryDirectory() as name:
            built = {"ferrule": ferrule(generator, Path(name), kind, options.count, opt)}
            built.update({peer: makers[peer](Path(name), kind, options.count, opt) for peer in options.peers})
        for peer, one in built.items():
            beside = built.get("nanobind", one)
            rows.append([f"{options.count} {kind}, {opt}, {peer}", f"{one.seconds:.1f} s", f"{one.seconds / beside.seconds:.2f}",
                         f"{one.kilobytes:.0f} kB", f"{one.kilobytes / beside.kilobytes:.2f}"])  # fmt: skip
            print(*rows[-1], sep="  ", flush=True)
    text = (
        f"{record.machine('ferrule', 'nanobind', 'pybind11')}; processor time of compiler and linker, size after stripping, and both beside "
        f"nanobind's.\n\n{record.table(['what', 'compile', 'ratio', 'size', 'ratio'], rows)}\n"
    )
    print(f"\n{text}")
    if options.record:
        record.record("generated", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
