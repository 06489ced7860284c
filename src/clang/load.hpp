// Finds a libclang and takes its functions: nothing of LLVM is linked, any version from 14 on will do.
#pragma once

#include <memory>
#include <string>

#include "functions.hpp"
#include "model/missing_tool.hpp"

namespace ferrule::clang {

// In this order: the file that FERRULE_LIBCLANG names (nothing else is tried then), `path` (the Python tool passes the file of
// the libclang package), the system's LLVM, newest first.  A library stays loaded for the life of the process.
// Throws MissingTool, which names what was tried and what to install.
std::shared_ptr<const Library> load(const std::string &path = "");

}  // namespace ferrule::clang
