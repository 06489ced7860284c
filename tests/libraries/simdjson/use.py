"""JSON is parsed and searched; what is wrong is said; what was parsed before is gone for Python too once its parser parses again."""

import gc
from pathlib import Path

import sj

TEXT = """{
  "name": "pond", "depth": 2.5, "frozen": false, "owner": null, "sign": -3, "grains": 18446744073709551615,
  "fish": [{"kind": "carp", "weights": [12, 9]}, {"kind": "t\\u00e8nch", "weights": []}]
}"""


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return error
    raise SystemExit("no error")


parser = sj.parser()
root = parser.parse(TEXT)
assert root.type() == sj.element_type.OBJECT and root.is_object() and len(root.get_object()) == 7
assert root["name"].get_string() == "pond" and root["depth"].get_double() == 2.5 and root["frozen"].get_bool() is False
assert root["owner"].is_null() and root["sign"].get_int64() == -3 and root["grains"].get_uint64() == 2**64 - 1
fish = root["fish"].get_array()
assert len(fish) == 2 and [one["kind"].get_string() for one in fish] == ["carp", "tènch"]
assert root.at_pointer("/fish/0/weights/1").get_int64() == 9 and fish.at(0).at_key("kind").get_string() == "carp"
assert [pair.key for pair in root.get_object()][:3] == ["name", "depth", "frozen"]
assert {pair.key: pair.value.get_int64() for pair in root.get_object() if pair.value.is_int64()} == {"sign": -3}
assert [number.get_int64() for number in fish.at(0)["weights"]] == [12, 9]
assert str(fish.at(0).get_object()) == '{"kind":"carp","weights":[12,9]}' and repr(root["fish"].at(0)["weights"]) == "[12,9]"
assert root.at_key_case_insensitive("NAME").get_c_str() == "pond"

# simdjson's results are values or errors: in Python those are exceptions.
wrong(lambda: root["colour"], KeyError, "The JSON field referenced does not exist in this object")
wrong(lambda: root.at_key("colour"), IndexError, "The JSON field referenced does not exist in this object")
wrong(root["name"].get_int64, ValueError, "The JSON element does not have the requested type")
wrong(root["grains"].get_int64, ValueError, "too large or too small")
wrong(lambda: fish.at(2), IndexError, "")
wrong(lambda: root.at_pointer("fish"), ValueError, "Invalid JSON pointer")
wrong(lambda: list(root["depth"]), sj.simdjson_error, "does not have the requested type")
error = wrong(lambda: parser.parse("{"), sj.simdjson_error, "")
assert error.error in list(sj.error_code)
root = parser.parse(TEXT)
fish = root["fish"].get_array()

# What belongs to a parser keeps it.
del parser
gc.collect()
assert fish.at(1)["kind"].get_string() == "tènch"

# Once it has parsed again, what it had is overwritten: all of it, however deep it was.
parser = sj.parser()
root = parser.parse("[[1, 2], {\"a\": [3]}]")
inner, pair = root.at(0), next(iter(root.at(1).get_object()))
deep, value, loop = next(iter(inner)), pair.value, iter(root)
assert (deep.get_int64(), next(loop).is_array()) == (1, True)
again = parser.parse("[7]")
for call in (root.type, root.get_array, inner.get_array, deep.get_int64, value.get_array, lambda: pair.key, lambda: next(loop), lambda: str(inner)):
    wrong(call, sj.StaleError, "")
assert again.at(0).get_int64() == 7
wrong(lambda: parser.parse("[8"), sj.simdjson_error, "")   # what fails has overwritten it too
wrong(again.type, sj.StaleError, "")

# Other sources: bytes, texts that stay, files.
assert parser.parse(b"[true]").at(0).get_bool() is True
text = sj.padded_string('{"x": "y"}')
assert len(text) == text.length() == 10 and str(text) == '{"x": "y"}'
held = parser.parse(text)
del text
gc.collect()
assert held["x"].get_string() == "y"
Path("pond.json").write_text(TEXT.replace("\\u00e8", "e"))
assert parser.load("pond.json")["fish"].at(1)["kind"].get_string() == "tench"
assert str(sj.padded_string.load("pond.json")).startswith("{")
wrong(lambda: sj.padded_string.load("nowhere.json"), sj.simdjson_error, "Error reading the file")

# Room, and what is wrong with a text.
small = sj.parser(8)
wrong(lambda: small.parse("[1, 2, 3, 4, 5]"), sj.simdjson_error, "")
assert parser.allocate(1 << 16, 4) == sj.error_code.SUCCESS and parser.max_depth() == 4 and parser.capacity() >= 1 << 16
wrong(lambda: parser.parse("[[[[[1]]]]]"), sj.simdjson_error, "too deep")
for bad in ("", "{", "[1,]", '["\x01"]', "nul", "[1] 2"):
    wrong(lambda bad=bad: sj.parser().parse(bad), sj.simdjson_error, "")
wrong(lambda: sj.parser().parse(b'["\xff"]'), ValueError, "not valid UTF-8")
for call in (sj.element, sj.array, lambda: sj.parser().parse(3), lambda: again["x"], lambda: sj.parser("x")):
    try:
        call()
    except (TypeError, sj.StaleError):
        continue
    raise SystemExit("no error")

# Documents of one's own: each parse overwrites what was there, and only that.
maker, doc, other = sj.parser(), sj.document(), sj.document()
wrong(doc.root, RuntimeError, "nothing was parsed")
first, kept = maker.parse_into_document(doc, "[1, 2]"), maker.parse_into_document(other, b"[3]")
assert doc.root().at(1).get_int64() == 2 and kept.at(0).get_int64() == 3
one = doc.root().at(0)
maker.parse_into_document(doc, "[4]")
wrong(one.get_int64, sj.StaleError, "")
assert doc.root().at(0).get_int64() == 4 and other.root().at(0).get_int64() == 3
del maker, doc
gc.collect()
assert other.root().at(0).get_int64() == 3

# Many documents in one text: each stays until the next is asked for.
lines = sj.parse_many('{"a": 1} {"a": 2}\n[3] {"a"')
one = lines.next()
assert one["a"].get_int64() == 1
two = lines.next()
wrong(lambda: one["a"], sj.StaleError, "")
assert two["a"].get_int64() == 2 and lines.next().at(0).get_int64() == 3
assert lines.next() is None and lines.next() is None and lines.truncated_bytes() == 4
lines = sj.parse_many("[1] [")
held = lines.next()
del lines
gc.collect()
assert held.at(0).get_int64() == 1
Path("lines.json").write_text("[1]\n[2]\n")
lines = sj.load_many("lines.json")
assert [lines.next().at(0).get_int64() for _ in range(2)] == [1, 2] and lines.next() is None
wrong(lambda: sj.load_many("gone.json"), sj.simdjson_error, "")

# Texts: their bytes, and two that change places.
one, two = sj.padded_string("[1]"), sj.padded_string("\u00e8")
assert one.data() == b"[1]" and two.data() == "\u00e8".encode()
one.swap(two)
assert (one.data(), two.data()) == ("\u00e8".encode(), b"[1]")
