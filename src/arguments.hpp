// ferrule-gen's command line.
#pragma once

#include <string>
#include <vector>

#include "model/settings.hpp"

namespace ferrule {

struct Arguments {
  model::Settings settings;  // what the command line says, over what the file says
  std::string output, depfile;
  bool dump_model = false, list_outputs = false, json_diagnostics = false, help = false, version = false;
  std::string error;  // of usage; "" where there is none
};

extern const char *const usage;

// Settings files are read here; what is wrong in them goes to `diagnostics`.
Arguments parse_arguments(const std::vector<std::string> &words, const std::string &program, Diagnostics &diagnostics);

}  // namespace ferrule
