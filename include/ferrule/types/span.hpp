// std::span (C++20): a list.  A parameter `span<const T>` refers to C's own array where the elements need no conversion, else to
// a converted one that lives until the call ends.  A span that could be written to is for results only; every result is copied.
//! table Spans
//! shows std::span<const double>
//! shows std::span<const std::string>
//! shows std::span<double>
#pragma once

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
  static std::span<const T> make(const abi &from, scratch &keep) { return lift_view<std::span<const T>, T>(from, keep); }
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
