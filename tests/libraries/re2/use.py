"""Texts are searched, taken apart and changed; wrong expressions say so."""

import re2py as re2

date = re2.RE2(r"(?P<year>\d{4})-(?P<month>\d\d)")
assert date.ok() and date.error() == "" and date.NumberOfCapturingGroups() == 2
assert date.NamedCapturingGroups() == {"year": 1, "month": 2}
text = "from 2024-05 to 2025-01"
found, groups = date.Match(text, 0, len(text), re2.RE2Anchor.UNANCHORED, 3)
assert found and groups == ["2024-05", "2024", "05"]
found, groups = date.Match(text, 6, len(text), re2.RE2Anchor.UNANCHORED, 1)
assert found and groups == ["2025-01"]
assert date.Match("none", 0, 4, re2.RE2Anchor.UNANCHORED, 1) == (False, [""])
assert re2.RE2.PartialMatchN(text, date, []) and not re2.RE2.FullMatchN(text, date, [])
assert re2.RE2.FullMatchN("2024-05", "\\d+-\\d+", [])  # a pattern becomes an RE2

assert re2.RE2.Replace(text, date, r"\2/\1") == (True, "from 05/2024 to 2025-01")
assert re2.RE2.GlobalReplace(text, date, r"\2/\1") == (2, "from 05/2024 to 01/2025")
assert re2.RE2.Extract(text, date, r"\1") == (True, "2024")
assert re2.RE2.QuoteMeta("1.5") == r"1\.5"
good, rest = re2.RE2.ConsumeN("aab", re2.RE2("a"), [])
assert good and rest == "ab"
assert date.CheckRewriteString(r"\3")[0] is False

options = re2.RE2Options()
options.set_case_sensitive(False)
options.set_log_errors(False)
assert re2.RE2.FullMatchN("ABC", re2.RE2("abc", options), [])

many = re2.RE2Set(options, re2.RE2Anchor.UNANCHORED)
assert many.Add("apple") == (0, "") and many.Add("pear") == (1, "")
number, error = many.Add("(")
assert number == -1 and error == "missing ): ("
assert many.Compile() and sorted(many.Match("PEAR and apple")[1]) == [0, 1]

filtered = re2.FilteredRE2(3)
assert filtered.Add("hello.*world", options)[1] == 0
assert sorted(filtered.Compile()) == ["hello", "world"]
assert filtered.FirstMatch("hello world", [0, 1]) == 0 and filtered.AllMatches("hello world", [0, 1])[1] == [0]

broken = re2.RE2("a(b", options)
assert not broken.ok() and broken.error() == "missing ): a(b" and broken.error_arg() == "a(b"
assert not re2.RE2.FullMatchN("ab", broken, [])
for wrong, error in ((-1, ValueError), ("x", TypeError), (2**40, OverflowError)):
    try:
        date.Match(text, 0, len(text), re2.RE2Anchor.UNANCHORED, wrong)
    except error:
        continue
    raise SystemExit("no error")
