// Types that are not to cross, and why: a specialization that says `refused` and has no abi.  What the reason says follows the
// type:
// "`std::initializer_list<int>` refers to a list that …".
//! table What is refused on purpose
//! refuses std::initializer_list<int>
//! refuses std::string *
//! refuses const std::string *
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <string>

#include "../type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class T>
inline constexpr bool is_text_unit = std::is_same_v<T, wchar_t> || std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;
}

template <class T>
struct type<std::initializer_list<T>, void> {
  static constexpr char refused[] = "refers to a list that only a C++ expression can be; take a std::vector or a span";
};

// Whether it is one string or the first of many, null or not, whether it is written to and who frees it is not to be seen.
template <class Char, class Traits, class Allocator>
struct type<std::basic_string<Char, Traits, Allocator> *, void> {
  static constexpr char refused[] = "does not say whether it is written to, may be null, or is freed; take or return a string";
};
template <class Char, class Traits, class Allocator>
struct type<const std::basic_string<Char, Traits, Allocator> *, void> {
  static constexpr char refused[] = "does not say whether it may be null, or is freed; take a std::optional or a string";
};

// One number or the first of many?
template <class T>
struct type<const T *, std::enable_if_t<std::is_arithmetic_v<T> && sizeof(T) != 1 && !detail::is_text_unit<T>>> {
  static constexpr char refused[] = "may be one number or the first of many; take a std::optional, a std::vector or a span";
};

// A C program has no stream, and no shape could stand for one; stream.hpp has what parameters are.
template <class Char, class Traits>
struct type<std::basic_ostream<Char, Traits>, void> {
  static constexpr char refused[] =
      "is a stream, which no other language has; only as a parameter that is written to does it cross, as text";
};
template <class Char, class Traits>
struct type<std::basic_istream<Char, Traits>, void> {
  static constexpr char refused[] =
      "is a stream, which no other language has; only as a parameter that is read does it cross, as text";
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
