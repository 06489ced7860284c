// Diagnostics for programs.
#pragma once

#include <string>

#include "diagnostic.hpp"

namespace ferrule {

// One object on one line: severity, id, text, where; ranges, fix_its and notes where there are any.  Columns count bytes from 1,
// and the last one is behind the end.
std::string as_json(const Diagnostic &diagnostic);

}  // namespace ferrule
