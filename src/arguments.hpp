// ferrule-gen's command line.
#pragma once

#include <string>
#include <vector>

#include "request.hpp"

namespace ferrule {

struct Arguments {
  Request request;
  std::string output, depfile;
  bool dump_model = false, list_outputs = false, json_diagnostics = false, help = false, version = false;
  std::string error;  // of usage; "" where there is none
};

extern const char *const usage;

Arguments parse_arguments(const std::vector<std::string> &words);

}  // namespace ferrule
