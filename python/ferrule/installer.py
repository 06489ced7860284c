"""Putting a wheel into the environment that the user works in, and what is known of those that are there."""

from __future__ import annotations

import base64
import csv
import dataclasses
import hashlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

from ferrule import freshness, hook, wheel
from ferrule.problem import Exit, Problem
from ferrule.settings import Project


def active_python() -> Path:
    """The Python of the active virtual environment: the one the shell has activated, else the one that ferrule runs in."""
    activated = os.environ.get("VIRTUAL_ENV") or os.environ.get("CONDA_PREFIX")
    if activated:
        for name in ("bin/python", "Scripts/python.exe", "python.exe"):
            path = Path(activated) / name
            if path.exists():
                return path
    if sys.prefix != sys.base_prefix:
        return Path(sys.executable)
    raise Problem(
        "no virtual environment is active",
        "python -m venv .venv && . .venv/bin/activate, and install ferrule there",
        code=Exit.MISSING,
    )


def develop(built: Path, project: Project, kind: str, python: Path) -> bool:
    """Installs a wheel that knows where it comes from; says whether anything was to be done."""
    if kind != "editable":  # an editable one knows by itself
        stamp = freshness.Builds(project, kind).last()
        built = _marked(built, project, stamp.digest if stamp else "")
    folder = site_folder(python)
    changes = _changes(built, folder)
    if changes is None:
        _install(built, python)
        return True
    _refresh(built, folder, changes)
    return bool(changes)


def _marked(built: Path, project: Project, digest: str) -> Path:
    folder = project.build_folder / "develop"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    target = Path(shutil.copy2(built, folder / built.name))
    wheel.watch(target, project, editable=False, digest=digest)
    return target


def site_folder(python: Path) -> Path:
    """Where an environment has its packages."""
    if _same(python):
        return Path(sysconfig.get_path("platlib"))
    code = "import sysconfig; print(sysconfig.get_path('platlib'))"
    run = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=False)
    if run.returncode:
        raise Problem(f"{python} does not run", output=run.stderr.strip(), code=Exit.MISSING)
    return Path(run.stdout.strip())


def _same(python: Path) -> bool:
    return python.resolve() == Path(sys.executable).resolve() and python.parent == Path(sys.executable).parent


# What installers add to a package's list of files.
_ADDED = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"}


def _changes(built: Path, folder: Path) -> list[str] | None:
    """Which files of the wheel are not as installed; None where it has to be installed anew, because it has other files."""
    with zipfile.ZipFile(built) as archive:
        names = archive.namelist()
        record = next(each for each in names if each.endswith(".dist-info/RECORD"))
        new = _rows(archive.read(record).decode())
    try:
        old = _rows((folder / record).read_text(encoding="utf-8"))
    except OSError:
        return None
    info = record[: -len("RECORD")]
    added = {info + each for each in _ADDED}
    if any(".data/" in each for each in names) or set(new) - added != {each for each in old if ".pyc" not in each} - added:
        return None
    return [name for name in sorted(set(new) - added) if new[name] != old[name] or new[name] != _hash(folder / name)]


def _refresh(built: Path, folder: Path, changes: list[str]) -> None:
    """Replaces files one by one, each in one step: a running program keeps what it has, and a starting one finds something."""
    if not changes:
        return
    with zipfile.ZipFile(built) as archive:
        record = next(each for each in archive.namelist() if each.endswith(".dist-info/RECORD"))
        new = _rows(archive.read(record).decode())
        # The marker says what is installed: it comes last.
        for name in sorted(changes, key=lambda each: each.endswith("/" + hook.MARKER)):
            _replace(folder / name, archive.read(name))
            for compiled in (folder / name).parent.glob(f"__pycache__/{Path(name).stem}.*.pyc"):
                compiled.unlink(missing_ok=True)  # Python compares times in whole seconds
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    for row in csv.reader((folder / record).read_text(encoding="utf-8").splitlines()):
        name = row[0] if row else ""
        rows.writerow([name, f"sha256={new[name]}", (folder / name).stat().st_size] if name in changes else row)
    _replace(folder / record, out.getvalue().encode())


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _rows(record: str) -> dict[str, str]:
    """File and digest of each row of a RECORD."""
    return {row[0]: row[1].partition("=")[2] for row in csv.reader(record.splitlines()) if row}


def _hash(path: Path) -> str:
    try:
        return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
    except OSError:
        return ""


def _install(wheel: Path, python: Path) -> None:
    """Replaces what is installed of the same name. Needs no network."""
    uv = shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--python", str(python), "--reinstall", "--no-deps", "--offline", str(wheel)]
    else:
        target = [] if _same(python) else ["--python", str(python)]
        command = [sys.executable, "-m", "pip", *target, "install", "--force-reinstall", "--no-deps", "--no-index", "--no-compile"]
        command += ["--disable-pip-version-check", "-q", str(wheel)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise Problem(f"the wheel could not be installed for {python}", output=(run.stdout + run.stderr).strip())


@dataclasses.dataclass
class Watched:
    """What is rebuilt on import in an environment."""

    every: bool
    projects: list[dict[str, Any]]


def watched(python: Path) -> Watched:
    """The developed projects of an environment, and whether each is as its sources say."""
    from ferrule import rebuild

    folder = site_folder(python)
    projects = []
    for facts in hook.developed([str(folder)]):
        try:
            current = rebuild.is_current(facts)
        except Problem:
            current = False
        projects.append({**facts, "current": current})
    return Watched((folder / hook.EVERYWHERE).is_file(), projects)


def watch(python: Path) -> Watched:
    """Has every developed project of an environment rebuilt on import."""
    if not _same(python):
        run = subprocess.run([python, "-c", "import ferrule.hook"], capture_output=True, check=False)
        if run.returncode:
            raise Problem(f"{python} has no ferrule, which would do it", f"{python} -m pip install ferrule", code=Exit.MISSING)
    _replace(site_folder(python) / hook.EVERYWHERE, hook.startup(every=True).encode())
    return watched(python)


def unwatch(python: Path) -> Watched:
    """Takes that back."""
    (site_folder(python) / hook.EVERYWHERE).unlink(missing_ok=True)
    return watched(python)
