"""A server's log: taken apart by groups, filtered by many expressions at once, and made anonymous."""

from __future__ import annotations

import time

import re2py as re2

LOG = """\
2024-05-01 12:00:01 INFO 10.0.0.7 GET /index.html
2024-05-01 12:00:02 WARN 10.0.0.9 GET /missing.html
2024-05-01 12:00:05 ERROR 192.168.1.4 POST /orders
"""

LINE = re2.RE2(r"^(?P<day>\S+) (?P<time>\S+) (?P<level>[A-Z]+) (?P<host>[\d.]+) (?P<request>.*)$")


def fields(line: str) -> dict[str, str] | None:
    """What the groups of LINE match, by name; None where the line is not one of these."""
    found, groups = LINE.Match(line, 0, len(line), re2.RE2Anchor.ANCHOR_BOTH, LINE.NumberOfCapturingGroups() + 1)
    return {name: groups[number] for name, number in LINE.NamedCapturingGroups().items()} if found else None


def main() -> None:
    lines = LOG.splitlines()
    assert [found["host"] for line in lines if (found := fields(line))] == ["10.0.0.7", "10.0.0.9", "192.168.1.4"]
    assert fields("no line") is None

    # Many expressions in one pass.
    alarms = re2.RE2Set(re2.RE2Options(), re2.RE2Anchor.UNANCHORED)
    for pattern in ("ERROR", r"missing\.\w+", r"POST /orders"):
        number, error = alarms.Add(pattern)
        assert number >= 0 and not error
    assert alarms.Add("(")[0] == -1
    assert alarms.Compile()
    raised = [sorted(alarms.Match(line)[1]) for line in lines]
    assert raised == [[], [1], [0, 2]], raised

    count, anonymous = re2.RE2.GlobalReplace(LOG, re2.RE2(r"\d+\.\d+\.\d+\.\d+"), "x.x.x.x")
    assert count == 3 and "10.0.0" not in anonymous

    # What brings others to a standstill.
    begin = time.perf_counter()
    assert not re2.RE2.FullMatchN("a" * 5000, re2.RE2("(a*)*b"), [])
    seconds = time.perf_counter() - begin
    assert seconds < 5

    broken = re2.RE2("(unclosed")
    assert not broken.ok()
    print(broken.error())
    print(f"{len(lines)} lines, {count} addresses, in {re2.__lane__}")


main()
