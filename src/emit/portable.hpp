// <module>/_portable.py: the whole interface in Python over cffi, for every interpreter that has no lane of its own.
#pragma once

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_portable(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
