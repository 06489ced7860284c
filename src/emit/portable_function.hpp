// One Python function over one C function: checks and conversions of the arguments, the call, the result.  Straight-line code
// for what is common and quick; the runtime's shapes for the rest.
#pragma once

#include <string>

#include "model/interface.hpp"
#include "portable_shapes.hpp"
#include "python_text.hpp"
#include "writer.hpp"

namespace ferrule::emit::portable {

// Where the function stands and what it is called there.
struct Definition {
  std::string name;         // after `def`
  std::string self;         // "self"; "" for none
  std::string first;        // the C function's first argument, when it is not a parameter: "self._cell"; "" for none
  std::string blame;        // what errors call it: "Path.add"
  std::string blame_value;  // what errors call its one argument; "" for its own name
  bool positional_only = false;
  bool stores_self = false;  // __init__: the result becomes self's handle
  std::vector<std::string> documentation;
};

void write_function(Writer &out, Shapes &shapes, const model::Function &function, const Definition &definition);

// A call on one line, or with an argument a line.
void write_call(Writer &out, const std::string &head, const std::vector<std::string> &arguments, const std::string &tail);

// A binary operator, which leaves to the other operand what it cannot take.
bool reflects(const std::string &python_name);

// "_shift_default_by", of "geo_shift_default_by": a private name that is as unique as the C name.
std::string private_name(const model::Interface &interface, const std::string &c_name);

}  // namespace ferrule::emit::portable
