// The shims, the manifest and the version script.
#include <doctest/doctest.h>

#include "emit/c_layout.hpp"
#include "emit/inspection.hpp"
#include "emit/manifest.hpp"
#include "emit/shims.hpp"
#include "emit/version_script.hpp"
#include "geo_model.hpp"
#include "model/manifest.hpp"

using namespace ferrule;

namespace {

bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

std::string shims_of(const model::Interface &interface) {
  emit::Files files;
  emit::emit_shims(interface, files);
  return files.at(interface.module + "_shim.cpp");
}

std::string shims() {
  static const std::string text = shims_of(geo_model());
  return text;
}

model::Function &mutable_function(model::Interface &interface, const std::string &name) {
  return const_cast<model::Function &>(function_named(interface, name));
}

// All raw literals of a text, put together; none is longer than compilers take.
std::string literals_of(const std::string &text) {
  std::string joined;
  for (std::size_t at = text.find("R\"json("); at != std::string::npos; at = text.find("R\"json(", at)) {
    at += 7;
    const std::size_t end = text.find(")json\"", at);
    CHECK(end - at < 16000);
    joined += text.substr(at, end - at);
  }
  return joined;
}

}  // namespace

TEST_CASE("a shim borrows, calls and lowers") {
  CHECK(has(
      shims(),
      R"(geo_status geo_path_nearest(const geo_path *self, const geo_point *to, double radius, geo_optional_point *out, geo_error **error) {
  return ferrule::call(error, ferrule::shared<geo::Path>(self), [&](const geo::Path &self_) {
    ferrule::lower(self_.nearest(*ferrule::arg<const geo::Point &>(to), radius), out);
  });
}
)"));
  CHECK(has(shims(), "geo_status geo_lane::geo_path_new(const ferrule::caller &from, const char *name, size_t name_size,"));
  CHECK(has(shims(), "*ferrule::arg<std::string>(from, name, name_size)"));
  CHECK(has(shims(), "return geo_lane::geo_path_new({}, name, name_size, join, out, error);"));
  CHECK(has(shims(), "ferrule::lower_as<ferrule::transfer::view>(self_.pen(), out, ferrule::within(self));"));
  CHECK(has(shims(), "ferrule::lower(from, self_.name(), out, owner);"));
}

TEST_CASE("handles are borrowed as the model says") {
  CHECK(has(shims(), "ferrule::invalidating(ferrule::exclusive<geo::Path>(self)), [&](geo::Path &self_) {"));
  CHECK(has(shims(), "ferrule::maybe_shared<geo::Pen>(pen), [&](const geo::Pen *pen_) {"));
  CHECK(has(shims(),
            "ferrule::maybe_taken<geo::Path>(path), [&](auto &path_) {\n    ferrule::lower(geo::consume(std::move(path_)), out);"));
  CHECK(has(shims(), "ferrule::error_as<geo::Parallel>(self), [&](const geo::Parallel &self_) {"));

  model::Interface in = geo_model();
  model::Function &consume = mutable_function(in, "geo_consume");
  consume.parameters[0].cpp = "geo::Path &&";
  consume.in_library_lock = true;
  CHECK(has(shims_of(in), "ferrule::library(), ferrule::moved<geo::Path>(path), [&](geo::Path &&path_) {"));
}

TEST_CASE("operators are written as such") {
  CHECK(has(shims(), "ferrule::lower(self_ == other_, out);"));
  CHECK(has(shims(), "ferrule::lower(self_[i], out);"));
  model::Interface in = geo_model();
  model::Function &either = mutable_function(in, "geo_path_or");
  either.kind = model::Function::Kind::extension, either.reflected = true;
  CHECK(has(shims_of(in), "ferrule::lower(other_ | self_, out);"));
  either.cpp = "geo::either", either.reflected = false;
  CHECK(has(shims_of(in), "ferrule::lower(geo::either(self_, other_), out);"));
  either.kind = model::Function::Kind::method, either.cpp = "operator bool", either.parameters.clear();
  CHECK(has(shims_of(in), "static_cast<bool>(self_)"));
  either.cpp = "operator-";
  CHECK(has(shims_of(in), "ferrule::lower(-self_, out);"));
}

TEST_CASE("arguments of overloads get the type that was declared") {
  model::Interface in = geo_model();
  model::Function &circle = mutable_function(in, "geo_area_f32");
  circle.parameters[0].cpp = "long double";
  CHECK(has(shims_of(in), "*ferrule::arg<long double>(radius)"));
  circle.parameters[0].cpp = "double";
  CHECK(has(shims_of(in), "geo::area(static_cast<double>(radius))"));
}

TEST_CASE("objects are named beside the parameters") {
  model::Interface in = geo_model();
  mutable_function(in, "geo_path_set_name").parameters[0].name = "self_";
  CHECK(has(shims_of(in),
            "[&](geo::Path &self__) {\n    self__.set_name(*ferrule::arg<std::string_view>(from, self_, self__size));"));
}

