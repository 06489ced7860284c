// std::bitset<N>: a list of N bools, the bit 0 first, whatever N is.  A number would be shorter, but C has none for more than 64
// bits, and a type that crosses in one way up to there and in another beyond would be two types.
//! table Bit sets
//! shows std::bitset<8>
#pragma once

#include <bitset>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <std::size_t N>
struct type<std::bitset<N>, void> {
  using abi = ferrule::abi::list<bool>;
  static constexpr bool sized = true;
  struct arg {
    explicit arg(const abi &from) : from(from) {
      require_data(from.data, from.size);
      require_items("a bitset", N, from.size);
    }
    operator std::bitset<N>() const {
      std::bitset<N> made;
      for (std::size_t i = 0; i < N; ++i) made[i] = from.data[i];
      return made;
    }
    const abi &from;
  };
  static void lower(const std::bitset<N> &value, abi *out, arena &memory) {
    bool *bits = room_for<bool>(N, memory);
    *out = {bits, N};
    for (std::size_t i = 0; i < N; ++i) bits[i] = value[i];
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
