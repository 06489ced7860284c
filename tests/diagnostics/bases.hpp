#pragma once
#include <ferrule/ferrule.hpp>

namespace diag {

struct FERRULE(export) Base {
  int value = 0;
};
struct FERRULE(export) Left : Base {};
struct Right : Base {};
struct FERRULE(export) Twice : Left, Right {};                   // warning[repeated-base]: `diag::Twice` has its base `diag::Base` more than once

struct FERRULE(export) Once : virtual Base {};
struct Again : virtual Base {};
struct FERRULE(export) Fine : Once, Again {};

// A private base is one more.
struct FERRULE(export) Inner : Left, private Right {};           // warning[repeated-base]: `diag::Inner` has its base `diag::Base` more than once

}  // namespace diag
