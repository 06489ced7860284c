// Every identifier that is ever emitted is made here: case, prefixes, keywords, ferrule's own words, operators, suffixes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interface.hpp"

namespace ferrule::model::names {

// "addRange" → "add_range", "HTTPServer2" → "http_server2", "x" → "x".
std::string snake(const std::string &name);
// "addRange" → "ADD_RANGE".
std::string upper(const std::string &name);

// A keyword of C or C++, of Python: such names get a trailing underscore outside C++.
bool is_c_keyword(const std::string &name);
bool is_python_keyword(const std::string &name);

// The same name, or with an underscore behind it where it means something else: in Python; as a parameter, which has one name in
// C and Python.
std::string python(const std::string &name);
std::string record_field(const std::string &name);  // a parameter of the record's constructor, beside its self
std::string enumerator(const std::string &name);    // nor what Python's enumerations have themselves
std::string parameter(const std::string &name);
// Of a C function's own parameters, `self`, `out`, `owner` and `error`, those that stand beside the author's.
struct Beside {
  bool self = false, out = false, owner = false;
};
std::string parameter(const std::string &name, const Beside &beside);

// A name without what only C++ can say: "Stack<int>" → "StackInt", "clamp<int>" → "clamp_int", "Matrix<double, 3, 3>" →
// "MatrixDouble3x3".  Others stay as they are.
std::string plain(const std::string &name);

// geo_ + words, and an underscore behind it where ferrule says that itself (geo_status, geo_error_free).
std::string c(const std::string &module, const std::vector<std::string> &words);

// The status of an error class: GEO_ERROR_ + words, and an underscore behind it where ferrule has one of that name.
std::string status(const std::string &module, const std::string &words);

// What an operator is called.
struct Operator {
  std::string dunder;     // "__add__"
  std::string reflected;  // "__radd__"; "" where there is none
  std::string c;          // "add"
};
// `name` as clang spells it: "operator+", "operator[]", "operator bool".  Of unary and binary forms, `arity` tells: 1 or 2, self
// included.  nullopt for those that have no counterpart (++, ->, &&, new…).
std::optional<Operator> operator_names(const std::string &name, int arity);
bool is_operator(const std::string &name);
// "=": assignment is not a member for anybody outside C++.
bool is_assignment(const std::string &name);
bool is_allocation(const std::string &name);  // `operator new` and its kin: how memory is had, which is nobody's call

// The part of a composed struct's or a suffix's name that says a scalar shape: "i64"; "" for other shapes.
std::string tag(Shape shape);
// Of a scalar in C: "int64_t"; "" for other shapes.
std::string c_scalar(Shape shape);

// "geo::io::Reader" from its parts.
std::string qualified(const std::vector<std::string> &scope, const std::string &name);

}  // namespace ferrule::model::names
