// What a container that is an exported class is made of: a list of its items, or a map of its entries.
//! own
#pragma once

#include "../items.hpp"
#include "../live.hpp"
#include "map.hpp"
#include "set.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// The row of the items of C, which `Row` makes: for parameters alone.
template <class C, class Row>
struct items_row {
  using abi = typename Row::abi;
  static constexpr borrowing borrow = Row::borrow;
  using arg = lifted_by<items_row, items<C>, abi>;
  static items<C> make(const abi &from, scratch &keep) { return {Row::make(from, keep)}; }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    Row::each_handle(from, f);
  }
};

template <class C, class = void>
struct is_mapping : std::false_type {
  static constexpr bool lifts_entries = false;
};
template <class C>
struct is_mapping<C, std::void_t<typename C::mapped_type>> : std::true_type {
  static constexpr bool lifts_entries = lifts<typename C::key_type> && lifts<typename C::mapped_type>;
};
}  // namespace detail

template <class C>
struct type<items<C>, std::enable_if_t<!detail::is_mapping<C>::value && lifts<typename C::value_type>>>
    : detail::items_row<C, list_row<C, typename C::value_type>> {};

template <class C>
struct type<items<C>, std::enable_if_t<detail::is_mapping<C>::lifts_entries>>
    : detail::items_row<C, detail::map_row<C, typename C::key_type, typename C::mapped_type>> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
