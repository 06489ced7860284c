"""What the user sees: short lines, with a symbol and colour on a terminal and without them elsewhere; a spinner for long steps.

All of that goes to standard error, so that standard output stays free for results. With --json nothing of it is shown, and one
object goes to standard output when the command ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from ferrule import __version__
from ferrule.problem import Exit, Problem

_PLAIN = {"💥": "error:", "⚠️": "warning:"}
# What compilers and the generator say: `file:line:column: error: text`, and the carets under the line.
_HEADLINE = re.compile(r"(?m)^((?:\S[^\n]*?:)?\d+(?::\d+)?: )?((?:fatal )?error|warning|note): ([^\n]*?)( \[[\w=-]+\])?$")
_CARETS = re.compile(r"(?m)^( +\| )([ \t]*[~^][~^ \t]*)$")
_COLORS = {"warning": "1;35", "note": "1;36"}


class Console:
    """Where a command says what it does, and leaves its result."""

    def __init__(self, verbose: bool = False, quiet: bool = False, json: bool = False) -> None:
        self.verbose = verbose
        self.quiet = quiet
        self.json = json
        self.fancy = sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self._result: dict[str, Any] = {}
        self._said: list[str] = []

    def say(self, symbol: str, text: str) -> None:
        """One line about something done."""
        if not self.quiet and not self.json:
            self._line(symbol, text)

    def warn(self, text: str) -> None:
        """Something that the user should know, and that ends nothing."""
        self._said.append(text)
        if not self.json:
            self._line("⚠️", self._styled("33", text))

    def output(self, text: str) -> None:
        """Another program's text, as it is."""
        self._said.append(text.rstrip("\n"))
        if not self.json:
            self._write(self._painted(text.rstrip("\n")))

    def print(self, text: str) -> None:
        """What the command was called for, on standard output; with --json `result` says it instead."""
        if not self.json:
            print(text)

    def result(self, **facts: Any) -> None:
        """What --json prints of a command that went well."""
        self._result.update(facts)

    @contextlib.contextmanager
    def working(self, text: str) -> Iterator[Callable[[str], None]]:
        """Shows that something long is going on, where there is somebody to see it; what it gives changes the text."""
        if self.quiet or self.verbose or self.json or not self.fancy:
            yield lambda text: None
            return
        from rich.console import Console as Rich

        with Rich(stderr=True).status(text) as status:
            yield status.update

    def succeed(self, command: str) -> None:
        """Ends a command that went well; one that has left no result prints in a form of its own."""
        if self.json and self._result:
            self._object({"command": command, "ok": True, "result": self._result, "messages": self._said})

    def fail(self, command: str, problem: Problem) -> None:
        """Ends a command with a sentence, what another program said before it, and what to do after it."""
        if self.json:
            error = {
                "code": int(problem.code),
                "kind": problem.code.kind,
                "message": problem.message,
                "hint": problem.hint,
                "output": problem.output,
            }
            more = {"result": self._result} if self._result else {}
            self._object({"command": command, "ok": False, "error": error, **more, "messages": self._said})
            return
        if problem.output:
            self._write(self._painted(problem.output.rstrip("\n")))
        self._line("💥", self._styled("1;31", problem.message))
        if problem.hint and problem.code != Exit.INTERRUPTED:
            self._write("   " + self._styled("2", problem.hint))

    @staticmethod
    def _object(fields: dict[str, Any]) -> None:
        print(json.dumps({"ferrule": __version__, **fields}, ensure_ascii=True), flush=True)

    def _line(self, symbol: str, text: str) -> None:
        mark = symbol if self.fancy else _PLAIN.get(symbol, "")
        self._write(f"{mark} {text}" if mark else text)

    def _styled(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.fancy else text

    def _painted(self, text: str) -> str:
        """A compiler's or the generator's text in the colours that it would have on a terminal of its own."""
        if not self.fancy or "\033" in text:
            return text

        def headline(found: re.Match[str]) -> str:
            place, word, said, kind = found.groups("")
            color = _COLORS.get(word, "1;31")
            return (
                (self._styled("1", place) if place else "") + self._styled(color, word + ":") + " " + self._styled("1", said) + kind
            )

        return _CARETS.sub(lambda found: found[1] + self._styled("1;32", found[2]), _HEADLINE.sub(headline, text))

    @staticmethod
    def _write(text: str) -> None:
        with contextlib.suppress(UnicodeEncodeError):
            print(text, file=sys.stderr, flush=True)
            return
        print(text.encode("ascii", "replace").decode(), file=sys.stderr, flush=True)
