// Which exported classes derive from which, at whatever distance.
#pragma once

#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

// Whether any class derives from another.
bool has_families(const model::Interface &interface);

// All exported bases, in C++'s order, each once.
std::vector<model::Index> bases_of(const model::Interface &interface, model::Index cls);

// All that derive from it, each before its own bases.
std::vector<model::Index> derived_from(const model::Interface &interface, model::Index cls);

// Whether an object that C++ gives as that class may be seen to be of a derived one: it has virtual functions.
bool may_be_derived(const model::Interface &interface, model::Index cls);

}  // namespace ferrule::emit
