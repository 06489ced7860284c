// The whole way from settings to files, in memory: nothing here writes or exits.
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "abi/compare.hpp"
#include "emit/files.hpp"
#include "model/diagnostic.hpp"
#include "model/interface.hpp"
#include "model/settings.hpp"
#include "model/stopwatch.hpp"
#include "request.hpp"

namespace ferrule {

struct Outcome {
  Diagnostics diagnostics;
  model::Interface interface;
  std::string report;                      // what was left out, for people
  std::optional<abi::Comparison> changes;  // since the kept manifest, where there is one
  emit::Files files;                       // empty where there was an error
  Stopwatch watch;
};

// Between two steps of a run: gives it up, by Cancelled, if that has been asked for meanwhile.
using Asked = std::function<bool()>;
struct Cancelled : std::runtime_error {
  Cancelled() : std::runtime_error("given up, as was asked") {}
};

// Of what is asked for: what the settings file gets wrong is among the diagnostics.  Throws Incomplete, and what the other does.
Outcome run(const Request &request, const Asked &to_stop = {});

// Throws MissingTool where there is no libclang or compiler, clang::ParseFailure where libclang gives up.
Outcome run(const model::Settings &settings, const Asked &to_stop = {});

// What is bound, how and why, and what is not, as JSON (docs/inspect.md).
std::string inspection(const Outcome &outcome);

}  // namespace ferrule
