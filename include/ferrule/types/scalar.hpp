// bool, char, integers of every width, float and double.  A type without a width of its own (int, long, std::size_t) crosses as
// the integer that has its width here.  long double, wide characters and 128-bit integers are not scalars of the C ABI.
//! table Numbers and characters
//! shows bool
//! shows signed char
//! shows unsigned char
//! shows short
//! shows unsigned short
//! shows int
//! shows unsigned int
//! shows long
//! shows unsigned long
//! shows long long
//! shows unsigned long long
//! shows float
//! shows double
//! shows char
//! shows std::int8_t
//! shows std::uint64_t
//! shows std::size_t
#pragma once

#include "../type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <std::size_t Size, bool Signed>
struct sized_integer;
template <>
struct sized_integer<1, true> {
  using type = std::int8_t;
};
template <>
struct sized_integer<2, true> {
  using type = std::int16_t;
};
template <>
struct sized_integer<4, true> {
  using type = std::int32_t;
};
template <>
struct sized_integer<8, true> {
  using type = std::int64_t;
};
template <>
struct sized_integer<1, false> {
  using type = std::uint8_t;
};
template <>
struct sized_integer<2, false> {
  using type = std::uint16_t;
};
template <>
struct sized_integer<4, false> {
  using type = std::uint32_t;
};
template <>
struct sized_integer<8, false> {
  using type = std::uint64_t;
};

template <class T, class... Others>
inline constexpr bool is_one_of = (std::is_same_v<T, Others> || ...);

template <class T>
inline constexpr bool is_integer = is_one_of<T, signed char, unsigned char, short, unsigned short, int, unsigned, long,
                                             unsigned long, long long, unsigned long long>;

template <class T, class Abi>
struct scalar_row {
  using abi = Abi;
  static constexpr bool same = true;
  struct arg {
    explicit arg(const abi &from) : value(static_cast<T>(from)) {}
    operator T() const { return value; }
    T value;
  };
  static void lower(T value, abi *out, arena &) { *out = static_cast<abi>(value); }
};
}  // namespace detail

template <class T>
struct type<T, std::enable_if_t<detail::is_integer<T>>>
    : detail::scalar_row<T, typename detail::sized_integer<sizeof(T), std::is_signed_v<T>>::type> {};

template <class T>
struct type<T, std::enable_if_t<detail::is_one_of<T, bool, char, float, double>>> : detail::scalar_row<T, T> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
