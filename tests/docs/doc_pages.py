"""Running a page: all that its blocks say, and the outputs compared."""

from __future__ import annotations

import dataclasses
import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import doc_modules
from doc_blocks import Block
from doc_modules import Failed, Module
from doc_shell import Shell

from ferrule import installed

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LANES = ("cpython", "cffi")
C_HEADERS = ("stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h")


class Unavailable(Exception):
    """A block that needs what is not on this machine."""


@dataclasses.dataclass
class Report:
    """What became of the blocks."""

    ran: int = 0
    skipped: list[str] = dataclasses.field(default_factory=list)  # with where and why


class Page:
    def __init__(self, blocks: list[Block], folder: Path, root: Path, all_of_them: bool) -> None:
        self.blocks = blocks
        self.folder = folder
        self.root = root
        self.all = all_of_them
        self.report = Report()
        self._modules: dict[str, Module] = {}
        self._shell: Shell | None = None

    def run(self) -> Report:
        """The modules first, then all that is not Python, in its order, then Python: it finds what the shell has installed."""
        wanted = [block for block in self.blocks if self._wanted(block)]
        self._build([block for block in wanted if "module" in block.attributes])
        python = [block for block in wanted if block.language in ("python", "pycon") and "file" not in block.attributes]
        printed: dict[str, str] = {}
        for block in wanted:
            if block in python or block.is_output:
                continue
            try:
                printed[block.where] = self._run(block)
            except Unavailable as reason:
                self.report.skipped.append(f"{block.where}: {reason}")
        printed |= self._run_python(python)
        self.report.ran += len(printed)
        for before, block in zip([None, *self.blocks], self.blocks):
            if block.is_output and block in wanted:
                if before is None or before.where not in printed:
                    raise Failed(f"{block.where}: an output, and the block before was not run")
                self._compare(block, printed[before.where])
                self.report.ran += 1
        return self.report

    def _wanted(self, block: Block) -> bool:
        reason = block.get("skip")
        if reason is None and "slow" in block.attributes and not self.all:
            reason = "slow; FERRULE_TEST_ALL=1 runs it"
        if reason is not None:
            self.report.skipped.append(f"{block.where}: {reason}")
        return reason is None

    # ---- each kind of block

    def _run(self, block: Block) -> str:
        if "file" in block.attributes:
            self._write(block)
        if block.language == "cpp":
            return self._cpp(block)
        if block.language == "c":
            return self._c(block)
        if block.language == "sh":
            return self._sh(block)
        if block.language == "toml":
            self._toml(block)
        elif block.language == "json":
            self._json(block.text)
        elif block.language == "swig":
            self._swig(block)
        return ""

    def _build(self, blocks: list[Block]) -> None:
        names = dict.fromkeys(block.attributes["module"] for block in blocks)
        for name in names:
            mine = [block for block in blocks if block.attributes["module"] == name]
            self._modules[name] = doc_modules.build(name, mine, self.folder / name, self.root)

    def _run_python(self, blocks: list[Block]) -> dict[str, str]:
        """In both lanes: what they print has to be the same."""
        if not blocks:
            return {}
        order = self.folder / "python.json"
        order.write_text(json.dumps([dataclasses.asdict(block) for block in blocks]), encoding="utf-8")
        path = os.pathsep.join([*(str(module.out) for module in self._modules.values()), *(self._shell.installed if self._shell else [])])
        command = [sys.executable, str(Path(__file__).with_name("doc_python.py")), str(order)]
        started = {
            lane: subprocess.Popen(
                command, cwd=self.folder, env={**os.environ, "PYTHONPATH": path, "FERRULE_LANE": lane}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for lane in LANES
        }
        results = {}
        for lane, process in started.items():
            out, err = process.communicate()
            if process.returncode:
                raise Failed(f"{blocks[0].where}: the Python blocks ended with status {process.returncode} in the {lane} lane:\n{err}")
            results[lane] = json.loads(out)
            for block, result in zip(blocks, results[lane]):
                if result["error"]:
                    raise Failed(f"{block.where}, in the {lane} lane:\n{result['error']}")
        for block, one, other in zip(blocks, *results.values()):
            if one != other and self._follows_output(block):
                raise Failed(f"{block.where}: the lanes print different things:\n{one['output']}---\n{other['output']}")
        return {block.where: result["output"] for block, result in zip(blocks, results[LANES[0]])}

    def _follows_output(self, block: Block) -> bool:
        after = self.blocks[self.blocks.index(block) + 1 :][:1]
        return bool(after) and after[0].is_output

    def _cpp(self, block: Block) -> str:
        if "refused" in block.attributes:
            folder = Path(tempfile.mkdtemp(prefix="refused-", dir=self.folder))
            return doc_modules.refusal(block, folder)
        if "check" in block.attributes:
            self._syntax(block, doc_peer(block.attributes["check"]), f"-std=c++{block.get('std') or '17'}")
        return ""

    def _syntax(self, block: Block, include: list[str], std: str, before: str = "", after: str = "") -> None:
        file = self.folder / f"line{block.line}.{block.language}"
        file.write_text(f'{before}#line {block.line} "{self.root / block.page}"\n{block.text}{after}', encoding="utf-8")
        compiler = doc_modules.compiler(block.language)[len(doc_modules.LAUNCHER) :]
        doc_modules.must([*compiler, std, "-fsyntax-only", "-Wall", "-Werror", "-Wno-unused", *include, file], self.folder, block.where)

    def _c(self, block: Block) -> str:
        if "check" in block.attributes:
            name = block.attributes["check"]
            headers = [*C_HEADERS, *([f"{name}.h"] if name != "std" else [])]
            include = [f"-I{self._module(block, name).include}"] if name != "std" else []
            before = "".join(f"#include <{each}>\n" for each in headers)
            inside = "inside" in block.attributes
            self._syntax(block, include, "-std=c11", before + ("void example(void) {\n" if inside else ""), "}\n" if inside else "")
        if "run" not in block.attributes:
            return ""
        module = self._module(block, block.attributes["run"])
        file, program = self.folder / f"line{block.line}.c", self.folder / f"line{block.line}"
        file.write_text(f'#line {block.line} "{self.root / block.page}"\n{block.text}', encoding="utf-8")
        compiler = doc_modules.compiler("c")[len(doc_modules.LAUNCHER) :]
        command = [*compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", f"-I{module.include}", file, module.library, "-pthread"]
        doc_modules.must([*command, f"-Wl,-rpath,{module.library.parent}", "-o", program], self.folder, block.where)
        return doc_modules.must([program], self.folder, block.where)

    def _module(self, block: Block, name: str) -> Module:
        if name not in self._modules:
            raise Failed(f"{block.where}: no block of this page is a part of the module {name}")
        return self._modules[name]

    @property
    def shell(self) -> Shell:
        if self._shell is None:
            self._shell = Shell(self.folder / "shell" / "work")
        return self._shell

    def _sh(self, block: Block) -> str:
        out, status = self.shell.run(block.text)
        expected = int(block.get("status") or 0)
        if status != expected:
            raise Failed(f"{block.where}: status {status} instead of {expected}:\n{out}")
        return out

    def _write(self, block: Block) -> None:
        path = self.shell.folder / block.attributes["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")

    def _toml(self, block: Block) -> None:
        try:
            table = tomllib.loads(block.text)
        except tomllib.TOMLDecodeError as error:
            raise Failed(f"{block.where}: {error}") from None
        if "ferrule" not in table.get("tool", {}) and "export" not in table:
            return
        # The keys are ferrule's to judge, even where the headers of the example are not there.
        file = self.folder / ("pyproject.toml" if "tool" in table else "ferrule.toml")
        file.write_text(block.text, encoding="utf-8")
        done = doc_modules.run([*installed.generator(), "--config", file, "--module", "x", "--header", "x.hpp", "--list-outputs"], self.folder)
        wrong = re.findall(r"^.*(?:unknown key|cannot be|must be|wants).*$", done.stderr, re.M)
        if wrong:
            raise Failed(f"{block.where}: " + "\n".join(wrong))

    @staticmethod
    def _json(text: str) -> None:
        """One value, or several one after the other."""
        decoder, at = json.JSONDecoder(), 0
        while text[at:].strip():
            at += len(text[at:]) - len(text[at:].lstrip())
            _, at = decoder.raw_decode(text, at)

    def _swig(self, block: Block) -> None:
        if not shutil.which("swig"):
            raise Unavailable("needs swig (apt-get install swig)")
        file = self.folder / f"line{block.line}.i"
        file.write_text(block.text, encoding="utf-8")
        command = ["swig", "-c++", "-python", "-Wall", "-outdir", self.folder, "-o", file.with_suffix(".cpp"), file]
        doc_modules.must(command, self.folder, block.where)

    @staticmethod
    def _compare(block: Block, printed: str) -> None:
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        if not doctest.OutputChecker().check_output(block.text, printed, flags):
            raise Failed(f"{block.where}: the page says\n{block.text}--- and it printed\n{printed}")


def doc_peer(name: str) -> list[str]:
    """The include flags for C++ of another tool's."""
    if name == "std":
        return []
    if name == "ferrule":
        return [f"-I{installed.include_folder()}"]
    import importlib
    import sysconfig

    try:
        peer = importlib.import_module(name)
    except ImportError:
        raise Unavailable(f"needs {name} (pip install {name})") from None
    python = sysconfig.get_paths()["include"]
    if not (Path(python) / "Python.h").is_file():
        raise Unavailable("needs Python.h (apt-get install python3-dev)")
    include = peer.get_include() if name == "pybind11" else peer.include_dir()
    return [f"-I{include}", f"-I{python}"]
