// A pointer of which it is known that it may be null; a function takes it as the pointer that it is.
#pragma once

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class Pointer>
class nullable {
 public:
  nullable() = default;
  explicit nullable(Pointer pointer) : pointer_(pointer) {}
  operator Pointer() const { return pointer_; }

 private:
  Pointer pointer_ = nullptr;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
