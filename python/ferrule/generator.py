"""The generator, called in this process. (In a build CMake runs it, with the target's own include directories: ferrule.gen.)"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ferrule import _cdef, installed, machine, pkg_config
from ferrule.problem import Exit, Problem
from ferrule.settings import Project

if TYPE_CHECKING:
    import ferrule_core as core  # what is kept in capi/generated: the same package
else:
    from ferrule import _core as core


def generate(project: Project, output: Path, strict: bool = False) -> str:
    """Writes the generated files, the cffi declarations among them; returns what the generator had to say."""
    wanted = _configuration(project)
    wanted.strict = strict
    outcome = _bound(wanted)
    outcome.write(str(output))
    module = project.settings.module
    _cdef.make(output / f"{module}_cdef.h", output / module / "_cdef.py")
    return (_rendered(outcome) + outcome.report).strip()


def keep_manifest(project: Project, output: Path) -> bool:
    """Puts the manifest that was generated where it is to be kept, if there is none yet."""
    if project.manifest.exists():
        return False
    _replace(project.manifest, (output / f"{project.settings.module}.abi.json").read_text(encoding="utf-8"))
    return True


def check(project: Project, accept: bool = False, as_json: bool = False) -> tuple[str, bool]:
    """Compares the headers with the kept manifest, and may put theirs in its place: what there is to say, and whether something
    is breaking."""
    if not project.manifest.is_file():
        raise Problem(
            f"there is no manifest to compare with: {project.manifest}", "`ferrule generate` writes one; keep it in the repository"
        )
    wanted = _configuration(project)
    wanted.manifest = str(project.manifest)
    outcome = _bound(wanted)
    changes = outcome.changes
    assert changes is not None, "there is a manifest"
    if changes.refused and not as_json:
        raise Problem(changes.refused)
    if accept and not changes.refused:
        _replace(project.manifest, next(each.text for each in outcome.files if each.path == f"{project.settings.module}.abi.json"))
        return changes.json if as_json else changes.text, False
    return changes.json if as_json else changes.text, bool(changes.refused) or changes.needed != changes.kept


def inspect(project: Project) -> dict[str, Any]:
    """What is bound of the project's headers, how and why (docs/inspect.md)."""
    out: dict[str, Any] = json.loads(_bound(_configuration(project)).inspection)
    return out


def run(wanted: core.Configuration) -> core.Outcome:
    """Generates in memory. Ctrl-C ends it as soon as libclang is done with what it is reading."""
    cancellation = core.Cancellation()
    outcomes: list[core.Outcome] = []
    errors: list[BaseException] = []
    begun, done = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        try:
            outcomes.append(core.generate(wanted, cancellation))
        except BaseException as error:  # raised again where it belongs
            errors.append(error)
        finally:
            done.set()

    # The call itself cannot be interrupted, but waiting for it can. (Not by join(): up to Python 3.12 a thread counts as ended
    # once that has been interrupted, and the process would end around one that is loading libclang.)
    try:
        threading.Thread(target=work, name="ferrule generate").start()
        done.wait()
    except BaseException:
        cancellation.cancel()
        if begun.wait(1):
            done.wait()
        raise
    for error in errors:
        if isinstance(error, core.MissingTool):
            raise Problem(str(error), error.hint, code=Exit.MISSING) from error
        if isinstance(error, RuntimeError):  # libclang gave up
            raise Problem("the headers could not be bound", output=str(error)) from error
        raise error
    return outcomes[0]


def libclang() -> tuple[str, str]:
    """The libclang that is used: its file, and what it says of itself."""
    try:
        found = core.find_libclang(str(installed.libclang() or ""))
    except core.MissingTool as error:
        raise Problem(str(error), machine.how_to_get("libclang", prefer_pip=True), code=Exit.MISSING) from error
    return found.file, found.version


def folders_of(compiler: str) -> list[str]:
    """Where a compiler looks for headers by itself."""
    try:
        return core.ask_compiler(compiler).include
    except core.MissingTool as error:
        raise Problem(str(error), error.hint, code=Exit.MISSING) from error


def _configuration(project: Project) -> core.Configuration:
    settings = project.settings
    wanted = core.Configuration()
    wanted.config, wanted.module, wanted.standard = str(project.config), settings.module, settings.std
    wanted.compiler = _compiler(project)
    wanted.runtime_include, wanted.libclang = str(installed.include_folder()), str(installed.libclang() or "")
    flags = pkg_config.flags(settings.pkg_config)
    own = [] if settings.include else [str(project.root / "include")]  # (and beside the settings, as they say themselves)
    wanted.include = own + [each[2:] for each in flags if each.startswith("-I")]
    wanted.defines = [each[2:] for each in flags if each.startswith("-D")]
    return wanted


def _bound(wanted: core.Configuration) -> core.Outcome:
    outcome = run(wanted)
    if outcome.failed:
        raise Problem("the headers could not be bound", output=_rendered(outcome) + outcome.report)
    return outcome


def _rendered(outcome: core.Outcome) -> str:
    return "".join(each.rendered for each in outcome.diagnostics)


def _replace(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(text.encode())
    part.replace(path)


def _compiler(project: Project) -> str:
    if project.settings.cmake:
        raise Problem(
            "`cmake = [...]` is resolved by CMake, which this command does not run", "use `ferrule build`, or give include paths"
        )
    return installed.require_compiler(project.settings.compiler)
