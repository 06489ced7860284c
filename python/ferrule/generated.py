"""Generated sources that a source distribution carries, so that building it needs no libclang.

They are in `ferrule-generated/<platform>` of the sdist, with the runtime headers that they were made for, and a manifest of what
they were made from. For another platform, or where a header has been changed since, they are made again, which needs libclang.
"""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import io
import json
import os
import platform
import re
import sys
import tarfile
from pathlib import Path

from ferrule import __version__, installed
from ferrule.problem import Problem
from ferrule.settings import Project

FOLDER = "ferrule-generated"
_MANIFEST = "manifest.json"


def target() -> str:
    """What decides whether generated sources of another machine will do: system, processor, C library, pointer size."""
    system = {"linux": "linux", "darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    library = ""
    if system == "linux":
        library = "-gnu" if platform.libc_ver()[0] == "glibc" else "-musl"
    machine = platform.machine().lower().replace("amd64", "x86_64").replace("arm64", "aarch64")
    return f"{system}{library}-{machine}-{64 if sys.maxsize > 2**32 else 32}"


def shipped(project: Project) -> bool:
    """Whether the project is an unpacked source distribution that carries generated sources."""
    return (project.root / FOLDER).is_dir()


@dataclasses.dataclass(frozen=True)
class _Unusable:
    why: str


def _usable(project: Project) -> Path | _Unusable:
    folder = project.root / FOLDER / target()
    if not folder.is_dir():
        others = ", ".join(sorted(each.name for each in (project.root / FOLDER).iterdir() if each.is_dir()))
        return _Unusable(f"the generated sources of this distribution are for {others}, and this is {target()}")
    manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    for name, digest in manifest["inputs"].items():
        if _digest(project.root / name) != digest:
            return _Unusable(f"{name} has been changed since the generated sources of this distribution were made")
    return folder


def defines(project: Project) -> dict[str, str]:
    """What CMake is told: where the generator and libclang are, or which generated sources to take."""
    why = ""
    if shipped(project):
        usable = _usable(project)
        if isinstance(usable, Path):
            return {
                "cmake.define.FERRULE_GENERATED": str(usable / "out"),
                "cmake.define.FERRULE_INCLUDE_DIR": str(usable / "include"),
            }
        why = usable.why
    result = {
        "cmake.define.FERRULE_GENERATED": "",
        "cmake.define.FERRULE_INCLUDE_DIR": str(installed.include_folder()),
        "cmake.define.FERRULE_GEN": ";".join(installed.generator()),
    }
    try:
        libclang = installed.libclang()
    except Problem as problem:
        if not why:
            raise
        raise Problem(f"{why}; they have to be made again, and {problem.message}", problem.hint, code=problem.code) from None
    if libclang:
        result["cmake.define.FERRULE_LIBCLANG"] = str(libclang)
    return result


def needs_libclang(project: Project) -> bool:
    """Whether a build of the project parses headers."""
    return not (shipped(project) and isinstance(_usable(project), Path))


def add_to_sdist(path: Path, project: Project) -> None:
    """Adds what the build folder has generated."""
    stamps = sorted((project.build_folder / "work").rglob(".ferrule-stamp"))
    if not stamps:
        raise Problem(
            "there are no generated sources to put into the source distribution", "build the project first: ferrule build"
        )
    base = f"{FOLDER}/{target()}"
    files: dict[str, bytes] = {}
    inputs: dict[str, str] = {}
    for stamp in stamps:
        out = stamp.parent
        for each in sorted(out.rglob("*")):
            if each.is_file() and "__pycache__" not in each.parts:
                files[f"{base}/out/{out.name}/{each.relative_to(out).as_posix()}"] = each.read_bytes()
    for each in sorted((installed.include_folder() / "ferrule").rglob("*")):
        if each.is_file():
            files[f"{base}/include/ferrule/{each.relative_to(installed.include_folder() / 'ferrule').as_posix()}"] = (
                each.read_bytes()
            )
    for name in _own_inputs(project):
        inputs[name] = _digest(project.root / name)
    manifest = {"ferrule": __version__, "target": target(), "inputs": inputs}
    files[f"{base}/{_MANIFEST}"] = (json.dumps(manifest, indent=2, sort_keys=True) + "\n").encode()
    _append(path, files)


def _own_inputs(project: Project) -> list[str]:
    """The project's own files that the generator has read: headers as its dependency file or ninja knows them, and the settings."""
    from ferrule import freshness

    read = freshness.generator_inputs(project)
    build = str(project.build_folder) + os.sep
    root = str(project.root) + os.sep
    own = {each[len(root) :] for each in read if each.startswith(root) and not each.startswith(build)}
    return sorted({each.replace(os.sep, "/") for each in own} | {project.config.name})


def _append(path: Path, files: dict[str, bytes]) -> None:
    """A tar.gz with more members; its own stay as they are."""
    new = path.with_name(path.name + ".part")
    when = 0
    with tarfile.open(path, "r:gz") as old, io.BytesIO() as data:
        with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as made:
            for member in old.getmembers():
                made.addfile(member, old.extractfile(member) if member.isfile() else None)
                when = max(when, int(member.mtime))
            top = re.sub(r"\.tar\.gz$", "", path.name)
            for name, content in files.items():
                info = tarfile.TarInfo(f"{top}/{name}")
                info.size, info.mtime, info.mode = len(content), when, 0o644
                made.addfile(info, io.BytesIO(content))
        with new.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=when, filename="") as packed:
            packed.write(data.getvalue())
    new.replace(path)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
