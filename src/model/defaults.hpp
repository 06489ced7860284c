// Default arguments: which are literals, and how these are written in Python and C.
#pragma once

#include <optional>
#include <string>

#include "interface.hpp"

namespace ferrule::model {

// The default of a parameter (or the initialiser of a field) of that type.  What is neither a literal nor an enumerator nor empty
// becomes Kind::thunk; the caller names the thunk.
// `sized`: a list of so many items, which {} does not leave empty.
Default translate_default(const decl::Default &source, const Type &type, const Interface &interface, bool sized = false);

// A Python literal, out of signature = "(a, b=None)": as above, nullopt where it is none.
std::optional<Default> translate_python_default(const std::string &python, const Type &type, const Interface &interface);

}  // namespace ferrule::model
