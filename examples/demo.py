"""One wheel, every Python: `./dev demo`.

Binds the system's unmodified CRoaring with one command, installs that one file into a fresh environment of every CPython and PyPy
on this machine, runs one script in each, and prints a table. Then the same with the project that `ferrule new` makes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERSIONS = ("3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15")


@dataclass
class Row:
    """One line of the table."""

    python: str
    lane: str
    result: str
    seconds: float
    note: str = ""


Done = subprocess.CompletedProcess[str]
QUERY = """
import sys, platform
print(sys.implementation.name, platform.python_version(), getattr(sys, "_base_executable", "") or sys.executable)
"""


def run(*command: object, cwd: Path | None = None, check: bool = True, env: dict[str, str] | None = None) -> Done:
    """Runs a program and keeps what it prints."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ, **(env or {})})
    if check and done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
    return done


def show(command: str, cwd: Path) -> None:
    """Runs a command as a user would, in the open."""
    print(f"$ {command}", flush=True)
    if subprocess.run(command, shell=True, cwd=cwd, check=False).returncode:
        sys.exit(1)


def interpreters() -> list[Path]:
    """Every CPython 3.9 or newer, and every PyPy, one of each version."""
    candidates = [Path(found) for version in VERSIONS if (found := shutil.which(f"python{version}"))]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates += sorted(pyenv.glob("*/bin/python3")) if pyenv.is_dir() else []
    candidates += [Path("/usr/bin/python3"), Path(sys.executable)]
    others = ("pypy3", "pypy3.9", "pypy3.10", "pypy3.11", "graalpy")
    candidates += [Path(found) for name in others if (found := shutil.which(name))]
    found_by_version: dict[tuple[str, str], Path] = {}
    for candidate in candidates:
        if not candidate.exists():
            continue
        done = run(candidate, "-c", QUERY, check=False)
        if done.returncode:
            continue  # a pyenv shim of a version that is not switched on
        name, version, executable = done.stdout.split(maxsplit=2)
        if tuple(int(part) for part in version.split(".")[:2]) >= (3, 9):
            found_by_version.setdefault((name, ".".join(version.split(".")[:2])), Path(executable.strip()))
    return [found_by_version[key] for key in sorted(found_by_version, key=lambda key: (key[0], int(key[1].split(".")[1])))]


def pip(python: Path, *arguments: object) -> bool:
    """Installs into an environment with this Python's pip, so that none has to be put into each."""
    command = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--disable-pip-version-check", *arguments]
    return run(*command, check=False).returncode == 0


def fresh_environment(python: Path, wheel: Path, folder: Path) -> Path:
    """A new virtual environment with the wheel in it; returns its Python."""
    shutil.rmtree(folder, ignore_errors=True)
    run(python, "-m", "venv", "--without-pip", folder)
    inside = folder / "bin" / "python"
    if not pip(inside, "--no-index", "--no-deps", wheel):  # a Python that this pip does not know
        where = run(inside, "-c", "import sysconfig; print(sysconfig.get_path('platlib'))").stdout.strip()
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(where)
    return inside


def try_everywhere(wheel: Path, script: Path, folder: Path) -> list[Row]:
    """The script's verdict in every interpreter, in its own lane; and the other lane too where cffi can be installed."""
    rows = []
    for python in interpreters():
        inside = fresh_environment(python, wheel, folder / "environment")
        rows.append(try_once(inside, script, ""))
        if rows[-1].lane == "cpython" and pip(inside, "cffi"):
            rows.append(try_once(inside, script, "cffi"))
        print(".", end="", flush=True)
    print()
    return rows


def try_once(python: Path, script: Path, lane: str) -> Row:
    name = run(python, "-c", "import platform as p; print(p.python_implementation(), p.python_version())").stdout.strip()
    start = time.perf_counter()
    done = run(python, script, check=False, env={"FERRULE_LANE": lane} if lane else None, cwd=script.parent)
    seconds = time.perf_counter() - start
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}").splitlines()[-1]
        return Row(name, lane or "?", "FAILED", seconds, last)
    said = json.loads(done.stdout.splitlines()[-1])
    note = ", ".join(f"{what} {took * 1000:.3g} ms" for what, took in said.get("seconds", {}).items())
    return Row(name, said["lane"], "ok", seconds, note)


def table(rows: list[Row]) -> None:
    """Prints the rows under each other."""
    heads = ("interpreter", "lane", "result", "time", "")
    cells = [(row.python, row.lane, row.result, f"{row.seconds:.2f} s", row.note) for row in rows]
    widths = [max(len(line[column]) for line in [heads, *cells]) for column in range(4)]
    for line in [heads, (*("-" * width for width in widths), ""), *cells]:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(line[:4], widths)) + "  " + line[4])


def main() -> None:
    """Both parts; exit code 1 if a row failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="leave everything in this folder")
    arguments = parser.parse_args()
    folder = (arguments.keep or Path(tempfile.mkdtemp(prefix="ferrule-demo-"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{platform.platform()}, {os.cpu_count()} processors\n")
    try:
        print("-- a library that knows nothing of ferrule: Debian's CRoaring")
        show("ferrule bind roaring/roaring.hh --export Roaring --link roaring --module roar -o dist", folder)
        wheel = next((folder / "dist").glob("roar-*.whl"))
        rows = try_everywhere(wheel, HERE / "roaring" / "try_it.py", folder)
        table(rows)

        print("\n-- a project of one's own")
        shutil.rmtree(folder / "geo", ignore_errors=True)
        show("ferrule new geo", folder)
        show("ferrule build", folder / "geo")
        wheel = next((folder / "geo" / "dist").glob("geo-*.whl"))
        more = try_everywhere(wheel, HERE / "geo" / "try_it.py", folder)
        table(more)
    finally:
        if arguments.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    failed = [row for row in rows + more if row.result != "ok"]
    print(f"\n{len(rows) + len(more) - len(failed)} passed, {len(failed)} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
