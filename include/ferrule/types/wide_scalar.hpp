// Scalars that are not C's: single characters of other encodings, as code points, and long double, as double.
//
// A code unit that is no character by itself (a surrogate) is an error, and so is a character that does not fit.  A long double is
// rounded to a double, as a double is to a float; one that is too large for that is an error.
//! table Wide characters and long double
//! shows char16_t
//! shows char32_t
//! shows wchar_t
//! shows long double
#pragma once

#include <cmath>
#include <limits>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Char>
struct letter_row {
  using abi = ferrule::abi::faced<std::uint32_t, face::letter>;
  struct arg {
    explicit arg(const abi &from) : value(static_cast<Char>(from.value)) {
      require_character(from.value);
      if (sizeof(Char) == 2 && from.value > 0xffff)
        throw error(status::value, "a character beyond U+FFFF does not fit into 16 bits");
    }
    operator Char() const { return value; }
    Char value;
  };
  static void lower(Char value, abi *out, arena &) {
    out->value = static_cast<std::conditional_t<sizeof(Char) == 2, std::uint16_t, std::uint32_t>>(value);
    require_character(out->value);
  }

 private:
  static void require_character(std::uint32_t code) {
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
      throw error(status::unicode, "the number " + std::to_string(code) + " is no character");
  }
};
}  // namespace detail

template <>
struct type<char16_t, void> : detail::letter_row<char16_t> {};
template <>
struct type<char32_t, void> : detail::letter_row<char32_t> {};
template <>
struct type<wchar_t, void> : detail::letter_row<wchar_t> {};

#if defined(__cpp_char8_t)
// As char: a part of UTF-8, of which ASCII alone is a character.
template <>
struct type<char8_t, void> {
  using abi = char;
  static constexpr bool same = true;
  struct arg {
    explicit arg(const abi &from) : value(static_cast<char8_t>(from)) {}
    operator char8_t() const { return value; }
    char8_t value;
  };
  static void lower(char8_t value, abi *out, arena &) { *out = static_cast<char>(value); }
};
#endif

template <>
struct type<long double, void> {
  using abi = double;
  struct arg {
    explicit arg(const abi &from) : value(from) {}
    operator long double() const { return value; }
    long double value;
  };
  static void lower(long double value, abi *out, arena &) {
    constexpr long double most = std::numeric_limits<double>::max();
    if (std::isfinite(value) && (value > most || value < -most))
      throw error(status::overflow, "a long double is out of the range of double");
    *out = static_cast<double>(value);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
