// Sets: a list, which hosts show as a set.  A multiset would lose what it has twice in one: it is a list, in its own order.
//! table Sets and multisets
//! shows std::set<double>
//! shows std::unordered_set<std::string>
//! shows std::multiset<double>
#pragma once

#include <set>
#include <unordered_set>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T, class Compare, class Allocator>
struct type<std::set<T, Compare, Allocator>, std::enable_if_t<known<T> && !is_handle<std::set<T, Compare, Allocator>>>>
    : list_row<std::set<T, Compare, Allocator>, T, face::set> {};

template <class T, class Hash, class Equal, class Allocator>
struct type<std::unordered_set<T, Hash, Equal, Allocator>,
            std::enable_if_t<known<T> && !is_handle<std::unordered_set<T, Hash, Equal, Allocator>>>>
    : list_row<std::unordered_set<T, Hash, Equal, Allocator>, T, face::set> {};

template <class T, class Compare, class Allocator>
struct type<std::multiset<T, Compare, Allocator>, std::enable_if_t<known<T> && !is_handle<std::multiset<T, Compare, Allocator>>>>
    : list_row<std::multiset<T, Compare, Allocator>, T> {};

template <class T, class Hash, class Equal, class Allocator>
struct type<std::unordered_multiset<T, Hash, Equal, Allocator>,
            std::enable_if_t<known<T> && !is_handle<std::unordered_multiset<T, Hash, Equal, Allocator>>>>
    : list_row<std::unordered_multiset<T, Hash, Equal, Allocator>, T> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
