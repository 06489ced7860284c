// Overloads that Python cannot reach: said of marked code by a rule, of listed code in the report.
#pragma once

#include <string>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::check {

struct Hidden {
  model::Index hidden, by;  // functions
};
std::vector<Hidden> hidden_overloads(const model::Interface &interface);

// What FERRULE(method = X) adds: its name in C++ is not one of the class's.
bool is_beside_its_class(const model::Function &function);

// "geo::Path::add(const geo::Point &)"
std::string shown(const model::Interface &interface, const model::Function &function);

}  // namespace ferrule::check
