"""One build as the command line does it: the backend in a process of its own, its output kept, and the part that matters shown."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ferrule import build as backend
from ferrule import cmakelists, freshness, generated, installed, lock, machine, processes, targets, wheel
from ferrule.console import Console
from ferrule.problem import Exit, Problem
from ferrule.settings import Project

_STEP = re.compile(r"^\[(\d+)/(\d+)\] ")
_FULL = re.compile(r"^.*(?:No space left on device|Disk quota exceeded|File too large|File size limit exceeded).*$", re.M)
_KILLED = re.compile(r"^.*(?:Killed signal terminated program|fatal error: Killed|out of memory allocating).*$", re.M)
_FORBIDDEN = re.compile(r"^.*(?:Permission denied|Read-only file system).*$", re.M)
_UNDEFINED = re.compile(
    r"undefined reference to|undefined symbol|symbol\(s\) not found|unresolved external|cannot find -l|library not found"
)


def build(project: Project, console: Console, kind: str = "wheel", more: str = "") -> Path:
    """Builds the project's wheel, or finds it built, under its build folder.

    `kind` is "wheel" or "editable"; `more` says how to see the whole output of a build that fails.
    """
    builds = freshness.Builds(project, kind)
    start = time.perf_counter()
    with lock.held(project, lambda text: console.say("⏳", text)):
        kept = builds.current()
        if kept is not None:
            console.say("📦", f"{project.settings.module} is unchanged: {kept.name}")
            console.result(built=False)
            return kept
        _require_tools(project)
        log = project.build_folder / "build.log"
        with console.working(f"Building {project.settings.module} …") as progress:
            output, failed = _backend(project, [kind], console, progress)
        log.write_text(output, encoding="utf-8")
        wheels = list(builds.folder.glob("*.whl")) if not failed else []
        if len(wheels) != 1:
            raise explain(output, more or f"all output: {log}", console.verbose)
    for line in generator_output(output):
        console.output(line)
    seconds = time.perf_counter() - start
    console.say("📦", f"Built {wheels[0].name} in {seconds:.1f} s")
    console.result(built=True, seconds=round(seconds, 2))
    return wheels[0]


def sdist(project: Project, output: Path, console: Console) -> Path:
    """Makes the source distribution in a folder."""
    part = project.build_folder / "sdist.part"
    with lock.held(project, lambda text: console.say("⏳", text)):
        if project.settings.sdist_generated:
            _require_tools(project)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        with console.working(f"Packing {project.name} …") as progress:
            log, failed = _backend(project, ["sdist", str(part)], console, progress)
        (project.build_folder / "build.log").write_text(log, encoding="utf-8")
        made = list(part.glob("*.tar.gz"))
        if failed or len(made) != 1:
            raise explain(log, f"all output: {project.build_folder / 'build.log'}", console.verbose)
        target = copy(made[0], output)
        shutil.rmtree(part, ignore_errors=True)
    console.say("✨", f"{target}")
    return target


def deliver(built: Path, project: Project, output: Path, release: bool, console: Console) -> Path:
    """Puts a finished wheel where the user wants it; for release, repaired to serve other machines."""
    if release:
        with lock.held(project, lambda text: console.say("⏳", text)), console.working("Repairing the wheel …"):
            built = _repaired(built, project)
    target = copy(built, output)
    console.say("✨", f"{target}")
    return target


def copy(made: Path, output: Path) -> Path:
    """A finished file in the folder for results: whole, or as it was before."""
    output.mkdir(parents=True, exist_ok=True)
    target = output / made.name
    if target.is_file() and filecmp.cmp(made, target, shallow=False):
        return target
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(made, part)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return target


def _repaired(built: Path, project: Project) -> Path:
    """The repaired wheel, kept for as long as the one it was made from stays the same."""
    folder = project.build_folder / "release"
    source = f"{built.name} {built.stat().st_mtime_ns} {built.stat().st_size}"
    told = folder / "of"
    kept = list(folder.glob("*.whl"))
    if len(kept) == 1 and told.is_file() and told.read_text(encoding="utf-8") == source:
        return kept[0]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    repaired = wheel.repair(built, folder, project.target, os.environ.get(targets.COMPATIBILITY, ""))
    told.write_text(source, encoding="utf-8")
    return repaired


def _require_tools(project: Project) -> None:
    """What is not there, or cannot be, is said before anything is begun."""
    forbidden = sorted(set("#<>;") & set(str(project.root)))
    if forbidden:
        raise Problem(f"CMake cannot work in a folder with {forbidden[0]} in its path: {project.root}", "move the project")
    installed.require_compiler(project.settings.compiler)
    installed.require_cmake()
    if not generated.shipped(project):
        installed.generator()
        installed.libclang()
    if not cmakelists.own(project):
        cmakelists.sources(project)


def _backend(project: Project, arguments: list[str], console: Console, progress: Callable[[str], None]) -> tuple[str, bool]:
    """Runs ferrule.build in a process of its own; its output, and whether it failed."""
    cmake = installed.require_cmake() if arguments[0] != "sdist" or project.settings.sdist_generated else ""
    path = os.pathsep.join(each for each in (os.environ.get("PATH", ""), str(Path(cmake).parent) if cmake else "") if each)
    environment = {**os.environ, **lock.environment(project), "PATH": path, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    environment["FERRULE_HOOK"] = "off"

    def line_came(line: str) -> None:
        step = _STEP.match(line)
        if step:
            progress(f"Building {project.settings.module} … {step.group(1)}/{step.group(2)}")
        if console.verbose and not console.json:
            print(line, end="", file=sys.stderr)

    return processes.run(processes.python("ferrule.build", *arguments), project.root, environment, line_came)


def generator_output(log: str) -> list[str]:
    """What the generator said in a build that went well, such as what it had to skip."""
    lines: list[str] = []
    inside = False
    for line in log.splitlines():
        if _STEP.match(line) or line.startswith("***"):
            inside = "] Generating " in line
        elif inside and line.strip():
            lines.append(line)
    return lines


def explain(log: str, more: str, shown: bool) -> Problem:
    """The part of a failed build's output that says why."""
    lines = log.splitlines()
    where = "" if shown else more
    for line in reversed(lines):
        if line.startswith(backend.PROBLEM):
            fields = json.loads(line[len(backend.PROBLEM) :])
            return Problem(**{**fields, "code": Exit(fields["code"])})
    for pattern, sentence in ((_FULL, "the disk is full"), (_KILLED, "the compiler was killed, as it is when memory runs out")):
        found = pattern.search(log)
        if found:
            return Problem(f"{sentence}: {found.group(0).strip()}", where, code=Exit.SYSTEM)
    blocks = failed_steps(log)
    if blocks:
        return _failed_step(blocks, where, shown)
    for index, line in enumerate(lines):
        if line.startswith("CMake Error"):
            said = "\n".join(lines[index : index + 30]).partition("\n\n\n")[0]  # the first of its errors
            return Problem("CMake could not configure the project", where, "" if shown else said)
    found = _FORBIDDEN.search(log)
    if found:
        return Problem(f"something cannot be written: {found.group(0).strip()}", where, code=Exit.SYSTEM)
    return Problem("the build failed", where, "" if shown else "\n".join(lines[-30:]))


