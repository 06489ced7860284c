// The face of a container that has each value once: a mutable set (live.hpp).
#pragma once

#include <cstddef>
#include <utility>

#include "ferrule.hpp"
#include "items.hpp"
#include "live_keys.hpp"
#include "type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

/// Values, each of them once.
template <class C>
struct FERRULE(live = set) live_set {
  using item = typename C::key_type;

  /// Has these values.
  live_set(items<C> items);

  /// How many values there are.
  static std::size_t size(const C &self) noexcept { return self.size(); }

  /// Whether a value is there.
  static bool contains(const C &self, const item &value) { return self.find(value) != self.end(); }

  /// Puts a value in, unless it is there.
  static void add(C &self, item value) { self.insert(std::move(value)); }

  /// Takes a value out, if it is there.
  FERRULE(invalidates) static void discard(C &self, const item &value) { self.erase(value); }

  /// Takes all values out.
  FERRULE(invalidates) static void clear(C &self) noexcept { self.clear(); }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
