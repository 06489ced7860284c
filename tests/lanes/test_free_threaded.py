"""CPython without the interpreter's lock (free-threaded): it stays off."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this Python has the lock")

IMPORTS = """
import sys
assert not sys._is_gil_enabled()
for folder in sys.argv[1:]:
    sys.path.insert(0, folder)
    package = __import__(folder.rpartition("/")[2])
    assert package.__lane__ == "cpython"
    assert not sys._is_gil_enabled(), package.__name__
"""


def named(folders: list[Path], to: Path) -> list[str]:
    """Each package's folder, called as the package."""
    made = []
    for folder in folders:
        (package,) = [each.parent.name for each in folder.glob("*/_types.py")]
        (to / package).symlink_to(folder)
        made.append(str(to / package))
    return made


def test_the_lock_stays_off(geo_folder: Path, kit_folder: Path, team_folder: Path, rows_folder: Path, tmp_path: Path) -> None:
    folders = named([geo_folder, kit_folder, team_folder, rows_folder], tmp_path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FERRULE_LANE"))}
    rows = Path(__file__).resolve().parent / "rows"  # rows_faces.py
    command = [sys.executable, "-W", "error", "-c", IMPORTS, *folders]
    done = subprocess.run(command, env={**environment, "PYTHONPATH": str(rows)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
