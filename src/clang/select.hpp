// Which declarations are to be exported: the marked ones, and those that an export list names.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "cursor.hpp"
#include "instances.hpp"
#include "model/diagnostic.hpp"
#include "model/settings.hpp"

namespace ferrule::clang {

struct Selected {
  Cursor cursor;                         // the definition of a class or enum, a function, a variable
  const model::Export *entry = nullptr;  // of the list; null for what is marked
  Cursor alias;                          // the alias by which it was chosen, a variable for a function; null mostly
  bool is_implied = false;               // an operator beside an exported class
  std::string instance = "";             // as an export list names it: "Stack<int>"
};

struct Selection {
  std::vector<Selected> all;      // in the order of the headers
  std::set<std::string> classes;  // keys of exported classes
  std::vector<Selected> methods;  // instances of member templates, and of what their class makes
  std::vector<Cursor> operators;  // templates of free operators: whether one takes something exported, only trying tells
};

Selection select(const TranslationUnit &unit, const std::vector<model::Export> &exports, const Instances &instances,
                 Diagnostics &diagnostics);

}  // namespace ferrule::clang
