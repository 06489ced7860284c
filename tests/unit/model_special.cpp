// What becomes of operators and marked members that other languages have names of their own for.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "model/build.hpp"

using namespace ferrule;
using namespace ferrule::model;

namespace {

using Kind = decl::Function::Kind;

struct Box {  // a unit with one class, lib::Box
  decl::Unit unit;
  Settings settings;
  Answers answers;
  Diagnostics diagnostics;

  Box() {
    settings.module = "lib";
    decl::Class box;
    box.name = "Box";
    box.scope = {"lib"};
    box.type = {"lib::Box", "lib::Box"};
    box.annotations.keys["export"] = {};
    unit.classes.push_back(box);
    facts().copyable = facts().default_constructible = true;
    for (Use use : {Use::parameter, Use::result})
      for (const auto &[type, shape] : std::vector<std::pair<std::string, Shape>>{{"int", Shape::i32},
                                                                                  {"int &", Shape::i32},
                                                                                  {"const int &", Shape::i32},
                                                                                  {"double", Shape::f64},
                                                                                  {"bool", Shape::boolean},
                                                                                  {"text", Shape::str},
                                                                                  {"const text &", Shape::str}})
        answer(use, type, shape);
    answer(Use::parameter, "const lib::Box &", Shape::handle, Borrow::shared);
    answer(Use::parameter, "lib::Box &", Shape::handle, Borrow::exclusive);
    answer(Use::parameter, "const lib::Box *", Shape::handle, Borrow::shared);
    answers.of[{Use::parameter, "const lib::Box *", ""}].nullable = true;
  }

  Facts &facts() { return answers.facts["lib::Box"]; }

  void answer(Use use, const std::string &type, Shape shape, Borrow borrow = Borrow::none) {
    Answer out;
    out.state = Answer::State::known;
    out.abi.shape = shape;
    if (shape == Shape::handle) out.abi.cpp = "lib::Box";
    out.borrow = borrow;
    answers.of[{use, type, type}] = out;
  }

  decl::Function &add(std::vector<decl::Function> &to, Kind kind, const std::string &name, const std::string &result,
                      const std::vector<std::string> &parameters, bool is_const = true) {
    decl::Function f;
    f.kind = kind;
    f.name = name;
    f.is_const = kind == Kind::method && is_const;
    f.result = {result, result};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      decl::Parameter p;
      p.name = std::string(1, static_cast<char>('a' + i));
      p.type = {parameters[i], parameters[i]};
      f.parameters.push_back(p);
    }
    f.where = {"lib.hpp", static_cast<unsigned>(10 + to.size()), 3};
    to.push_back(f);
    return to.back();
  }
  decl::Function &method(const std::string &name, const std::string &result, const std::vector<std::string> &parameters,
                         bool is_const = true) {
    return add(unit.classes.front().functions, Kind::method, name, result, parameters, is_const);
  }
  decl::Function &constructor(const std::vector<std::string> &parameters) {
    return add(unit.classes.front().functions, Kind::constructor, "Box", "", parameters);
  }
  decl::Function &free(const std::string &name, const std::string &result, const std::vector<std::string> &parameters) {
    return add(unit.functions, Kind::free, name, result, parameters);
  }

  Interface build() { return model::build(unit, settings, answers, diagnostics); }
};

const Function *found(const Interface &all, const std::string &c_name) {
  auto at = std::find_if(all.functions.begin(), all.functions.end(), [&](const Function &f) { return f.c_name == c_name; });
  return at == all.functions.end() ? nullptr : &*at;
}

std::vector<std::string> methods(const Interface &all) {
  std::vector<std::string> out;
  for (const Callable &each : all.classes.at(0).methods) out.push_back(each.python_name);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a text by << is str and repr") {
  Box box;
  box.free("operator<<", "stream &", {"stream &", "const lib::Box &"}).is_implied = true;
  CHECK(methods(box.build()).empty());  // the compiler says that it does not print
  box.facts().printed = true;
  const Interface made = box.build();
  CHECK(methods(made) == Names{"__str__", "__repr__"});
  REQUIRE(found(made, "lib_box_to_str"));
  CHECK(found(made, "lib_box_to_str")->cpp == "ferrule::printed");
  CHECK(made.skips.empty());
}

TEST_CASE("a shift is no text") {
  Box box;
  box.facts().printed = true;
  box.method("operator<<", "bool", {"int"});
  CHECK(methods(box.build()) == Names{"__lshift__"});
}

TEST_CASE("a __repr__ of its own goes before") {
  Box box;
  box.facts().printed = true;
  box.method("operator<<", "stream &", {"stream &"});
  box.method("shown", "text", {}).annotations.keys["name"] = {"__repr__", {}, {}};
  CHECK(methods(box.build()) == Names{"__repr__", "__str__"});
}

TEST_CASE("two that print cannot be chosen from") {
  Box box;
  box.free("operator<<", "stream &", {"stream &", "const lib::Box &"}).is_implied = true;
  box.free("operator<<", "stream &", {"stream &", "const lib::Box &"}).is_implied = true;
  box.build();
  REQUIRE(box.diagnostics.all().size() == 1);
  CHECK(box.diagnostics.all()[0].text.find("has no text") != std::string::npos);
}

TEST_CASE("a hash") {
  Box box;
  box.facts().hashed = true;
  const Interface made = box.build();
  CHECK(methods(made) == Names{"__hash__"});
  CHECK(made.types[static_cast<std::size_t>(found(made, "lib_box_hash")->result.type)].shape == Shape::u64);
}

