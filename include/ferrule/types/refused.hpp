// Types that are not to cross, and why: a specialization that says `refused` and has no abi.  What the reason says follows the
// type:
// "`std::initializer_list<int>` refers to a list that …".
//! table What is refused on purpose
//! refuses std::initializer_list<int>
//! refuses std::string *
//! refuses const std::string *
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "../type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T>
struct type<std::initializer_list<T>, void> {
  static constexpr char refused[] = "refers to a list that only a C++ expression can be; take a std::vector or a span";
};

// Whether it is one string or the first of many, null or not, whether it is written to and who frees it is not to be seen.
template <class Char, class Traits, class Allocator>
struct type<std::basic_string<Char, Traits, Allocator> *, void> {
  static constexpr char refused[] = "does not say whether it is written to, may be null, or is freed; take or return a string";
};
template <class Char, class Traits, class Allocator>
struct type<const std::basic_string<Char, Traits, Allocator> *, void> {
  static constexpr char refused[] = "does not say whether it may be null, or is freed; take a std::optional or a string";
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