def _failed_step(blocks: list[tuple[str, str]], where: str, shown: bool) -> Problem:
    title, text = blocks[0]
    output = "" if shown else "\n".join(each for _, each in blocks)
    if title.endswith(".ferrule-stamp"):
        if "cannot load libclang" in text:
            return Problem("libclang was not found", machine.how_to_get("libclang", prefer_pip=True), output, Exit.MISSING)
        return Problem("the headers could not be bound", "", output)
    if title.endswith((".so", ".dylib", ".dll", ".pyd")):
        hint = "name the libraries and sources it needs: `link`, `pkg-config`, `cmake`, `sources` (or --link, …, of `ferrule bind`)"
        return Problem("the library did not link", hint if _UNDEFINED.search(text) else where, output)
    return Problem("the library did not compile", where, output)


def failed_steps(log: str) -> list[tuple[str, str]]:
    """Ninja's failed steps: the file that was to be made, and what the step printed."""
    blocks: list[tuple[str, list[str]]] = []
    state = ""
    for line in log.splitlines():
        if line.startswith("FAILED: "):
            words = [each for each in line.split()[1:] if not each.startswith("[")]
            blocks.append((words[0] if words else "", []))
            state = "command"
        elif state == "command":
            state = "text"  # the line after it is the command itself
        elif _STEP.match(line) or line.startswith(("ninja: ", "***")):
            state = ""
        elif state == "text":
            blocks[-1][1].append(line)
    return [(title, "\n".join(text)) for title, text in blocks]
