"""YAML is read, changed and written; what is wrong is said with its place; nothing that was taken out is ever gone."""

import gc

import yaml

TEXT = """\
name: pond
depth: 2.5
frozen: false
fish: [carp, tench]   # two
owner:
  name: Ann
  since: 1999
"""

root = yaml.Load(TEXT)
assert root.IsMap() and len(root) == 5 and root
assert root.get("name").as_string() == "pond" and root.get("depth").as_double() == 2.5 and root.get("frozen").as_bool() is False
assert [fish.Scalar() for fish in root.get("fish").items()] == ["carp", "tench"] and root.get("fish").get(1).as_string() == "tench"
assert [item.key().Scalar() for item in root.items()] == ["name", "depth", "frozen", "fish", "owner"]
assert {item.key().Scalar(): item.value().Scalar() for item in root.get("owner").items()} == {"name": "Ann", "since": "1999"}
assert root.get("owner").get("since").as_long() == 1999 and root.get("owner").get("since").Mark().line == 6
assert root.get("fish").Type() == yaml.NodeType.Sequence and root.get("fish").Style() == yaml.EmitterStyle.Flow
assert yaml.Load("[1, 2.5]").as_vector_double() == [1.0, 2.5]
missing = root.get("colour")
assert not missing and not missing.IsDefined()

# Changed, copied and written.
root.get("fish").push_back_string("eel")
root.set("area", 12.5)
root.set("depth", "deep")
key = next(item.key() for item in root.items() if item.key().Scalar() == "frozen")
assert root.remove(key) and not root.remove(key)
copy = yaml.Clone(root)
copy.set("owner", yaml.Load("[Ann, Bea]"))
assert root.get("owner").IsMap() and not copy.is_(root)
assert yaml.Dump(copy) == "name: pond\ndepth: deep\nfish: [carp, tench, eel]\nowner: [Ann, Bea]\narea: 12.5", yaml.Dump(copy)
assert [len(one) for one in yaml.LoadAll("[1]\n---\n[1, 2]\n")] == [1, 2]

out = yaml.Emitter()
out << yaml.Manip.BeginMap << yaml.Manip.Key << "fish" << yaml.Manip.Value << yaml.Manip.Flow << yaml.Manip.BeginSeq
out << "carp" << 3 << 2.5 << True << yaml.Manip.EndSeq << yaml.Comment("all") << yaml.Manip.EndMap
assert out.good() and out.c_str() == "fish: [carp, 3, 2.5, true]  # all", out.c_str()
out << yaml.Manip.EndMap
assert not out.good() and "unexpected end map" in out.GetLastError()

# Bytes are written in their own form.
out = yaml.Emitter()
out << yaml.Binary(b"\x00\x01fish")
assert out.c_str() == '!!binary "AAFmaXNo"', out.c_str()
binary = yaml.Binary(b"fish")
assert binary == yaml.Binary(b"fish") and len(binary) == 4 and not binary.owned()
assert binary.swap(b"eel") == b"fish" and binary == yaml.Binary(b"eel") and binary.owned()

# What was taken out keeps all of it, whatever becomes of the rest.
tree = yaml.Load("a: {b: [1, 2, 3]}")
numbers = tree.get("a").get("b")
tree.remove(tree.items()[0].key())
assert len(tree) == 0
del tree
gc.collect()
assert [number.as_long() for number in numbers.items()] == [1, 2, 3]
item = yaml.Load("{x: y}").items()[0]
gc.collect()
assert (item.key().Scalar(), item.value().Scalar()) == ("x", "y")

# Two nodes can be the same list: a loop over one is not disturbed by what the other does.
pond = yaml.Load("{numbers: [1, 2, 3]}")
numbers, same = pond.get("numbers"), pond.get("numbers")
assert numbers.is_(same)
for number in numbers.items():
    same.push_back(number)
assert [number.as_long() for number in numbers.items()] == [1, 2, 3, 1, 2, 3]
try:
    list(numbers)
except TypeError:
    pass
else:
    raise SystemExit("no error")


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return error
    raise SystemExit("no error")


wrong(lambda: yaml.Load("a: [1, 2"), yaml.ParserException, "yaml-cpp: error at line 1, column")
wrong(lambda: yaml.LoadFile("nowhere.yaml"), yaml.BadFile, "bad file: nowhere.yaml")
wrong(lambda: yaml.Load("x").as_long(), yaml.BadConversion, "bad conversion")
wrong(lambda: yaml.Load("x: y").get("z").as_string(), yaml.InvalidNode, 'invalid node; first invalid key: "z"')
wrong(lambda: yaml.Load("x").push_back_string("y"), yaml.BadPushback, "appending to a non-sequence")
wrong(lambda: yaml.Load(3), TypeError, "Load()")
wrong(lambda: yaml.Load("[1, x]").as_vector_double(), yaml.BadConversion, "bad conversion")
place = wrong(lambda: yaml.Load("a: b\nc: *nowhere"), yaml.ParserException, "the referenced anchor is not defined").mark
assert (place.line, place.column) == (1, 3)
assert issubclass(yaml.BadConversion, yaml.Exception) and issubclass(yaml.Exception, RuntimeError)
