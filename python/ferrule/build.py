"""The PEP 517 backend: `build-backend = "ferrule.build"`.

scikit-build-core does the packaging; this adds what it has to know about a ferrule project (where ferrule is, the tag of the wheel,
a CMakeLists.txt where there is none), and afterwards writes into the wheel what only ferrule knows. An unchanged project gives the
wheel of the last build.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

from ferrule import cmakelists, freshness, generated, installed, lock, settings, targets, wheel
from ferrule.problem import Exit, Problem

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]

ConfigSettings = Optional[dict[str, Any]]


def build_wheel(wheel_directory: str, config_settings: ConfigSettings = None, metadata_directory: str | None = None) -> str:
    """PEP 517's hook."""
    with _plainly():
        return _copied(make("wheel", config_settings), wheel_directory)


def build_editable(wheel_directory: str, config_settings: ConfigSettings = None, metadata_directory: str | None = None) -> str:
    """PEP 660's hook: Python sources stay where they are, and ferrule.hook rebuilds the rest on import where it is installed."""
    with _plainly():
        return _copied(make("editable", config_settings), wheel_directory)


def build_sdist(sdist_directory: str, config_settings: ConfigSettings = None) -> str:
    """PEP 517's hook."""
    from scikit_build_core.build import build_sdist as delegate

    with _plainly():
        project = settings.load(Path.cwd())
        extra = {"sdist.cmake": "false", "sdist.exclude": "build;dist"}
        name: str = delegate(sdist_directory, {**extra, **(config_settings or {})})
        if project.settings.sdist_generated and not generated.shipped(project):
            make("wheel", config_settings)  # so that there is something to ship, and it is known to compile
            generated.add_to_sdist(Path(sdist_directory) / name, project)
        return name


def get_requires_for_build_wheel(config_settings: ConfigSettings = None) -> list[str]:
    """CMake and ninja, where the system has none."""
    from scikit_build_core.build import get_requires_for_build_wheel as delegate

    return [*delegate(None)]


get_requires_for_build_editable = get_requires_for_build_wheel


def get_requires_for_build_sdist(config_settings: ConfigSettings = None) -> list[str]:
    """CMake and ninja for generated sources; else nothing that ferrule has not brought along."""
    with _plainly():
        wanted = settings.load(Path.cwd()).settings.sdist_generated
    return get_requires_for_build_wheel(config_settings) if wanted else []


def make(kind: str, options: ConfigSettings = None) -> Path:
    """Builds the project of the working directory, or finds it built; the wheel lies in the build folder."""
    project = settings.load(Path.cwd())
    with lock.held(project, lambda text: print(f"ferrule: {text}", file=sys.stderr, flush=True)):
        builds = freshness.Builds(project, kind, options)
        return builds.current() or _make(project, kind, options, builds)


def _make(project: settings.Project, kind: str, options: ConfigSettings, builds: freshness.Builds) -> Path:
    from scikit_build_core import build as delegate

    part = builds.folder.with_name(builds.folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    _heed_environment(project)
    told = {**_settings(project), **(options or {})}
    if kind == "editable":
        # Rebuilding is ferrule.hook's: it locks, keeps the old build, and needs nothing of an isolated build's environment.
        told = {**told, "editable.mode": "redirect", "editable.rebuild": "false"}
        name = delegate.build_editable(str(part), told, None)
    else:
        name = delegate.build_wheel(str(part), told, None)
    made = part / name
    if project.target:
        made = wheel.retag(made, project.target.linux_tag)
    _look_through(made, project)
    stamp = builds.inputs()
    wheel.require_cffi(made)
    if kind == "editable":
        wheel.watch(made, project, editable=True, digest=stamp.digest if stamp else "")
    return builds.keep(made, stamp)


def _heed_environment(project: settings.Project) -> None:
    """CMake looks at CXX, CXXFLAGS and their like once; where they have changed it has to forget what it knew."""
    now = json.dumps([project.settings.compiler, freshness.environment()])
    told = project.build_folder / "environment.json"
    if not told.is_file() or told.read_text(encoding="utf-8") != now:
        (project.build_folder / "work" / "CMakeCache.txt").unlink(missing_ok=True)
        told.write_text(now, encoding="utf-8")


def _look_through(made: Path, project: settings.Project) -> None:
    """A CMakeLists.txt that binds nothing makes a wheel too."""
    module = project.settings.module
    with zipfile.ZipFile(made) as archive:
        if f"{module}/__init__.py" in archive.namelist():
            return
    bind = f"ferrule_bind({module} HEADERS {' '.join(project.settings.headers)})"
    raise Problem(f"the wheel has no package {module} in it", f"CMakeLists.txt needs: find_package(ferrule REQUIRED), {bind}")


def _copied(made: Path, folder: str) -> str:
    shutil.copy2(made, Path(folder) / made.name)
    return made.name


@contextlib.contextmanager
def _plainly() -> Iterator[None]:
    """A Problem ends the hook with its sentence, and no traceback."""
    try:
        yield
    except Problem as problem:
        text = "\n  ".join(each for each in (f"ferrule: {problem.message}", problem.hint, problem.output) if each)
        raise SystemExit(text) from None


def _settings(project: settings.Project) -> dict[str, Any]:
    """What scikit-build-core is told. Whatever the project says in [tool.scikit-build] besides stays as it is."""
    source = project.root if cmakelists.own(project) else cmakelists.make(project)
    result: dict[str, Any] = {
        "wheel.py-api": "py3",
        "build-dir": str(project.build_folder / "work"),
        "cmake.source-dir": str(source),
        "cmake.build-type": "Release",
        "cmake.define.ferrule_DIR": str(installed.cmake_folder()),
        "cmake.define.FERRULE_PYTHON": sys.executable,
        **generated.defines(project),
    }
    compiler = project.settings.compiler
    if project.target:
        toolchain = targets.toolchain(project.target, project.build_folder / "toolchain")
        result["cmake.define.CMAKE_TOOLCHAIN_FILE"] = str(toolchain)
        result["cmake.define.FERRULE_HEADERS_COMPILER"] = installed.require_compiler(compiler)
        result["install.strip"] = "false"  # its linker has done that
    elif compiler and "CXX" not in os.environ:
        result["cmake.define.CMAKE_CXX_COMPILER"] = compiler
    return result


PROBLEM = "ferrule-problem: "  # begins the last line of what the program below prints where there is a Problem


def main(arguments: list[str]) -> None:
    """What the command line starts, in a process of its own so that all output can be kept: KIND, or sdist FOLDER."""
    try:
        if arguments[0] == "sdist":
            build_sdist(arguments[1])
        else:
            make(arguments[0])
    except Problem as problem:
        fields = {"message": problem.message, "hint": problem.hint, "output": problem.output, "code": int(problem.code)}
        sys.exit(PROBLEM + json.dumps(fields))
    except OSError as error:
        message = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        sys.exit(PROBLEM + json.dumps({"message": message, "code": int(Exit.SYSTEM)}))


if __name__ == "__main__":
    main(sys.argv[1:])
