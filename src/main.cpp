// ferrule-gen: the command line of the generator, for CMake, and for whoever builds ferrule itself.
#include <filesystem>
#include <iostream>

#include "command.hpp"
#include "terminal.hpp"

namespace {

// The file of this program, not the link or the word that it was called by.
std::string program_file(const char *called) {
  std::error_code ignored;
  const std::filesystem::path real = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return real.empty() ? called : real.string();
}

}  // namespace

int main(int argc, char **argv) {
  return static_cast<int>(
      ferrule::command({argv + 1, argv + argc}, program_file(argv[0]), std::cout, std::cerr, ferrule::may_color()));
}
