// What was bound, how and why, and what was not: everything that `ferrule inspect` shows, as JSON (docs/inspect.md has its schema).
#pragma once

#include <string>

#include "model/interface.hpp"

namespace ferrule::emit {

enum class Detail {
  full,      // with the documentation
  embedded,  // without: what a library has of it inside
};

std::string inspection_text(const model::Interface &interface, Detail detail = Detail::full);

}  // namespace ferrule::emit
