// Which declarations are to be exported: the marked ones, and those that an export list names.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "cursor.hpp"
#include "model/diagnostic.hpp"
#include "model/settings.hpp"

namespace ferrule::clang {

struct Selected {
  Cursor cursor;                         // the definition of a class or enum, a function, a variable
  const model::Export *entry = nullptr;  // of the list; null for what is marked
  Cursor alias;                          // the alias by which it was chosen; null mostly
  bool is_implied = false;               // an operator beside an exported class
};

struct Selection {
  std::vector<Selected> all;      // in the order of the headers
  std::set<std::string> classes;  // keys of exported classes
};

Selection select(const TranslationUnit &unit, const std::vector<model::Export> &exports, Diagnostics &diagnostics);

}  // namespace ferrule::clang
