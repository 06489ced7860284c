// What stands for a T that a function only writes to, a stream: it is made for the call, and what was written is a result.  Rows
// specialize it, and have a row for it.
#pragma once

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T>
class written;

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
