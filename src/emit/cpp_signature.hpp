// A function of the model as C++ declares it, for people: the text only, whose meaning nobody here knows.
#pragma once

#include <string>

#include "model/interface.hpp"

namespace ferrule::emit {

// "geo::Path &geo::Path::add(const geo::Point &p)"
std::string cpp_signature(const model::Interface &interface, const model::Function &function);

}  // namespace ferrule::emit
