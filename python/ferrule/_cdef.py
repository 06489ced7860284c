"""The one file of a package that cffi itself makes: `python _cdef.py geo_cdef.h geo/_cdef.py`.

An out-of-line ABI-mode module is the same bytes whichever cffi and Python makes it. This script stands alone, because CMake runs it
with whatever Python the user has.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


def make(header: str | Path, output: str | Path) -> None:
    """Writes the module for the declarations in `header`; leaves it alone if it would not change."""
    from cffi import FFI

    ffi = FFI()
    ffi.set_source("_cdef", None)
    ffi.cdef(Path(header).read_text(encoding="utf-8"))
    path = Path(output)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(path.name + ".new")
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):  # it says what it does
        ffi.emit_python_code(str(made))
    if path.is_file() and path.read_bytes() == made.read_bytes():
        made.unlink()
    else:
        made.replace(path)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: _cdef.py HEADER OUTPUT")
    try:
        make(sys.argv[1], sys.argv[2])
    except ImportError:
        sys.exit(f"{sys.executable} has no cffi, which makes the declarations of the Python package: pip install cffi")
