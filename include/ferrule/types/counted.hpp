// What a function takes as a pointer and a number of items, FERRULE(sized = "n"): text for `const char *`, bytes for `const void *`
// and pointers to bytes, else a list.  It refers to C's own memory where its items need no conversion.
//! table A pointer and a number of items
//! shows const char *, std::size_t
//! shows const void *, std::size_t
//! shows const double *, std::size_t
//! shows const std::string *, std::size_t
#pragma once

#include <string>
#include <string_view>

#include "../counted.hpp"
#include "../elements.hpp"
#include "string.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <>
struct type<counted<const char>, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    arg(const abi &from, scratch &keep) : text(detail::lift_text(from, keep.text_is_checked())) {}
    operator counted<const char>() const { return {text.data(), text.size()}; }
    std::string_view text;
  };
};

template <class Byte>
struct type<counted<const Byte>, std::enable_if_t<std::is_void_v<Byte> || (is_byte<Byte> && !std::is_same_v<Byte, char>)>> {
  using abi = ferrule::abi::bytes;
  struct arg {
    explicit arg(const abi &from) : from(from) { require_data(from.data, from.size); }
    operator counted<const Byte>() const { return {static_cast<const Byte *>(static_cast<const void *>(from.data)), from.size}; }
    const abi &from;
  };
};

template <class T>
struct type<counted<const T>, std::enable_if_t<known<T> && lifts<T> && !is_byte<T> && !std::is_same_v<T, bool>>> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;

  using arg = lifted_by<type, counted<const T>, abi>;
  static counted<const T> make(const abi &from, scratch &keep) { return lift_view<counted<const T>, T>(from, keep); }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
