// What lifetimes cannot be read off the fields of the standard library, since libclang hides the bases of template instances
// and their owners are type-erased: a few facts about it, by name.  Everything else is judged by its fields.
#pragma once

#include <string>

#include "cursor.hpp"

namespace ferrule::clang {

// A class of the standard library that owns what it refers to, or holds its values itself: it is what its arguments are.
bool is_standard_owner(const Cursor &declaration);

// Something that threads may write through const: an atomic, a mutex and their kind, anybody's.
bool is_synchronisation(const Type &type);

}  // namespace ferrule::clang
