// What the tests of the rows share: a value sent to C and what C sees of it, and the way back.
#pragma once

#include <doctest/doctest.h>

#include <ferrule/shim.hpp>
#include <ferrule/types.hpp>

namespace rows FERRULE_HIDDEN {

namespace c = ferrule::abi;  // not to be mistaken for <cxxabi.h>'s abi

// What C gets of a result; freed as C frees it.
template <class Abi>
struct lowered {
  Abi value{};
  ferrule::owner_header *owner = nullptr;
  lowered() = default;
  lowered(const lowered &) = delete;
  ~lowered() { ferrule::release_owner(owner); }
};

template <class R>
using abi_of_result = typename ferrule::result<R>::abi;

template <class R>
std::unique_ptr<lowered<abi_of_result<R>>> to_c(R &&value) {
  auto out = std::make_unique<lowered<abi_of_result<R>>>();
  ferrule::lower(std::forward<R>(value), &out->value, &out->owner);
  return out;
}

// To C and back, once copied and once taken.
template <class T>
void round_trip(const T &value) {
  auto copied = to_c(value);
  ferrule::scratch keep;
  CHECK(ferrule::lift<T>(copied->value, keep) == value);
  auto taken = to_c(T(value));
  CHECK(ferrule::lift<T>(taken->value, keep) == value);
}

template <class F>
std::int32_t status_of(F function) {
  struct opaque;
  return ferrule::call(static_cast<opaque **>(nullptr), function);
}

// What is thrown says.
template <class F>
std::string message_of(F function) {
  try {
    function();
  } catch (const std::exception &thrown) {
    return thrown.what();
  }
  return "nothing is thrown";
}

inline std::string text(ferrule::abi::str from) { return std::string(from.data, from.size); }

}  // namespace FERRULE_HIDDEN
