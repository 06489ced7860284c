"""Whether the wheel of an earlier build still stands for what is on disk, so that an unchanged project is not built again.

A stamp keeps what a build has read: the environment, and the time and size of every file, system headers among them, as ninja
knows them from the compiler and the generator. A project with a CMakeLists.txt of its own may install whatever lies in its folder,
so there every file of the folder counts. Without ninja there is no stamp, and CMake decides.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

from ferrule import __version__, cmakelists, installed, toml
from ferrule.problem import Problem
from ferrule.settings import Project

_HERE = Path(__file__).resolve().parent
# What compilers, CMake, scikit-build-core and ferrule look at; those of ours that change no build are left out.
_VARIABLES = re.compile(
    r"(CC|CXX|AR|LD|CPATH|C_INCLUDE_PATH|CPLUS_INCLUDE_PATH|LIBRARY_PATH|SDKROOT|MACOSX_DEPLOYMENT_TARGET|ARCHFLAGS|SOURCE_DATE_EPOCH"
    r"|(C|CXX|CPP|LD)FLAGS|(CMAKE|SKBUILD|PKG_CONFIG|FERRULE)_.*)$"
)
_OURS = {"FERRULE_HOOK", "FERRULE_LANE", "FERRULE_LOCK_HELD", "FERRULE_TEST_ALL", "FERRULE_UPDATE", "FERRULE_SYSTEM"}
_NOT_SOURCES = {"__pycache__", "node_modules"}

Facts = Optional[tuple[int, int]]  # time and size of a file; None where it is not there


def environment() -> dict[str, str]:
    """The variables that decide what a build makes."""
    return {name: value for name, value in sorted(os.environ.items()) if _VARIABLES.match(name) and name not in _OURS}


@dataclasses.dataclass
class Stamp:
    """What one finished build has read and made."""

    key: str
    environment: dict[str, str]
    files: dict[str, Facts]
    wheel: str
    wheel_facts: Facts

    @property
    def digest(self) -> str:
        """Names the state of the inputs."""
        return _digest([self.key, sorted(self.files.items())])


class Builds:
    """The finished builds of one kind ("wheel" or "editable") of a project; the newest is kept."""

    def __init__(self, project: Project, kind: str, options: dict[str, Any] | None = None) -> None:
        self.project = project
        self.folder = project.build_folder / kind
        self._options = options or {}
        self._kind = kind
        self._file = project.build_folder / f"{kind}.json"
        self._started = time.time()

    def last(self) -> Stamp | None:
        """The stamp of the last build, whether it still stands or not."""
        try:
            fields = json.loads(self._file.read_text(encoding="utf-8"))
            fields["files"] = {path: _tuple(facts) for path, facts in fields["files"].items()}
            fields["wheel_facts"] = _tuple(fields["wheel_facts"])
            return Stamp(**fields)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def current(self, imported: bool = False) -> Path | None:
        """The wheel of the last build, if nothing that it was made from has changed.

        For whoever imports it, the environment that it was built in counts, and metadata that some program computes does not.
        """
        stamp = self.last()
        if stamp is None or (self.project.dynamic and not imported):
            return None
        variables = stamp.environment if imported else environment()
        if stamp.key != self._key(variables):
            return None
        wheel = self.folder / stamp.wheel
        if _facts(wheel) != stamp.wheel_facts or any(_facts(Path(path)) != facts for path, facts in stamp.files.items()):
            return None
        return wheel

    def inputs(self) -> Stamp | None:
        """What the build that has just ended has read; None where that cannot be known, or has changed meanwhile."""
        compiled = _compiled_inputs(self.project)
        if compiled is None:
            return None
        files = {path: _facts(Path(path)) for path in (*compiled, *generator_inputs(self.project))}
        if any(facts and facts[0] > self._started * 1e9 and not _made_by_us(self.project, path) for path, facts in files.items()):
            return None
        variables = environment()
        return Stamp(self._key(variables), variables, files, "", None)

    def keep(self, made: Path, stamp: Stamp | None) -> Path:
        """Puts a finished wheel into the folder of this kind, and its stamp beside it."""
        self._file.unlink(missing_ok=True)
        old = self.folder.with_name(self.folder.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        if self.folder.exists():
            self.folder.replace(old)
        made.parent.replace(self.folder)
        shutil.rmtree(old, ignore_errors=True)
        wheel = self.folder / made.name
        if stamp is not None:
            stamp = dataclasses.replace(stamp, wheel=wheel.name, wheel_facts=_facts(wheel))
            part = self._file.with_name(self._file.name + ".part")
            part.write_text(json.dumps(dataclasses.asdict(stamp)), encoding="utf-8")
            part.replace(self._file)
        return wheel

    def _key(self, variables: dict[str, str]) -> str:
        return _digest(
            [
                __version__,
                sysconfig.get_platform(),
                variables,
                sorted(self._options.items()),
                [(path, _facts(Path(path))) for path in _tools(self.project, variables)],
                [(path, _facts(Path(path))) for path in sorted(set(_sources(self.project)))],
            ]
        )


def _tools(project: Project, variables: dict[str, str]) -> Iterator[str]:
    """ferrule's own files, and the compiler."""
    for folder, pattern in ((_HERE, "*.py"), (_HERE / "cmake", "*.cmake"), (_HERE / "_core", "*")):
        yield from sorted(str(each) for each in folder.glob(pattern))
    yield str(installed.libclang() if not variables.get("FERRULE_LIBCLANG") else variables["FERRULE_LIBCLANG"])
    for command in (project.settings.compiler or variables.get("CXX", "") or "c++").split():
        yield str(Path(shutil.which(command) or command).resolve())


