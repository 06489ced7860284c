// One C function in the CPython lane: what it takes, and a body that converts, calls, and gives back.
#pragma once

#include <string>

#include "model/interface.hpp"
#include "writer.hpp"

namespace ferrule::emit::lane {

// How messages name a function, where that is not by its own name.
struct Naming {
  bool is_candidate = false;  // one of several overloads
  bool is_setter = false;     // its argument is called "value"
  std::string property;       // of a setter or getter: "Path.name"
};

// Writes `takes_path_add` and `call_path_add`.
void write_function(const model::Interface &interface, const model::Function &function, const Naming &naming, Writer &out);

// "takes_path_add, call_path_add": the template arguments of every entry.
std::string takes_and_call(const model::Interface &interface, const model::Function &function);

}  // namespace ferrule::emit::lane
