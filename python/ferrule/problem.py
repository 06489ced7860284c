"""What the tool tells its user when something cannot be done: a sentence, what to do, and what another program said about it."""

from __future__ import annotations


class Problem(Exception):
    """Ends a command. `hint` says what to do; `output` is a compiler's or generator's own text, shown as it is."""

    def __init__(self, message: str, hint: str = "", output: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.output = output
