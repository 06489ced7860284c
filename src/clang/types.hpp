// C++ types as text that can be compiled elsewhere, and read.
#pragma once

#include "cursor.hpp"
#include "model/declarations.hpp"

namespace ferrule::clang {

// Names in full and public ones where there are any: `std::string`, `std::int64_t`, `geo::Point`; a private alias is looked
// through.  The canonical text is clang's own.
decl::TypeText type_text(const Type &type);

// A function's parameter, as its type has it: arrays are pointers, const at the top is gone.
decl::TypeText parameter_text(const Type &type);

// clang's canonical spelling, with the two names that nobody reads put back.
std::string readable(std::string canonical);

// Can code outside name this declaration?  Not private or protected, not unnamed, not in a function, not inside a template.
bool is_nameable(const Cursor &declaration);

// The parts of a list `a, b<c, d>, e` between its outermost commas.
std::vector<std::string> split_arguments(const std::string &text);

}  // namespace ferrule::clang
