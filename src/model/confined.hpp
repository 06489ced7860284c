// Which classes are confined: whoever has an object of such a class has all of it.
#pragma once

#include "interface.hpp"

namespace ferrule::model {

// Sets Class::confined, once the interface is complete otherwise.
void find_confined(Interface &interface);

}  // namespace ferrule::model
