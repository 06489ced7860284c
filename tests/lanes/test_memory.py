"""Every allocation of the library fails, one after the other: MemoryError in both lanes, and everything works afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

PROGRAM = r"""
import ctypes, gc, sys
sys.path.insert(0, sys.argv[1])
import geo

hook = ctypes.CDLL(None)
hook.fail_at.argtypes = [ctypes.c_long, ctypes.c_bool]
hook.allocations.restype = ctypes.c_long
library = ctypes.CDLL(sys.argv[1] + "/geo/_geo.so")
library.geo_live_handles.restype = ctypes.c_size_t

long = "a name that is longer than what a string keeps inside of itself"
path = geo.Path(long)
path.extend([geo.Point(float(n), 0.0) for n in range(40)])
bad = object()

steps = [
    (None, lambda: geo.Path(long)),
    (None, lambda: path.name),
    (None, lambda: path.extend([geo.Point(1.0, 2.0)])),
    (None, lambda: path | path),
    (None, lambda: path.pen()),
    (None, lambda: geo.shared_pen()),
    (None, lambda: geo.scaled({long: [1.0, 2.0], "x": []}, by=3.0)),
    (None, lambda: geo.odd({1, 2, 3})),
    (None, lambda: geo.divide(7, 2)),
    (None, lambda: geo.area(path)),
    (None, lambda: geo.shift(geo.Point(1.0, 2.0))),
    (geo.Parallel, lambda: geo.meet(geo.Point(0, 0), geo.Point(1, 0), geo.Point(0, 1), geo.Point(1, 1))),
    (ValueError, lambda: geo.divide(7, 0)),
    (IndexError, lambda: path[1000]),
    (TypeError, lambda: geo.scaled({"x": [1.0, bad]})),
    (TypeError, lambda: geo.area(bad)),
    (TypeError, lambda: path.nearest()),
    (TypeError, lambda: geo.Path()),
    (TypeError, lambda: path.add(3)),
    (TypeError, lambda: path | 3),
    (OverflowError, lambda: geo.divide(2**40, 1)),
    (UnicodeEncodeError, lambda: path.set_name("\ud800")) if hasattr(path, "set_name") else (TypeError, lambda: geo.consume(3)),
    (AttributeError, lambda: setattr(path, "length", 3)),
]

failed = 0
for expected, step in steps:
    for and_later in (False, True):
        n = 0
        while True:
            got = None
            hook.fail_at(n, and_later)
            try:
                result = step()
            except BaseException as error:
                got = error
            made = hook.allocations()
            hook.fail_at(-1, False)
            result = None
            if isinstance(got, MemoryError):
                failed += 1
                assert made > n
            else:
                assert type(got) is (expected or type(None)), (expected, n, repr(got))
            if made <= n:
                break
            n += 1
gc.collect()
before = library.geo_live_handles()
for expected, step in steps:
    try:
        step()
        assert expected is None
    except Exception as error:
        assert type(error) is expected
gc.collect()
assert library.geo_live_handles() == before
del path
gc.collect()
assert library.geo_live_handles() == 0, library.geo_live_handles()
print(failed)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs LD_PRELOAD")
def test_every_allocation_fails(geo_folder: Path, lane: str, tmp_path: Path) -> None:
    hook = tmp_path / "failing_new.so"
    compiler = os.environ.get("CXX", "c++")
    subprocess.run([compiler, "-std=c++17", "-O1", "-shared", "-fPIC", str(HERE / "failing_new.cpp"), "-o", str(hook)], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(hook), "FERRULE_LANE": lane}
    command = [sys.executable, "-X", "faulthandler", "-c", PROGRAM, str(geo_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) > 50
