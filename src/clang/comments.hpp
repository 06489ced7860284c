// Comments, taken apart: Doxygen's commands, either sign, and plain text.  Knows nothing of libclang.
#pragma once

#include <string>

#include "model/declarations.hpp"

namespace ferrule::clang {

// `raw` with its markers (///, //!, /** */, ///<, //).
decl::Comment parse_comment(const std::string &raw);

// The comment at the top of a header: its first documentation comment before any code, a licence left out.
decl::Comment header_comment(const std::string &text);

}  // namespace ferrule::clang
