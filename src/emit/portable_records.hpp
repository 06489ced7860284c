// The Python class of an exported aggregate, in the cffi lane.
#pragma once

#include "portable_shapes.hpp"
#include "writer.hpp"

namespace ferrule::emit::portable {

void write_record_class(Writer &out, Shapes &shapes, model::Index record);

}  // namespace ferrule::emit::portable
