#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <ferrule/type.hpp>
#include <type_traits>

namespace diag {

template <class T>
struct Pair {
  T first, second;
};
template <class T>
struct Broken {};

}  // namespace diag

template <class T>
struct ferrule::type<diag::Pair<T>, std::enable_if_t<std::is_integral_v<T>>> {
  using abi = T;
};
template <class T>
struct ferrule::type<diag::Pair<T>, std::enable_if_t<std::is_signed_v<T>>> {
  using abi = T;
};
template <class T>
struct ferrule::type<diag::Broken<T>, void> {
  static_assert(sizeof(T) == 1, "only of bytes");
  using abi = T;
};

namespace diag {

FERRULE(export) void both(Pair<int> pair);        // error[two-rows]: more than one row fits `diag::Pair<int>`
FERRULE(export) void none(Broken<int> broken);    // error[broken-row]: only of bytes

class FERRULE(export) Tree {
  struct Node {};

 public:
  Tree();
  Node root() const;                              // error[private-type]: `diag::Tree::Node` cannot be named from outside
};

}  // namespace diag
