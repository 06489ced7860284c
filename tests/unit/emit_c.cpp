// The C header, cffi's copy of it, and the texts they are made of.
#include <doctest/doctest.h>

#include "emit/c_cdef.hpp"
#include "emit/c_header.hpp"
#include "emit/c_signature.hpp"
#include "emit/c_structs.hpp"
#include "emit/c_text.hpp"
#include "emit/files.hpp"
#include "emit/writer.hpp"
#include "geo_model.hpp"

using namespace ferrule;

namespace {

bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

std::string header() {
  static const std::string text = emit::c_header_text(geo_model());
  return text;
}

std::string cdef_of(const model::Interface &interface) {
  emit::Files files;
  emit::emit_c_cdef(interface, files);
  return files.at(interface.module + "_cdef.h");
}

// record Node { kids: list<Node>, names: map<str, Node> }
model::Interface recursive() {
  model::Interface in;
  in.module = "m";
  const auto add = [&](model::Shape shape, const char *c, const char *tag, std::vector<int> parts, int declaration) {
    model::Type type;
    type.shape = shape, type.c = c, type.c_tag = tag, type.parts = std::move(parts), type.declaration = declaration;
    in.types.push_back(type);
  };
  add(model::Shape::record, "m_node", "node", {}, 0);
  add(model::Shape::list, "m_list_node", "list_node", {0}, model::none);
  add(model::Shape::str, "m_str", "str", {}, model::none);
  add(model::Shape::map, "m_map_str_node", "map_str_node", {2, 0}, model::none);
  model::Record node;
  node.c_name = "m_node", node.cpp = "m::Node";
  model::Record::Field kids, names;
  kids.c_name = kids.cpp = "kids", kids.type = 1;
  names.c_name = names.cpp = "names", names.type = 3;
  node.fields = {kids, names};
  in.records = {node};
  return in;
}

}  // namespace

TEST_CASE("a file can be written once") {
  emit::Files files;
  files.add("a", "1");
  CHECK_THROWS_AS(files.add("a", "2"), std::logic_error);
  CHECK(files.at("a") == "1");
}

TEST_CASE("a writer indents, and never leaves spaces or two empty lines") {
  emit::Writer out;
  out.blank().open("f {").line("a\n\nb").blank().blank().close().line();
  CHECK(out.text() == "f {\n  a\n\n  b\n\n}\n\n");
}

TEST_CASE("C comments") {
  CHECK(emit::c_comment({}) == "");
  CHECK(emit::c_comment({"one"}) == "/* one */");
  CHECK(emit::c_comment({"one", "", "two"}) == "/* one\n *\n * two */");
  CHECK(emit::c_comment({"a */ b /* c"}) == "/* a * / b / * c */");
  CHECK(emit::c_comment({std::string(100, 'x') + " " + std::string(100, 'y')}) ==
        "/* " + std::string(100, 'x') + "\n * " + std::string(100, 'y') + " */");
}

TEST_CASE("C declarators and integers") {
  CHECK(emit::c_declare("double", "x") == "double x");
  CHECK(emit::c_declare("geo_path *", "x") == "geo_path *x");
  CHECK(emit::c_pointer_to_const("geo_point") == "const geo_point *");
  CHECK(emit::c_pointer_to_const("geo_path *") == "geo_path *const *");
  CHECK(emit::c_integer(model::Shape::i32, -5, false) == "-5");
  CHECK(emit::c_integer(model::Shape::i32, INT32_MIN, false) == "(-2147483647 - 1)");
  CHECK(emit::c_integer(model::Shape::i64, INT64_MIN, false) == "(-INT64_C(9223372036854775807) - 1)");
  CHECK(emit::c_integer(model::Shape::u32, 4000000000, true) == "UINT32_C(4000000000)");
  CHECK(emit::c_integer(model::Shape::u64, -1, true) == "UINT64_C(18446744073709551615)");
}

