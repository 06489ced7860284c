// ferrule-gen's command line.
#pragma once

#include <string>
#include <vector>

#include "request.hpp"

namespace ferrule {

struct Arguments {
  Request request;
  std::string output, depfile;
  std::string check;  // the kept manifest that the headers are compared with; "" where something else is wanted
  bool accept = false, json = false;
  bool dump_model = false, inspect = false, list_outputs = false, json_diagnostics = false, all_errors = false, timings = false;
  bool help = false, version = false;
  bool color = false;  // whether diagnostics may have colours: nobody says that, it is seen
  std::string error;   // of usage; "" where there is none

  bool writes_files() const { return check.empty() && !dump_model && !inspect && !list_outputs; }
};

extern const char *const usage;

Arguments parse_arguments(const std::vector<std::string> &words);

}  // namespace ferrule
