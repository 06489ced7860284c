// The parts of the front end that only know text.
#include <doctest/doctest.h>

#include "clang/annotations.hpp"
#include "clang/comments.hpp"
#include "clang/types.hpp"

using namespace ferrule;

TEST_CASE("clang: annotations are split at commas outside quotes and brackets") {
  const Annotations a = clang::split_annotation(
      R"x(export, name = "Mean", signature = "(a, b, /, *, eps=1e-9)", method = f(a, b))x", {"x.hpp", 3, 1});
  CHECK(a.keys.size() == 4);
  CHECK(a.has("export"));
  CHECK(a.get("export") == "");
  CHECK(a.get("name") == "Mean");
  CHECK(a.get("signature") == "(a, b, /, *, eps=1e-9)");
  CHECK(a.get("method") == "f(a, b)");
  CHECK(a.keys.at("name").where.line == 3);
}

TEST_CASE("clang: annotation strings are C++ strings") {
  const Annotations a = clang::split_annotation(R"(doc = "say \"hi\", \\ twice" " and on", method = re2::RE2, , returns=view)", {});
  CHECK(a.get("doc") == "say \"hi\", \\ twice and on");
  CHECK(a.get("method") == "re2::RE2");
  CHECK(a.get("returns") == "view");
  CHECK(a.keys.size() == 3);
  CHECK(clang::split_annotation("", {}).keys.empty());
}

TEST_CASE("clang: comments of every style give the same text") {
  const std::string wanted = "The nearest point.\n\nIf there is one.";
  CHECK(clang::parse_comment("/// The nearest\n/// point.\n///\n/// If there is one.").text == wanted);
  CHECK(clang::parse_comment("//! The nearest\n//! point.\n//!\n//! If there is one.").text == wanted);
  CHECK(clang::parse_comment("// The nearest\n// point.\n//\n// If there is one.").text == wanted);
  CHECK(clang::parse_comment("/**\n * The nearest\n * point.\n *\n * If there is one.\n */").text == wanted);
  CHECK(clang::parse_comment("/** The nearest\n    point.\n\n    If there is one. */").text == wanted);
  CHECK(clang::parse_comment("/*! \\brief The nearest point.\n *  \\details If there is one. */").text == wanted);
  CHECK(clang::parse_comment("///< metres").text == "metres");
  CHECK(clang::parse_comment("/**< metres */").text == "metres");
  CHECK(clang::parse_comment("").empty());
  CHECK(clang::parse_comment("// ------------").empty());
}

TEST_CASE("clang: comment commands") {
  const decl::Comment c = clang::parse_comment(
      "/// Finds @c it, or \\p that.\n"
      "/// @param[in] a  the first,\n///            on two lines\n"
      "/// \\param b the second\n"
      "/// @return what was found\n"
      "/// @throws std::out_of_range if there is none\n"
      "/// @note slow\n"
      "/// @tparam T nobody's business\n");
  CHECK(c.text == "Finds `it`, or `that`.\n\nNote: slow");
  REQUIRE(c.params.size() == 2);
  CHECK(c.params[0] == std::make_pair(std::string("a"), std::string("the first, on two lines")));
  CHECK(c.params[1] == std::make_pair(std::string("b"), std::string("the second")));
  CHECK(c.returns == "what was found");
  REQUIRE(c.throws_.size() == 1);
  CHECK(c.throws_[0] == std::make_pair(std::string("std::out_of_range"), std::string("if there is none")));
}

TEST_CASE("clang: lists and code keep their lines") {
  CHECK(clang::parse_comment("/// Either:\n/// - this\n/// - or\n///   that").text == "Either:\n- this\n- or that");
  CHECK(clang::parse_comment("/// So:\n/// @code\n/// f();\n///   g();\n/// @endcode\n/// Done.").text ==
        "So:\n\n    f();\n      g();\n\nDone.");
  CHECK(clang::parse_comment("/// mail me@home.org").text == "mail me@home.org");
}

TEST_CASE("clang: a header's own comment") {
  CHECK(clang::header_comment("/// Plane geometry.\n#pragma once\n").text == "Plane geometry.");
  CHECK(clang::header_comment("// Copyright me\n\n/** @file\n * Plane geometry. */\n\n#include <x>\n").empty());
  CHECK(clang::header_comment("// Copyright me\n\n/**\n * Plane geometry. */\n\n#include <x>\n").text == "Plane geometry.");
  CHECK(clang::header_comment("/** Copyright me, MIT License */\n#pragma once\n#include <x>\n").empty());
  CHECK(clang::header_comment("#pragma once\n\n/// A point.\nstruct Point {};\n").empty());
  CHECK(clang::header_comment("#pragma once\n#include <x>\n/// A point.\n").empty());
}

TEST_CASE("clang: template arguments are split at their own commas") {
  CHECK(clang::split_arguments("int, std::map<int, std::string>, void (int, char), 3") ==
        std::vector<std::string>{"int", "std::map<int, std::string>", "void (int, char)", "3"});
  CHECK(clang::split_arguments("").empty());
}
