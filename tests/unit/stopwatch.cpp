// What a run has cost, phase by phase.
#include "model/stopwatch.hpp"

#include <doctest/doctest.h>

using ferrule::Stopwatch;

TEST_CASE("stopwatch: phases stand in the order in which they first ended, and what comes again is added") {
  Stopwatch watch;
  watch.lap("ask");
  volatile unsigned work = 0;
  for (unsigned i = 0; i < 3000000; ++i) work = work + i;
  watch.lap("probe");
  const double once = watch.phases().at(1).wall;
  watch.lap("ask");
  for (unsigned i = 0; i < 3000000; ++i) work = work + i;
  watch.lap("probe");
  REQUIRE(watch.phases().size() == 2);
  CHECK(watch.phases()[0].name == "ask");
  CHECK(watch.phases()[1].name == "probe");
  CHECK(once > 0);
  CHECK(watch.phases()[1].wall > once);
}

TEST_CASE("stopwatch: its table has a heading, and a line for each phase") {
  Stopwatch watch;
  watch.lap("parse");
  const std::string text = table(watch);
  CHECK(text.rfind("phase         processor         wall\nparse  ", 0) == 0);
  CHECK(text.substr(text.size() - 4) == " ms\n");
}
