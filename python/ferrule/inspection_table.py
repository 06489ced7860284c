"""An inspection on the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console, Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ferrule.inspection import TRANSFER, calls_text, verdict_text

_COLOURS = {"independent": "green", "copied": "green", "points": "yellow", "unseen": "red"}


def show(inspection: dict[str, Any], console: Console) -> None:
    """Prints it: each class with its functions, then everything else, last what is not bound."""
    counts = inspection["counts"]
    console.print(
        f"[bold]{escape(inspection['module'])}[/] {escape(inspection['version'])} · ABI {inspection['abi']} · "
        f"bound {counts['bound']} of {counts['of']}"
    )
    by_owner: dict[str, list[dict[str, Any]]] = {}
    for function in inspection["functions"]:
        by_owner.setdefault(function.get("owner", ""), []).append(function)
    for cls in inspection["classes"]:
        _section(console, _class_title(cls), by_owner.get(cls["c"], []))
    _section(console, Text("functions", style="bold"), by_owner.get("", []))
    for title, key in (("records", "records"), ("enumerations", "enums"), ("errors", "errors"), ("constants", "constants")):
        _types(console, title, inspection[key])
    _reasons(console, "not bound", "red", inspection["skipped"])
    _reasons(console, "another function is bound instead", "green", inspection.get("replaced", []))
    _reasons(console, "bound on an assumption", "yellow", inspection["assumed"])


def _class_title(cls: dict[str, Any]) -> Text:
    counts = cls["counts"]
    text = Text(cls["python"], style="bold")
    facts = [cls["cpp"], cls["c"], f"bound {counts['bound']} of {counts['of']}", f"threads: {cls['threads']}"]
    text.append("  " + " · ".join(facts), style="dim")
    if verdict := verdict_text(cls):
        text.append(f" · {verdict}", style=_COLOURS[cls["lifetime"]])
    return text


def _section(console: Console, title: Text, functions: list[dict[str, Any]]) -> None:
    if not functions:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("Python", ratio=5)
    table.add_column("C", ratio=3, overflow="fold")
    table.add_column("result", ratio=4)
    table.add_column("call", ratio=3)
    for function in functions:
        shown = Text(function.get("python") or "(C only: a former signature)")
        cpp = Text(function["cpp"], style="dim")
        table.add_row(
            Group(shown, cpp), function["c"], _result(function.get("result", {})), Text(calls_text(function), style="dim")
        )
    console.print()
    console.print(title)
    console.print(Padding(table, (0, 0, 0, 2)))


def _result(result: dict[str, Any]) -> Text:
    text = Text()
    if result.get("transfer"):
        text.append(TRANSFER[result["transfer"]])
        text.append(", or None" if result.get("nullable") else "")
        text.append(" · ", style="dim")
    if verdict := verdict_text(result):
        text.append(verdict, style=_COLOURS[result["lifetime"]])
    return text


def _types(console: Console, title: str, types: list[dict[str, Any]]) -> None:
    if not types:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for each in types:
        inside = each.get("fields") or each.get("values") or []
        names = ", ".join(str(one.get("name") or one.get("python")) for one in inside)
        table.add_row(each["python"], each["c"], Text(each["cpp"], style="dim"), Text(str(each.get("value", names)), style="dim"))
    console.print()
    console.print(Text(title, style="bold"))
    console.print(Padding(table, (0, 0, 0, 2)))


def _reasons(console: Console, title: str, colour: str, skips: list[dict[str, Any]]) -> None:
    if not skips:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for skip in skips:
        member = f"{skip['owner']}::{skip['member']}" if skip["owner"] else skip["member"]
        table.add_row(Text(skip.get("where", ""), style="dim"), member, Text(skip.get("reason") or skip["by"], style=colour))
    console.print()
    console.print(Text(title, style=f"bold {colour}"))
    console.print(Padding(table, (0, 0, 0, 2)))
