// The rules by which two manifests are compared, one file for functions, one for types, one for numbers.  Included by src/abi only.
#pragma once

#include <string>

#include "compare.hpp"

namespace ferrule::abi {

struct Found {
  const model::Manifest &older, &newer;
  std::vector<Change> &changes;

  void add(Effect effect, const std::string &name, const std::string &cpp, const std::string &what, const std::string &why) const {
    changes.push_back({effect, name, cpp, what, why});
  }
};

void compare_functions(const Found &found);
void compare_types(const Found &found);   // enumerations, classes, records, interface tables
void compare_values(const Found &found);  // error classes with their numbers, constants

// A C declaration taken apart: "const geo_point *p".
struct Declaration {
  std::string type, name;
};
Declaration declaration(const std::string &text);

inline std::string quoted(const std::string &text) { return "`" + text + "`"; }

}  // namespace ferrule::abi
