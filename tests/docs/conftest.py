"""The pages, and a line at the end that says how many of their code blocks were run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from doc_pages import Report

_reports: list[Report] = []


@pytest.fixture
def reports() -> Iterator[list[Report]]:
    yield _reports


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _reports:
        skipped = [each for report in _reports for each in report.skipped]
        terminalreporter.write_line(f"code blocks: {sum(report.ran for report in _reports)} run, {len(skipped)} not run:")
        for each in skipped:
            terminalreporter.write_line(f"  {each}")
