"""Runs Python blocks, one after the other in one namespace: `python doc_python.py BLOCKS.json` prints what each has printed.

A program of its own, so that it can be started once for each lane.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import sys
import traceback
from pathlib import Path
from typing import Any


def execute(block: dict[str, Any], names: dict[str, Any]) -> dict[str, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            if block["language"] == "pycon":
                session(block, names)
            else:
                exec(compile("\n" * (block["line"] - 1) + block["text"], block["page"], "exec"), names)
        except BaseException:
            return {"output": out.getvalue(), "error": traceback.format_exc()}
    return {"output": out.getvalue(), "error": ""}


def session(block: dict[str, Any], names: dict[str, Any]) -> None:
    test = doctest.DocTestParser().get_doctest(block["text"], names, block["page"], block["page"], block["line"] - 1)
    if not test.examples:
        raise AssertionError("a session without a line that begins with >>>")
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said = io.StringIO()
    if runner.run(test, out=said.write, clear_globs=False).failed:
        raise AssertionError(said.getvalue())
    names.update(test.globs)


if __name__ == "__main__":
    # Blocks may define classes and dataclasses, which look for their module.
    namespace: dict[str, Any] = {"__name__": "__main__"}
    results = [execute(each, namespace) for each in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]
    print(json.dumps(results), file=sys.__stdout__)
