"""The generator, called in this process. (In a build CMake runs it, with the target's own include directories: ferrule.gen.)"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ferrule import _cdef, installed, machine
from ferrule.problem import Exit, Problem
from ferrule.settings import Project

if TYPE_CHECKING:
    import ferrule_core as core  # what is kept in capi/generated: the same package
else:
    from ferrule import _core as core


def generate(project: Project, output: Path, strict: bool = False) -> str:
    """Writes the generated files, the cffi declarations among them; returns what the generator had to say."""
    settings = project.settings
    compiler = _compiler(project)
    wanted = core.Configuration()
    wanted.config, wanted.module, wanted.standard, wanted.compiler = str(project.config), settings.module, settings.std, compiler
    wanted.runtime_include, wanted.libclang = str(installed.include_folder()), str(installed.libclang() or "")
    wanted.strict = strict
    flags = _pkg_config_flags(settings.pkg_config)
    own = [] if settings.include else [str(project.root / each) for each in ("include", ".")]
    wanted.include = own + [each[2:] for each in flags if each.startswith("-I")]
    wanted.defines = [each[2:] for each in flags if each.startswith("-D")]
    outcome = run(wanted)
    said = "".join(each.rendered for each in outcome.diagnostics) + outcome.report
    if outcome.failed:
        raise Problem("the headers could not be bound", output=said)
    outcome.write(str(output))
    module = settings.module
    _cdef.make(output / f"{module}_cdef.h", output / module / "_cdef.py")
    return said.strip()


def keep_manifest(project: Project, output: Path) -> bool:
    """Puts the manifest that was generated where it is to be kept, if there is none yet."""
    if project.manifest.exists():
        return False
    part = project.manifest.with_name(project.manifest.name + ".part")
    shutil.copyfile(output / f"{project.settings.module}.abi.json", part)
    part.replace(project.manifest)
    return True


def check(project: Project, accept: bool = False, as_json: bool = False) -> tuple[str, bool]:
    """Compares the headers with the kept manifest, and may put theirs in its place: what there is to say, and whether something
    is breaking."""
    if not project.manifest.is_file():
        raise Problem(
            f"there is no manifest to compare with: {project.manifest}", "`ferrule generate` writes one; keep it in the repository"
        )
    said = _command(project, "--check", str(project.manifest), *["--accept"] * accept, *["--json"] * as_json)
    if said.status and not said.out:
        raise Problem("the headers could not be compared with the manifest", output=said.err.strip())
    return said.out, said.status != 0


def inspect(project: Project) -> dict[str, Any]:
    """What is bound of the project's headers, how and why (docs/inspect.md)."""
    said = _command(project, "--inspect")
    if said.status:
        raise Problem("the headers could not be bound", output=said.err.strip())
    out: dict[str, Any] = json.loads(said.out)
    return out


def run(wanted: core.Configuration) -> core.Outcome:
    """Generates in memory. Ctrl-C ends it as soon as libclang is done with what it is reading."""
    cancellation = core.Cancellation()
    outcomes: list[core.Outcome] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            outcomes.append(core.generate(wanted, cancellation))
        except BaseException as error:  # raised again where it belongs
            errors.append(error)

    # The call itself cannot be interrupted, but waiting for it can.
    thread = threading.Thread(target=work, name="ferrule generate")
    thread.start()
    try:
        thread.join()
    except BaseException:
        cancellation.cancel()
        thread.join()
        raise
    for error in errors:
        if isinstance(error, core.MissingTool):
            raise Problem(str(error), error.hint, code=Exit.MISSING) from error
        if isinstance(error, RuntimeError):  # libclang gave up
            raise Problem("the headers could not be bound", output=str(error)) from error
        raise error
    return outcomes[0]


def _compiler(project: Project) -> str:
    if project.settings.cmake:
        raise Problem(
            "`cmake = [...]` is resolved by CMake, which this command does not run", "use `ferrule build`, or give include paths"
        )
    return installed.require_compiler(project.settings.compiler)


def _command(project: Project, *words: str) -> core.Said:
    """What the generator's command line does, for the project."""
    settings = project.settings
    command = ["--config", str(project.config), "--module", settings.module, "--compiler", _compiler(project)]
    command += ["--std", settings.std, "--runtime-include", str(installed.include_folder()), *words]
    libclang = installed.libclang()
    if libclang:
        command += ["--libclang", str(libclang)]
    if not settings.include:
        command += [f"-I{project.root / each}" for each in ("include", ".")]
    said = core.command(command + _pkg_config_flags(settings.pkg_config))
    if said.status == int(Exit.MISSING):
        raise Problem(said.err.strip().removeprefix("ferrule-gen: error: "), "see `ferrule doctor`", code=Exit.MISSING)
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
