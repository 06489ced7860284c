// Finds a libclang and takes its functions: nothing of LLVM is linked, any version from 14 on will do.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "functions.hpp"

namespace ferrule::clang {

// One sentence that names what was tried and what to install.
struct LoadError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// In this order: the file that FERRULE_LIBCLANG names (nothing else is tried then), `path` (the Python tool passes the file of
// the libclang package), the system's LLVM, newest first.  A library stays loaded for the life of the process.
std::shared_ptr<const Library> load(const std::string &path = "");

}  // namespace ferrule::clang
