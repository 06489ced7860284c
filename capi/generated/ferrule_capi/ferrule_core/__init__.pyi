"""Mark ordinary C++, and get a C header, a shared library and one wheel for every Python"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

__all__ = [
    "BorrowError",
    "Cancellation",
    "Cancelled",
    "Change",
    "Comparison",
    "Compiler",
    "Configuration",
    "Diagnostic",
    "Effect",
    "File",
    "FixIt",
    "Libclang",
    "MissingTool",
    "Note",
    "Outcome",
    "Place",
    "Said",
    "Severity",
    "StaleError",
    "ask_compiler",
    "command",
    "compare",
    "find_libclang",
    "generate",
]

__version__: Final[str]
__lane__: Final[str]

class BorrowError(RuntimeError):
    """The object is in use by a call that this one would have to wait for for ever."""

class StaleError(RuntimeError):
    """The object has changed under what refers to a part of it."""

class MissingTool(RuntimeError):
    """libclang or the compiler is not there."""

    hint: str
    """What to do about it; may be empty."""

class Cancelled(RuntimeError):
    """The generation was given up, because `Cancellation.cancel` was called."""

class Severity(IntEnum):
    """How bad it is."""

    note = 0
    warning = 1
    error = 2

class Effect(IntEnum):
    """What a difference means for programs that were made for the older library."""

    addition = 0
    """Something new, which they do not know."""
    harmless = 1
    """They do not notice."""
    breaking = 2
    """They would go wrong, or not start."""

class Place:
    """Where something is. Lines and columns count from 1 (columns in bytes), and are 0 where they are not known."""

    file: str
    line: int
    column: int
    __match_args__ = ("file", "line", "column")
    def __init__(self, file: str, line: int = 0, column: int = 0) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, file: str = ..., line: int = ..., column: int = ...) -> Place: ...
    def __copy__(self) -> Place: ...

class Note:
    """What else there is to say about a diagnostic."""

    text: str
    where: Place
    __match_args__ = ("text", "where")
    def __init__(self, text: str, where: Place) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, text: str = ..., where: Place = ...) -> Note: ...
    def __copy__(self) -> Note: ...

class FixIt:
    """A remedy: `text` in place of the columns from `first` to before `last` of a line. They are the same where it is to be put in between."""

    line: int
    first: int
    last: int
    text: str
    __match_args__ = ("line", "first", "last", "text")
    def __init__(self, line: int = 0, first: int = 0, last: int = 0, text: str = ...) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, line: int = ..., first: int = ..., last: int = ..., text: str = ...) -> FixIt: ...
    def __copy__(self) -> FixIt: ...

class Diagnostic:
    """What ferrule, or the compiler, has to say about headers and settings."""

    severity: Severity
    id: str
    """Its kind, such as `no-row`; `clang` if the headers do not compile."""
    text: str
    where: Place
    notes: list[Note]
    fix_its: list[FixIt]
    """In the file of `where`."""
    rendered: str
    """All of it as a compiler shows it, with the line and a caret."""
    __match_args__ = ("severity", "id", "text", "where", "notes", "fix_its", "rendered")
    def __init__(
        self,
        severity: Severity = Severity.error,
        id: str = ...,
        text: str = ...,
        where: Place = ...,
        notes: list[Note] = ...,
        fix_its: list[FixIt] = ...,
        rendered: str = ...,
    ) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(
        self,
        *,
        severity: Severity = ...,
        id: str = ...,
        text: str = ...,
        where: Place = ...,
        notes: list[Note] = ...,
        fix_its: list[FixIt] = ...,
        rendered: str = ...,
    ) -> Diagnostic: ...
    def __copy__(self) -> Diagnostic: ...

class File:
    """A generated file: its path below the output folder, and what is in it."""

    path: str
    text: str
    __match_args__ = ("path", "text")
    def __init__(self, path: str, text: str) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, path: str = ..., text: str = ...) -> File: ...
    def __copy__(self) -> File: ...

class Change:
    """One difference between two manifests."""

    effect: Effect
    name: str
    """In C."""
    cpp: str
    """What it stands for; empty where that is not known."""
    what: str
    why: str
    """What it means for programs."""
    where: Place
    """In the headers, where they are known."""
    __match_args__ = ("effect", "name", "cpp", "what", "why", "where")
    def __init__(
        self,
        effect: Effect = Effect.harmless,
        name: str = ...,
        cpp: str = ...,
        what: str = ...,
        why: str = ...,
        where: Place = ...,
    ) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(
        self,
        *,
        effect: Effect = ...,
        name: str = ...,
        cpp: str = ...,
        what: str = ...,
        why: str = ...,
        where: Place = ...,
    ) -> Change: ...
    def __copy__(self) -> Change: ...

class Comparison:
    """What has become of a C ABI."""

    module: str
    refused: str
    """Why the two cannot be compared; empty where they were."""
    kept: int
    """The older one's number of the ABI."""
    needed: int
    """The number that the newer one must have: another one where something is breaking."""
    changes: list[Change]
    text: str
    """All of it for people."""
    json: str
    """All of it for programs."""
    __match_args__ = ("module", "refused", "kept", "needed", "changes", "text", "json")
    def __init__(
        self,
        module: str,
        refused: str,
        kept: int = 1,
        needed: int = 1,
        changes: list[Change] = ...,
        text: str = ...,
        json: str = ...,
    ) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(
        self,
        *,
        module: str = ...,
        refused: str = ...,
        kept: int = ...,
        needed: int = ...,
        changes: list[Change] = ...,
        text: str = ...,
        json: str = ...,
    ) -> Comparison: ...
    def __copy__(self) -> Comparison: ...

