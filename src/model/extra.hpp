// What an author writes in Python beside what is generated: a file that becomes `extra.py` of the package.  A function of it whose
// first parameter is `self: Class` is a method of that class; what its __all__ lists is the package's own too.
#pragma once

#include "diagnostic.hpp"
#include "interface.hpp"
#include "settings.hpp"

namespace ferrule::model {

// Reads the file that the settings name, if any, and puts it into the interface, which has all its classes already.
void add_extra(const Settings &settings, Interface &interface, Diagnostics &diagnostics);

}  // namespace ferrule::model
