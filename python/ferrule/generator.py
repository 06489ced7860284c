"""Running ferrule-gen by itself. (In a build CMake runs it, with the target's own include directories.)"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from ferrule import _cdef, installed, machine
from ferrule.problem import Exit, Problem
from ferrule.settings import Project


def generate(project: Project, output: Path, strict: bool = False) -> str:
    """Writes the generated files, the cffi declarations among them; returns what the generator had to say."""
    settings = project.settings
    compiler = installed.require_compiler(settings.compiler)
    if settings.cmake:
        raise Problem(
            "`cmake = [...]` is resolved by CMake, which `generate` does not run", "use `ferrule build`, or give include paths"
        )
    command = [str(installed.generator()), "--config", str(project.config), "--module", settings.module, "--compiler", compiler]
    command += ["--std", settings.std, "--runtime-include", str(installed.include_folder()), "-o", str(output)]
    libclang = installed.libclang()
    if libclang:
        command += ["--libclang", str(libclang)]
    if strict:
        command.append("--strict")
    if not settings.include:
        command += [f"-I{project.root / each}" for each in ("include", ".")]
    command += _pkg_config_flags(settings.pkg_config)
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (run.stdout + run.stderr).strip()
    if run.returncode:
        raise Problem("the headers could not be bound", output=said)
    module = settings.module
    _cdef.make(output / f"{module}_cdef.h", output / module / "_cdef.py")
    return said


def _pkg_config_flags(modules: list[str]) -> list[str]:
    if not modules:
        return []
    program = shutil.which("pkg-config")
    if not program:
        raise Problem("pkg-config was not found", machine.how_to_get("pkg-config"), code=Exit.MISSING)
    run = subprocess.run([program, "--cflags", *modules], capture_output=True, text=True, check=False)
    if run.returncode:
        raise Problem(f"pkg-config does not know {', '.join(modules)}", output=run.stderr.strip())
    return [each for each in run.stdout.split() if each[:2] in ("-I", "-D")]
