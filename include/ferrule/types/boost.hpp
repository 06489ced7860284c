// Boost's types, those whose headers were included before: boost::optional, boost::string_view, and of boost::container flat_map,
// flat_set, vector, small_vector and static_vector.  Nothing of Boost is included here.
//! library Boost
#pragma once

#include "../elements.hpp"
#include "map.hpp"
#include "optional.hpp"
#include "string.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(BOOST_OPTIONAL_OPTIONAL_FLC_19NOV2002_HPP)
template <class T>
struct type<boost::optional<T>, std::enable_if_t<known<T>>> : detail::optional_row<boost::optional<T>, T> {};
#endif

#if defined(BOOST_STRING_VIEW_HPP)
template <>
struct type<boost::string_view, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    operator boost::string_view() const { return {text.data(), text.size()}; }
    std::string_view text;
  };
  static void lower(boost::string_view value, abi *out, arena &memory) {
    detail::copy_text({value.data(), value.size()}, out, memory);
  }
};
#endif

#if defined(BOOST_CONTAINER_FLAT_MAP_HPP)
template <class K, class V, class Compare, class Allocator>
struct type<boost::container::flat_map<K, V, Compare, Allocator>,
            std::enable_if_t<known<K> && known<V> && !is_handle<boost::container::flat_map<K, V, Compare, Allocator>>>>
    : detail::map_row<boost::container::flat_map<K, V, Compare, Allocator>, K, V> {};
#endif
#if defined(BOOST_CONTAINER_FLAT_SET_HPP)
template <class T, class Compare, class Allocator>
struct type<boost::container::flat_set<T, Compare, Allocator>,
            std::enable_if_t<known<T> && !is_handle<boost::container::flat_set<T, Compare, Allocator>>>>
    : list_row<boost::container::flat_set<T, Compare, Allocator>, T, face::set> {};
#endif

#if defined(BOOST_CONTAINER_CONTAINER_VECTOR_HPP)
template <class T, class Allocator, class Options>
struct type<boost::container::vector<T, Allocator, Options>,
            std::enable_if_t<known<T> && !is_handle<boost::container::vector<T, Allocator, Options>>>>
    : list_row<boost::container::vector<T, Allocator, Options>, T> {};
#endif
#if defined(BOOST_CONTAINER_CONTAINER_SMALL_VECTOR_HPP)
template <class T, std::size_t N, class Allocator, class Options>
struct type<boost::container::small_vector<T, N, Allocator, Options>,
            std::enable_if_t<known<T> && !is_handle<boost::container::small_vector<T, N, Allocator, Options>>>>
    : list_row<boost::container::small_vector<T, N, Allocator, Options>, T> {};
#endif
#if defined(BOOST_CONTAINER_STATIC_VECTOR_HPP)
template <class T, std::size_t Capacity, class Options>
struct type<boost::container::static_vector<T, Capacity, Options>,
            std::enable_if_t<known<T> && !is_handle<boost::container::static_vector<T, Capacity, Options>>>>
    : list_row<boost::container::static_vector<T, Capacity, Options>, T> {
  using vector = boost::container::static_vector<T, Capacity, Options>;
  using abi = ferrule::abi::list<abi_of<T>>;
  using arg = std::conditional_t<lifts<T>, lifted_by<type, vector, abi>, void>;
  static vector make(const abi &from, scratch &keep) {
    if (from.size > Capacity)
      throw error(status::value, "at most " + std::to_string(Capacity) + " items are needed, not " + std::to_string(from.size));
    return lift_list<vector, T>(from, keep);
  }
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