class Said:
    """What a run of ferrule-gen leaves: its exit status, and what it has printed."""

    status: int
    """0 done, 1 the headers or settings are wrong, 2 wrong usage, 3 libclang or the compiler is missing."""
    out: str
    err: str
    __match_args__ = ("status", "out", "err")
    def __init__(self, status: int = 0, out: str = ..., err: str = ...) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, status: int = ..., out: str = ..., err: str = ...) -> Said: ...
    def __copy__(self) -> Said: ...

class Libclang:
    """A libclang that has been loaded."""

    file: str
    version: str
    """What it says of itself."""
    major: int
    """The number of its version."""
    __match_args__ = ("file", "version", "major")
    def __init__(self, file: str, version: str, major: int = 0) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, file: str = ..., version: str = ..., major: int = ...) -> Libclang: ...
    def __copy__(self) -> Libclang: ...

class Compiler:
    """A compiler that has answered."""

    command: str
    include: list[str]
    """Where it looks for headers by itself."""
    __match_args__ = ("command", "include")
    def __init__(self, command: str, include: list[str]) -> None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __replace__(self, *, command: str = ..., include: list[str] = ...) -> Compiler: ...
    def __copy__(self) -> Compiler: ...

class Configuration:
    """What is to be bound, and how. All of it can be said in a settings file; what is said here counts more."""

    def __init__(self) -> None: ...

    @property
    def config(self) -> str:
        """A settings file: pyproject.toml with a table `[tool.ferrule]`, or a ferrule.toml that is this table."""

    @config.setter
    def config(self, value: str, /) -> None: ...

    @property
    def text(self) -> str | None:
        """What the settings file says, if it is not to be read; `config` is then where it would be."""

    @text.setter
    def text(self, value: str | None, /) -> None: ...

    @property
    def module(self) -> str:
        """The name of the Python package, and prefix of the C names."""

    @module.setter
    def module(self, value: str, /) -> None: ...

    @property
    def standard(self) -> str:
        """The C++ standard, such as `c++17`."""

    @standard.setter
    def standard(self, value: str, /) -> None: ...

    @property
    def compiler(self) -> str:
        """The compiler that will build the library; `c++` if nothing else is said."""

    @compiler.setter
    def compiler(self, value: str, /) -> None: ...

    @property
    def headers(self) -> list[str]:
        """Headers to bind, as files or as they are included."""

    @headers.setter
    def headers(self, value: Sequence[str], /) -> None: ...

    @property
    def exports(self) -> list[str]:
        """Names to bind that are not marked in their headers."""

    @exports.setter
    def exports(self, value: Sequence[str], /) -> None: ...

    @property
    def include(self) -> list[str]:
        """Directories of headers."""

    @include.setter
    def include(self, value: Sequence[str], /) -> None: ...

    @property
    def defines(self) -> list[str]:
        """Preprocessor definitions, `NAME` or `NAME=VALUE`."""

    @defines.setter
    def defines(self, value: Sequence[str], /) -> None: ...

    @property
    def strict(self) -> bool:
        """What cannot be bound is an error in listed code too."""

    @strict.setter
    def strict(self, value: bool, /) -> None: ...

    @property
    def manifest(self) -> str:
        """The kept manifest; otherwise the settings', or the one that lies beside them."""

    @manifest.setter
    def manifest(self, value: str, /) -> None: ...

    @property
    def libclang(self) -> str:
        """The libclang to use; otherwise FERRULE_LIBCLANG, then the system's."""

    @libclang.setter
    def libclang(self, value: str, /) -> None: ...

    @property
    def runtime_include(self) -> str:
        """Where `<ferrule/ferrule.hpp>` is; otherwise it is looked for around this library."""

    @runtime_include.setter
    def runtime_include(self, value: str, /) -> None: ...
    def __copy__(self) -> Configuration: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Configuration: ...
    def __reduce_ex__(self, protocol: object, /) -> tuple[object, ...]: ...

