// Streams, as text: what would be read from one is an argument, what is written to one is a result.
//! table Streams
//! shows std::istream &
//! shows std::ostream &
#pragma once

#include <istream>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

#include "../written.hpp"
#include "string.hpp"
#include "wide_string.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class Char, class Traits>
struct type<std::basic_istream<Char, Traits> &, std::enable_if_t<known<std::basic_string<Char, Traits>>>> {
  using text = std::basic_string<Char, Traits>;
  using abi = abi_of<text>;
  struct arg {
    arg(const abi &from, scratch &keep) : stream(lift<text>(from, keep)) {}
    operator std::basic_istream<Char, Traits> &() { return stream; }
    std::basic_istringstream<Char, Traits> stream;
  };
};

template <class Char, class Traits>
class written<std::basic_ostream<Char, Traits>> : public std::basic_ostringstream<Char, Traits> {
 public:
  written() = default;
  // Its virtual base cannot be moved, and need not be.
  written(written &&other) : std::basic_ostringstream<Char, Traits>(std::move(other)) {}
};

template <class Char, class Traits>
struct type<written<std::basic_ostream<Char, Traits>>, std::enable_if_t<known<std::basic_string<Char, Traits>>>> {
  using text = std::basic_string<Char, Traits>;
  using abi = abi_of<text>;
  static void lower(const written<std::basic_ostream<Char, Traits>> &value, abi *out, arena &memory) {
    lower_value<text>(value.str(), out, memory);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
