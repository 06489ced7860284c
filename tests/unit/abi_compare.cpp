// What a change of the C ABI means: one case for each rule.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "abi/compare.hpp"
#include "emit/manifest.hpp"
#include "geo_model.hpp"

using namespace ferrule;
using abi::Effect;
using json = nlohmann::ordered_json;

namespace {

model::Manifest read(const std::string &text) {
  std::string why;
  std::optional<model::Manifest> out = model::read_manifest(text, why);
  REQUIRE_MESSAGE(out, why);
  return *out;
}

json base() {
  return json::parse(R"json({
    "manifest": 1, "module": "geo", "version": "1.0", "abi": 3, "pointer_bits": 64, "long_bits": 64,
    "errors": {"GEO_ERROR_PARALLEL": {"status": 256, "cpp": "geo::Parallel"},
               "GEO_ERROR_WORSE": {"status": 257, "cpp": "geo::Worse", "bases": ["GEO_ERROR_PARALLEL"]}},
    "constants": {"GEO_MOST": "100"},
    "types": {
      "geo_join": {"kind": "enum", "cpp": "geo::Join", "type": "int32_t", "values": {"GEO_JOIN_ROUND": 1, "GEO_JOIN_BEVEL": 2}},
      "geo_path": {"kind": "handle", "cpp": "geo::Path", "bases": []},
      "geo_loop": {"kind": "handle", "cpp": "geo::Loop", "bases": ["geo_path"]},
      "geo_point": {"kind": "struct", "cpp": "geo::Point", "size": 16, "alignment": 8,
                    "fields": [{"declaration": "double x", "offset": 0}, {"declaration": "double y", "offset": 8}]},
      "geo_list_point": {"kind": "struct", "size": 16, "alignment": 8,
                    "fields": [{"declaration": "const geo_point *data", "offset": 0}, {"declaration": "size_t size", "offset": 8}]},
      "geo_plugin_table": {"kind": "table", "cpp": "geo::Plugin",
                    "fields": [{"declaration": "name(geo_str *out)"}, {"declaration": "run(int32_t x)"}]}
    },
    "functions": {
      "geo_path_add": {"cpp": "geo::Path::add(const geo::Point &)", "shapes": ["point"],
                       "parameters": ["geo_path *self", "const geo_point *p", "geo_error **error"]},
      "geo_path_length": {"cpp": "geo::Path::length() const", "shapes": [],
                       "parameters": ["const geo_path *self", "double *out", "geo_error **error"]},
      "geo_path_take": {"cpp": "geo::Path::take(std::unique_ptr<geo::Path>)", "shapes": ["path"], "takes": ["other"],
                       "parameters": ["geo_path *self", "geo_path *other", "geo_error **error"]},
      "geo_add_default_p": {"default": "geo_path_add.p", "parameters": ["geo_point *out", "geo_error **error"]}
    }
  })json");
}

// What has changed, after `change` was made to the manifest.
template <class Change>
abi::Comparison after(Change &&change) {
  json newer = base();
  change(newer);
  return abi::compare(read(base().dump()), read(newer.dump()));
}

// Exactly one, of that effect, which says that.
void check_one(const abi::Comparison &comparison, Effect effect, const std::string &name, const std::string &what) {
  REQUIRE(comparison.changes.size() == 1);
  const abi::Change &change = comparison.changes.front();
  CHECK(change.effect == effect);
  CHECK(change.name == name);
  CHECK_MESSAGE(change.what.find(what) != std::string::npos, change.what);
  CHECK(comparison.needed == (effect == Effect::breaking ? 4 : 3));
  CHECK(comparison.breaks() == (effect == Effect::breaking));
}

json &parameters(json &of, const char *function) { return of["functions"][function]["parameters"]; }

}  // namespace

TEST_CASE("abi: the same is the same") {
  const abi::Comparison same = after([](json &) {});
  CHECK(same.changes.empty());
  CHECK(same.needed == 3);
  CHECK(abi::text_of(same) == "nothing has changed: ABI 3\n");
  // Whatever the generator writes can be read and compared.
  const std::string made = emit::manifest_text(geo_model());
  CHECK(abi::compare(read(made), read(made)).changes.empty());
}

TEST_CASE("abi: functions") {
  check_one(after([](json &m) { m["functions"].erase("geo_path_add"); }), Effect::breaking, "geo_path_add", "is gone");
  check_one(after([](json &m) { m["functions"].erase("geo_add_default_p"); }), Effect::breaking, "geo_add_default_p",
            "is not computed any more");
  check_one(after([](json &m) { m["functions"]["geo_new"] = m["functions"]["geo_path_add"]; }), Effect::addition, "geo_new",
            "is new");
  check_one(after([](json &m) { m["functions"]["geo_path_add"]["cpp"] = "geo::Path::add(geo::Point)"; }), Effect::harmless,
            "geo_path_add", "its declaration was");
}

