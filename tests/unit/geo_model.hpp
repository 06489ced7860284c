// The interface of tests/lanes/geo/geo.hpp, built by hand: what the tests of the emitters start from.
#pragma once

#include "model/interface.hpp"

namespace ferrule {

model::Interface geo_model();

// The function of that C name; a fixture without it is a mistake in the test.
const model::Function &function_named(const model::Interface &interface, const std::string &c_name);

}  // namespace ferrule
