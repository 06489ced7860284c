// The interface as JSON text: what --dump-model prints.  Stable: the same interface gives the same text, keys never move.
#pragma once

#include <string>

#include "interface.hpp"

namespace ferrule::model {

std::string dump(const Interface &interface);

const char *name_of(Shape shape);
const char *name_of(Borrow borrow);
const char *name_of(Transfer transfer);

}  // namespace ferrule::model
