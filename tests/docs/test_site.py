"""The site: built strictly, whole, and read without network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from doc_blocks import ROOT, pages

pytest.importorskip("mkdocs", reason="needs MkDocs: pip install mkdocs-material")
pytest.importorskip("material", reason="needs pip install mkdocs-material")


def build(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), "--config-file", str(root / "mkdocs.yml")]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = build(ROOT, folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The pages, to be spoiled."""
    for each in ("docs", "mkdocs.yml", "README.md", "CHANGELOG.md", "ARCHITECTURE.md", "examples", "bench"):
        source = ROOT / each
        if source.is_dir():
            shutil.copytree(source, tmp_path / each, ignore=shutil.ignore_patterns("build", "dist", ".venv", "__pycache__"))
        else:
            shutil.copy(source, tmp_path / each)
    return tmp_path


def test_every_page_is_there_and_in_the_navigation(site: Path) -> None:
    sys.path.insert(0, str(ROOT / "docs" / "site"))
    from hooks import ELSEWHERE

    on_site = {*ELSEWHERE.values(), *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))}
    assert set(pages()) <= on_site
    index = (site / "index.html").read_text(encoding="utf-8")
    for each in [*ELSEWHERE, *(path.name for path in (ROOT / "docs").glob("*.md"))]:
        assert f'href="{each[:-3]}.html' in index or each == "index.md", each


def test_nothing_is_fetched_from_the_network(site: Path) -> None:
    for page in [*site.rglob("*.html"), *site.rglob("*.css")]:
        text = page.read_text(encoding="utf-8")
        fetched = re.findall(r"""<(?:link|script|img|iframe|source)[^>]*(?:href|src)=["']?(?:https?:)?//[^"'>]*|url\((?:https?:)?//[^)]*""", text)
        assert not [each for each in fetched if 'rel="canonical"' not in each], page


def test_readers_do_not_see_what_the_tests_read(site: Path) -> None:
    for page in site.glob("*.html"):
        text = re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8"))
        assert "```" not in text, page


def test_the_drawings_take_the_colours_of_the_page(site: Path) -> None:
    for drawing in (ROOT / "docs" / "drawings").glob("*.svg"):
        text = drawing.read_text(encoding="utf-8")
        assert "prefers-color-scheme: dark" in text, f"{drawing}: alone, it has to be readable in the dark too"
        assert not re.search(r'(?:fill|stroke)="(?!none|currentColor)', text), f"{drawing}: colours belong into its <style>"
    assert 'class="drawing"' in (site / "ownership.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        ("docs/lanes.md", "[gone](nowhere.md)", "docs/lanes.md: nowhere.md is not there"),
        ("docs/lanes.md", "[gone](../src/nothing.cpp)", "docs/lanes.md: ../src/nothing.cpp is not there"),
        ("README.md", "[gone](docs/nowhere.md)", "README.md: docs/nowhere.md is not there"),
        ("docs/lanes.md", "[gone](abi.md#nowhere)", "does not contain an anchor '#nowhere'"),
        ("README.md", "[gone](docs/abi.md#nowhere)", "does not contain an anchor '#nowhere'"),
    ],
)
def test_a_link_to_nowhere_is_an_error(copy: Path, tmp_path_factory: pytest.TempPathFactory, page: str, text: str, said: str) -> None:
    with (copy / page).open("a") as file:
        file.write(f"\n{text}\n")
    done = build(copy, tmp_path_factory.mktemp("site"))
    assert done.returncode != 0
    assert said in done.stderr


def test_a_page_that_the_navigation_does_not_name(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (copy / "docs" / "novelty.md").write_text("# New\n")
    folder = tmp_path_factory.mktemp("site")
    done = build(copy, folder)
    assert done.returncode == 0, done.stderr
    assert 'href="novelty.html' in (folder / "index.html").read_text(encoding="utf-8")
