// Default arguments and member initialisers, as expressions that mean the same at namespace scope.
#pragma once

#include <optional>
#include <string>

#include "cursor.hpp"
#include "model/declarations.hpp"
#include "patterns.hpp"

namespace ferrule::clang {

// Of a parameter or a field; nullopt where there is none.
std::optional<decl::Default> default_of(const Cursor &declaration);
// Of what a template made: `declaration` is written there, of type `type` here.  Its `cpp` is "" where it names a parameter of the
// template for which nothing is known.
std::optional<decl::Default> default_of(const Cursor &declaration, const Substitution &substitution, const Type &type);

// The type of a template's function's parameter, as it is in what the template made; "" where that is not known.
std::string parameter_in_full(const Cursor &parameter, const Substitution &substitution);

// A declaration's tokens from the one behind `operator` to the `(`: "std::vector<int>" of a conversion.
std::string conversion_target(const Cursor &declaration, const Substitution &substitution);

// The value of a constant as C++ would write it: "42", "0.5", "true", "\"text\""; "" where it is none of these.
std::string literal_of(const Cursor &declaration);

}  // namespace ferrule::clang
