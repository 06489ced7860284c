#include "stopwatch.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace ferrule {

Stopwatch::Instant Stopwatch::Instant::now() {
  using seconds = std::chrono::duration<double>;
  return {static_cast<double>(std::clock()) / CLOCKS_PER_SEC, seconds(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

void Stopwatch::lap(const char *name) {
  const Instant now = Instant::now();
  auto phase = std::find_if(phases_.begin(), phases_.end(), [&](const Phase &each) { return each.name == name; });
  if (phase == phases_.end()) phase = phases_.insert(phase, {name, 0, 0});
  phase->processor += now.processor - last_.processor;
  phase->wall += now.wall - last_.wall;
  last_ = now;
}

std::string table(const Stopwatch &watch) {
  std::string out = "phase         processor         wall\n";
  for (const Stopwatch::Phase &each : watch.phases()) {
    char line[80];
    std::snprintf(line, sizeof line, "%-10s %9.1f ms %9.1f ms\n", each.name.c_str(), each.processor * 1000, each.wall * 1000);
    out += line;
  }
  return out;
}

}  // namespace ferrule
