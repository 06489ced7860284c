// std::map and std::unordered_map: a list of entries {key, value}.  Of two entries with one key the last one counts.
//! table Maps
//! shows std::map<std::string, double>
//! shows std::unordered_map<int, std::vector<Point>>
#pragma once

#include <map>
#include <unordered_map>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Map, class K, class V>
struct map_row {
  using abi = ferrule::abi::map<abi_of<K>, abi_of<V>>;
  using entry = ferrule::abi::entry<abi_of<K>, abi_of<V>>;
  static constexpr borrowing borrow = borrow_of<K, V>;
  static constexpr transfer transferred = transfer_of<K, V>;

  using arg = std::conditional_t<lifts<K> && lifts<V>, lifted_by<map_row, Map, abi>, void>;
  static Map make(const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    Map made;
    for (std::size_t i = 0; i < from.size; ++i) {
      const entry &each = from.data[i];
      made.insert_or_assign(lift<K>(each.key, keep), lift<V>(each.value, keep));
    }
    return made;
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    for (std::size_t i = 0; from.data && i < from.size; ++i) {
      visit_handles<K>(from.data[i].key, f);
      visit_handles<V>(from.data[i].value, f);
    }
  }

  template <class U = V, class = std::enable_if_t<lowers_copy<K> && lowers_copy<U>>>
  static void lower(const Map &value, abi *out, arena &memory) {
    entry *entries = begin(value, out, memory);
    for (const auto &each : value) {
      lower_value<K>(each.first, &entries->key, memory);
      lower_value<V>(each.second, &entries++->value, memory);
    }
  }
  template <class U = V, class = std::enable_if_t<lowers_copy<K> && lowers<U>>>
  static void lower(Map &&value, abi *out, arena &memory) {
    if constexpr (points_into_kept<K> || points_into_kept<V>) {
      if (!value.empty()) return lower_kept(memory.keep(std::move(value)), out, memory);
      *out = {nullptr, 0};
    } else {
      lower_kept(value, out, memory);
    }
  }
  template <class M, class U = V, class = std::enable_if_t<lowers_copy<K> && (std::is_const_v<M> ? lowers_copy<U> : lowers<U>)>>
  static void lower_kept(M &value, abi *out, arena &memory) {
    entry *entries = begin(value, out, memory);
    for (auto &each : value) {
      ferrule::lower_kept(each.first, &entries->key, memory);
      ferrule::lower_kept(each.second, &entries++->value, memory);
    }
  }

 private:
  static entry *begin(const Map &value, abi *out, arena &memory) {
    entry *entries = room_for<entry>(value.size(), memory);
    *out = {entries, value.size()};
    return entries;
  }
};
}  // namespace detail

template <class K, class V, class Compare, class Allocator>
struct type<std::map<K, V, Compare, Allocator>,
            std::enable_if_t<known<K> && known<V> && !is_handle<std::map<K, V, Compare, Allocator>>>>
    : detail::map_row<std::map<K, V, Compare, Allocator>, K, V> {};

template <class K, class V, class Hash, class Equal, class Allocator>
struct type<std::unordered_map<K, V, Hash, Equal, Allocator>,
            std::enable_if_t<known<K> && known<V> && !is_handle<std::unordered_map<K, V, Hash, Equal, Allocator>>>>
    : detail::map_row<std::unordered_map<K, V, Hash, Equal, Allocator>, K, V> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