TEST_CASE("defaults of records' fields that only C++ computes have thunks") {
  model::Interface in = geo_model();
  in.records[0].fields[1].default_value =
      model::Default{"geo::height()", "...", "", "geo_point_default_y", model::Default::Kind::thunk};
  CHECK(has(shims_of(in),
            "geo_status geo_point_default_y(double *out, geo_error **error) {\n  return ferrule::call(error, [&] {\n"
            "    double value = geo::height();\n    ferrule::lower(value, out);"));
}

TEST_CASE("what is exported is marked, with its bases, fields and threads") {
  CHECK(has(shims(), "struct ferrule::exported<geo::Join> : ferrule::as_enum<geo_join> {};"));
  CHECK(has(shims(), "ferrule::field(&::geo::Point::x, &geo_point::x)"));
  CHECK(has(shims(), R"(ferrule::describe<::geo::Loop, ::geo::Path>("geo::Loop", "geo_loop");)"));
  CHECK(has(shims(), R"(ferrule::mark<geo::Parallel>(GEO_ERROR_PARALLEL, "geo::Parallel"),)"));
  model::Interface in = geo_model();
  in.classes[0].threads = "library";
  CHECK(has(shims_of(in), R"(ferrule::describe<::geo::Pen>("geo::Pen", "geo_pen", ferrule::threading::library);)"));
}

TEST_CASE("what derives from a class with virtual functions is named for it, the most derived first") {
  model::Interface in = geo_model();
  const auto index = [&](const char *cpp) {
    std::size_t i = 0;
    while (in.classes[i].cpp != cpp) ++i;
    return i;
  };
  model::Class further = in.classes[index("geo::Loop")];
  further.cpp = "geo::Ring", further.c_name = "geo_ring", further.bases = {static_cast<model::Index>(index("geo::Loop"))};
  in.classes[index("geo::Path")].polymorphic = in.classes[index("geo::Loop")].polymorphic = false;
  CHECK(!has(shims_of(in), "derived_from<"));
  in.classes[index("geo::Path")].polymorphic = in.classes[index("geo::Loop")].polymorphic = true;
  in.classes.push_back(further);
  CHECK(has(shims_of(in), "struct ferrule::derived_from<geo::Path> {\n  using type = classes<::geo::Ring, ::geo::Loop>;\n};"));
  CHECK(has(shims_of(in), "struct ferrule::derived_from<geo::Loop> {\n  using type = classes<::geo::Ring>;\n};"));
  CHECK(has(shims_of(in), R"(ferrule::describe<::geo::Ring, ::geo::Loop, ::geo::Path>("geo::Ring", "geo_ring");)"));
  // One that has a base twice is not what that base, or what derives from it, is taken for.
  in.classes.back().repeated = {static_cast<model::Index>(index("geo::Path"))};
  CHECK(!has(shims_of(in), "classes<geo::Ring"));
}

TEST_CASE("the compiler of record checks what the generator believed") {
  CHECK(has(shims(), "static_assert(sizeof(geo_optional_point) == 24 && offsetof(geo_optional_point, value) == 8);"));
  CHECK(has(shims(), "static_cast<geo_join>(geo::Join::bevel) == GEO_JOIN_BEVEL"));
}

TEST_CASE("layouts are those of C") {
  const auto layouts = emit::c_layouts(geo_model());
  CHECK(layouts.at("geo_optional_point").size == 24);
  CHECK(layouts.at("geo_entry_str_list_f64").size == 32);
  CHECK(layouts.at("geo_tuple_i32_str").offsets[1].second == 8);
}

TEST_CASE("a manifest gives back the names it keeps") {
  const model::Interface in = geo_model();
  std::string why;
  const std::optional<model::Manifest> kept = model::read_manifest(emit::manifest_text(in), why);
  REQUIRE(kept);
  for (const model::Function &f : in.functions) CHECK(kept->name_of(model::manifest_key(in, f)) == f.c_name);
  CHECK(kept->name_of("geo::area(float)") == "geo_area_f32");
  CHECK(kept->name_of("geo::volume(float)").empty());
}

TEST_CASE("the library has its manifest in it, in literals that every compiler takes") {
  model::Interface in = geo_model();
  CHECK(has(shims(), "const char *geo_manifest(void) {\n  return R\"json({\n"));
  const model::Function twice = function_named(in, "geo_sub_twice");
  for (int i = 0; i < 600; ++i) {
    in.functions.push_back(twice);
    in.functions.back().c_name += std::to_string(i);
  }
  const std::string text = shims_of(in);
  CHECK(has(text, "joined += R\"json("));
  const std::size_t manifest = text.find("const char *geo_manifest(void) {");
  CHECK(literals_of(text.substr(manifest)) == emit::manifest_text(in));
  // What is read from its file, too: each piece has a head, which counts them.
  CHECK(literals_of(text.substr(0, manifest)) == emit::inspection_text(in, emit::Detail::embedded));
  CHECK(has(text, "FERRULE_KEPT(geo_inspection_2) =\n    \"ferrule-text 1 inspection 2/"));
}

TEST_CASE("the version script shows the C API and the way in") {
  emit::Files files;
  emit::emit_version_script(geo_model(), files);
  CHECK(has(files.at("geo.map"), "geo_*;"));
  CHECK(has(files.at("geo.map"), "PyInit__geo;"));
  CHECK(has(files.at("geo.map"), "local:\n    *;"));
}
