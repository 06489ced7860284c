// Where this library lies.
#pragma once

#include <string>

namespace ferrule::core {

std::string this_file();  // "" where the system does not say

}  // namespace ferrule::core
