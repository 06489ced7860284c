// Exported enums: the integer of their width.  Any value of that integer crosses, named or not.
//! table Enumerations
//! shows Join
#pragma once

#include "../type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class E, class = void>
struct enum_integer {};
template <class E>
struct enum_integer<E, std::enable_if_t<std::is_enum_v<E>>> {
  using underlying = std::underlying_type_t<E>;
  static constexpr bool is_signed = std::is_signed_v<underlying>;
  // The C integer of the same width: the underlying type may be bool or char.
  using type = std::conditional_t<
      sizeof(E) == 1, std::conditional_t<is_signed, std::int8_t, std::uint8_t>,
      std::conditional_t<sizeof(E) == 2, std::conditional_t<is_signed, std::int16_t, std::uint16_t>,
                         std::conditional_t<sizeof(E) == 4, std::conditional_t<is_signed, std::int32_t, std::uint32_t>,
                                            std::conditional_t<is_signed, std::int64_t, std::uint64_t>>>>;
};
}  // namespace detail

template <class E>
struct type<E, std::enable_if_t<is_exported_enum<E>>> {
  using abi = ferrule::abi::enumeration<E, typename detail::enum_integer<E>::type>;
  static constexpr bool same = true;
  struct arg {
    explicit arg(const abi &from) : value(static_cast<E>(from.value)) {}
    operator E() const { return value; }
    E value;
  };
  static void lower(E value, abi *out, arena &) { out->value = static_cast<typename detail::enum_integer<E>::type>(value); }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
