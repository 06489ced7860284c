#pragma once

namespace ferrule {

extern const char *const version;  // of ferrule: CMakeLists.txt says it

}  // namespace ferrule
