"""ferrule-gen, for CMake: `python gen.py WORDS` does what the program of that name does, by way of the library in this package.

CMake runs it as a file, with whatever Python there is, so it finds its package by where it lies.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path


def main() -> int:
    """Runs it; returns the exit status."""
    # Nothing is half written when it ends at any moment, and the one long call is not Python's to interrupt.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ferrule import _core

    said = _core.command(sys.argv[1:])
    for stream, text in ((sys.stdout, said.out), (sys.stderr, said.err)):
        stream.buffer.write(text.encode())
        stream.flush()
    return said.status


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # not this folder: its modules have names like `build`
    sys.exit(main())