TEST_CASE("abi: parameters and results") {
  check_one(after([](json &m) { parameters(m, "geo_path_add")[1] = "const geo_join *p"; }), Effect::breaking, "geo_path_add",
            "parameter `p` was `const geo_point *`, is `const geo_join *`");
  check_one(after([](json &m) { parameters(m, "geo_path_add")[1] = "const geo_point *point"; }), Effect::harmless, "geo_path_add",
            "parameter `p` is called `point`");
  check_one(after([](json &m) { parameters(m, "geo_path_add").insert(parameters(m, "geo_path_add").begin() + 2, "double eps"); }),
            Effect::breaking, "geo_path_add", "its parameters were");
  check_one(after([](json &m) { parameters(m, "geo_path_length")[1] = "float *out"; }), Effect::breaking, "geo_path_length",
            "its result was `double`, is `float`");
  check_one(after([](json &m) { parameters(m, "geo_path_length").erase(1); }), Effect::breaking, "geo_path_length",
            "its result was `double`, is nothing");
  check_one(after([](json &m) {
              parameters(m, "geo_path_length").insert(parameters(m, "geo_path_length").begin() + 2, "geo_owner **owner");
            }),
            Effect::breaking, "geo_path_length", "with an `owner`");
  check_one(after([](json &m) { parameters(m, "geo_path_length")[0] = "geo_path *self"; }), Effect::breaking, "geo_path_length",
            "self may be changed");
  check_one(after([](json &m) { parameters(m, "geo_path_add")[0] = "const geo_path *self"; }), Effect::harmless, "geo_path_add",
            "self is not changed");
  check_one(after([](json &m) { m["functions"]["geo_path_take"].erase("takes"); }), Effect::harmless, "geo_path_take", "`other`");
  check_one(after([](json &m) { m["functions"]["geo_path_add"]["takes"] = {"p"}; }), Effect::breaking, "geo_path_add",
            "`p` is taken over");
  // Not an output, though it is called like one: nothing comes out of it.
  check_one(after([](json &m) {
              m["functions"]["geo_f"] = {{"cpp", "geo::f()"},
                                         {"parameters", {"const char *out", "size_t out_size", "geo_error **error"}}};
            }),
            Effect::addition, "geo_f", "is new");
}

TEST_CASE("abi: enumerations") {
  auto values = [](json &m) -> json & { return m["types"]["geo_join"]["values"]; };
  check_one(after([&](json &m) { values(m)["GEO_JOIN_NEW"] = 3; }), Effect::addition, "GEO_JOIN_NEW", "is new, 3");
  check_one(after([&](json &m) { values(m)["GEO_JOIN_BEVEL"] = 3; }), Effect::breaking, "GEO_JOIN_BEVEL", "was 2, is 3");
  check_one(after([&](json &m) { values(m).erase("GEO_JOIN_BEVEL"); }), Effect::breaking, "GEO_JOIN_BEVEL", "is gone (it was 2)");
  check_one(after([&](json &m) { m["types"]["geo_join"]["type"] = "uint8_t"; }), Effect::breaking, "geo_join", "its integer was");
  check_one(after([&](json &m) { m["types"]["geo_join"]["kind"] = "flags"; }), Effect::harmless, "geo_join", "flags");
  check_one(after([&](json &m) { m["types"]["geo_join"]["kind"] = "handle"; }), Effect::breaking, "geo_join", "of the kind `enum`");
}

TEST_CASE("abi: classes and their bases") {
  check_one(after([](json &m) { m["types"]["geo_loop"]["bases"] = json::array(); }), Effect::breaking, "geo_loop",
            "is no `geo_path`");
  check_one(after([](json &m) { m["types"]["geo_path"]["bases"] = {"geo_base"}; }), Effect::addition, "geo_path",
            "is a `geo_base`");
  check_one(after([](json &m) { m["types"].erase("geo_loop"); }), Effect::breaking, "geo_loop", "is gone");
}

TEST_CASE("abi: records are sealed, what is composed comes and goes") {
  auto fields = [](json &m) -> json & { return m["types"]["geo_point"]["fields"]; };
  check_one(after([&](json &m) {
              fields(m).push_back({{"declaration", "double z"}, {"offset", 16}});
            }),
            Effect::breaking, "geo_point", "{double x; double y; double z}");
  check_one(after([&](json &m) { fields(m)[0]["declaration"] = "double a"; }), Effect::breaking, "geo_point",
            "{double a; double y}");
  check_one(after([&](json &m) { m["types"]["geo_point"]["size"] = 24; }), Effect::breaking, "geo_point", "had 16 bytes, has 24");
  check_one(after([&](json &m) { m["types"]["geo_new"] = m["types"]["geo_point"]; }), Effect::addition, "geo_new", "is new");
  CHECK(after([](json &m) { m["types"].erase("geo_list_point"); }).changes.empty());
  CHECK(after([](json &m) { m["types"]["geo_list_f64"] = m["types"]["geo_list_point"]; }).changes.empty());
}

