// The Python package around the lanes: __init__.py, which chooses one; _types.py, which both share; what is the same everywhere.
#pragma once

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_package(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
