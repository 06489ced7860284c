// What C++ finds under a name in a class that has bases, and how often a base is in it.
#pragma once

#include <string>
#include <vector>

#include "cursor.hpp"

namespace ferrule::clang {

// Whether looking up `name` in the class leads to what `declaring` declares, one of its bases, and to nothing else: nothing hides
// it, and no other base has the name as well.
bool finds(const Cursor &definition, const std::string &name, const Cursor &declaring);

// The bases that are in the class more than once, so that C++ does not convert to them.
std::vector<Cursor> repeated_bases(const Cursor &definition);

// Whether the class itself declares a function that hides this one of a base, which a using declaration names: with the same name,
// parameters and qualifiers.
bool redeclares(const Cursor &definition, const Cursor &function);

}  // namespace ferrule::clang
