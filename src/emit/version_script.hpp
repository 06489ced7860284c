// <module>.map: what the library shows of itself on platforms with version scripts.  Without one, a static C++ library inside it
// would show hundreds of its own symbols, and one of another version could be bound to them.
#pragma once

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_version_script(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
