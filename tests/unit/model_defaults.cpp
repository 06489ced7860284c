#include <doctest/doctest.h>

#include "model/defaults.hpp"

using namespace ferrule;
using namespace ferrule::model;

namespace {

Default translated(const std::string &cpp, Shape shape, const std::string &literal = "") {
  Interface interface;
  Type type;
  type.shape = shape;
  return translate_default({cpp, cpp, literal, ""}, type, interface);
}

}  // namespace

TEST_CASE("numbers are written as Python writes them") {
  CHECK(translated("1e-12", Shape::f64).python == "1e-12");
  CHECK(translated("1.f", Shape::f32).python == "1.0");
  CHECK(translated("0x10u", Shape::u32).python == "16");
  CHECK(translated("1'000", Shape::i32).python == "1000");
  CHECK(translated("-1LL", Shape::i64).python == "-1");
  CHECK(translated("true", Shape::boolean).python == "True");
  CHECK(translated("0.5", Shape::i32).kind == Default::Kind::thunk);
}

TEST_CASE("strings are quoted as Python quotes them") {
  CHECK(translated("\"a\"", Shape::str).python == "'a'");
  CHECK(translated("\"it's\"", Shape::str).python == "\"it's\"");
  CHECK(translated("\"say \\\"a\\\"\"", Shape::str).python == "'say \"a\"'");
  CHECK(translated("std::string(\"x\")", Shape::str).python == "'x'");
  CHECK(translated("'a'", Shape::character).python == "'a'");
  CHECK(translated("\"\"", Shape::str).kind == Default::Kind::empty);
}

TEST_CASE("nothing is nothing") {
  CHECK(translated("std::nullopt", Shape::optional).python == "None");
  CHECK(translated("{}", Shape::optional).kind == Default::Kind::none);
  CHECK(translated("nullptr", Shape::handle).c == "NULL");
  CHECK(translated("std::vector<int>{}", Shape::list).python == "()");
  CHECK(translated("std::map<int, int>()", Shape::map).python == "{}");
  CHECK(translated("{}", Shape::i32).python == "0");
}

TEST_CASE("what the text does not say the compiler may know") {
  Default known = translated("limit / 2", Shape::i32, "50");
  CHECK(known.kind == Default::Kind::literal);
  CHECK(known.python == "50");
  CHECK(known.cpp == "limit / 2");
  CHECK(translated("now()", Shape::i64).kind == Default::Kind::thunk);
  CHECK(translated("now()", Shape::i64).python == "...");
}

TEST_CASE("a signature's default is a literal of the parameter's type") {
  Interface interface;
  Type type;
  type.shape = Shape::str;
  CHECK(translate_python_default("'x'", type, interface)->cpp == "\"x\"");
  type.shape = Shape::i32;
  CHECK_FALSE(translate_python_default("'x'", type, interface));
}
