"""Every code block of every page is run, or says why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from doc_blocks import ROOT, blocks_of, pages
from doc_pages import Page, Report


@pytest.mark.parametrize("page", pages())
def test_page(page: str, tmp_path: Path, reports: list[Report]) -> None:
    blocks = blocks_of(ROOT / page, page)
    run = Page(blocks, tmp_path, ROOT, bool(os.environ.get("FERRULE_TEST_ALL")))
    reports.append(run.report)
    run.run()
    assert run.report.ran + len(run.report.skipped) == len(blocks)
