"""Modules made of a page's C++ blocks: one build for all blocks that name the same module."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from doc_blocks import Block

from ferrule import installed

PREAMBLE = "#pragma once\n#include <ferrule/ferrule.hpp>\n"
LAUNCHER = ["ccache"] if shutil.which("ccache") else []


class Failed(Exception):
    """A block that does not do what its page says."""


@dataclasses.dataclass(frozen=True)
class Module:
    name: str
    header: Path
    out: Path
    std: str

    @property
    def library(self) -> Path:
        return self.out / self.name / f"_{self.name}.so"

    @property
    def include(self) -> Path:
        return self.out / "include"


def compiler(language: str = "cpp") -> list[str]:
    return [*LAUNCHER, *(os.environ.get("CXX", "c++") if language == "cpp" else os.environ.get("CC", "cc")).split()]


def run(command: list[object], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)


def must(command: list[object], cwd: Path, where: str) -> str:
    done = run(command, cwd)
    if done.returncode:
        raise Failed(f"{where}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def generate(name: str, header: Path, std: str, out: Path) -> subprocess.CompletedProcess[str]:
    command = [*installed.generator(), "--module", name, "--std", f"c++{std}", "--header", header.name, "-I", header.parent, "-o", out]
    command += ["--runtime-include", installed.include_folder()]
    libclang = installed.libclang()
    return run(command + (["--libclang", libclang] if libclang else []), header.parent)


def write_header(folder: Path, name: str, blocks: list[Block], root: Path) -> Path:
    """Compilers' messages name the page, by #line."""
    path = folder / f"{name}.hpp"
    parts = [PREAMBLE]
    parts += [f'#line {block.line} "{root / block.page}"\n{block.text}' for block in blocks]
    path.write_text("".join(parts), encoding="utf-8")
    return path


def build(name: str, blocks: list[Block], folder: Path, root: Path) -> Module:
    """Generates, compiles and links the module, without optimizing."""
    folder.mkdir(parents=True, exist_ok=True)
    std = next((block.attributes["std"] for block in blocks if "std" in block.attributes), "17")
    module = Module(name, write_header(folder, name, blocks, root), folder / "out", std)
    where = blocks[0].where
    done = generate(name, module.header, std, module.out)
    if done.returncode:
        raise Failed(f"{where}: ferrule refuses the module {name}:\n{done.stderr}")
    flags = [f"-std=c++{std}", "-O0", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"]
    flags += [f"-I{each}" for each in (installed.include_folder(), module.include, folder)]

    def compiled(part: str) -> Path:
        target = module.out / f"{part}.o"
        must([*compiler(), *flags, "-c", f"{module.out}/{name}_{part}.cpp", "-o", target], folder, where)
        return target

    with ThreadPoolExecutor(2) as pool:
        objects = list(pool.map(compiled, ("shim", "lane")))
    link = ["-shared", f"-Wl,--version-script={module.out / name}.map", "-Wl,-z,nodelete", "-o", module.library, "-ldl", "-pthread"]
    must([*compiler()[len(LAUNCHER) :], *objects, *link], folder, where)
    cdef = Path(installed.__file__).with_name("_cdef.py")
    must([sys.executable, cdef, module.out / f"{name}_cdef.h", module.out / name / "_cdef.py"], folder, where)
    return module


def refusal(block: Block, folder: Path) -> str:
    """What ferrule says of a header that it does not take."""
    folder.mkdir(parents=True, exist_ok=True)
    name = block.attributes["refused"]
    header = folder / f"{name}.hpp"
    header.write_text(PREAMBLE + block.text, encoding="utf-8")
    done = generate(name, header, block.get("std") or "17", folder / "out")
    if done.returncode != 1:
        raise Failed(f"{block.where}: ferrule was to refuse this, and did not\n{done.stderr}")
    return done.stderr.replace(f"{header}", header.name)
