// What each phase of a run has cost.
#pragma once

#include <string>
#include <vector>

namespace ferrule {

// Its phases, as they follow each other: compiler (asked where its headers are), libclang (loaded), parse, read (what was parsed),
// ask and probe (questions and answers are ours, what lies between is clang's), build, check, emit, write.
class Stopwatch {
 public:
  struct Phase {
    std::string name;
    double processor = 0;  // seconds of this process, in all of its threads
    double wall = 0;
  };

  // What has passed since the last one belongs to this phase; a phase may come more than once.
  void lap(const char *name);
  const std::vector<Phase> &phases() const { return phases_; }

 private:
  struct Instant {
    double processor, wall;
    static Instant now();
  };
  Instant last_ = Instant::now();
  std::vector<Phase> phases_;
};

// "parse  812.4 ms  1020.0 ms", a line for each phase, under a heading.
std::string table(const Stopwatch &watch);

}  // namespace ferrule
