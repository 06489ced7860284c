"""What the tool tells its user when something cannot be done: a sentence, what to do, and what another program said about it."""

from __future__ import annotations

import enum


class Exit(enum.IntEnum):
    """How a command ended. The numbers are documented in docs/cli.md and never change their meaning."""

    DONE = 0
    INPUT = 1  # the project, its settings or its C++ are wrong
    USAGE = 2  # the command line is wrong
    MISSING = 3  # a program or library that is needed is not on this machine
    SYSTEM = 4  # the machine refused: no space, no right to write
    FAULT = 70  # a fault of ferrule's own
    INTERRUPTED = 130

    @property
    def kind(self) -> str:
        """The word for it in what --json prints."""
        return self.name.lower()


class Problem(Exception):
    """Ends a command. `hint` says what to do; `output` is a compiler's or generator's own text, shown as it is."""

    def __init__(self, message: str, hint: str = "", output: str = "", code: Exit = Exit.INPUT) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.output = output
        self.code = code
