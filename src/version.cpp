#include "version.hpp"

namespace ferrule {

const char *const version = FERRULE_VERSION;

}  // namespace ferrule
