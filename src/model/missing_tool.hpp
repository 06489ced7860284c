// A program or library that ferrule needs of the machine, and that is not there.
#pragma once

#include <stdexcept>
#include <string>

namespace ferrule {

// what() is the whole sentence; `hint` the part of it that says what to do, "" if there is none.
struct MissingTool : std::runtime_error {
  explicit MissingTool(const std::string &what_is_wrong, const std::string &what_to_do = {})
      : std::runtime_error(what_to_do.empty() ? what_is_wrong : what_is_wrong + "; " + what_to_do),
        problem(what_is_wrong),
        hint(what_to_do) {}
  std::string problem, hint;
};

}  // namespace ferrule
