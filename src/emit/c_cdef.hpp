// <module>_cdef.h: the C header's declarations as cffi's cdef() takes them, with no comments, preprocessor lines or attributes.
#pragma once

#include <string>

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_c_cdef(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
