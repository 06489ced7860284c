// All emitters, by name.  A new output is one emitter and one line in emitters.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

struct Emitter {
  std::string_view name;
  void (*emit)(const model::Interface &, Files &);
};

const std::vector<Emitter> &emitters();

// Runs every one of them.
Files emit_all(const model::Interface &interface);

}  // namespace ferrule::emit
