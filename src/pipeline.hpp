// The whole way from settings to files, in memory: nothing here writes or exits.
#pragma once

#include "emit/files.hpp"
#include "model/diagnostic.hpp"
#include "model/interface.hpp"
#include "model/settings.hpp"

namespace ferrule {

struct Outcome {
  Diagnostics diagnostics;
  model::Interface interface;
  std::string report;  // what was left out, for people
  emit::Files files;   // empty where there was an error
};

// Throws clang::LoadError where there is no libclang, clang::ParseFailure where it gives up.
Outcome run(const model::Settings &settings);

}  // namespace ferrule
