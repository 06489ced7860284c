"""JSON is read, asked, changed, compared and written; what was taken out is stale once something was put in or taken out."""

import copy
import gc

import njson

TEXT = """{"name": "pond", "depth": 2.5, "frozen": false, "owner": null, "grains": 18446744073709551615,
  "fish": [{"kind": "carp", "weights": [12, 9]}, {"kind": "tench", "weights": []}]}"""


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return error
    raise SystemExit("no error")


root = njson.parse(TEXT)
assert root.is_object() and root.type() == njson.value_t.object and root.type_name() == "object" and len(root) == 6
assert root["name"].get_string() == "pond" and root["depth"].get_double() == 2.5 and root["frozen"].get_bool() is False
assert root["owner"].is_null() and root["grains"].is_number_unsigned() and root["grains"].get_unsigned_long() == 2**64 - 1
assert [one["kind"].get_string() for one in root["fish"]] == ["carp", "tench"] and root["fish"][0]["weights"][1].get_long() == 9
assert "name" in root and root.contains("depth") and not root.contains("colour") and root.count("name") == 1 and "colour" not in root
assert root.value_or("colour", njson.value("green")).get_string() == "green"
assert [key for key, _ in root.items()] == ["depth", "fish", "frozen", "grains", "name", "owner"]
assert root["fish"][0]["weights"].get_vector_double() == [12.0, 9.0]
assert root["fish"].front()["kind"].get_string() == "carp" and root["fish"].back()["weights"].empty()

# Made, changed, and written.
made = njson.json.object()
made["kind"] = njson.value("eel")
made["weights"] = njson.value([njson.value(3), njson.value(2.5)])
made["legs"] = njson.json()
assert made.dump() == str(made) == '{"kind":"eel","legs":null,"weights":[3,2.5]}'
assert made.dump(2).startswith('{\n  "kind": "eel",\n') and made.dump(1, "\t").startswith('{\n\t"kind"')
root["fish"].push_back(made)
del made["legs"]
assert len(root["fish"]) == 3 and len(made) == 2
root["fish"].erase(0)
root["fish"].insert(0, njson.value({"kind": njson.value("roach")}))
assert [one["kind"].get_string() for one in root["fish"]] == ["roach", "tench", "eel"]
root.update(njson.parse('{"depth": 3, "area": 12}'))
assert root["depth"].get_long() == 3 and root["area"].get_long() == 12
assert njson.value("caf\u00e9").dump(-1, " ", True) == '"caf\\u00e9"'
for value, text in ((True, "true"), (5, "5"), (-5, "-5"), (2**63, str(2**63)), (0.5, "0.5"), ("x", '"x"'), ([], "[]"), ({}, "{}")):
    assert njson.value(value).dump() == text, (value, njson.value(value).dump())

# Patches and pointers.
old, new = njson.parse('{"a": [1, 2], "b": "x"}'), njson.parse('{"a": [1, 3], "c": "x"}')
patch = njson.json.diff(old, new)
assert patch.is_array() and old.patch(patch) == new and old != new
old.patch_inplace(patch)
assert old == new
old.merge_patch(njson.parse('{"a": null, "d": {"e": 1}}'))
assert old.dump() == '{"c":"x","d":{"e":1}}'
place = njson.json_pointer("/d/e")
assert old.at(place).get_long() == 1 and old.contains(place) and place.back() == "e" and str(place.parent_pointer()) == "/d"
assert old.flatten().dump() == '{"/c":"x","/d/e":1}' and old.flatten().unflatten() == old

# Compared, hashed, copied.
assert njson.parse("1") == njson.parse("1.0") and njson.parse("1") < njson.parse("2") and njson.parse("[1]") < njson.parse("[1, 0]")
assert hash(njson.parse("[1]")) == hash(njson.parse("[1]"))
twin = copy.deepcopy(old)
twin["c"] = njson.value("y")
assert old["c"].get_string() == "x" and twin != old

# Binary forms.
for to, back in ((njson.json.to_cbor, njson.from_cbor), (njson.json.to_msgpack, njson.from_msgpack), (njson.json.to_bson, njson.from_bson)):
    assert back(to(old)) == old
    wrong(lambda back=back: back(b"\xc1"), njson.parse_error, "parse error")
