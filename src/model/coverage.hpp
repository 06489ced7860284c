// How much of what C++ offers is bound: of each class, and of what belongs to none.
#pragma once

#include <vector>

#include "interface.hpp"

namespace ferrule::model {

struct Coverage {
  int bound = 0, skipped = 0;
  int all() const { return bound + skipped; }
};

std::vector<Coverage> coverage_of_classes(const Interface &interface);  // beside interface.classes
Coverage coverage_of_free_functions(const Interface &interface);

}  // namespace ferrule::model
