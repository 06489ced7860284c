"""What ferrule.hook does when a developed project is imported."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ferrule import freshness, processes, settings
from ferrule.problem import Problem


def is_current(facts: dict[str, Any]) -> bool:
    """Whether what is installed was made from what is on disk now. `facts` is the marker of what is installed."""
    project = settings.load(Path(facts["project"]))
    builds = freshness.Builds(project, "editable" if facts["editable"] else "wheel")
    stamp = builds.last()
    return stamp is not None and stamp.digest == facts["digest"] and builds.current(imported=True) is not None


def bring_up_to_date(facts: dict[str, Any]) -> bool:
    """Rebuilds and installs a project if it has changed; says whether it had. An ImportError tells what was wrong."""
    module, root = str(facts["module"]), Path(facts["project"])
    if not (root / "pyproject.toml").is_file():
        return False  # its folder is gone, and what is installed is all there is
    try:
        if is_current(facts):
            return False
    except Problem as problem:
        raise ImportError(_text(module, problem.message, problem.hint, problem.output), name=module) from None
    _rebuild(module, root, facts)
    importlib.invalidate_caches()
    return True


def _rebuild(module: str, root: Path, facts: dict[str, Any]) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"🔧 {module} has changed: building it", file=sys.stderr, flush=True)
    stamp = freshness.Builds(settings.load(root), "editable" if facts["editable"] else "wheel").last()
    environment = {name: value for name, value in os.environ.items() if name not in freshness.environment()}
    environment.update(stamp.environment if stamp else freshness.environment())
    environment.update(FERRULE_HOOK="off", VIRTUAL_ENV=sys.prefix, PYTHONIOENCODING="utf-8")
    command = processes.python("ferrule", "develop", "--json", "-C", str(root))
    if facts["editable"]:
        command.append("--editable")
    run = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if run.returncode == 0:
        return
    try:
        error = json.loads(run.stdout)["error"]
    except (ValueError, KeyError):
        error = {"message": "ferrule develop failed", "hint": "", "output": run.stdout + run.stderr}
    raise ImportError(_text(module, error["message"], error["hint"], error["output"]), name=module)


def _text(module: str, message: str, hint: str, output: str) -> str:
    lines = [f"{module} has changed, and cannot be rebuilt: {message}", output, hint]
    lines.append("(what was built before is still installed: FERRULE_HOOK=off imports it)")
    return "\n".join(each.rstrip("\n") for each in lines if each)
