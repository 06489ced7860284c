#include <doctest/doctest.h>

#include "model/names.hpp"

using namespace ferrule::model;

TEST_CASE("words are parted by underscores") {
  CHECK(names::snake("addRange") == "add_range");
  CHECK(names::snake("HTTPServer2") == "http_server2");
  CHECK(names::snake("toUint32Array") == "to_uint32_array");
  CHECK(names::snake("already_there") == "already_there");
  CHECK(names::snake("ABC") == "abc");
  CHECK(names::upper("maxPoints") == "MAX_POINTS");
}

TEST_CASE("a name never is a keyword, nor one of ferrule's own") {
  CHECK(names::python("from") == "from_");
  CHECK(names::python("register") == "register");  // of C only
  CHECK(names::parameter("register") == "register_");
  CHECK(names::parameter("lambda") == "lambda_");
  CHECK(names::parameter("owner", {}) == "owner");
  CHECK(names::parameter("owner", {false, true, true}) == "owner_");
  CHECK(names::parameter("error", {}) == "error_");
  CHECK(names::c("geo", {"Status"}) == "geo_status_");
  CHECK(names::c("geo", {"io", "Reader", "open"}) == "geo_io_reader_open");
  CHECK(names::status("geo", "parallel") == "GEO_ERROR_PARALLEL");
  CHECK(names::status("geo", "cancelled") == "GEO_ERROR_CANCELLED_");
}

TEST_CASE("an instance of a template is called by its words") {
  CHECK(names::plain("Stack<int>") == "StackInt");
  CHECK(names::plain("clamp<int>") == "clamp_int");
  CHECK(names::plain("Stack<std::vector<geo::Point>>") == "StackVectorPoint");
  CHECK(names::plain("Matrix<double, 3, 13>") == "MatrixDouble3x13");
  CHECK(names::plain("Stack<const char *>") == "StackCharPtr");
  CHECK(names::plain("ring<-3>") == "ring_minus_3");
  CHECK(names::plain("operator<") == "operator<");
  CHECK(names::plain("operator<=>") == "operator<=>");
  CHECK(names::plain("push") == "push");
}

TEST_CASE("operators have words") {
  CHECK(names::operator_names("operator|", 2)->dunder == "__or__");
  CHECK(names::operator_names("operator|", 2)->c == "or");
  CHECK(names::operator_names("operator-", 1)->dunder == "__neg__");
  CHECK(names::operator_names("operator-", 2)->reflected == "__rsub__");
  CHECK(names::operator_names("operator<", 2)->reflected == "__gt__");
  CHECK(names::operator_names("operator[]", 2)->c == "getitem");
  CHECK(names::operator_names("operator bool", 1)->dunder == "__bool__");
  CHECK_FALSE(names::operator_names("operator++", 1));
  CHECK_FALSE(names::operator_names("operators", 1));
  CHECK(names::is_assignment("operator="));
  CHECK_FALSE(names::is_assignment("operator=="));
  CHECK_FALSE(names::is_operator("operator_"));
}
