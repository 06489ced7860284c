"""How much of the libraries is bound: `./dev coverage` prints the table; with --record it goes into docs/third_party.md.

Names after it are the libraries that are measured; by default all that are there.
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
HEAD = ["library", "version", "bound", "of", "share", "generator ms", "generated lines", "compile s", ".so kB"]


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
    row = [library.name, library.version(), str(of.bound), str(of.of), f"{of.percent:.1f} %", f"{took['generate'] * 1000:.0f}"]
    row += [str(lines), f"{took['compile']:.1f}", f"{made.stat().st_size / 1024:.0f}"]
    return row, of


def table(rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in [HEAD, ["---"] * 2 + ["---:"] * 7, *rows])


def main(words: list[str]) -> None:
    generator = find_generator()
    assert generator, "ferrule-gen is not built"
    wanted = [word for word in words if not word.startswith("-")]
    rows, reasons = [], []
    for library in LIBRARIES:
        if wanted and library.name not in wanted:
            continue
        if library.missing():
            print(f"{library.name}: {library.missing()}", file=sys.stderr)
            continue
        out = Path(tempfile.mkdtemp())
        row, of = measure(library, generator, out)
        shutil.rmtree(out)
        rows.append(row)
        print("  ".join(row), flush=True)
        counted = Counter(kind(one["reason"]) for one in of.missing)
        reasons.append(f"* *{library.name}*: " + "; ".join(f"{number}: {why}" for why, number in counted.most_common()) + ".")
    text = table(rows) + "\n\nWhat is missing, by reason:\n\n" + "\n".join(reasons)
    print("\n" + text)
    if "--record" in words:
        page = PAGE.read_text()
        begin, end = page.index(BEGIN) + len(BEGIN), page.index(END)
        PAGE.write_text(page[:begin] + "\n\n" + text + "\n\n" + page[end:])


if __name__ == "__main__":
    main(sys.argv[1:])