TEST_CASE("abi: tables grow at their end") {
  auto fields = [](json &m) -> json & { return m["types"]["geo_plugin_table"]["fields"]; };
  check_one(after([&](json &m) {
              fields(m).push_back({{"declaration", "stop(void)"}});
            }),
            Effect::addition, "geo_plugin_table", "has `stop(void)` at its end");
  check_one(after([&](json &m) {
              fields(m).insert(fields(m).begin(), json{{"declaration", "stop(void)"}});
            }),
            Effect::breaking, "geo_plugin_table", "function 1 was `name(geo_str *out)`, is `stop(void)`");
  check_one(after([&](json &m) { fields(m).erase(1); }), Effect::breaking, "geo_plugin_table", "has lost `run(int32_t x)`");
}

TEST_CASE("abi: statuses and constants") {
  check_one(after([](json &m) { m["errors"]["GEO_ERROR_PARALLEL"]["status"] = 300; }), Effect::breaking, "GEO_ERROR_PARALLEL",
            "was 256, is 300");
  check_one(after([](json &m) { m["errors"].erase("GEO_ERROR_WORSE"); }), Effect::breaking, "GEO_ERROR_WORSE", "is gone");
  check_one(after([](json &m) {
              m["errors"]["GEO_ERROR_NEW"] = {{"status", 258}};
            }),
            Effect::addition, "GEO_ERROR_NEW", "is new, 258");
  check_one(after([](json &m) { m["errors"]["GEO_ERROR_WORSE"].erase("bases"); }), Effect::breaking, "GEO_ERROR_WORSE",
            "does not derive from `GEO_ERROR_PARALLEL`");
  check_one(after([](json &m) { m["errors"]["GEO_ERROR_PARALLEL"]["bases"] = {"GEO_ERROR_X"}; }), Effect::addition,
            "GEO_ERROR_PARALLEL", "derives from `GEO_ERROR_X`");
  check_one(after([](json &m) { m["constants"]["GEO_MOST"] = "200"; }), Effect::breaking, "GEO_MOST", "was 100, is 200");
  check_one(after([](json &m) { m["constants"].erase("GEO_MOST"); }), Effect::breaking, "GEO_MOST", "is gone (it was 100)");
  check_one(after([](json &m) { m["constants"]["GEO_LEAST"] = "1"; }), Effect::addition, "GEO_LEAST", "is new, 1");
}

TEST_CASE("abi: what cannot be compared is refused") {
  CHECK(after([](json &m) { m["module"] = "other"; }).refused.find("that of `geo`") != std::string::npos);
  const abi::Comparison windows = after([](json &m) { m["long_bits"] = 32; });
  CHECK(windows.refused.find("a `long` of 32 bits") != std::string::npos);
  CHECK(windows.changes.empty());
  CHECK(json::parse(abi::json_of(windows))["refused"] == windows.refused);
}

TEST_CASE("abi: a report has places, effects and a verdict") {
  json newer = base();
  newer["functions"].erase("geo_path_add");
  newer["constants"]["GEO_LEAST"] = "1";
  newer["functions"]["geo_path_length"]["parameters"][1] = "float *out";
  const abi::Comparison made = abi::compare(read(base().dump()), read(newer.dump()), {{"geo_path_length", {"geo.hpp", 12, 3}}});
  const std::string text = abi::text_of(made);
  CHECK(text.find("addition: GEO_LEAST is new, 1\n") == 0);
  CHECK(text.find("geo.hpp:12: breaking: geo_path_length its result was `double`, is `float`\n    geo::Path::length() const\n") !=
        std::string::npos);
  CHECK(text.find("1 addition, 0 harmless changes, 2 breaking changes: ABI 4, programs made for ABI 3 must be made again\n") !=
        std::string::npos);
  const json as_json = json::parse(abi::json_of(made));
  CHECK(as_json["check"] == 1);
  CHECK(as_json["breaking"] == true);
  CHECK(as_json["abi"]["needed"] == 4);
  CHECK(as_json["counts"]["breaking"] == 2);
  CHECK(as_json["changes"].back()["where"]["line"] == 12);
}

TEST_CASE("abi: what is no manifest says why") {
  std::string why;
  CHECK(!model::read_manifest("no JSON", why));
  CHECK(why == "it is not JSON");
  CHECK(!model::read_manifest("[1]", why));
  CHECK(why == "it is JSON, but no manifest");
  CHECK(!model::read_manifest(R"({"manifest": 7})", why));
  CHECK(why == "its format is 7, and this version of ferrule reads 1");
  CHECK(!model::read_manifest(R"({"manifest": 1, "module": "geo"})", why));
  CHECK(why == "something in it is missing or of the wrong kind");
  CHECK(!model::read_manifest(R"({"manifest": 1, "module": "geo", "abi": 1, "types": {"a": {"kind": 3}}})", why));
}
