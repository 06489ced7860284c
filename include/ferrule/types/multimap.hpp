// std::multimap and std::unordered_multimap: a map of lists, each key once with all its values.
//! table Multimaps
//! shows std::multimap<std::string, int>
//! shows std::unordered_multimap<int, double>
#pragma once

#include <map>
#include <unordered_map>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Map, class K, class V>
struct multimap_row {
  using values = ferrule::abi::list<abi_of<V>>;
  using abi = ferrule::abi::map<abi_of<K>, values>;
  using entry = ferrule::abi::entry<abi_of<K>, values>;
  static constexpr borrowing borrow = borrow_of<K, V>;
  static constexpr transfer transferred = transfer_of<K, V>;

  using arg = std::conditional_t<lifts<K> && lifts<V> && std::is_copy_constructible_v<K>, lifted_by<multimap_row, Map, abi>, void>;
  static Map make(const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    Map made;
    for (std::size_t i = 0; i < from.size; ++i) {
      const values &list = from.data[i].value;
      require_data(list.data, list.size);
      const K key = lift<K>(from.data[i].key, keep);
      for (std::size_t k = 0; k < list.size; ++k) made.emplace(key, lift<V>(list.data[k], keep));
    }
    return made;
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    for (std::size_t i = 0; from.data && i < from.size; ++i) {
      visit_handles<K>(from.data[i].key, f);
      visit_elements<V>(from.data[i].value, f);
    }
  }

  template <class U = V, class = std::enable_if_t<lowers_copy<K> && lowers_copy<U>>>
  static void lower(const Map &value, abi *out, arena &memory) {
    lower_groups(value, out, memory, [&](const V &each, abi_of<V> *to) { lower_value<V>(each, to, memory); });
  }
  template <class U = V, class = std::enable_if_t<lowers_copy<K> && lowers<U>>>
  static void lower(Map &&value, abi *out, arena &memory) {
    lower_groups(value, out, memory, [&](V &each, abi_of<V> *to) { lower_value<V>(std::move(each), to, memory); });
  }

 private:
  // Equal keys stand beside each other, in both kinds of multimap.
  template <class M, class F>
  static void lower_groups(M &value, abi *out, arena &memory, F &&lower_one) {
    std::size_t groups = 0;
    for (auto at = value.begin(); at != value.end(); at = value.equal_range(at->first).second) ++groups;
    entry *entries = room_for<entry>(groups, memory);
    *out = {entries, groups};
    for (auto at = value.begin(); at != value.end(); ++entries) {
      const auto end = value.equal_range(at->first).second;
      const auto size = static_cast<std::size_t>(std::distance(at, end));
      lower_value<K>(at->first, &entries->key, memory);
      abi_of<V> *items = room_for<abi_of<V>>(size, memory);
      entries->value = {items, size};
      for (; at != end; ++at) lower_one(at->second, items++);
    }
  }
};
}  // namespace detail

template <class K, class V, class Compare, class Allocator>
struct type<std::multimap<K, V, Compare, Allocator>, std::enable_if_t<known<K> && known<V>>>
    : detail::multimap_row<std::multimap<K, V, Compare, Allocator>, K, V> {};

template <class K, class V, class Hash, class Equal, class Allocator>
struct type<std::unordered_multimap<K, V, Hash, Equal, Allocator>, std::enable_if_t<known<K> && known<V>>>
    : detail::multimap_row<std::unordered_multimap<K, V, Hash, Equal, Allocator>, K, V> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
