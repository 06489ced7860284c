// The face of a container that finds values by keys: a mutable mapping (live.hpp).
#pragma once

#include <cstddef>
#include <stdexcept>
#include <utility>

#include "ferrule.hpp"
#include "items.hpp"
#include "live_keys.hpp"
#include "type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// The entry of a key.
template <class C>
auto entry_in(C &self, const typename C::key_type &key) {
  const auto at = self.find(key);
  if (at == self.end()) throw std::out_of_range("there is no such key");
  return at;
}
}  // namespace detail

/// Values, each found by its key.
template <class C>
struct FERRULE(live = mapping) live_mapping {
  using key_type = typename C::key_type;
  using mapped_type = typename C::mapped_type;

  /// Has these entries.
  live_mapping(items<C> items);

  /// How many entries there are.
  static std::size_t size(const C &self) noexcept { return self.size(); }

  /// Whether a key is there.
  static bool contains(const C &self, const key_type &key) { return self.find(key) != self.end(); }

  /// The value of a key.
  /// @throws std::out_of_range there is no such key
  FERRULE(name = __getitem__, unchanging)
  static mapped_type &at(C &self, const key_type &key) { return detail::entry_in(self, key)->second; }
  /// The value of a key.
  /// @throws std::out_of_range there is no such key
  FERRULE(name = __getitem__)
  static const mapped_type &at(const C &self, const key_type &key) { return detail::entry_in(self, key)->second; }

  /// Gives a key a value, whether it has one or not.
  FERRULE(name = __setitem__, invalidates) static void set(C &self, const key_type &key, mapped_type value) {
    const auto at = self.find(key);
    if (at == self.end()) {
      self.emplace(key, std::move(value));
    } else {
      at->second = std::move(value);
    }
  }

  /// Takes a key out, and its value.
  /// @throws std::out_of_range there is no such key
  FERRULE(name = __delitem__, invalidates) static void erase(C &self, const key_type &key) {
    self.erase(detail::entry_in(self, key));
  }

  /// Takes a key out, and gives its value.
  /// @throws std::out_of_range there is no such key
  FERRULE(invalidates) static mapped_type pop(C &self, const key_type &key) {
    const auto at = detail::entry_in(self, key);
    mapped_type out = std::move(at->second);
    self.erase(at);
    return out;
  }

  /// Takes all keys out.
  FERRULE(invalidates) static void clear(C &self) noexcept { self.clear(); }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
