// std::stack, std::queue and std::priority_queue: lists.  A stack from its bottom to its top, a queue from its front to its back,
// a priority_queue in the order in which it would give its items, which is also what it is made of in any order.
//! table Stacks and queues
//! shows std::stack<int>
//! shows std::queue<std::string>
//! shows std::priority_queue<double>
#pragma once

#include <algorithm>
#include <queue>
#include <stack>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// The container in an adapter, and what a priority_queue compares with: protected members.
template <class Adapter>
struct adapted : Adapter {
  using container = typename Adapter::container_type;
  static container &in(Adapter &of) { return of.*(&adapted::c); }
  static const container &in(const Adapter &of) { return of.*(&adapted::c); }
  template <class A = Adapter>
  static const auto &comparison(const A &of) {
    return of.*(&adapted::comp);
  }
};

template <class Adapter, class T>
struct adapter_row {
  using container = typename Adapter::container_type;
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  using arg = std::conditional_t<lifts<T>, lifted_by<adapter_row, Adapter, abi>, void>;
  static Adapter make(const abi &from, scratch &keep) { return Adapter(lift_list<container, T>(from, keep)); }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }

  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(const Adapter &value, abi *out, arena &memory) {
    lower_elements<T>(adapted<Adapter>::in(value), out, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers<U>>>
  static void lower(Adapter &&value, abi *out, arena &memory) {
    lower_elements_taken<T>(std::move(adapted<Adapter>::in(value)), out, memory);
  }
};
}  // namespace detail

template <class T, class Container>
struct type<std::stack<T, Container>, std::enable_if_t<known<T>>> : detail::adapter_row<std::stack<T, Container>, T> {};

template <class T, class Container>
struct type<std::queue<T, Container>, std::enable_if_t<known<T>>> : detail::adapter_row<std::queue<T, Container>, T> {};

template <class T, class Container, class Compare>
struct type<std::priority_queue<T, Container, Compare>, std::enable_if_t<known<T>>>
    : detail::adapter_row<std::priority_queue<T, Container, Compare>, T> {
  using queue = std::priority_queue<T, Container, Compare>;
  using abi = ferrule::abi::list<abi_of<T>>;
  using arg = std::conditional_t<lifts<T>, lifted_by<type, queue, abi>, void>;
  static queue make(const abi &from, scratch &keep) { return queue(Compare(), lift_list<Container, T>(from, keep)); }

  template <class U = T, class = std::enable_if_t<lowers<U> && std::is_copy_constructible_v<U>>>
  static void lower(const queue &value, abi *out, arena &memory) {
    lower(queue(value), out, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers<U>>>
  static void lower(queue &&value, abi *out, arena &memory) {
    Container &items = detail::adapted<queue>::in(value);
    const auto &compare = detail::adapted<queue>::comparison(value);
    std::sort(items.begin(), items.end(), [&](const T &a, const T &b) { return compare(b, a); });
    lower_elements_taken<T>(std::move(items), out, memory);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
