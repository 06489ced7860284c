// A static that is never destroyed: threads may still run, and handles may still be freed, when the destructors of a
// library's statics are run.
#pragma once

#include <type_traits>

#include "../config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// Constant-initialised, and then without a guard, where T allows it.
template <class T, bool = std::is_trivially_destructible_v<T>>
struct immortal {
  T value{};
};

template <class T>
struct immortal<T, false> {
  union {
    T value;
  };
  constexpr immortal() : value() {}
  ~immortal() {}
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
