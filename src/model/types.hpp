// The interface's type table: equal shape trees are one entry, and each entry knows what it is called in C.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "answers.hpp"
#include "interface.hpp"

namespace ferrule::model {

// Declarations by the canonical spelling of their C++ type.
struct Declared {
  std::map<std::string, Index> enums, records, classes, errors;
};

class Types {
 public:
  Types(Interface &out, const Declared &declared) : out_(out), declared_(declared) {}

  // none where the tree holds something that is not exported (any more).
  TypeId intern(const Abi &abi);
  TypeId nothing() { return intern(Abi{}); }
  const Type &operator[](TypeId id) const { return out_.types[static_cast<std::size_t>(id)]; }

 private:
  TypeId add(Type type);
  TypeId intern_faced(const Abi &abi);
  std::string name_of(const Type &type) const;

  Interface &out_;
  const Declared &declared_;
  // By shape, parts, declaration, face, what is faced, and the functions of a face of the user's.
  std::map<std::tuple<Shape, std::vector<TypeId>, Index, std::string, TypeId, std::string>, TypeId> known_;
};

}  // namespace ferrule::model
