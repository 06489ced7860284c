// What no field tells of a class: whether it owns what it refers to, and whether threads may write to it through const.
// Facts, stated by name in <ferrule/owners.hpp> and in the headers of users; everything else is judged by its fields.
#pragma once

#include <set>
#include <string>

#include "cursor.hpp"

namespace ferrule::clang {

class Owners {
 public:
  // Reads what the file states, at its top level.
  explicit Owners(const Cursor &root);

  // Such a class is what its arguments are.
  bool is_owner(const Cursor &declaration) const;
  // An atomic, a mutex and their kind, anybody's.
  bool is_synchronisation(const Type &type) const;

 private:
  using Names = std::set<std::string>;  // "std::vector": the outermost namespace, and the class
  void read(const Cursor &ferrule);
  static bool states(const Names &names, const Cursor &declaration);

  Names owners_, synchronisation_;
};

}  // namespace ferrule::clang
