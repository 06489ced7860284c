// <module>_shim.cpp: the C API over the C++ library; the only generated code that sees the user's types.
#pragma once

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_shims(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
