// A place in a source file.
#pragma once

#include <string>

namespace ferrule {

struct Location {
  std::string file;     // "" where there is none (an export list that came from a program)
  unsigned line = 0;    // from 1
  unsigned column = 0;  // from 1
};

}  // namespace ferrule
