"""A package that lies in another one is called, imported and pickled as it is found there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import copy, pickle
import outer.inner as geo
from outer.inner import sub
import outer.inner.sub

assert geo.__lane__ == {lane!r}
for each in (geo.Path, geo.Point, geo.Join, geo.Parallel, geo.meet, geo.StaleError):
    assert each.__module__ == "outer.inner", (each, each.__module__)
assert sub.twice.__module__ == "outer.inner.sub" and sub.__name__ == "outer.inner.sub"
assert sub.twice(2) == 4
assert repr(geo.Path).startswith("<class 'outer.inner.Path'"), geo.Path
assert pickle.loads(pickle.dumps(geo.Point(1, 2))) == geo.Point(1, 2)
try:
    geo.meet(geo.Point(0, 0), geo.Point(1, 0), geo.Point(0, 1), geo.Point(1, 1))
    raise AssertionError("parallel lines meet")
except geo.Parallel as error:
    assert isinstance(error, ValueError) and error.angle == 0
path = geo.Path("a")
path.add(geo.Point(0, 0))
assert path[0] == geo.Point(0, 0) and copy.copy(path) == path
import sys
assert not [name for name in sys.modules if name.split(".")[0] == "geo"]
print("fine")
"""


@pytest.mark.parametrize("package", ["outer/inner"])
def test_nested(geo_folder: Path, lane: str, tmp_path: Path, package: str) -> None:
    shutil.copytree(geo_folder / "geo", tmp_path / package)
    (tmp_path / "outer/__init__.py").touch()
    environment = {**os.environ, "FERRULE_LANE": lane, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(lane=lane)], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "fine\n", done.stderr
