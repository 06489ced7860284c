"""How much of the libraries is bound: `./dev coverage` prints the table; with --record it goes into docs/third_party.md.

Names after it are the libraries that are measured, and the others stay in the table as they are; by default all that are there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from libraries import LIBRARIES, ROOT, Library, Share, share

sys.path.insert(0, str(ROOT / "tests"))
from generators import find_generator  # noqa: E402

PAGE = ROOT / "docs/third_party.md"
BEGIN, END = "<!-- coverage: made by ./dev coverage --record -->", "<!-- end of coverage -->"
HEAD = ["library", "version", "members", "bound", "replaced", "share", "generator ms", "generated lines", "compile s", ".so kB"]


def kind(reason: str) -> str:
    """A reason without what is particular in it: "`X` has no row", "outside C++ it is the same as another one"."""
    if reason.startswith("outside C++ it is the same as"):
        return "outside C++ it is the same as another one"
    if reason.startswith("it would be"):
        return "its name in C is that of another one"
    found = re.match(r"`([^`]*)` has no row", reason)
    if found:
        return f"`{found[1].replace('|', chr(92) + '|')}` has no row"
    return re.sub(r"`[^`]*`", "`…`", reason)


def measure(library: Library, generator: Path, out: Path) -> tuple[list[str], Share]:
    of = share(library, library.inspect(generator))
    library.generate(generator, out)
    files = [path for path in out.rglob("*") if path.is_file()]
    lines = sum(len(path.read_text(errors="replace").splitlines()) for path in files)
    made = library.build(out)
    subprocess.run(["strip", made], check=True)
    took = library.seconds
    row = [library.name, library.version(), str(of.of), str(of.bound), str(len(of.replaced)), f"{of.percent:.1f} %"]
    row += [f"{took['generate'] * 1000:.0f}", str(lines), f"{took['compile']:.1f}", f"{made.stat().st_size / 1024:.0f}"]
    return row, of


def line(row: list[str]) -> str:
    return "| " + " | ".join(row) + " |"


def recorded(page: str) -> tuple[dict[str, str], dict[str, str]]:
    """What the page has of each library: its line of the table, and what is missing."""
    text = page[page.index(BEGIN) : page.index(END)]
    names = {library.name for library in LIBRARIES}
    rows = {found[1]: found[0] for found in re.finditer(r"^\| (\w+) \|.*$", text, re.MULTILINE) if found[1] in names}
    return rows, {found[1]: found[0] for found in re.finditer(r"^\* \*(\w+)\*: .*$", text, re.MULTILINE) if found[1] in names}


def main(words: list[str]) -> None:
    generator = find_generator()
    assert generator, "ferrule-gen is not built"
    wanted = [word for word in words if not word.startswith("-")]
    page = PAGE.read_text()
    rows, reasons = recorded(page) if wanted else ({}, {})
    for library in LIBRARIES:
        if wanted and library.name not in wanted:
            continue
        if library.missing():
            print(f"{library.name}: {library.missing()}", file=sys.stderr)
            continue
        out = Path(tempfile.mkdtemp())
        row, of = measure(library, generator, out)
        shutil.rmtree(out)
        rows[library.name] = line(row)
        print("  ".join(row), flush=True)
        counted = Counter(kind(one["reason"]) for one in of.missing)
        missing = "; ".join(f"{number}: {why}" for why, number in counted.most_common())
        reasons[library.name] = f"* *{library.name}*: {missing}."
    lines = [line(HEAD), line(["---"] * 2 + ["---:"] * (len(HEAD) - 2)), *(rows[name] for name in sorted(rows))]
    text = "\n".join([*lines, "", "What is missing, by reason:", "", *(reasons[name] for name in sorted(reasons))])
    print("\n" + text)
    if "--record" in words:
        begin, end = page.index(BEGIN) + len(BEGIN), page.index(END)
        PAGE.write_text(page[:begin] + "\n\n" + text + "\n\n" + page[end:])


if __name__ == "__main__":
    main(sys.argv[1:])
