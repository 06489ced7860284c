// A place in a source file.
#pragma once

#include <string>

namespace ferrule {

struct Location {
  std::string file;     // "" where there is none (an export list that came from a program)
  unsigned line = 0;    // from 1
  unsigned column = 0;  // from 1
  // What is meant there: columns [first, last) of that line; both 0 where only the place is known.
  unsigned first = 0, last = 0;
};

}  // namespace ferrule
