"""The code blocks of a page, and what is to be done with each.

The info string of a fenced block says it, after the language; readers of a page do not see it (docs/site/hooks.py):

    ```cpp module=geo          part of the header geo.hpp, which is bound as the module geo; `std=20` for another standard
    ```cpp refused=geo         a header of its own, which ferrule refuses: what it says is the output
    ```cpp check=pybind11      compiled, but not linked: against pybind11, nanobind, ferrule (its own headers), or nothing but C++ (std)
    ```python                  executed in both lanes, beside the modules of the page
    ```pycon                   a session, whose answers are compared
    ```sh                      executed, in the folder in which the one before ended
    ```c check=geo             compiled behind #include <geo.h>; `check=std` behind C's own headers; `inside`: statements of a function
    ```c run=geo               a program, compiled, linked with the module geo, and run
    ```swig check=swig         what SWIG takes
    ```toml                    parsed; a table of ferrule's is shown to ferrule
    ```json                    parsed: one value, or several after each other
    ```text output             what the block before has printed; `...` stands for anything
    ```text                    no code
    ``` … file=PATH            written to PATH, and otherwise done nothing to, but what is said besides
    ``` … skip="reason"        not run

A block that says nothing of this, and is not of a language that says it by itself, is an error: nothing goes untried by oversight.
A block inside of an HTML comment counts too: so a page can hold what its reader need not see.
"""

from __future__ import annotations

import dataclasses
import re
import shlex
import subprocess
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[2]

ACTIONS = {
    "cpp": ("module", "refused", "check", "file"),
    "c": ("check", "run", "file"),
    "swig": ("check",),
    "cmake": ("file",),
    "python": ("file",),
    "toml": ("file",),
    "sh": (),
    "pycon": (),
    "json": (),
    "text": ("output", "file"),
}
BY_ITSELF = ("python", "pycon", "sh", "toml", "json", "text")  # languages that need no more to be said
MODIFIERS = ("skip", "std", "slow", "status", "inside")
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)


class BadBlock(Exception):
    """A block that says what nobody understands, or nothing."""


@dataclasses.dataclass(frozen=True)
class Block:
    page: str
    line: int  # of its first line of code
    language: str
    attributes: dict[str, str]
    text: str

    @property
    def where(self) -> str:
        return f"{self.page}:{self.line}"

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def is_output(self) -> bool:
        return "output" in self.attributes


def pages() -> list[str]:
    """Every page that a reader may come to; those that MkDocs makes of others once only."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    files = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    # examples/geo is what `ferrule new` makes: its page is for those who get it, and has nothing for us in it.
    return [each for each in files if not each.startswith(("tests/", "python/", "examples/geo/"))]


def blocks_of(path: Path, name: str) -> list[Block]:
    """All blocks of a page, in their order, each understood."""
    return parse(path.read_text(encoding="utf-8"), name)


def parse(text: str, name: str, offset: int = 0) -> list[Block]:
    found: list[Block] = []
    for token in MarkdownIt().parse(text):
        if token.map is None:
            continue
        line = token.map[0] + 1 + offset
        if token.type == "code_block":
            raise BadBlock(f"{name}:{line}: code that is only indented: nobody would run it; put it into a fence")
        if token.type == "fence":
            found.append(_understood(Block(name, line + 1, *_info(token.info, f"{name}:{line}"), token.content)))
        elif token.type == "html_block":
            for comment in _COMMENT.finditer(token.content):
                before = token.content[: comment.start(1)].count("\n")
                found += parse(comment[1], name, line - 1 + before)
    return found


def _info(info: str, where: str) -> tuple[str, dict[str, str]]:
    try:
        words = shlex.split(info)
    except ValueError as error:
        raise BadBlock(f"{where}: {error}: {info}") from None
    if not words:
        raise BadBlock(f"{where}: a block without a language (`text`, if it is no code)")
    attributes = {}
    for word in words[1:]:
        key, _, value = word.partition("=")
        attributes[key] = value
    return words[0], attributes


def _understood(block: Block) -> Block:
    if "skip" in block.attributes:
        if not block.attributes["skip"]:
            raise BadBlock(f'{block.where}: skip="…" needs its reason')
        return block
    known = ACTIONS.get(block.language)
    if known is None:
        raise BadBlock(f'{block.where}: nobody knows what to do with {block.language}; say skip="the reason"')
    for key in block.attributes:
        if key not in known and key not in MODIFIERS:
            raise BadBlock(f"{block.where}: {block.language} has no `{key}` (it has: {', '.join((*known, *MODIFIERS))})")
    if block.language not in BY_ITSELF and not any(key in block.attributes for key in known):
        raise BadBlock(f'{block.where}: is this to be tried, and how? ({", ".join(f"{key}=" for key in known)}, or skip="the reason")')
    return block
