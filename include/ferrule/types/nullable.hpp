// A pointer to text whose default is nullptr: it may be null.  (Pointers to objects and to records may be, by their own rows.)
//! table Pointers that may be null
//! shows const char * = nullptr
#pragma once

#include <optional>

#include "../elements.hpp"
#include "../nullable.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Pointer, class = void>
struct crosses_as_text : std::false_type {};
template <class Pointer>
struct crosses_as_text<Pointer, std::enable_if_t<std::is_pointer_v<Pointer> && known<Pointer> && lifts<Pointer>>>
    : std::is_same<abi_of<Pointer>, ferrule::abi::str> {};
}  // namespace detail

template <class Pointer>
struct type<nullable<Pointer>, std::enable_if_t<detail::crosses_as_text<Pointer>::value>> {
  using abi = ferrule::abi::optional<abi_of<Pointer>>;

  using arg = lifted_by<type, nullable<Pointer>, abi>;
  static nullable<Pointer> make(const abi &from, scratch &keep) {
    return from.has ? nullable<Pointer>(lift<Pointer>(from.value, keep)) : nullable<Pointer>();
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
