// <module>/__init__.pyi, and a stub for each submodule: everything that a type checker and an editor can know.
#pragma once

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_stubs(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