TEST_CASE("functions in C: self, parameters, out, owner, error") {
  const std::string text = header();
  CHECK(has(
      text,
      "GEO_API geo_status geo_path_new(const char *name, size_t name_size, geo_join join, geo_path **out, geo_error **error);"));
  CHECK(has(text,
            "GEO_API geo_status geo_path_extend(geo_path *self, const geo_point *points, size_t points_size, geo_error **error);"));
  CHECK(has(text, "geo_path_name(const geo_path *self, geo_str *out, geo_owner **owner, geo_error **error);"));
  CHECK(has(text, "geo_scaled(const geo_entry_str_list_f64 *series, size_t series_size, double by, geo_map_str_list_f64 *out,"));
  CHECK(has(text, "geo_mirror(const geo_optional_point *p, geo_optional_point *out, geo_error **error);"));
  CHECK(has(text, "geo_width_of(const geo_pen *pen, double *out, geo_error **error);"));
  CHECK(has(text, "geo_path_copy(const geo_path *self, geo_path **out, geo_error **error);"));
  CHECK(has(text, "GEO_API void geo_loop_free(geo_loop *self);\nGEO_API geo_loop *geo_loop_retain(geo_loop *self);"));
  CHECK(has(text, "geo_parallel_angle(const geo_error *self, double *out, geo_error **error);"));
  CHECK(has(text, "geo_shift_default_by(geo_point *out, geo_error **error);"));
}

TEST_CASE("functions are documented from the comments") {
  const std::string text = header();
  CHECK(has(text, "/* name: what the path is called\n * join: how its corners are drawn (default: GEO_JOIN_ROUND) */\n"));
  CHECK(has(text, "/* Appends many points.\n * GEO_ERROR_VALUE: beyond a million points\n"));
  CHECK(has(text, " * GEO_ERROR_PARALLEL: if they do not */\n"));
  CHECK(has(text, "/* GEO_ERROR_INDEX: if there is no such point */"));
  CHECK(has(text, " * out: points into self, and keeps it alive */"));
  CHECK(has(text, " * path: may be NULL; taken over: its handle is empty afterwards, and still to be freed */"));
  CHECK(has(text, "/* by: default geo_shift_default_by() */"));
  CHECK(has(text, " * pen: may be NULL (default: NULL) */"));
  CHECK(has(text, "  double x; /* metres to the east */"));
  CHECK(has(text, " * It is a geo_path: every function"));
}

TEST_CASE("statuses of the library stand behind ferrule's own") {
  CHECK(has(header(), "  GEO_WOULD_BLOCK = 15,\n  GEO_ERROR_PARALLEL = 256 /* geo::Parallel */\n};"));
  model::Interface plain = geo_model();
  plain.errors.clear();
  CHECK(has(emit::c_header_text(plain), "  GEO_WOULD_BLOCK = 15\n};"));
}

TEST_CASE("enumerators that are no int become macros") {
  model::Interface in = geo_model();
  in.enums[1].integer = model::Shape::u64;
  in.enums[1].enumerators[2].value = -1;
  const std::string text = emit::c_header_text(in);
  CHECK(has(text, "typedef uint64_t geo_style;\n"));
  CHECK(has(text, "#define GEO_STYLE_FILLED UINT64_C(18446744073709551615)"));
  CHECK(has(cdef_of(in), "#define GEO_STYLE_FILLED 18446744073709551615\n"));
}

TEST_CASE("structs come after what they hold, and before what only points to them") {
  const std::vector<emit::CStruct> all = emit::c_structs(geo_model());
  std::vector<std::string> names;
  for (const emit::CStruct &s : all) names.push_back(s.name);
  CHECK(names == std::vector<std::string>{"geo_point", "geo_optional_point", "geo_list_f64", "geo_entry_str_list_f64",
                                          "geo_map_str_list_f64", "geo_list_i32", "geo_tuple_i32_str"});
}

TEST_CASE("records that contain themselves are declared first") {
  std::vector<std::string> names;
  for (const emit::CStruct &s : emit::c_structs(recursive())) names.push_back(s.name + (s.forward ? " forward" : ""));
  CHECK(names == std::vector<std::string>{"m_list_node", "m_map_str_node", "m_node forward", "m_entry_str_node forward"});
}

TEST_CASE("cffi gets declarations only") {
  const std::string text = cdef_of(geo_model());
  CHECK_FALSE(has(text, "GEO_API"));
  CHECK_FALSE(has(text, "/*"));
  CHECK_FALSE(has(text, "extern"));
  CHECK_FALSE(has(text, "#if"));
  CHECK_FALSE(has(text, "\n\n"));
  CHECK(has(text, "#define GEO_MAX_POINTS 1000000\n"));
  CHECK(has(text, "typedef struct geo_point {\n  double x;\n  double y;\n} geo_point;\n"));
}

TEST_CASE("a constant that is no integer is not for cffi") {
  model::Interface in = geo_model();
  in.constants[0].literal = "0.5";
  CHECK(has(emit::c_header_text(in), "#define GEO_MAX_POINTS 0.5"));
  CHECK_FALSE(has(cdef_of(in), "GEO_MAX_POINTS"));
}
