// Arrays T[N], which are fields only, as C++ neither passes nor returns them: a list of so many items, as std::array is.
// char[N] is text, NUL-terminated: what stands before the first NUL, and at most N - 1 bytes go in.
// Arrays of std::byte and unsigned char are bytes.
//
// Their rows fill an array in place, by `static void assign(T (&to)[N], const abi &from, scratch &)`, where others make a value.
//! table Arrays as fields
//! field double[3]
//! field char[16]
//! field std::byte[8]
#pragma once

#include <cstring>

#include "../elements.hpp"
#include "string.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T, std::size_t N>
struct type<T[N], std::enable_if_t<known<T> && !is_byte<T>>> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr bool sized = true;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  static void assign(T (&to)[N], const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    require_items("an array", N, from.size);
    for (std::size_t i = 0; i < N; ++i) {
      if constexpr (std::is_array_v<T>)
        type<T>::assign(to[i], from.data[i], keep);
      else
        to[i] = lift<T>(from.data[i], keep);
    }
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }
  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(const T (&value)[N], abi *out, arena &memory) {
    abi_of<T> *items = room_for<abi_of<T>>(N, memory);
    *out = {items, N};
    for (const T &each : value) lower_value<T>(each, items++, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers_copy<U> && same<U>>>
  static void lower_kept(const T (&value)[N], abi *out, arena &) {
    *out = {reinterpret_cast<const abi_of<T> *>(value), N};
  }
};

template <std::size_t N>
struct type<char[N], void> {
  using abi = ferrule::abi::str;
  static void assign(char (&to)[N], const abi &from, scratch &) {
    const std::string_view text = detail::lift_text(from);
    if (text.find('\0') != text.npos) throw error(status::value, "a string must not contain a NUL character");
    if (text.size() >= N)
      throw error(status::value,
                  "a text of at most " + std::to_string(N - 1) + " bytes is needed, not of " + std::to_string(text.size()));
    std::memset(to, 0, N);
    std::memcpy(to, text.data(), text.size());
  }
  static void lower(const char (&value)[N], abi *out, arena &memory) { detail::copy_text(text_in(value), out, memory); }
  static void lower_kept(const char (&value)[N], abi *out, arena &memory) { detail::point_at_text(text_in(value), out, memory); }

 private:
  static std::string_view text_in(const char (&value)[N]) {
    const void *end = std::memchr(value, 0, N);
    return {value, end ? static_cast<std::size_t>(static_cast<const char *>(end) - value) : N};
  }
};

template <class Byte, std::size_t N>
struct type<Byte[N], std::enable_if_t<is_byte<Byte> && !std::is_same_v<Byte, char>>> {
  using abi = ferrule::abi::bytes;
  static constexpr bool sized = true;
  static void assign(Byte (&to)[N], const abi &from, scratch &) {
    require_data(from.data, from.size);
    require_items("an array", N, from.size);
    std::memcpy(to, from.data, N);
  }
  static void lower(const Byte (&value)[N], abi *out, arena &memory) {
    char *copy = room_for<char>(N, memory);
    std::memcpy(copy, value, N);
    *out = {copy, N};
  }
  static void lower_kept(const Byte (&value)[N], abi *out, arena &) { *out = {reinterpret_cast<const char *>(value), N}; }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
