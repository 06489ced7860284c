// How functions are named in lists and keys, and what `replaces` marks.
#include <doctest/doctest.h>

#include "model/lists.hpp"
#include "model/member_pattern.hpp"
#include "model/replaced.hpp"

using namespace ferrule;

namespace {

decl::Function function(const std::string &name, const std::vector<std::string> &types, bool is_const = false) {
  decl::Function out;
  out.kind = decl::Function::Kind::method;
  out.name = name;
  out.is_const = is_const;
  for (const std::string &type : types) out.parameters.push_back({"", {type, type}, {}, false, false, {}, {}});
  return out;
}

decl::Class cls(const std::string &name, const std::vector<decl::Function> &functions) {
  decl::Class out;
  out.name = name;
  out.scope = {"ns"};
  out.type = {"ns::" + name, "ns::" + name};
  out.functions = functions;
  return out;
}

decl::Function by(const std::string &replaces, const std::string &method) {
  decl::Function out;
  out.name = "checked";
  out.scope = {"more"};
  out.annotations.keys["replaces"] = {replaces, {"more.hpp", 1, 1}, {"more.hpp", 1, 9}};
  if (!method.empty()) out.annotations.keys["method"] = {method, {}, {}};
  return out;
}

}  // namespace

TEST_CASE("lists in texts") {
  CHECK(model::split_list("xs: n, ys : m,,") == std::vector<std::string>{"xs:n", "ys:m"});
  CHECK(model::split_outside_brackets("f(int, char), operator bool , g") ==
        std::vector<std::string>{"f(int, char)", "operator bool", "g"});
  CHECK(model::split_outside_brackets("xs[f(a, b)], y") == std::vector<std::string>{"xs[f(a, b)]", "y"});
  CHECK(model::split_outside_brackets(" , ").empty());
  CHECK(model::join({"a", "b"}, " or ") == "a or b");
}

TEST_CASE("patterns of members") {
  const decl::Function add = function("add", {"int", "const ns::X &"}), get = function("get", {}, true);
  CHECK(model::MemberPattern("add").fits(add));
  CHECK(model::MemberPattern("a*").fits(add));
  CHECK(model::MemberPattern("add(int,const ns::X&)").fits(add));
  CHECK_FALSE(model::MemberPattern("add(int)").fits(add));
  CHECK_FALSE(model::MemberPattern("ad").fits(add));
  CHECK(model::MemberPattern("get()").fits(get));
  CHECK(model::MemberPattern("get() const").fits(get));
  CHECK_FALSE(model::MemberPattern("get() const").fits(function("get", {})));
  CHECK(model::MemberPattern("operator()(int)").fits(function("operator()", {"int"})));
  CHECK(model::MemberPattern("operator()").is_for_many());
  CHECK(model::signature_of(get) == "get() const");
}

TEST_CASE("what is replaced") {
  decl::Unit unit;
  unit.classes = {cls("Base", {function("at", {"int"}), function("at", {"char"}), function("size", {})}),
                  cls("Derived", {function("at", {"int"}), function("at", {"long"})})};
  unit.classes[1].bases.push_back({{"ns::Base", "ns::Base"}, true, false});
  unit.classes[0].fields.emplace_back().name = "limit";
  Diagnostics diagnostics;
  const auto marked = [&](const decl::Function &function) {
    unit.functions = {function};
    model::mark_replaced(unit, diagnostics);
    return diagnostics.all().size();
  };

  SUBCASE("by name, with what overrides it") {
    CHECK(marked(by("at, limit", "ns::Base")) == 0);
    CHECK(unit.classes[0].functions[0].replaced_by == "more::checked");
    CHECK(unit.classes[0].functions[1].replaced_by == "more::checked");
    CHECK(unit.classes[0].functions[2].replaced_by.empty());
    CHECK(unit.classes[0].fields[0].replaced_by == "more::checked");
    CHECK(unit.classes[1].functions[0].replaced_by == "more::checked");
    CHECK(unit.classes[1].functions[1].replaced_by.empty());  // another function
  }
  SUBCASE("one overload") {
    CHECK(marked(by("at(char)", "Base")) == 0);
    CHECK(unit.classes[0].functions[0].replaced_by.empty());
    CHECK(unit.classes[0].functions[1].replaced_by == "more::checked");
    CHECK(unit.classes[1].functions[0].replaced_by.empty());
  }
  SUBCASE("of a class that is not its own") {
    CHECK(marked(by("ns::Derived::at(int)", "")) == 0);
    CHECK(unit.classes[1].functions[0].replaced_by == "more::checked");
    CHECK(unit.classes[0].functions[0].replaced_by.empty());
  }
  SUBCASE("constructors, but for copies") {
    decl::Function made = function("Base", {"int"}), copy = function("Base", {"const ns::Base &"});
    made.kind = copy.kind = decl::Function::Kind::constructor;
    copy.is_copy_constructor = true;
    unit.classes[0].functions = {made, copy};
    CHECK(marked(by("ns::Base::Base", "")) == 0);
    CHECK(unit.classes[0].functions[0].replaced_by == "more::checked");
    CHECK(unit.classes[0].functions[1].replaced_by.empty());
    CHECK(marked(by("ns::Base::Base(const ns::Base &)", "")) == 0);
    CHECK(unit.classes[0].functions[1].replaced_by == "more::checked");
  }
  SUBCASE("what is not there") {
    CHECK(marked(by("sise", "ns::Base")) == 1);
    CHECK(diagnostics.all()[0].text == "`more::checked` replaces `sise`: `ns::Base` has no such member");
  }
  SUBCASE("of nothing") {
    CHECK(marked(by("ns::Other::size", "")) == 1);
    CHECK(diagnostics.all()[0].text == "`more::checked` replaces `ns::Other::size`: nothing so called is exported");
  }
  SUBCASE("of a class that is not there, which is said elsewhere") { CHECK(marked(by("size", "ns::Other")) == 0); }
}
