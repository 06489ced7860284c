// The builder over declarations written by hand: no compiler is needed.
#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "model/build.hpp"

using namespace ferrule;
using namespace ferrule::model;

namespace {

// A unit with one class, geo::Path, and answers for the few types that the tests use.
struct Fixture {
  decl::Unit unit;
  Settings settings;
  Answers answers;
  Diagnostics diagnostics;

  Fixture() {
    settings.module = "geo";
    decl::Class path;
    path.name = "Path";
    path.scope = {"geo"};
    path.type = {"geo::Path", "geo::Path"};
    path.annotations.keys["export"] = {};
    unit.classes.push_back(path);
    Facts facts;
    facts.copyable = facts.default_constructible = true;
    answers.facts["geo::Path"] = facts;
    for (Use use : {Use::parameter, Use::result}) {
      answer(use, "int", scalar(Shape::i32));
      answer(use, "double", scalar(Shape::f64));
      answer(use, "const geo::Path &", handle(), Borrow::shared, Transfer::copy);
      answer(use, "geo::Path &", handle(), Borrow::exclusive, Transfer::view);
      answer(use, "geo::Path *", handle(), Borrow::exclusive, Transfer::view);
      answer(use, "geo::Path", handle(), Borrow::shared, Transfer::value);
    }
  }

  static Abi scalar(Shape shape) {
    Abi out;
    out.shape = shape;
    return out;
  }
  static Abi handle() {
    Abi out = scalar(Shape::handle);
    out.cpp = "geo::Path";
    return out;
  }
  void answer(Use use, const std::string &type, Abi abi, Borrow borrow = Borrow::none, Transfer transfer = Transfer::none) {
    Answer out;
    out.state = Answer::State::known;
    out.abi = std::move(abi);
    out.borrow = borrow;
    out.transfer = transfer;
    answers.of[{use, type, type}] = out;
  }

  decl::Class &path() { return unit.classes.front(); }

  decl::Function &method(const std::string &name, const std::string &result, const std::vector<std::string> &parameters,
                         bool is_const = true) {
    decl::Function f = function(name, result, parameters);
    f.kind = decl::Function::Kind::method;
    f.is_const = is_const;
    path().functions.push_back(f);
    return path().functions.back();
  }
  decl::Function &free(const std::string &name, const std::string &result, const std::vector<std::string> &parameters) {
    unit.functions.push_back(function(name, result, parameters));
    unit.functions.back().scope = {"geo"};
    return unit.functions.back();
  }
  static decl::Function function(const std::string &name, const std::string &result, const std::vector<std::string> &parameters) {
    decl::Function f;
    f.name = name;
    f.result = {result, result};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      decl::Parameter p;
      p.name = std::string(1, static_cast<char>('a' + i));
      p.type = {parameters[i], parameters[i]};
      f.parameters.push_back(p);
    }
    f.where = {"geo.hpp", 10, 3};
    return f;
  }

  Interface build() { return model::build(unit, settings, answers, diagnostics); }
};

const Function &named(const Interface &interface, const std::string &c_name) {
  for (const Function &each : interface.functions)
    if (each.c_name == c_name) return each;
  throw std::runtime_error("no " + c_name);
}

bool has(const Interface &interface, const std::string &c_name) {
  return std::any_of(interface.functions.begin(), interface.functions.end(), [&](const Function &f) { return f.c_name == c_name; });
}

}  // namespace

TEST_CASE("a class has the constructors that C++ gives it") {
  Fixture f;
  Interface made = f.build();
  CHECK(has(made, "geo_path_new"));
  CHECK(named(made, "geo_path_copy").self == Borrow::shared);
  CHECK(made.classes[0].copy != none);
  CHECK(made.classes[0].constructors.functions.size() == 1);
}

TEST_CASE("const borrows shared, else exclusive; mutable fields make const exclusive") {
  Fixture f;
  f.method("length", "double", {});
  f.method("clear", "void", {}, false);
  CHECK(named(f.build(), "geo_path_length").self == Borrow::shared);
  CHECK(named(f.build(), "geo_path_clear").self == Borrow::exclusive);
  f.path().has_mutable_fields = true;
  CHECK(named(f.build(), "geo_path_length").self == Borrow::exclusive);
}

TEST_CASE("an overload set has suffixes, one of one has none") {
  Fixture f;
  f.method("add", "void", {"int"}, false);
  CHECK(has(f.build(), "geo_path_add"));
  f.method("add", "void", {"int", "double"}, false);
  f.method("add", "void", {}, false);
  Interface made = f.build();
  CHECK(has(made, "geo_path_add"));
  CHECK(has(made, "geo_path_add_i32"));
  CHECK(has(made, "geo_path_add_i32_f64"));
  CHECK(made.classes[0].methods.size() == 1);
  CHECK(made.classes[0].methods[0].functions.size() == 3);
}

