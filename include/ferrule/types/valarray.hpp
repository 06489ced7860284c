// std::valarray: a list.
//! table Value arrays
//! shows std::valarray<double>
#pragma once

#include <valarray>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T>
struct type<std::valarray<T>, std::enable_if_t<known<T>>> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  using arg = std::conditional_t<lifts<T>, lifted_by<type, std::valarray<T>, abi>, void>;
  static std::valarray<T> make(const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    std::valarray<T> made(from.size);
    for (std::size_t i = 0; i < from.size; ++i) made[i] = lift<T>(from.data[i], keep);
    return made;
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }
  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(const std::valarray<T> &value, abi *out, arena &memory) {
    lower_elements<T>(value, out, memory);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
