// Texts from headers and compilers, which may be in any encoding, as the UTF-8 that crosses the C ABI.
#pragma once

#include <string>

namespace ferrule::core {

// What is no UTF-8 becomes U+FFFD.
std::string readable(std::string text);

}  // namespace ferrule::core
