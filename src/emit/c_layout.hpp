// Sizes and offsets of the header's structs where a pointer has 64 bits; the same on every such platform, as all C types there
// are aligned to their size.  The manifest states them, and the shims let their compiler check.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

struct CLayout {
  std::size_t size = 0, alignment = 1;
  std::vector<std::pair<std::string, std::size_t>> offsets;  // field, offset
};

// By the C name of the struct.
std::map<std::string, CLayout> c_layouts(const model::Interface &interface);

}  // namespace ferrule::emit
