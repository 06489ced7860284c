// std::variant: the index of the alternative, and its value.  std::monostate and std::nullptr_t are alternatives without a value:
// C's union has no member for them, and in Python they are None.  By themselves, outside of a variant, they say nothing and have no
// row.
//! table Variants
//! shows std::variant<std::int64_t, std::string>
//! shows std::variant<std::monostate, Point, double>
#pragma once

#include <cstring>
#include <variant>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// One alternative: the row of its type …
template <class T>
struct alternative {
  using abi = abi_of<T>;
  static constexpr bool takes = lifts<T>, gives = lowers<T>, gives_copy = lowers_copy<T>;
  static T lift(const abi &from, scratch &keep) { return ferrule::lift<T>(from, keep); }
  template <class F>
  static void visit(const abi &from, F &f) {
    visit_handles<T>(from, f);
  }
  template <class V>
  static void lower(V &&value, abi *out, arena &memory) {
    lower_value<T>(std::forward<V>(value), out, memory);
  }
  template <class V>
  static void lower_kept(V &value, abi *out, arena &memory) {
    ferrule::lower_kept(value, out, memory);
  }
};

// … or none.
template <class Nothing>
struct no_alternative {
  using abi = ferrule::abi::nothing;
  static constexpr bool takes = true, gives = true, gives_copy = true;
  static Nothing lift(const abi &, scratch &) { return {}; }
  template <class F>
  static void visit(const abi &, F &) {}
  static void lower(const Nothing &, abi *, arena &) {}
  static void lower_kept(const Nothing &, abi *, arena &) {}
};
template <>
struct alternative<std::monostate> : no_alternative<std::monostate> {};
template <>
struct alternative<std::nullptr_t> : no_alternative<std::nullptr_t> {};

template <class T>
inline constexpr bool may_be_alternative = known<T> || std::is_same_v<T, std::monostate> || std::is_same_v<T, std::nullptr_t>;
}  // namespace detail

template <class... T>
struct type<std::variant<T...>, std::enable_if_t<(detail::may_be_alternative<T> && ...)>> {
  using variant = std::variant<T...>;
  using abi = ferrule::abi::variant<typename detail::alternative<T>::abi...>;
  static constexpr borrowing borrow = borrow_of<T...>;
  static constexpr transfer transferred = transfer_of<T...>;

  using arg = std::conditional_t<(detail::alternative<T>::takes && ...), lifted_by<type, variant, abi>, void>;
  static variant make(const abi &from, scratch &keep) { return make_indexed(from, keep, indices()); }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    if (from.index < sizeof...(T))
      with(
          from.index, [&](auto i) { nth<i>::visit(from.template alternative<i>(), f); }, indices());  // else refused by make()
  }

  template <class V = variant, class = std::enable_if_t<sizeof(V) && (detail::alternative<T>::gives_copy && ...)>>
  static void lower(const variant &value, abi *out, arena &memory) {
    begin(value, out);
    with(
        value.index(), [&](auto i) { nth<i>::lower(*std::get_if<i>(&value), &out->template alternative<i>(), memory); }, indices());
  }
  template <class V = variant, class = std::enable_if_t<sizeof(V) && (detail::alternative<T>::gives && ...)>>
  static void lower(variant &&value, abi *out, arena &memory) {
    begin(value, out);
    with(
        value.index(), [&](auto i) { nth<i>::lower(std::move(*std::get_if<i>(&value)), &out->template alternative<i>(), memory); },
        indices());
  }
  template <class V, class = std::enable_if_t<std::is_const_v<V> ? (detail::alternative<T>::gives_copy &&...)
                                                                 : (detail::alternative<T>::gives &&...)>>
  static void lower_kept(V &value, abi *out, arena &memory) {
    begin(value, out);
    with(
        value.index(), [&](auto i) { nth<i>::lower_kept(*std::get_if<i>(&value), &out->template alternative<i>(), memory); },
        indices());
  }

 private:
  using indices = std::index_sequence_for<T...>;
  template <std::size_t I>
  using nth = detail::alternative<std::variant_alternative_t<I, variant>>;

  // f(the index as a constant)
  template <class F, std::size_t... I>
  static void with(std::size_t index, F &&f, std::index_sequence<I...>) {
    static_cast<void>(((index == I && (f(std::integral_constant<std::size_t, I>()), true)) || ...));
  }

  template <std::size_t... I>
  static variant make_indexed(const abi &from, scratch &keep, std::index_sequence<I...>) {
    if (from.index >= sizeof...(T)) {
      throw error(status::value, "a variant of " + std::to_string(sizeof...(T)) + " alternatives has none with the index " +
                                     std::to_string(from.index));
    }
    using maker = variant (*)(const abi &, scratch &);
    constexpr maker makers[] = {[](const abi &one, scratch &memory) {
      return variant(std::in_place_index<I>, nth<I>::lift(one.template alternative<I>(), memory));
    }...};
    return makers[from.index](from, keep);
  }

  // What the alternative leaves of the union is zeros.
  static void begin(const variant &value, abi *out) {
    if (value.valueless_by_exception()) throw error(status::value, "the variant lost its value to an exception");
    out->index = static_cast<std::uint32_t>(value.index());
    std::memset(static_cast<void *>(out->storage), 0, sizeof out->storage);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
