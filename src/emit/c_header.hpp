// include/<module>.h: the C API, for people.
#pragma once

#include <string>

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_c_header(const model::Interface &interface, Files &files);

// "uint8_t": what an enum of that integer is in C.
const char *c_integer_type(model::Shape integer);

std::string c_header_text(const model::Interface &interface);

}  // namespace ferrule::emit
