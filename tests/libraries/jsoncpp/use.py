"""JSON is read, changed and written."""

import gc

import js

TEXT = '{"name": "pond", "depth": 2.5, "fish": ["carp", "tench"], "frozen": false, "owner": null} // here'


def read(text, **settings):
    builder = js.CharReaderBuilder()
    for name, value in settings.items():
        builder[name] = value
    return js.parseFromStream(builder, text)


good, root, errors = read(TEXT)
assert good and errors == "" and root.isObject()
assert root["name"].asString() == "pond" and root["depth"].asDouble() == 2.5
assert [root["fish"][i].asString() for i in range(len(root["fish"]))] == ["carp", "tench"]
assert root["owner"].isNull() and not root["owner"] and root["name"]
assert root.getMemberNames() == ["depth", "fish", "frozen", "name", "owner"]
assert root.get("colour", js.Value("green")).asString() == "green" and not root.isMember("colour")

# A part keeps the whole alive.
fish = root["fish"]
del root
gc.collect()
assert fish[1].asString() == "tench"
fish.append(js.Value("eel"))
assert len(fish) == 3

# Changed and written.
_, root, _ = read(TEXT)
root["depth"] = js.Value(3)
root["fish"].append(js.Value("eel"))
assert root["fish"][2].asString() == "eel" and root["depth"].isInt()
gone, depth = root.takeMember("owner")
assert gone and depth.isNull() and not root.isMember("owner")
root.removeMember("frozen")
writer = js.StreamWriterBuilder()
writer["indentation"] = js.Value("")
writer["commentStyle"] = js.Value("None")
assert js.writeString(writer, root) == '{"depth":3,"fish":["carp","tench","eel"],"name":"pond"}'
assert str(js.Value("text")).strip() == '"text"'
assert js.Value(1) < js.Value(2) and js.Value("a") == js.Value("a") and js.Value(1) != js.Value(1.5)
assert js.Path(".fish[1]").resolve(root).asString() == "tench"

# A reader and a writer of the builders' making are the caller's.
reader = js.CharReaderBuilder().newCharReader()
assert reader is not None

# What is wrong is said.
good, _, errors = read('{"name": }')
assert not good and "Syntax error: value, object or array expected" in errors
good, _, errors = read("{'name': 1}")
assert not good
good, root, errors = read("{'name': 1}", allowSingleQuotes=js.Value(True))
assert good and root["name"].asInt() == 1


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return
    raise SystemExit("no error")


wrong(lambda: js.Value("x").asInt(), js.LogicError, "Value is not convertible to Int.")
wrong(lambda: js.Value([1]), TypeError, "Value()")
wrong(lambda: js.Value("x").getMemberNames(), js.LogicError, "in Json::Value::getMemberNames()")
assert issubclass(js.LogicError, RuntimeError) and js.RuntimeError is not RuntimeError
