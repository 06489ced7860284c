"""What the user sees: short lines, with a symbol and colour on a terminal and without them elsewhere; a spinner for long steps."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

_PLAIN = {"📦": "", "🔗": "", "🛠": "", "✨": "", "💥": "error:"}


class Console:
    """Prints to standard error, so that standard output stays free for results."""

    def __init__(self, verbose: bool = False, quiet: bool = False) -> None:
        self.verbose = verbose
        self.quiet = quiet
        self.fancy = sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

    def say(self, symbol: str, text: str) -> None:
        """One line about something done."""
        if not self.quiet:
            self._line(symbol, text)

    def error(self, text: str) -> None:
        """The sentence that ends a command."""
        self._line("💥", self._styled("1;31", text) if self.fancy else text)

    def hint(self, text: str) -> None:
        """What to do about it."""
        self._write("   " + (self._styled("2", text) if self.fancy else text))

    def output(self, text: str) -> None:
        """Another program's text, as it is."""
        self._write(text.rstrip("\n"))

    @contextlib.contextmanager
    def working(self, text: str) -> Iterator[None]:
        """Shows that something long is going on, where there is somebody to see it."""
        if self.quiet or self.verbose or not self.fancy:
            yield
            return
        from rich.console import Console as Rich

        with Rich(stderr=True).status(text):
            yield

    def _line(self, symbol: str, text: str) -> None:
        mark = symbol if self.fancy else _PLAIN.get(symbol, "")
        self._write(f"{mark} {text}" if mark else text)

    @staticmethod
    def _styled(code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m"

    @staticmethod
    def _write(text: str) -> None:
        with contextlib.suppress(UnicodeEncodeError):
            print(text, file=sys.stderr, flush=True)
            return
        print(text.encode("ascii", "replace").decode(), file=sys.stderr, flush=True)
