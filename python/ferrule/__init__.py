"""ferrule: from C++ headers to one wheel for every Python.

The command line is `ferrule` (ferrule.cli), the PEP 517 backend `ferrule.build`.
"""

from __future__ import annotations

__version__ = "0.1.0"
