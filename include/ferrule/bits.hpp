// Bit-fields that are set: they have no address, and may be too small for the value.
#pragma once

#include <string>
#include <type_traits>

#include "runtime/error.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class T>
std::string shown(const T &value) {
  if constexpr (std::is_enum_v<T>) {
    return std::to_string(static_cast<std::underlying_type_t<T>>(value));
  } else {
    return std::to_string(value);
  }
}
}  // namespace detail

// `set` stores a value, and gives what is stored then.  What does not fit is an error, and changes nothing.
template <class T, class Value, class Set>
void set_bits(const char *name, const T &before, const Value &given, Set set) {
  const T value = static_cast<T>(given);
  if (set(value) == value) return;
  set(before);
  throw error(status::overflow, std::string("the bits of '") + name + "' are too few for " + detail::shown(value));
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
