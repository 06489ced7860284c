// For calls that take long: whether whoever waits for one wants it to end, as by Ctrl-C in Python.
//
//   for (std::size_t i = 0; i < all.size(); ++i) {
//     if (ferrule::interrupted()) throw ferrule::interruption();
//     …
//   }
#pragma once

#include "runtime/error.hpp"
#include "runtime/interruption.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What a call ends with that is to end: KeyboardInterrupt in Python (or what the signal's handler there has raised), the status
// _ERROR_CANCELLED in C.
class interruption : public error {
 public:
  interruption() : error(status::cancelled, "interrupted") {}
};

// Whether the call is to end, by an exception.  It costs a look at the clock: the host is asked every 10 ms at most.  Once it is
// true it stays so until the call has ended.  A call that ends well all the same has its result, and the host makes the best of it:
// in Python Ctrl-C comes again, right behind the call.  In threads that the host does not interrupt, it is always false.
inline bool interrupted() noexcept { return detail::is_interrupted(); }

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
