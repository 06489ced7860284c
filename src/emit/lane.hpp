// <module>_lane.cpp: the CPython lane, a real extension module in the library's own file, over the functions of the C header.
#pragma once

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_lane(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
