// Integers of 128 bits, where the compiler has them: two halves in C.
//! table Integers of 128 bits
//! shows __int128
//! shows unsigned __int128
#pragma once

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(__SIZEOF_INT128__)
namespace detail {
__extension__ typedef __int128 wide_signed;
__extension__ typedef unsigned __int128 wide_unsigned;

template <class Wide, class High>
struct wide_row {
  using halves = ferrule::abi::tuple<std::uint64_t, High>;
  using abi = ferrule::abi::faced<halves, face::integer>;
  struct arg {
    explicit arg(const abi &from)
        : value(static_cast<Wide>(static_cast<wide_unsigned>(static_cast<std::uint64_t>(from.value.template item<1>())) << 64 |
                                  from.value.template item<0>())) {}
    operator Wide() const { return value; }
    Wide value;
  };
  static void lower(Wide value, abi *out, arena &) {
    out->value.template item<0>() = static_cast<std::uint64_t>(value);
    out->value.template item<1>() = static_cast<High>(static_cast<std::uint64_t>(static_cast<wide_unsigned>(value) >> 64));
  }
};
}  // namespace detail

template <>
struct type<detail::wide_signed, void> : detail::wide_row<detail::wide_signed, std::int64_t> {};
template <>
struct type<detail::wide_unsigned, void> : detail::wide_row<detail::wide_unsigned, std::uint64_t> {};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
