"""Loggers write to files and buffers, in patterns; what was given to them stays; what is wrong is said."""

import gc
from datetime import datetime, timezone
from pathlib import Path

import slog

level = slog.level_enum


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return
    raise SystemExit("no error")


# To a buffer and a file at once, each with its own pattern and level.
ring = slog.ringbuffer_sink_mt(8)
file = slog.basic_file_sink_mt("logs/pond.log", True)
logger = slog.new_logger("pond", [ring, file])
assert isinstance(ring, slog.sink) and logger.name() == "pond" and len(logger.sinks()) == 2 and logger.sinks()[0] is ring
logger.set_pattern("%n|%l|%v")
file.set_pattern("%L %v")
file.set_level(level.warn)
logger.log(level.info, "clear")
logger.log(level.debug, "nobody hears this")
logger.log(level.warn, "frozen: {}")
assert ring.last_formatted() == ["pond|info|clear\n", "pond|warning|frozen: {}\n"] and ring.last_formatted(1)[0].startswith("pond|warning")
logger.flush()
assert Path("logs/pond.log").read_text() == "W frozen: {}\n" and file.filename() == "logs/pond.log"

# Levels.
assert logger.level() == level.info and not logger.should_log(level.debug)
logger.set_level(level.trace)
assert logger.should_log(level.trace) and logger.flush_level() == level.off
logger.flush_on(level.err)
logger.log(level.err, "thaw")
assert Path("logs/pond.log").read_text().endswith("E thaw\n")
assert slog.from_str("critical") == level.critical and slog.to_string_view(level.err) == "error" and slog.to_short_c_str(level.warn) == "W"
assert not hasattr(level, "n_levels")
for call in (lambda: logger.log(7, "no level"), lambda: slog.to_string_view(-1), lambda: slog.new_message("x", 1000, "y")):
    wrong(call, ValueError, "there is no such level")

# A message with its time and place, whose texts stay though Python's are gone.
when = datetime(2024, 2, 29, 12, 30, tzinfo=timezone.utc)
logger.set_pattern("%Y-%m-%d %s:%# %! %v", slog.pattern_time_type.utc)
logger.log(when, slog.place("po" + str(1) + ".cpp", 12, "free" + "ze"), level.info, "placed")
gc.collect()
assert ring.last_formatted(1) == ["2024-02-29 po1.cpp:12 freeze placed\n"], ring.last_formatted(1)
raw = ring.last_raw(1)[0]
assert (raw.payload, raw.logger_name, raw.level, raw.source.line, raw.time) == ("placed", "pond", level.info, 12, when)
del raw

# Sinks outlive their logger, and it them; messages can be made by hand.
copy = logger.clone("copy")
logger.set_sinks([])
logger.log(level.info, "to nobody")
del logger, file
gc.collect()
copy.log(level.info, "still here")
assert ring.last_formatted(1)[0].endswith("still here\n")
message = slog.new_message("by " + "hand", level.critical, "mes" + "sage")
assert slog.source_loc is type(message.source) and message.source.empty()
ring.set_pattern("%n %l %v")
ring.log(message)
del message, copy
gc.collect()
assert ring.last_formatted(1) == ["by hand critical message\n"]

# A formatter goes into its sink.
formatter = slog.pattern_formatter("<%v>", slog.pattern_time_type.local, "!")
assert formatter.format(slog.new_message("x", level.info, "text")) == "<text>!"
other = formatter.clone()
assert type(other) is slog.pattern_formatter
ring.set_formatter(formatter)
wrong(lambda: formatter.clone(), ValueError, "moved")
assert ring.last_formatted(1) == ["<message>!"]

# Old messages come back when they are wanted.
logger = slog.new_logger("traced", [ring])
slog.initialize_logger(logger)   # with the library's own pattern
ring.set_pattern("<%v>")
assert slog.get("traced") is logger and slog.get("nobody") is None
wrong(lambda: slog.register_logger(slog.new_logger("traced", [])), slog.spdlog_ex, "logger with name 'traced' already exists")
logger.enable_backtrace(3)
before = len(ring.last_formatted())
for n in range(5):
    logger.log(level.debug, f"step {n}")
assert len(ring.last_formatted()) == before
logger.dump_backtrace()
assert [line for line in ring.last_formatted() if "step" in line] == [f"<step {n}>\n" for n in (2, 3, 4)]

# The library's own settings, and its default logger.
default = slog.default_logger()
slog.set_default_logger(logger)
slog.set_level(level.err)
assert slog.get_level() == level.err and not slog.should_log(level.warn) and slog.default_logger() is logger
slog.drop("traced")
assert slog.get("traced") is None
slog.drop_all()
wrong(lambda: slog.should_log(level.err), RuntimeError, "there is no default logger")
wrong(slog.dump_backtrace, RuntimeError, "there is no default logger")
logger.log(level.err, "it is still one")
assert ring.last_formatted(1) == ["<it is still one>\n"]
slog.set_default_logger(default)

# Files that are full go on in the next one.
turning = slog.rotating_file_sink_mt("logs/turn.txt", 20, 2)
turning.set_pattern("%v")
logger = slog.new_logger("turning", [turning, slog.null_sink_mt()])
for n in range(6):
    logger.log(level.info, f"line {n} of it")
logger.flush()
assert sorted(path.name for path in Path("logs").glob("turn*")) == ["turn.1.txt", "turn.2.txt", "turn.txt"]
assert Path("logs/turn.txt").read_text() == "line 5 of it\n" and slog.rotating_file_sink_mt.calc_filename("a.txt", 3) == "a.3.txt"
daily = slog.daily_file_sink_mt("logs/day.txt", 2, 30)
assert daily.filename().startswith("logs/day_2")
assert not slog.stdout_color_sink_mt(slog.color_mode.never).should_color()
watch = slog.stopwatch()
assert watch.elapsed().total_seconds() >= 0

wrong(lambda: slog.basic_file_sink_mt("logs"), slog.spdlog_ex, "Failed opening file logs for writing")
wrong(lambda: slog.daily_file_sink_mt("logs/x", 25, 0), slog.spdlog_ex, "Invalid rotation time")
for call in (lambda: slog.new_logger("x", [None]), lambda: logger.set_sinks([ring, None]), lambda: ring.set_formatter(None),
             lambda: logger.set_formatter(None), lambda: slog.register_logger(None), lambda: slog.initialize_logger(None),
             lambda: slog.set_default_logger(None)):   # fmt: skip
    wrong(call, (TypeError, ValueError), "None")
for call in (lambda: slog.new_logger("x", [3]), lambda: logger.log(level.info, 3), slog.sink, slog.formatter, lambda: slog.place("x", "y", "z")):
    wrong(call, TypeError, "")
slog.shutdown()
