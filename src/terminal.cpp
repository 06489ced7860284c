#include "terminal.hpp"

#include <cstdlib>
#include <string>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace ferrule {
namespace {

// As https://no-color.org and https://bixense.com/clicolors have it: set, and not empty.
bool is_set(const char *variable) {
  const char *value = std::getenv(variable);
  return value && *value;
}

bool is_terminal() {
#if defined(_WIN32)
  return _isatty(2) != 0;
#else
  const char *kind = std::getenv("TERM");
  return isatty(2) != 0 && !(kind && std::string(kind) == "dumb");
#endif
}

}  // namespace

bool may_color() {
  if (is_set("NO_COLOR")) return false;
  return is_set("CLICOLOR_FORCE") || is_terminal();
}

}  // namespace ferrule
