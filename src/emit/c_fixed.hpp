// The part of a C header that every ferrule library has: statuses, errors, owners, what the library says about itself.
#pragma once

#include <string>

#include "model/interface.hpp"

namespace ferrule::emit {

// The comment at the top, the include guard, the includes.
std::string c_prologue(const model::Interface &interface);
// From geo_status to geo_str.
std::string c_fixed_part(const model::Interface &interface);
std::string c_epilogue();

}  // namespace ferrule::emit
