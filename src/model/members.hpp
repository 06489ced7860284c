// What belongs to each class.
#pragma once

#include <vector>

#include "interface.hpp"

namespace ferrule::model {

// The functions that each class owns, in their order; beside `classes`.
std::vector<std::vector<Index>> members_of_classes(const Interface &interface);

}  // namespace ferrule::model
