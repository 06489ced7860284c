// How much of what C++ offers is bound: of one class, and of what belongs to none.
#pragma once

#include <string>

#include "interface.hpp"

namespace ferrule::model {

struct Coverage {
  int bound = 0, skipped = 0;
  int all() const { return bound + skipped; }
};

Coverage coverage_of(const Interface &interface, Index cls);
Coverage coverage_of_free_functions(const Interface &interface);

}  // namespace ferrule::model
