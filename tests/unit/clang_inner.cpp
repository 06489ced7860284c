// Which types the probe asks about by themselves, to learn which headers their rows are in.
#include <doctest/doctest.h>

#include "clang/probe_text.hpp"

using ferrule::clang::bare;
using ferrule::clang::InnerTypes;

namespace {

std::vector<std::string> inner(const std::string &type) {
  InnerTypes out;
  out.collect(type);
  return out.all();
}
using Types = std::vector<std::string>;

}  // namespace

TEST_CASE("probe: a type is asked about without const and reference, and so are its arguments") {
  CHECK(inner("const std::vector<geo::Point> &") == Types{"std::vector<geo::Point>", "geo::Point"});
  CHECK(inner("int") == Types{"int"});
  CHECK(inner("void (int)").empty());
}

TEST_CASE("probe: a pointer or a reference to what changes may have a row of its own") {
  CHECK(inner("const char *") == Types{"const char *", "char"});
  CHECK(inner("const char *const") == Types{"const char *", "char"});
  CHECK(inner("std::vector<const char *>") == Types{"std::vector<const char *>", "const char *", "char"});
  CHECK(inner("geo::Path *&") == Types{"geo::Path *", "geo::Path *&", "geo::Path"});
  CHECK(inner("std::istream &") == Types{"std::istream &", "std::istream"});
}

TEST_CASE("probe: a type is asked about once, however often it comes") {
  InnerTypes types;
  for (int i = 0; i < 1000; ++i) types.collect("const std::vector<geo::Point> &");
  CHECK(types.all() == Types{"std::vector<geo::Point>", "geo::Point"});
  CHECK(types.find("geo::Point") == 1);
  CHECK(types.find("geo::Path") == 2);  // is not among them
}

TEST_CASE("probe: the innermost type") {
  CHECK(bare("const geo::Path *const *") == "geo::Path");
  CHECK(bare(" const unconst & ") == "unconst");
  CHECK(bare("myconst") == "myconst");
  CHECK(bare("").empty());
}
