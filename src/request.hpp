// What is asked for: a settings file, and what is said beside it.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/settings.hpp"

namespace ferrule {

struct Request {
  std::string config;               // a settings file, or where `text` would be one; "" for none
  std::optional<std::string> text;  // what it says, where it is not to be read from there
  // What the file says too, and is here said better; "" leaves it.
  std::string module, standard, compiler, manifest;
  std::vector<std::string> headers, exports, include, defines;
  std::vector<std::string> beside;  // directories for #include "…" alone
  bool strict = false;
  std::string libclang, runtime_include, output;
};

// The settings that come of it.  What is wrong in the file goes to `diagnostics`.
model::Settings settle(const Request &request, Diagnostics &diagnostics);

// What such settings lack, in a sentence; "" where nothing.
std::string lacking(const model::Settings &settings);

struct Incomplete : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

// The folder of <ferrule/ferrule.hpp>, above a program or library that belongs to it; "" where there is none.
std::string runtime_above(const std::string &file);

}  // namespace ferrule
