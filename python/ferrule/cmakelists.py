"""The CMakeLists.txt of a project that has none."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ferrule.problem import Problem
from ferrule.settings import Project

_TEXT = """\
# Made by ferrule from {config}; it is made again at each build. To write your own, put a copy beside pyproject.toml, with
# root = ${{CMAKE_CURRENT_SOURCE_DIR}}.
cmake_minimum_required(VERSION 3.20)
project({module} LANGUAGES C CXX)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
get_filename_component(root "${{CMAKE_CURRENT_SOURCE_DIR}}/{up}" ABSOLUTE)

find_package(ferrule REQUIRED)
set(FERRULE_MADE_PROJECT ON)
ferrule_bind({module} CONFIG "${{root}}/{config}" STANDARD {standard})
"""


def own(project: Project) -> bool:
    """Whether the project has a CMakeLists.txt of its own, which is then the one that counts."""
    return (project.root / "CMakeLists.txt").is_file()


def make(project: Project) -> Path:
    """Writes it under the build folder, and returns the folder for CMake to read."""
    folder = project.build_folder / "project"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "CMakeLists.txt"
    made = text(project, os.path.relpath(project.root, folder).replace(os.sep, "/"))
    if not path.is_file() or path.read_text(encoding="utf-8") != made:
        path.write_text(made, encoding="utf-8")
    return folder


def text(project: Project, up: str) -> str:
    """The file for a project, `up` being the way from its folder to the project's."""
    settings = project.settings
    module = settings.module
    lines = [_TEXT.format(config=project.config.name, module=module, up=up, standard=settings.standard)]

    includes = settings.include or ["include"] * (project.root / "include").is_dir()
    lines.append(_call("target_include_directories", module, [_path(each) for each in includes]))
    lines.append(_call("target_sources", module, [_path(each) for each in sources(project)]))
    lines.append(_call("target_compile_definitions", module, [_quote(each) for each in settings.defines]))
    lines.append(_call("target_compile_options", module, [_quote(each) for each in settings.args]))
    libraries = [_library(each, module) for each in settings.link]
    if settings.pkg_config:
        lines.append("find_package(PkgConfig REQUIRED)\n")
        for index, name in enumerate(settings.pkg_config):
            lines.append(f"pkg_check_modules(dependency{index} REQUIRED IMPORTED_TARGET {_quote(name)})\n")
            libraries.append(f"PkgConfig::dependency{index}")
    for target in settings.cmake:
        package = target.partition("::")[0]
        lines.append(f"find_package({package} REQUIRED)\n")
        libraries.append(target)
    lines.append(_call("target_link_libraries", module, libraries))
    return "".join(lines)


def sources(project: Project) -> list[str]:
    """The files that `sources` names, relative to the project where they lie in it."""
    found: list[str] = []
    for pattern in project.settings.sources:
        matches = sorted(project.root.glob(pattern)) if not Path(pattern).is_absolute() else [Path(pattern)]
        if not matches:
            raise Problem(
                f"sources = [{pattern!r}] in {project.config.name} matches no file in {project.root}",
                "a library that is headers alone needs no `sources`",
            )
        found += [each.relative_to(project.root).as_posix() if not Path(pattern).is_absolute() else str(each) for each in matches]
    return list(dict.fromkeys(found))


def _call(command: str, module: str, arguments: list[str]) -> str:
    if not arguments:
        return ""
    return f"{command}({module} PRIVATE\n  " + "\n  ".join(arguments) + ")\n"


def _library(name: str, module: str) -> str:
    """A library of `link`. (One that is called like the module is no target of CMake's: that would be the binding itself.)"""
    if "/" in name and not name.startswith("-"):
        return _path(name)
    return _quote(f"-l{name}" if name == module else name)


def _path(path: str) -> str:
    return _quote(path) if Path(path).is_absolute() else f'"${{root}}/{path}"'


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("${", "\\${")