TEST_CASE("<=> is what is not declared of the comparisons") {
  Box box;
  box.method("operator<=>", "ordering", {"const lib::Box &"}).is_defaulted = true;
  box.method("operator<", "bool", {"const lib::Box &"});
  CHECK(methods(box.build()) == Names{"__le__", "__gt__", "__ge__", "__lt__"});
  box.facts().equality = true;
  CHECK(methods(box.build()) == Names{"__eq__", "__le__", "__gt__", "__ge__", "__lt__"});
}

TEST_CASE("an item that is a reference can be assigned to") {
  Box box;
  box.method("operator[]", "int &", {"int"}, false);
  box.method("operator[]", "int", {"int"});
  const Interface made = box.build();
  CHECK(methods(made) == Names{"__setitem__", "__getitem__"});
  const Function &set = *found(made, "lib_box_setitem");
  CHECK(set.kind == Function::Kind::item_set);
  CHECK(set.self == Borrow::exclusive);
  CHECK(set.parameters.size() == 2);
  CHECK_FALSE(set.looks_up);
  CHECK(found(made, "lib_box_getitem")->self == Borrow::shared);  // reading disturbs nobody
  CHECK(made.skips.empty());
}

TEST_CASE("what has words for keys looks them up") {
  Box box;
  box.method("operator[]", "int", {"const text &"});
  box.method("erase", "bool", {"const text &"}, false);
  const Interface made = box.build();
  CHECK(methods(made) == Names{"__getitem__", "erase", "__delitem__"});
  CHECK(found(made, "lib_box_getitem")->looks_up);
  CHECK(found(made, "lib_box_delitem")->looks_up);
}

TEST_CASE("erase may mean the place or the number") {
  Box box;
  box.method("operator[]", "int", {"int"});
  box.method("erase", "bool", {"int"}, false);
  CHECK(methods(box.build()) == Names{"__getitem__", "erase"});
}

TEST_CASE("one of several erases is not guessed") {
  Box box;
  box.method("operator[]", "int", {"const text &"});
  box.method("erase", "bool", {"const text &"}, false);
  box.method("erase", "bool", {"int"}, false);
  const Names made = methods(box.build());
  CHECK(std::find(made.begin(), made.end(), "__delitem__") == made.end());
}

TEST_CASE("find answers `in`, and count where there is a loop") {
  Box box;
  box.method("count", "int", {"int"});
  CHECK(methods(box.build()) == Names{"count"});  // of what, nobody knows
  box.method("begin", "iterator", {});
  box.method("end", "iterator", {});
  CHECK(methods(box.build()) == Names{"count", "__contains__"});
  box.unit.classes.front().functions.erase(box.unit.classes.front().functions.begin());
  box.method("find", "iterator", {"int"});
  const Interface made = box.build();
  CHECK(methods(made) == Names{"__contains__"});
  CHECK(found(made, "lib_box_contains")->cpp == "ferrule::finds");
}

TEST_CASE("versions for what is const are one method") {
  Box box;
  box.method("who", "int", {}, false);
  box.method("who", "int", {});
  const Interface made = box.build();
  CHECK(methods(made) == Names{"who"});
  CHECK(found(made, "lib_box_who")->self == Borrow::exclusive);
  CHECK(static_cast<bool>(found(made, "lib_box_who")->const_result));
  CHECK(made.skips.empty());
}

TEST_CASE("a version for temporaries is not missed, and not taken alone") {
  Box box;
  box.method("who", "int", {}).ref_qualifier = '&';
  box.method("who", "int", {}, false).ref_qualifier = 'R';
  CHECK(box.build().skips.empty());
  CHECK(box.diagnostics.all().empty());
  box.method("taken", "int", {}, false).ref_qualifier = 'R';
  box.build();
  CHECK(box.diagnostics.all().size() == 1);
}

TEST_CASE("what converts is taken where C++ takes it") {
  Box box;
  box.constructor({"const text &"});
  box.free("by_reference", "int", {"const lib::Box &"});
  box.free("changed", "int", {"lib::Box &"});
  box.free("pointed", "int", {"const lib::Box *"});
  const Interface made = box.build();
  CHECK(made.classes[0].conversions.size() == 1);
  CHECK(found(made, "lib_by_reference")->parameters[0].converts);
  CHECK_FALSE(found(made, "lib_changed")->parameters[0].converts);
  CHECK_FALSE(found(made, "lib_pointed")->parameters[0].converts);
  box.unit.classes[0].functions[0].is_explicit = true;
  CHECK_FALSE(found(box.build(), "lib_by_reference")->parameters[0].converts);
}

TEST_CASE("a class of fields is pickled by them, unless there is more") {
  Box box;
  decl::Field field;
  field.name = "x";
  field.type = {"int", "int"};
  box.unit.classes[0].fields.push_back(field);
  REQUIRE(box.build().classes[0].pickle);
  CHECK(box.build().classes[0].pickle->fields == Names{"x"});
  box.unit.classes[0].has_hidden_parts = true;
  CHECK_FALSE(box.build().classes[0].pickle);
}

TEST_CASE("a method that gives the state needs something that takes it") {
  Box box;
  box.method("state", "text", {}).annotations.keys["pickle"] = {};
  CHECK_FALSE(box.build().classes[0].pickle);
  CHECK(box.diagnostics.all().size() == 1);
  box.constructor({"const text &"});
  const Interface made = box.build();
  REQUIRE(made.classes[0].pickle);
  CHECK(made.classes[0].pickle->state == "state");
  CHECK_FALSE(made.classes[0].pickle->spread);
}

TEST_CASE("a method ends a with") {
  Box box;
  box.unit.classes[0].annotations.keys["context"] = {};
  box.build();
  CHECK(box.diagnostics.all().size() == 1);
  box.method("close", "void", {}, false);
  CHECK(box.build().classes[0].closes == "close");
}
