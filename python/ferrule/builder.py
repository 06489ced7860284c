"""One build as the command line does it: the backend in a process of its own, its output kept, and the part that matters shown."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from ferrule import cmakelists, installed, wheel
from ferrule.console import Console
from ferrule.problem import Problem
from ferrule.settings import Project

_STEP = re.compile(r"^\[\d+/\d+\] ")


def build(project: Project, console: Console, more: str = "") -> Path:
    """Builds the project's wheel under its build folder. `more` says how to see the whole output of a build that fails."""
    settings = project.settings
    installed.require_compiler(settings.compiler)
    cmake = installed.require_cmake()
    installed.generator()
    installed.libclang()
    if not cmakelists.own(project):
        cmakelists.make(project)
    folder = project.build_folder / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    log = project.build_folder / "build.log"
    path = os.pathsep.join([os.environ.get("PATH", ""), str(Path(cmake).parent)])
    environment = {**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"}
    start = time.perf_counter()
    with console.working(f"Building {settings.module} …"):
        output, failed = _run([sys.executable, "-m", "ferrule.build", str(folder)], project.root, environment, console.verbose)
    log.write_text(output, encoding="utf-8")
    wheels = list(folder.glob("*.whl"))
    if failed or len(wheels) != 1:
        raise _explain(output, more or f"all output: {log}", console.verbose)
    for line in generator_output(output):
        console.output(line)
    console.say("📦", f"Built {wheels[0].name} in {time.perf_counter() - start:.1f} s")
    return wheels[0]


def deliver(built: Path, output: Path, release: bool, console: Console) -> Path:
    """Puts a finished wheel where the user wants it; for release, repaired to serve other machines."""
    output.mkdir(parents=True, exist_ok=True)
    if release:
        with console.working("Repairing the wheel …"):
            target = wheel.repair(built, output)
    else:
        target = output / built.name
        part = target.with_name(target.name + ".part")
        shutil.copyfile(built, part)
        part.replace(target)
    console.say("✨", f"{target}")
    return target


def _run(command: list[str], folder: Path, environment: dict[str, str], show: bool) -> tuple[str, bool]:
    lines: list[str] = []
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            if show:
                print(line, end="", file=sys.stderr)
    return "".join(lines), process.returncode != 0


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


def _explain(log: str, more: str, shown: bool) -> Problem:
    """The part of a failed build's output that says why."""
    blocks = failed_steps(log)
    where = "" if shown else more
    if blocks:
        generator = any(title.endswith(".ferrule-stamp") for title, _ in blocks)
        message = "the headers could not be bound" if generator else "the library did not compile"
        return Problem(message, where if not generator else "", "" if shown else "\n".join(text for _, text in blocks))
    lines = log.splitlines()
    for index, line in enumerate(lines):
        if line.startswith(("CMake Error", "ferrule: ")):
            return Problem("CMake could not configure the project", where, "" if shown else "\n".join(lines[index : index + 30]))
    return Problem("the build failed", where, "" if shown else "\n".join(lines[-30:]))


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
