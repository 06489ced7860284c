// How to make libclang see what the compiler of record sees: its include directories, its language level, its claims.
#pragma once

#include <string>
#include <vector>

namespace ferrule::clang {

struct Toolchain {
  std::string compiler = "c++";
  std::vector<std::string> include_dirs;  // those it searches by itself, in its order
  std::string error;                      // why it could not be asked; "" otherwise
};

// Asks `compiler -v -E -x c++ -`.  `extra` are the user's own flags that change the answer (-stdlib=…, --sysroot=…).
// A good answer is remembered for the life of the process.
Toolchain ask_compiler(const std::string &compiler, const std::vector<std::string> &extra = {});

struct CompileFlags {
  std::string standard = "c++17";
  std::vector<std::string> include_dirs;
  std::vector<std::string> quote_dirs;  // for #include "…" alone
  std::vector<std::string> defines;     // NAME or NAME=VALUE
  std::vector<std::string> extra;
};

// The whole command line for libclang, without the file.
std::vector<std::string> arguments(const Toolchain &toolchain, const CompileFlags &flags);

}  // namespace ferrule::clang
