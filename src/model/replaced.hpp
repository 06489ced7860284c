// `replaces`: a function that is bound instead of members of its class, or of other functions.
#pragma once

#include "declarations.hpp"
#include "diagnostic.hpp"

namespace ferrule::model {

// Everything that some function of the unit replaces is marked as such: decl::Function::replaced_by, decl::Field::replaced_by.
// What overrides it in derived classes is replaced as well, or objects of those would not have the function.
void mark_replaced(decl::Unit &unit, Diagnostics &diagnostics);

}  // namespace ferrule::model
