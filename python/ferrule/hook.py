"""Rebuilding a developed project when it is imported.

Every start of Python may import this file (see `startup`), so it imports nothing itself but sys. When a package is imported that
`ferrule develop`, or `pip install -e`, has installed, its inputs are looked at; if they have changed, the project is built and
installed again in a process of its own, and then imported. If that fails, the import fails with the compiler's text, and what was
installed stays: FERRULE_HOOK=off imports it.
"""

from __future__ import annotations

import sys

MARKER = "ferrule.json"  # in the .dist-info of what was developed
EVERYWHERE = "ferrule_hook.pth"  # what `ferrule hook install` writes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def startup(every: bool) -> str:
    """The line of a .pth file that brings this to life; where ferrule is gone it does nothing."""
    return f'import sys; exec("try:\\n import ferrule.hook as h\\nexcept ImportError:\\n pass\\nelse:\\n h.install({every})")\n'


def install(every: bool = False) -> None:
    """Watches imports: of editable projects, or of every developed one."""
    import os

    if os.environ.get("FERRULE_HOOK", "").lower() in ("off", "0") or not sys.executable:
        return
    for finder in sys.meta_path:
        if isinstance(finder, Finder):
            finder.every = finder.every or every
            return
    sys.meta_path.insert(0, Finder(every))


def developed(folders: list[str]) -> Iterator[dict[str, Any]]:
    """What the markers in these folders say: module, project, editable, digest."""
    import json
    import os

    for folder in folders:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                try:
                    with open(os.path.join(folder, name, MARKER), encoding="utf-8") as file:
                        yield json.load(file)
                except (OSError, ValueError):
                    continue


def site_folders() -> list[str]:
    """Where installed packages lie in this Python."""
    return [each for each in dict.fromkeys(sys.path) if each.rstrip("/\\").endswith(("site-packages", "dist-packages"))]


class Finder:
    """Finds nothing itself; looks at a project before the other finders find it."""

    def __init__(self, every: bool) -> None:
        self.every = every
        self._known: dict[str, dict[str, Any]] | None = None
        self._done: set[str] = set()

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if "." in name or name in self._done:
            return None
        if self._known is None:
            self._known = {}  # not None: what follows may import
            for each in developed(site_folders()):
                self._known.setdefault(each.get("module", ""), each)  # the first is the one that is imported
        facts = self._known.get(name)
        if facts is None or not (facts.get("editable") or self.every):
            return None
        self._done.add(name)  # before the work, so that nothing comes back here; and once in a process
        try:
            bring_up_to_date(facts)
        except ImportError:
            self._done.discard(name)  # a later import tries again
            self._known = None
            raise
        return None


def bring_up_to_date(facts: dict[str, Any]) -> bool:
    """Rebuilds a project if it has changed; says whether it had. An ImportError tells what was wrong."""
    from ferrule import rebuild

    return rebuild.bring_up_to_date(facts)
