// The statuses that a C function returns.  Below 256 they are ferrule's own and the same in every library (docs/abi.md);
// from 256 on they are the library's marked error classes.
#pragma once

#include <cstdint>

#include "../config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace status {
enum code : std::int32_t {
  ok = 0,
  error = 1,  // any other C++ exception
  value = 2,
  type = 3,
  index = 4,
  overflow = 5,
  memory = 6,
  os = 7,
  unicode = 8,
  handle = 9,  // NULL, of another class, freed, moved from
  readonly = 10,
  borrow = 11,  // in use by a call that this one would have to wait for for ever
  stale = 12,   // the object has changed under this view
  cancelled = 13,
  host = 14,  // an exception of the host language on its way through
  would_block = 15,
  first_of_library = 256,
};
}  // namespace status

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
