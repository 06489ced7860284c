// The head of the shims: what is exported and as what, the marked errors, and what the generator believed of all that.
#pragma once

#include "model/interface.hpp"
#include "writer.hpp"

namespace ferrule::emit {

void write_shim_markers(const model::Interface &interface, Writer &out);
void write_shim_checks(const model::Interface &interface, Writer &out);

}  // namespace ferrule::emit
