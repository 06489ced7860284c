// std::complex of float and double.
//! table Complex numbers
//! shows std::complex<double>
//! shows std::complex<float>
#pragma once

#include <complex>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T>
struct type<std::complex<T>, std::enable_if_t<std::is_same_v<T, float> || std::is_same_v<T, double>>> {
  using parts = ferrule::abi::tuple<T, T>;
  using abi = ferrule::abi::faced<parts, face::complex>;
  static constexpr bool same = true;  // an array of two, says the standard
  struct arg {
    explicit arg(const abi &from) : value(from.value.template item<0>(), from.value.template item<1>()) {}
    operator std::complex<T>() const { return value; }
    std::complex<T> value;
  };
  static void lower(const std::complex<T> &value, abi *out, arena &) {
    out->value.template item<0>() = value.real();
    out->value.template item<1>() = value.imag();
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