class Cancellation:
    """Gives up a generation that runs in another thread."""

    def __init__(self) -> None: ...

    def cancel(self) -> None:
        """Asks for it. `generate` ends with `Cancelled` as soon as libclang lets it."""

    def cancelled(self) -> bool:
        """Has it been asked for?"""

class Outcome:
    """What has come of a generation."""

    def write(self, folder: str, depfile: str = '') -> None:
        """Writes the files below a folder: each by way of another one beside it, those that would not change not at all, and last a new `.ferrule-stamp`.

        Args:
            depfile: where make and ninja shall find the headers that were read; empty: nowhere

        Raises:
            ValueError: if the generation has failed
        """

    @property
    def failed(self) -> bool:
        """Is there an error? Then there are no files."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is to be said about the headers and settings."""

    @property
    def report(self) -> str:
        """What was left out of listed headers, and why."""

    @property
    def files(self) -> list[File]:
        """The generated files."""

    @property
    def headers(self) -> list[str]:
        """The headers that were read: the files depend on them."""

    @property
    def model(self) -> str:
        """The interface, as JSON."""

    @property
    def inspection(self) -> str:
        """What is bound, how and why, and what is not, as JSON. Empty if the generation has failed."""

    @property
    def changes(self) -> Comparison | None:
        """What has changed since the kept manifest; None where there is none, or the generation has failed."""
    def __copy__(self) -> Outcome: ...
    def __deepcopy__(self, memo: dict[int, object], /) -> Outcome: ...

def generate(configuration: Configuration, cancellation: Cancellation | None = None) -> Outcome:
    """Makes everything that belongs to a binding, in memory.

    Args:
        cancellation: can end it from another thread

    Raises:
        MissingTool: without libclang or compiler
        ValueError: if no module or header is named
    """

def compare(older: str, newer: str) -> Comparison:
    """Compares two manifests of a library (`<module>.abi.json`), given as text.

    Raises:
        ValueError: if one of them is no manifest
    """

def command(words: Sequence[str]) -> Said:
    """Does what the program ferrule-gen does with these words; `--help` tells."""

def find_libclang(file: str = '') -> Libclang:
    """The libclang that would be used.

    Args:
        file: the one to try first, if FERRULE_LIBCLANG names none

    Raises:
        MissingTool: if there is none
    """

def ask_compiler(command: str = 'c++', arguments: Sequence[str] = ()) -> Compiler:
    """Asks a compiler where its headers are.

    Args:
        arguments: what it would be called with

    Raises:
        MissingTool: if it does not answer
    """
