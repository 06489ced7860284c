// What generated shims call where a class has something in other languages that C++ says in another way.
#pragma once

#include <cstdint>
#include <sstream>
#include <string>

#include "../operators.hpp"
#include "../types/scalar.hpp"
#include "../types/string.hpp"
#include "error.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What `<<` writes.
template <class C>
std::string printed(const C &object) {
  std::ostringstream to;
  if constexpr (detail::prints_behind<C>::value) {
    to << object;
  } else {
    object << static_cast<std::ostream &>(to);
  }
  return to.str();
}

template <class C>
std::uint64_t hashed(const C &object) {
  return std::hash<C>()(object);
}

// `in`, of what has find(key), which gives end() for what is not there; or count(key).
template <class C, class Key>
bool finds(C &in, Key &&key) {
  return in.find(std::forward<Key>(key)) != in.end();
}
template <class C, class Key>
bool counts(C &in, Key &&key) {
  return in.count(std::forward<Key>(key)) != 0;
}

// erase(key), which may say whether there was one.
template <class C, class Key>
void erase_item(C &from, Key &&key) {
  if constexpr (std::is_integral_v<decltype(from.erase(std::forward<Key>(key)))>) {
    if (!from.erase(std::forward<Key>(key))) throw error(status::index, "there is no such item");
  } else {
    from.erase(std::forward<Key>(key));
  }
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
