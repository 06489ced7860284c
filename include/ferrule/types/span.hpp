// std::span (C++20): a list.  A parameter `span<const T>` refers to C's own array where the elements need no conversion, else to
// a converted one that lives until the call ends.  A span that could be written to is for results only; every result is copied.
//! table Spans
//! shows std::span<const double>
//! shows std::span<const std::string>
//! shows std::span<double>
#pragma once

#include <vector>

#include "../elements.hpp"

#if defined(__has_include) && __cplusplus >= 202002L
#if __has_include(<span>)
#include <span>
#endif
#endif

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(__cpp_lib_span)
template <class T>
struct type<std::span<const T>, std::enable_if_t<known<T> && !is_byte<T>>> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  using arg = std::conditional_t<lifts<T>, lifted_by<type, std::span<const T>, abi>, void>;
  static std::span<const T> make(const abi &from, scratch &keep) {
    if constexpr (same<T>) {
      require_data(from.data, from.size);
      return {reinterpret_cast<const T *>(from.data), from.size};
    } else if constexpr (std::is_same_v<T, bool>) {
      return {};  // not reached: a bool is the same in C
    } else {
      auto &converted = keep.make<std::vector<T>>(lift_list<std::vector<T>, T>(from, keep));
      return {converted.data(), converted.size()};
    }
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }

  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(std::span<const T> value, abi *out, arena &memory) {
    lower_elements<T>(value, out, memory);
  }
};

template <class T>
struct type<std::span<T>, std::enable_if_t<known<T> && !is_byte<T> && lowers_copy<T>>> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr transfer transferred = transfer_of<T>;
  static void lower(std::span<T> value, abi *out, arena &memory) { lower_elements<T>(std::span<const T>(value), out, memory); }
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
