// Which handles may be ones that Python has an object for already: so that the object is the same again.
//
// New objects pay nothing for it: their results are never looked up, and they are remembered only when they are passed where C++
// can keep them, or can give them back.
#pragma once

#include <set>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

// Whether a result (a plain handle) may be a handle that somebody has.
bool may_be_known(const model::Result &result);

// Whether it may come again: it is not a part of something, of which each call makes a handle anew.
bool may_come_again(const model::Result &result);

// The parameters that are plain handles, and one of which a view may turn out to be; self is not among them.
std::vector<std::size_t> known_parameters(const model::Interface &interface, const model::Function &function);

// The classes whose objects come back from C++ other than as the argument of that very call: somewhere one of them, or of a base,
// is shared, or stands in a container into which a result points.
std::set<model::Index> coming_back(const model::Interface &interface);

}  // namespace ferrule::emit
