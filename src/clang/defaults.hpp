// Default arguments and member initialisers, as expressions that mean the same at namespace scope.
#pragma once

#include <optional>
#include <string>

#include "cursor.hpp"
#include "model/declarations.hpp"

namespace ferrule::clang {

// Of a parameter or a field; nullopt where there is none.
std::optional<decl::Default> default_of(const Cursor &declaration);

// The value of a constant as C++ would write it: "42", "0.5", "true", "\"text\""; "" where it is none of these.
std::string literal_of(const Cursor &declaration);

}  // namespace ferrule::clang
