// std::deque and std::list: a list.
#pragma once

#include <deque>
#include <list>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T, class Allocator>
struct type<std::deque<T, Allocator>, std::enable_if_t<known<T>>> : list_row<std::deque<T, Allocator>, T> {};

template <class T, class Allocator>
struct type<std::list<T, Allocator>, std::enable_if_t<known<T>>> : list_row<std::list<T, Allocator>, T> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
