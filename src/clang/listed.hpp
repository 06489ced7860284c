// An export list's entry, and what it says about members: which are wanted, and their keys.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cursor.hpp"
#include "model/declarations.hpp"
#include "model/diagnostic.hpp"
#include "model/settings.hpp"

namespace ferrule::clang {

void merge(Annotations &into, const Annotations &from);

class Listed {
 public:
  Listed(const model::Export &entry, Diagnostics &diagnostics) : entry_(entry), diagnostics_(diagnostics) {}

  // To one of the classes and enums that it names.
  void apply(const Cursor &definition, decl::Class &out);
  void apply(decl::Enum &out);
  // What fits nothing in any of them.
  void report();

 private:
  void annotate(const decl::Function &function, Annotations &annotations);
  Annotations fitting(const std::string &pattern, Annotations keys, const decl::Function &function);
  void missing(const std::string &pattern, const std::string &name);
  const Location &where_of(const std::string &pattern) const;

  const model::Export &entry_;
  Diagnostics &diagnostics_;
  std::string classes_;                                        // how they are called together
  std::set<std::string> names_;                                // of members
  std::map<std::string, std::vector<std::string>> overloads_;  // signatures, by name
  std::set<std::string> used_;                                 // patterns
  std::set<std::string> fitted_;                               // "pattern parameter"
};

}  // namespace ferrule::clang