def _sources(project: Project) -> Iterator[str]:
    """The files of the project that count, as far as they are known before a build."""
    root = project.root
    if cmakelists.own(project):
        yield from _tree(root, top=True)
        return
    yield from (str(each) for each in root.iterdir() if each.is_file())
    try:
        yield from (str(root / each) for each in cmakelists.sources(project))
    except Problem:
        yield "sources that match nothing"
    for include in project.settings.include or ["include"]:
        if (root / include).resolve() != root.resolve():
            yield from _tree(root / include)
    for package in _packages(project):
        yield from _tree(root / package)


def _packages(project: Project) -> list[str]:
    """Where scikit-build-core finds Python sources."""
    tool = toml.read(project.root / "pyproject.toml").get("tool", {})
    packages = tool.get("scikit-build", {}).get("wheel", {}).get("packages")
    if packages is None:
        name = project.name.replace("-", "_").replace(".", "_")
        return [f"src/{name}", f"python/{name}", name]
    return list(packages.values() if isinstance(packages, dict) else packages)


def _tree(folder: Path, top: bool = False) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:
        return
    if not top and any(each.name == "pyvenv.cfg" for each in entries):
        return
    for each in entries:
        if each.name.startswith(".") or each.name in _NOT_SOURCES or (top and each.name in ("build", "dist")):
            continue
        if each.is_dir():
            yield from _tree(Path(each.path))
        else:
            yield each.path


def _compiled_inputs(project: Project) -> list[str] | None:
    """Every file that the compilers have read, as ninja keeps it."""
    work = project.build_folder / "work"
    try:
        cache = (work / "CMakeCache.txt").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = re.search(r"^CMAKE_MAKE_PROGRAM:\w+=(.*(?:ninja|samu).*)$", cache, re.M)
    if not found:
        return None
    command = [found.group(1), "-C", str(work), "-t", "deps"]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if run.returncode:
        return None
    names = {line.strip() for line in run.stdout.splitlines() if line.startswith("    ")}
    return sorted(os.path.normpath(work / name) for name in names)


def generator_inputs(project: Project) -> list[str]:
    """Every file that the generator has read in the last build: its dependency files have a line for each."""
    names: set[str] = set()
    for path in (project.build_folder / "work").glob("**/ferrule/*.d"):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()[1:]:
            name = line.strip()
            names.add(re.sub(r"\\([ #])", r"\1", name[:-2] if name.endswith(" \\") else name).replace("$$", "$"))
    return sorted(names - {""})


def _made_by_us(project: Project, path: str) -> bool:
    return path.startswith(str(project.build_folder) + os.sep)


def _facts(path: Path) -> Facts:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _tuple(facts: Any) -> Facts:
    return None if facts is None else (int(facts[0]), int(facts[1]))


def _digest(value: object) -> str:
    return hashlib.blake2b(json.dumps(value, default=str).encode(), digest_size=16).hexdigest()
