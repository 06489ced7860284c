"""The PEP 517 backend: `build-backend = "ferrule.build"`.

scikit-build-core does the packaging; this adds what it has to know about a ferrule project (where ferrule is, the tag of the wheel,
a CMakeLists.txt where there is none), and afterwards writes the one requirement of every ferrule package into the wheel.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

from ferrule import cmakelists, installed, settings, wheel
from ferrule.problem import Problem

__all__ = ["build_editable", "build_sdist", "build_wheel", "get_requires_for_build_sdist", "get_requires_for_build_wheel"]

ConfigSettings = Optional[dict[str, Any]]


def build_wheel(wheel_directory: str, config_settings: ConfigSettings = None, metadata_directory: str | None = None) -> str:
    """PEP 517's hook."""
    from scikit_build_core.build import build_wheel as delegate

    with _plainly():
        ours = _settings(settings.load(Path.cwd()))
    name: str = delegate(wheel_directory, {**ours, **(config_settings or {})}, None)
    wheel.require_cffi(Path(wheel_directory) / name)
    return name


def build_editable(wheel_directory: str, config_settings: ConfigSettings = None, metadata_directory: str | None = None) -> str:
    """PEP 660's hook. The compiled part is a copy: `ferrule develop` (or the same command again) refreshes it."""
    return build_wheel(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory: str, config_settings: ConfigSettings = None) -> str:
    """PEP 517's hook."""
    from scikit_build_core.build import build_sdist as delegate

    extra = {"sdist.cmake": "false", "sdist.exclude": "build;dist"}
    name: str = delegate(sdist_directory, {**extra, **(config_settings or {})})
    return name


def get_requires_for_build_wheel(config_settings: ConfigSettings = None) -> list[str]:
    """CMake and ninja, where the system has none."""
    from scikit_build_core.build import get_requires_for_build_wheel as delegate

    return [*delegate(None)]


get_requires_for_build_editable = get_requires_for_build_wheel


def get_requires_for_build_sdist(config_settings: ConfigSettings = None) -> list[str]:
    """Nothing that ferrule has not brought along."""
    return []


@contextlib.contextmanager
def _plainly() -> Iterator[None]:
    """A Problem ends the hook with its sentence, and no traceback."""
    try:
        yield
    except Problem as problem:
        raise SystemExit(
            "\n  ".join(each for each in (f"ferrule: {problem.message}", problem.hint, problem.output) if each)
        ) from None


def _settings(project: settings.Project) -> dict[str, Any]:
    """What scikit-build-core is told. Whatever the project says in [tool.scikit-build] besides stays as it is."""
    source = project.root if cmakelists.own(project) else cmakelists.make(project)
    result: dict[str, Any] = {
        "wheel.py-api": "py3",
        "build-dir": str(project.build_folder / "work"),
        "cmake.source-dir": str(source),
        "cmake.build-type": "Release",
        "cmake.define.ferrule_DIR": str(installed.cmake_folder()),
        "cmake.define.FERRULE_GEN": str(installed.generator()),
        "cmake.define.FERRULE_INCLUDE_DIR": str(installed.include_folder()),
        "cmake.define.FERRULE_PYTHON": sys.executable,
    }
    libclang = installed.libclang()
    if libclang:
        result["cmake.define.FERRULE_LIBCLANG"] = str(libclang)
    compiler = project.settings.compiler
    if compiler and "CXX" not in os.environ:
        result["cmake.define.CMAKE_CXX_COMPILER"] = compiler
    return result


if __name__ == "__main__":
    # What `ferrule build` starts, in a process of its own so that all output can be kept: python -m ferrule.build FOLDER
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    print("ferrule-wheel:", build_wheel(sys.argv[1]))
