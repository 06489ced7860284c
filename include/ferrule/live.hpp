// Containers as classes of their own: `using Ints FERRULE(export) = std::vector<int>;` makes std::vector<int> an exported class,
// whose objects are the C++ containers themselves, where it would be copied into a list otherwise.
//
// What such a class has is not what the container's own header declares but its *face*: a template whose static functions take the
// container first, in the form that other languages have.  `live<C>` names it.  A container of your own that works as one of the
// standard library does can be given the same face, in its header:
//
//   template <class T>
//   struct ferrule::live<Ring<T>> {
//     using face = ferrule::live_sequence<Ring<T>>;
//   };
#pragma once

#include <deque>
#include <forward_list>
#include <list>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "live_mapping.hpp"
#include "live_sequence.hpp"
#include "live_set.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// A specialization has `using face`.
template <class C, class = void>
struct live;

template <class C>
struct walk<C, std::enable_if_t<std::is_base_of_v<live_sequence<C>, typename live<C>::face>>> : walk_sequence<C> {};
template <class C>
struct walk<C, std::enable_if_t<std::is_base_of_v<live_mapping<C>, typename live<C>::face>>> : walk_keys<C> {};
template <class C>
struct walk<C, std::enable_if_t<std::is_base_of_v<live_set<C>, typename live<C>::face>>> : walk_keys<C> {};

template <class C>
using sequence_face = std::conditional_t<detail::is_lent_pointer<typename C::value_type>, live_pointers<C>, live_sequence<C>>;

template <class T, class Allocator>
struct live<std::vector<T, Allocator>> {
  using face = sequence_face<std::vector<T, Allocator>>;
};

template <class T, class Allocator>
struct live<std::deque<T, Allocator>> {
  using face = sequence_face<std::deque<T, Allocator>>;
};

template <class K, class V, class Compare, class Allocator>
struct live<std::map<K, V, Compare, Allocator>> {
  using face = live_mapping<std::map<K, V, Compare, Allocator>>;
};

template <class K, class V, class Hash, class Equal, class Allocator>
struct live<std::unordered_map<K, V, Hash, Equal, Allocator>> {
  using face = live_mapping<std::unordered_map<K, V, Hash, Equal, Allocator>>;
};

template <class T, class Compare, class Allocator>
struct live<std::set<T, Compare, Allocator>> {
  using face = live_set<std::set<T, Compare, Allocator>>;
};

template <class T, class Hash, class Equal, class Allocator>
struct live<std::unordered_set<T, Hash, Equal, Allocator>> {
  using face = live_set<std::unordered_set<T, Hash, Equal, Allocator>>;
};

// Of what is no list, dict or set in other languages.
template <class C>
struct FERRULE(refused = "its items have no index that finds them at once; take a vector or a deque") linked_items {};
template <class C>
struct FERRULE(refused = "it may have a key more than once, as no dict and no set has") repeated_keys {};

template <class T, class Allocator>
struct live<std::list<T, Allocator>> {
  using face = linked_items<std::list<T, Allocator>>;
};
template <class T, class Allocator>
struct live<std::forward_list<T, Allocator>> {
  using face = linked_items<std::forward_list<T, Allocator>>;
};
template <class T, class Compare, class Allocator>
struct live<std::multiset<T, Compare, Allocator>> {
  using face = repeated_keys<std::multiset<T, Compare, Allocator>>;
};
template <class T, class Hash, class Equal, class Allocator>
struct live<std::unordered_multiset<T, Hash, Equal, Allocator>> {
  using face = repeated_keys<std::unordered_multiset<T, Hash, Equal, Allocator>>;
};
template <class K, class V, class Compare, class Allocator>
struct live<std::multimap<K, V, Compare, Allocator>> {
  using face = repeated_keys<std::multimap<K, V, Compare, Allocator>>;
};
template <class K, class V, class Hash, class Equal, class Allocator>
struct live<std::unordered_multimap<K, V, Hash, Equal, Allocator>> {
  using face = repeated_keys<std::unordered_multimap<K, V, Hash, Equal, Allocator>>;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