TEST_CASE("of twins, the one for what is not const stays, and none is missed") {
  Fixture f;
  f.method("part", "const geo::Path &", {"int"}, true);
  f.method("part", "geo::Path &", {"int"}, false);
  f.method("size_of", "int", {}, true);
  f.method("size_of", "int", {}, false);
  Interface made = f.build();
  CHECK(named(made, "geo_path_part").result.transfer == Transfer::view);
  CHECK(named(made, "geo_path_size_of").self == Borrow::exclusive);
  CHECK(static_cast<bool>(named(made, "geo_path_size_of").const_result));
  CHECK(made.skips.empty());
  CHECK_FALSE(f.diagnostics.failed());
}

TEST_CASE("views keep self; constructors of what points keep their arguments") {
  Fixture f;
  f.method("part", "geo::Path &", {"int"}, false);
  f.path().lifetime = decl::Lifetime::points;
  decl::Function constructor = Fixture::function("Path", "void", {"geo::Path &"});
  constructor.kind = decl::Function::Kind::constructor;
  f.path().functions.push_back(constructor);
  Interface made = f.build();
  CHECK(named(made, "geo_path_part").result.keeps == std::vector<int>{-1});
  CHECK(named(made, "geo_path_copy").result.keeps == std::vector<int>{-1});
  CHECK(named(made, "geo_path_new_path").result.keeps == std::vector<int>{0});
}

TEST_CASE("a raw pointer says who frees it") {
  Fixture f;
  f.method("next", "geo::Path *", {});
  f.build();
  REQUIRE(f.diagnostics.failed());
  CHECK(f.diagnostics.all()[0].id == "raw-pointer");

  Fixture listed;
  listed.path().is_listed = true;
  listed.method("next", "geo::Path *", {});
  Interface made = listed.build();
  CHECK_FALSE(listed.diagnostics.failed());
  CHECK(named(made, "geo_path_next").result.transfer == Transfer::view);
  CHECK(made.skips.at(0).bound);

  Fixture said;
  said.method("next", "geo::Path *", {}).annotations.keys["returns"] = {"owned", {}};
  CHECK(named(said.build(), "geo_path_next").result.transfer == Transfer::take);
}

TEST_CASE("what has no row is an error in marked code and listed otherwise") {
  Fixture f;
  f.method("odd", "void", {"vendor::Odd"});
  f.build();
  REQUIRE(f.diagnostics.failed());
  CHECK(f.diagnostics.all()[0].text == "`geo::Path::odd(vendor::Odd) const` cannot cross: `vendor::Odd` has no row");

  Fixture listed;
  listed.path().is_listed = true;
  listed.method("odd", "void", {"vendor::Odd"});
  Interface made = listed.build();
  CHECK_FALSE(listed.diagnostics.failed());
  CHECK(made.skips.at(0).reason == "`vendor::Odd` has no row");
  CHECK(named(made, "geo_path_new").in_library_lock);
}

TEST_CASE("operators become dunders, free ones too, on either side") {
  Fixture f;
  f.method("operator[]", "double", {"int"});
  f.method("size", "int", {});
  f.free("operator+", "geo::Path", {"const geo::Path &", "const geo::Path &"});
  f.free("operator*", "geo::Path", {"double", "const geo::Path &"});
  Interface made = f.build();
  CHECK(named(made, "geo_path_getitem").python_name == "__getitem__");
  CHECK(named(made, "geo_path_size").python_name == "__len__");
  CHECK(named(made, "geo_path_add").kind == Function::Kind::extension);
  CHECK(named(made, "geo_path_rmul").reflected);
  CHECK(named(made, "geo_path_rmul").parameters.at(0).cpp == "double");
}

TEST_CASE("properties and setters meet") {
  Fixture f;
  f.method("width", "double", {}).annotations.keys["property"] = {};
  f.method("set_width", "void", {"double"}, false).annotations.keys["setter"] = {};
  Interface made = f.build();
  REQUIRE(made.classes[0].properties.size() == 1);
  CHECK(made.classes[0].properties[0].getter != none);
  CHECK(made.classes[0].properties[0].setter != none);
  CHECK(has(made, "geo_path_set_width"));
}

TEST_CASE("a signature names parameters and their kinds") {
  Fixture f;
  f.free("meet", "double", {"double", "double"}).annotations.keys["signature"] = {"(x, /, *, eps=1e-9)", {}};
  Interface made = f.build();
  const Function &meet = named(made, "geo_meet");
  CHECK(meet.parameters[0].name == "x");
  CHECK(meet.parameters[0].positional_only);
  CHECK(meet.parameters[1].keyword_only);
  CHECK(meet.parameters[1].default_value->python == "1e-9");
}

TEST_CASE("namespaces are submodules; names that are listed come to the root") {
  Fixture f;
  f.free("open", "int", {}).scope = {"geo", "io"};
  decl::Function &listed = f.free("close", "int", {});
  listed.scope = {"geo", "io"};
  listed.is_listed = true;
  Interface made = f.build();
  CHECK(has(made, "geo_io_open"));
  CHECK(has(made, "geo_close"));
  CHECK(made.callables.at(0).first == std::vector<std::string>{"io"});
}
