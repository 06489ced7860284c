"""Texts are formatted by what callers have; what does not fit a pattern is said."""

import datetime

import fmtpy


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return
    raise SystemExit(f"no error, but {kind.__name__} {said!r} was due")


assert fmtpy.format("{} and {}", [1, "two"]) == "1 and two" and fmtpy.format("nothing") == "nothing"
assert fmtpy.format("{1:>5}|{0:<4}|{2:.3f}", ["ab", 12, 3.14159]) == "   12|ab  |3.142"
assert fmtpy.format("{:#x} {:b} {:+}", [255, 5, 3]) == "0xff 101 +3" and fmtpy.format("{}", [2**64 - 1]) == str(2**64 - 1)
assert fmtpy.format("{} {}", [True, -(2**63)]) == "true -9223372036854775808"
assert fmtpy.format("{name}: {n:03}", [], {"name": "pond", "n": 7}) == "pond: 007"
assert fmtpy.format("{0} {who}", ["a"], {"who": "t\u00e8nch"}) == "a t\u00e8nch"
at = datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.timezone.utc)
assert fmtpy.format("{:%Y-%m-%d %H:%M}", [at]) == "2024-05-06 07:08"
assert fmtpy.formatted_size("{}-{}", ["abc", 12]) == 6 and fmtpy.join(["a", "b"], ", ") == "a, b"

# Colours.
red = fmtpy.fg(fmtpy.color.red)
assert fmtpy.format(red, "{}", ["x"]) == "\x1b[38;2;255;000;000mx\x1b[0m" and red.has_foreground() and not red.has_background()
both = red | fmtpy.bg(fmtpy.rgb(1, 2, 3))
assert both.has_background() and "48;2;001;002;003" in fmtpy.format(both, "y") and both is not red
bold = fmtpy.text_style(fmtpy.emphasis.bold)
assert bold.has_emphasis() and fmtpy.format(bold, "z").startswith("\x1b[1m")
red |= bold
assert red.has_emphasis() and red.get_emphasis() == fmtpy.emphasis.bold
assert fmtpy.fg(fmtpy.terminal_color.red).has_foreground()

# What does not fit.
wrong(lambda: fmtpy.format("{"), fmtpy.format_error, "invalid format string")
wrong(lambda: fmtpy.format("{}"), fmtpy.format_error, "argument not found")
wrong(lambda: fmtpy.format("{:d}", ["x"]), ValueError, "")
wrong(lambda: fmtpy.format("{name}", [1]), fmtpy.format_error, "argument not found")
wrong(lambda: fmtpy.format("{}", [object()]), TypeError, "")
assert fmtpy.format("{}", [2**64]) == "1.8446744073709552e+19"  # no integer of C++: a float
wrong(lambda: fmtpy.format(3), TypeError, "format()")
wrong(lambda: fmtpy.text_style().get_emphasis(), RuntimeError, "the style has no emphasis")
wrong(lambda: bold.get_foreground(), RuntimeError, "the style has no foreground")
assert (both.get_background().r, both.get_background().g, both.get_background().b) == (1, 2, 3)
assert fmtpy.fg(fmtpy.terminal_color.red).get_foreground() == fmtpy.terminal_color.red
