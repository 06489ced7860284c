"""An inspection as one HTML file that needs nothing else: no network, no server."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

_TEMPLATE = Path(__file__).with_name("inspection_page.html")


def page(inspection: dict[str, Any]) -> str:
    """The whole file."""
    # A script element ends at the first "</script"; JSON may have it otherwise.
    data = json.dumps(inspection, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    title = html.escape(f"{inspection['module']} {inspection['version']}".strip())
    return _TEMPLATE.read_text(encoding="utf-8").replace("{{title}}", title).replace("{{data}}", data)
