// Which types the probe asks about by themselves, to learn which headers their rows are in.
#include <doctest/doctest.h>

#include "clang/probe_text.hpp"

using ferrule::clang::bare;
using ferrule::clang::collect_inner;

namespace {

std::vector<std::string> inner(const std::string &type) {
  std::vector<std::string> out;
  collect_inner(type, out);
  return out;
}
using Types = std::vector<std::string>;

}  // namespace

TEST_CASE("probe: a type is asked about without const and reference, and so are its arguments") {
  CHECK(inner("const std::vector<geo::Point> &") == Types{"std::vector<geo::Point>", "geo::Point"});
  CHECK(inner("int") == Types{"int"});
  CHECK(inner("void (int)").empty());
}

TEST_CASE("probe: a pointer may have a row of its own") {
  CHECK(inner("const char *") == Types{"const char *", "char"});
  CHECK(inner("const char *const") == Types{"const char *", "char"});
  CHECK(inner("std::vector<const char *>") == Types{"std::vector<const char *>", "const char *", "char"});
  CHECK(inner("geo::Path *&") == Types{"geo::Path *", "geo::Path"});
}

TEST_CASE("probe: the innermost type") {
  CHECK(bare("const geo::Path *const *") == "geo::Path");
  CHECK(bare(" const unconst & ") == "unconst");
  CHECK(bare("myconst") == "myconst");
  CHECK(bare("").empty());
}
