// std::pair and std::tuple: a struct of their items.
//! table Pairs and tuples
//! shows std::pair<int, std::string>
//! shows std::tuple<bool, double, std::vector<int>>
#pragma once

#include <tuple>
#include <utility>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Tuple, class... T>
struct tuple_row {
  using abi = ferrule::abi::tuple<abi_of<T>...>;
  static constexpr borrowing borrow = borrow_of<T...>;
  static constexpr transfer transferred = transfer_of<T...>;

  using arg = std::conditional_t<(lifts<T> && ...), lifted_by<tuple_row, Tuple, abi>, void>;
  static Tuple make(const abi &from, scratch &keep) { return make_items(from, keep, indices()); }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_items(from, f, indices());
  }

  template <class Items = Tuple, class = std::enable_if_t<sizeof(Items) && (lowers_copy<T> && ...)>>
  static void lower(const Tuple &value, abi *out, arena &memory) {
    lower_items(value, out, memory, indices());
  }
  template <class Items = Tuple, class = std::enable_if_t<sizeof(Items) && (lowers<T> && ...)>>
  static void lower(Tuple &&value, abi *out, arena &memory) {
    take_items(std::move(value), out, memory, indices());
  }
  template <class Items, class = std::enable_if_t<std::is_const_v<Items> ? (lowers_copy<T> &&...) : (lowers<T> &&...)>>
  static void lower_kept(Items &value, abi *out, arena &memory) {
    keep_items(value, out, memory, indices());
  }

 private:
  using indices = std::index_sequence_for<T...>;

  template <std::size_t... I>
  static Tuple make_items(const abi &from, scratch &keep, std::index_sequence<I...>) {
    return Tuple{lift<T>(from.template item<I>(), keep)...};
  }
  template <class F, std::size_t... I>
  static void visit_items(const abi &from, F &f, std::index_sequence<I...>) {
    (visit_handles<T>(from.template item<I>(), f), ...);
  }
  template <std::size_t... I>
  static void lower_items(const Tuple &value, abi *out, arena &memory, std::index_sequence<I...>) {
    (lower_value<T>(std::get<I>(value), &out->template item<I>(), memory), ...);
  }
  template <std::size_t... I>
  static void take_items(Tuple &&value, abi *out, arena &memory, std::index_sequence<I...>) {
    (lower_value<T>(std::get<I>(std::move(value)), &out->template item<I>(), memory), ...);
  }
  template <class Items, std::size_t... I>
  static void keep_items(Items &value, abi *out, arena &memory, std::index_sequence<I...>) {
    (ferrule::lower_kept(std::get<I>(value), &out->template item<I>(), memory), ...);
  }
};
}  // namespace detail

template <class A, class B>
struct type<std::pair<A, B>, std::enable_if_t<known<A> && known<B>>> : detail::tuple_row<std::pair<A, B>, A, B> {};

// An entry of a map, as iterating over one gives it.
template <class K, class V>
struct type<std::pair<const K, V>, std::enable_if_t<!known<const K> && known<K> && known<V>>>
    : detail::tuple_row<std::pair<const K, V>, K, V> {};

template <class First, class... T>
struct type<std::tuple<First, T...>, std::enable_if_t<(known<First> && ... && known<T>)>>
    : detail::tuple_row<std::tuple<First, T...>, First, T...> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
