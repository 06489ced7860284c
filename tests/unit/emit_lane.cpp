// The CPython lane's emitter: what it makes of shapes, signatures, defaults and docstrings.
#include <doctest/doctest.h>

#include "emit/lane.hpp"
#include "emit/lane_function.hpp"
#include "emit/lane_tables.hpp"
#include "emit/lane_types.hpp"
#include "geo_model.hpp"

namespace ferrule::emit {
namespace {

bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

std::string lane_of(const model::Interface &interface) {
  Files files;
  emit_lane(interface, files);
  return files.at(interface.module + "_lane.cpp");
}

std::string body_of(const model::Interface &interface, const std::string &c_name) {
  Writer out;
  lane::write_function(interface, function_named(interface, c_name), {}, out);
  return out.take();
}

model::TypeId result_of(const model::Interface &interface, const std::string &c_name) {
  return function_named(interface, c_name).result.type;
}

}  // namespace

TEST_CASE("lane: shapes are spelled in the vocabulary, over the structs of the C header") {
  const model::Interface geo = geo_model();
  CHECK(lane::vocabulary(geo, result_of(geo, "geo_scaled")) == "abi::map<abi::str, abi::list<double>>");
  CHECK(lane::vocabulary(geo, result_of(geo, "geo_odd")) == "abi::list<std::int32_t, face::set>");
  CHECK(lane::vocabulary(geo, result_of(geo, "geo_divide")) == "abi::tuple<std::int32_t, abi::str>");
  CHECK(lane::vocabulary(geo, result_of(geo, "geo_mirror")) == "abi::optional<geo_point>");
  CHECK(lane::vocabulary(geo, result_of(geo, "geo_path_pen")) == "abi::handle<geo_pen>");
  CHECK(lane::vocabulary(geo, result_of(geo, "geo_styles")) == "abi::enumeration<geo_style_members, std::uint8_t>");
  CHECK(lane::vocabulary(geo, function_named(geo, "geo_width_of").parameters[0]) == "nullable<geo_pen>");
}

TEST_CASE("lane: a body converts, calls and gives back") {
  const std::string text = body_of(geo_model(), "geo_path_nearest");
  CHECK(has(text, "signature<2> takes_path_nearest(\"Path.nearest\", \"Path.nearest\", true, nullptr, parameter{\"to\"},"));
  CHECK(has(text, "double radius_{1e9};"));
  CHECK(has(text, "if (!c.argument(given[0], 0, &to_) || !c.optional_argument(given[1], 1, &radius_)) return nullptr;"));
  CHECK(has(text, "return geo_path_nearest(self_, &to_, radius_, out(&result), c.error());"));
  CHECK(has(text, "return c.result(result);"));
}

TEST_CASE("lane: what is special about a function is seen in its body") {
  const model::Interface geo = geo_model();
  CHECK(has(body_of(geo, "geo_path_new"), "\"Path.__init__\""));
  CHECK(has(body_of(geo, "geo_path_new"), "return initialise(self, result);"));
  CHECK(has(body_of(geo, "geo_path_new"), "join_{GEO_JOIN_ROUND};"));
  CHECK(has(body_of(geo, "geo_path_add"), "return adopt_known<handles::for_once>(result, self);"));
  CHECK(has(body_of(geo, "geo_path_name"), "c.owner(), c.error()"));
  CHECK(has(body_of(geo, "geo_meet"), "parameter{\"a\", takes::positional}"));
  CHECK(has(body_of(geo, "geo_meet"), "parameter{\"eps\", takes::keyword, true}"));
  CHECK(has(body_of(geo, "geo_shift"), "c.computed_argument(given[1], 1, &by_, [&](auto) { return geo_shift_default_by("));
  CHECK(has(body_of(geo, "geo_pen_width"), "c.locked_call("));
  CHECK(has(body_of(geo, "geo_path_length"), "c.unlocked_call("));
}

TEST_CASE("lane: tables, the module and its entry") {
  const std::string text = lane_of(geo_model());
  CHECK(has(text, "\"nearest($self, to, radius=1e9)\\n\""));
  CHECK(has(text, "\"Path(name, join=2)\\n\""));
  CHECK(has(text, "\"shift($module, p, by=...)\\n\""));
  CHECK(has(text, "method_of(function<takes_path_equal, call_path_equal, misfit::not_implemented>)"));
  CHECK(has(text, "method_of(overloaded<either_area_path>)"));
  CHECK(has(text, "getter<takes_path_length, call_path_length>, no_setter"));
  CHECK(has(text, "to.type<geo_loop, geo_path>(\"Loop\", plan_of_loop)"));
  CHECK(has(text, "to.in_submodule(\"geo.sub\", \"twice\", \"sub__twice\")"));
  CHECK(has(text, "{GEO_ERROR_PARALLEL, \"Parallel\", fields_of_parallel}"));
  CHECK(has(text, "FERRULE_PYTHON_EXPORT object *PyInit__geo() {"));
  CHECK_FALSE(has(text, "Python.h"));
}

TEST_CASE("lane: docstrings are C strings, a line each") {
  CHECK(lane::c_string("a \"b\"\n\tc\\") == "\"a \\\"b\\\"\\n\"\n\"\\011c\\\\\"");
  CHECK(lane::c_string("what?\?/") == "\"what?\\?/\"");
}

TEST_CASE("lane: defaults are written as C++ reads them") {
  model::Interface geo = geo_model();
  model::Default least;
  least.python = least.c = "-9223372036854775808";
  for (std::size_t i = 0; i < geo.types.size(); ++i) {
    if (geo.types[i].shape == model::Shape::i32) geo.types[i].shape = model::Shape::i64;
    if (geo.types[i].shape == model::Shape::i64)
      CHECK(lane::initialiser(geo, static_cast<model::TypeId>(i), least).find("9223372036854775808") == std::string::npos);
    if (geo.types[i].shape == model::Shape::str) {
      model::Default text;
      text.python = "'x'", text.c = "\"x\"";
      CHECK(lane::initialiser(geo, static_cast<model::TypeId>(i), text) == "{\"x\", sizeof(\"x\") - 1}");
    }
  }
}

}  // namespace ferrule::emit
