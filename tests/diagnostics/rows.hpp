#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <ferrule/type.hpp>
#include <chrono>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>
#include <vector>

namespace diag {

template <class T>
struct Pair {
  T first, second;
};
template <class T>
struct Broken {};
struct Secret {};

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

template <>
struct ferrule::type<diag::Secret> {
  static constexpr char refused[] = "is \"nobody's\" business";
};

namespace diag {

FERRULE(export) void both(Pair<int> pair);        // error[two-rows]: more than one row fits `diag::Pair<int>`
FERRULE(export) void none(Broken<int> broken);    // error[broken-row]: only of bytes

FERRULE(export) int sum(std::initializer_list<int> all);               // error[refused-type]: `std::initializer_list<int>` refers to a list that only a C++ expression can be
FERRULE(export) std::vector<Secret> secrets();                         // error[refused-type]: `diag::Secret` is "nobody's" business
FERRULE(export) void read(const std::string *text);                    // error[refused-type]: `const std::string *` does not say whether it may be null
FERRULE(export) std::string *write();                                  // error[refused-type]: `std::string *` does not say whether it is written to
FERRULE(export) std::ostream &print();                                 // error[refused-type]: `std::ostream &` is a stream, which no other language has
FERRULE(export) void since(std::chrono::steady_clock::time_point);     // error[refused-type]: counts from a moment that nobody else knows
FERRULE(export) void first(const int *numbers);                        // error[refused-type]: `const int *` may be one number or the first of many
FERRULE(export) std::vector<std::error_code> all_codes();              // error[refused-type]: `std::error_code` crosses as the result of a function only
struct FERRULE(record) Holder {
  Secret secret;                                                       // error[record-member]: `diag::Secret` of its member `secret` has no row
};

class FERRULE(export) Leaf {};
FERRULE(export) void watch(std::weak_ptr<Leaf> leaf);                  // error[refused-type]: `std::weak_ptr<diag::Leaf>` would be empty after the call

class FERRULE(export) Tree {
  struct Node {};

 public:
  Tree();
  Node root() const;                              // error[private-type]: `diag::Tree::Node` cannot be named from outside
};

}  // namespace diag
