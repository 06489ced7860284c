// Asks the compiler, through the rows, what every type of a unit crosses as.
//
// The questions are written into a file that exists in memory only: the user's headers, ferrule/probe.hpp and all rows, markers
// for what is exported, then one line for each question.  So partial ordering and SFINAE decide which row fits, not we, and an
// error is blamed on the line where it was provoked; the blamed line is dropped and the rest asked again.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "load.hpp"
#include "model/answers.hpp"
#include "model/stopwatch.hpp"

namespace ferrule::clang {

struct ProbeRequest {
  std::vector<std::string> arguments;    // for libclang, with ferrule's own include directory among them
  std::vector<std::string> includes;     // as model::Interface::includes: "geo.hpp", <roaring/roaring.hh>
  std::vector<std::string> row_headers;  // <ferrule/types/string.hpp>…: all that there are
};

model::Answers probe(const std::shared_ptr<const Library> &library, const ProbeRequest &request, const model::Inquiry &inquiry,
                     Stopwatch *watch = nullptr);

// All rows that a copy of ferrule's headers has, as they are included.
std::vector<std::string> row_headers_in(const std::string &runtime_include);

}  // namespace ferrule::clang
