// All items of a container at once, as a list, set or dict of the other language: what a container that is an exported class is
// made of.  The container's own type would be that class.
#pragma once

#include <utility>

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class C>
struct items {
  C all;
  operator C() && { return std::move(all); }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
