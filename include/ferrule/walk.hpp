// How an exported object is gone over, where its begin() and end() are not the way: the iteration that goes over it is its own
// (a specialization of ferrule::iteration), and `walk` says what that gives.
#pragma once

#include "config.hpp"
#include "crossing.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// A specialization has `is_said = true`, and
//   using item                              what a step gives
//   static constexpr borrowing borrow       shared, where a const object is gone over: iteration<const C>; else exclusive
template <class C, class = void>
struct walk {
  static constexpr bool is_said = false;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
