// std::deque, std::list and std::forward_list: lists.
//! table Deques and linked lists
//! shows std::deque<double>
//! shows std::list<std::string>
//! shows std::forward_list<int>
#pragma once

#include <deque>
#include <forward_list>
#include <list>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T, class Allocator>
struct type<std::deque<T, Allocator>, std::enable_if_t<known<T> && !is_handle<std::deque<T, Allocator>>>>
    : list_row<std::deque<T, Allocator>, T> {};

template <class T, class Allocator>
struct type<std::list<T, Allocator>, std::enable_if_t<known<T> && !is_handle<std::list<T, Allocator>>>>
    : list_row<std::list<T, Allocator>, T> {};

template <class T, class Allocator>
struct type<std::forward_list<T, Allocator>, std::enable_if_t<known<T> && !is_handle<std::forward_list<T, Allocator>>>>
    : list_row<std::forward_list<T, Allocator>, T> {
  using list = std::forward_list<T, Allocator>;
  using abi = ferrule::abi::list<abi_of<T>>;
  using arg = std::conditional_t<lifts<T>, lifted_by<type, list, abi>, void>;
  static list make(const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    list made;
    auto last = made.before_begin();
    for (std::size_t i = 0; i < from.size; ++i) last = made.insert_after(last, lift<T>(from.data[i], keep));
    return made;
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
