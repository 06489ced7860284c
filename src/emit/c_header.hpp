// include/<module>.h: the C API, for people.
#pragma once

#include <string>

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_c_header(const model::Interface &interface, Files &files);

std::string c_header_text(const model::Interface &interface);

}  // namespace ferrule::emit
