"""What MkDocs does not do by itself for these pages.

* README.md, CHANGELOG.md and the like, which lie elsewhere in the repository, are pages too.
* Links lead from file to file, as on a code host: they are turned to the pages that the files have become. A link to a file that
  is no page becomes its text. A link to what is not there is a warning, hence an error of a strict build.
* A page that the navigation does not name is listed under "More", or under "Examples".
* What the tests read in the info string of a code block (tests/docs/doc_blocks.py) is taken away, blocks in HTML comments too.
* Drawings are put into the page as they are, so that they take its colours.
"""

from __future__ import annotations

import logging
import posixpath
import re
import shlex
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

LOG = logging.getLogger("mkdocs.hooks.ferrule")
ROOT = Path(__file__).resolve().parents[2]

# Pages that lie outside of docs/: their place on the site, and in the repository.
ELSEWHERE = {
    "index.md": "README.md",
    "changelog.md": "CHANGELOG.md",
    "architecture.md": "ARCHITECTURE.md",
    "benchmark.md": "bench/README.md",
    "examples.md": "examples/README.md",
}
# examples/geo is what `ferrule new` makes: its page is for those who get it.
EXAMPLES = {
    f"example_{path.parent.name}.md": f"examples/{path.parent.name}/README.md"
    for path in sorted(ROOT.glob("examples/*/README.md"))
    if path.parent.name != "geo"
}
ELSEWHERE |= EXAMPLES

_FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,})(?P<info>[^`\n]*)$", re.M)
_COMMENT = re.compile(r"<!--.*?-->\n?", re.S)
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>(?:[^][]|\[[^]]*\])*)\]\((?P<target>[^)\s#]*)(?P<anchor>#[^)\s]*)?\)")
_CODE = re.compile(r"(```.*?^ *```|`[^`\n]*`)", re.S | re.M)


def on_config(config: Any) -> Any:
    named = set(_pages_of(config.nav))
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} | set(ELSEWHERE)
    unnamed = pages - named
    for title, these in (("Examples", unnamed & set(EXAMPLES)), ("More", unnamed - set(EXAMPLES))):
        if these:
            config.nav = [*config.nav, {title: sorted(these)}]
    return config


def on_files(files: Files, config: Any) -> Files:
    for name, source in ELSEWHERE.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    name = page.file.src_uri
    lies = ELSEWHERE.get(name, "docs/" + name)
    parts = _CODE.split(_COMMENT.sub("", markdown))
    parts[::2] = [_LINK.sub(lambda match: _link(match, lies, name), part) for part in parts[::2]]
    return _FENCE.sub(_fence, "".join(parts))


def _pages_of(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    return [each for item in (nav.values() if isinstance(nav, dict) else nav) for each in _pages_of(item)]


def _link(match: re.Match[str], lies: str, name: str) -> str:
    target, anchor, text = match["target"], match["anchor"] or "", match["text"]
    if not target or "://" in target or target.startswith("mailto:"):
        return match[0]
    file = posixpath.normpath(posixpath.join(posixpath.dirname(lies), target))
    if match["image"] and file.endswith(".svg") and (ROOT / file).is_file():
        return _drawing(ROOT / file, text)
    for page, source in ELSEWHERE.items():
        if source in (file, f"{file}/README.md"):
            return f"[{text}]({page}{anchor})"
    if file.startswith("docs/") and (ROOT / file).is_file():
        return f"{match['image']}[{text}]({posixpath.relpath(file[5:], posixpath.dirname(name) or '.')}{anchor})"
    if not (ROOT / file).exists():
        LOG.warning("%s: %s is not there", lies, target)
    return text


def _drawing(path: Path, text: str) -> str:
    # Its own colours are for where it stands alone; here style.css has the page's.
    drawing = re.sub(r"<style>.*?</style>|<\?xml.*?\?>|<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
    drawing = re.sub(r"\n\s*", " ", drawing.strip()).replace("<svg ", f'<svg role="img" aria-label="{text}" ', 1)
    return f'<figure class="drawing">{drawing}</figure>'


def _fence(match: re.Match[str]) -> str:
    words = shlex.split(match["info"])
    if not words:
        return match[0]
    values = dict(word.partition("=")[::2] for word in words[1:])
    title = f' title="{values["file"]}"' if "file" in values else ""
    info = " { .text .output }" if "output" in values else words[0] + title
    return f"{match['indent']}{match['marks']}{info}"
