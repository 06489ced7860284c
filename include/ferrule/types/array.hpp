// std::array: a list of so many items; any other number is an error.  Arrays of bytes cross as bytes (bytes.hpp).
//! table Arrays
//! shows std::array<double, 3>
#pragma once

#include <array>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Array, class T, class List, std::size_t... I>
Array lift_array(const List &from, scratch &keep, std::index_sequence<I...>) {
  return Array{{lift<T>(from.data[I], keep)...}};
}
}  // namespace detail

template <class T, std::size_t N>
struct type<std::array<T, N>, std::enable_if_t<known<T> && !is_byte<T>>> : list_row<std::array<T, N>, T> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr bool sized = true;
  using arg = std::conditional_t<lifts<T>, lifted_by<type, std::array<T, N>, abi>, void>;
  static std::array<T, N> make(const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    require_items("an array", N, from.size);
    return detail::lift_array<std::array<T, N>, T>(from, keep, std::make_index_sequence<N>());
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
