// std::optional.  Where there is no value, the C value is zeros.
//! table Optional values
//! shows std::optional<double>
//! shows std::optional<std::string>
//! shows std::optional<Point>
#pragma once

#include <cstring>
#include <optional>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Optional, class T>
struct optional_row {
  using abi = ferrule::abi::optional<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  using arg = std::conditional_t<lifts<T>, lifted_by<optional_row, Optional, abi>, void>;
  static Optional make(const abi &from, scratch &keep) { return from.has ? Optional(lift<T>(from.value, keep)) : Optional(); }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    if (from.has) visit_handles<T>(from.value, f);
  }

  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(const Optional &value, abi *out, arena &memory) {
    if (begin(value, out)) lower_value<T>(*value, &out->value, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers<U>>>
  static void lower(Optional &&value, abi *out, arena &memory) {
    if (begin(value, out)) lower_value<T>(std::move(*value), &out->value, memory);
  }
  template <class O, class U = T, class = std::enable_if_t<std::is_const_v<O> ? lowers_copy<U> : lowers<U>>>
  static void lower_kept(O &value, abi *out, arena &memory) {
    if (begin(value, out)) ferrule::lower_kept(*value, &out->value, memory);
  }

 private:
  static bool begin(const Optional &value, abi *out) {
    out->has = value.has_value();
    if (!out->has) std::memset(static_cast<void *>(&out->value), 0, sizeof out->value);
    return out->has;
  }
};
}  // namespace detail

template <class T>
struct type<std::optional<T>, std::enable_if_t<known<T>>> : detail::optional_row<std::optional<T>, T> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