held = njson.json.binary(b"\x00\xff", 5)
assert held.is_binary() and held.get_bytes() == b"\x00\xff" and held.get_binary().subtype() == 5

# What was taken out keeps all of it; once something was put in or taken out it is stale, however deep it was.
kinds = njson.parse(TEXT)["fish"][0]["weights"]
gc.collect()
assert kinds.dump() == "[12,9]"
for change in (
    lambda tree: tree.clear(),
    lambda tree: tree["a"].push_back(njson.value(3)),
    lambda tree: tree.erase("a"),
    lambda tree: tree.merge_patch(njson.parse('{"a": null}')),
    lambda tree: tree.update(njson.parse('{"a": 1}')),
    lambda tree: tree.__setitem__("a", njson.value(1)),
    lambda tree: tree["a"].__setitem__(0, njson.value(1)),
    lambda tree: tree["a"][0].clear(),
    lambda tree: tree["a"].insert(0, njson.value(1)),
):
    tree = njson.parse('{"a": [[1, 2], 3]}')
    inner, loop = tree["a"][0][1], iter(tree["a"])
    assert inner.get_long() == 2 and next(loop).is_array()
    change(tree)
    wrong(inner.get_long, njson.StaleError, "")
    wrong(lambda loop=loop: next(loop), njson.StaleError, "")
tree = njson.parse("[[1], 2]")
tree[0] = tree
assert tree.dump() == "[[[1],2],2]"
tree.push_back(tree[0])
assert tree.dump() == "[[[1],2],2,[[1],2]]"

# What is wrong is said.
error = wrong(lambda: njson.parse('{"a": }'), njson.parse_error, "syntax error while parsing value")
assert error.byte == 7 and error.id == 101 and not njson.accept('{"a": }') and njson.accept("[1, /* two */ 2]", True)
wrong(lambda: root["colour"], njson.out_of_range, "key 'colour' not found")
wrong(lambda: root["fish"][7], njson.out_of_range, "array index 7 is out of range")
wrong(lambda: root["name"].get_double(), njson.type_error, "type must be number, but is string")
wrong(lambda: root["name"].push_back(root), njson.type_error, "cannot use push_back() with string")
wrong(lambda: root.at(njson.json_pointer("/fish/9")), njson.out_of_range, "array index 9 is out of range")
wrong(lambda: njson.json_pointer("x"), njson.parse_error, "must be empty or begin with '/'")
wrong(lambda: njson.json.array().front(), IndexError, "there is nothing in it")
wrong(lambda: njson.json.array().back(), IndexError, "there is nothing in it")
wrong(lambda: njson.parse("[" * 100000 + "]" * 100000), ValueError, "too deep")
wrong(lambda: njson.value("\udcff"), ValueError, "")
wrong(lambda: njson.json.array().insert(1, root), IndexError, "no place of a list")
wrong(lambda: root.__delitem__("colour"), LookupError, "colour")
wrong(lambda: old.patch(njson.parse('[{"op": "test", "path": "/c", "value": 1}]')), njson.other_error, "unsuccessful")
assert issubclass(njson.type_error, njson.exception) and issubclass(njson.out_of_range, LookupError)
for call in (lambda: njson.parse(3), lambda: root[1.5], lambda: njson.value(object()), lambda: root.push_back("x")):
    wrong(call, TypeError, "")

# Two that change places, with all that was taken out of either.
one, other = njson.parse('{"a": [1]}'), njson.parse("[2, [3]]")
parts = [one["a"], other[1]]
one.swap(other)
assert (one.dump(), other.dump()) == ("[2,[3]]", '{"a":[1]}')
for part in parts:
    wrong(part.dump, njson.StaleError, "")
one.swap(one)
assert [each.dump() for each in reversed(one)] == ["[3]", "2"]
held = njson.json.binary(b"\x01", 5)
view, fresh = held.get_binary(), njson.json.binary(b"\x02", 6).get_binary()
held.swap(fresh)
assert held.get_bytes() == b"\x02"
wrong(lambda: njson.value(3).swap(fresh), njson.type_error, "with number")
