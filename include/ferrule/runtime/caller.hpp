// Who calls.  Of C nothing is known: what it gives is checked.  A lane that lies in the library's own file vouches for some things,
// so that they are not looked at twice, and may lend memory for results that it reads at once.
#pragma once

#include <cstddef>

#include "../config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

struct lent_memory {
  char *free, *end;
};

struct caller {
  bool is_lane = false;  // its text is UTF-8, and it checks the text that it gets; its objects of confined classes are places
  bool lets_go = false;  // the host's lock is given up while C++ runs; only where the call borrows places
  const lent_memory *room = nullptr;  // for results
};

// Of a function that nobody but the lane calls, as its objects are places.
struct lane : caller {};

// The lock of the lane's host (an interpreter's), as far as it is of importance here.
struct host_lock {
  void *(*let_go)() = nullptr;          // what it gives is for take_back
  void (*take_back)(void *) = nullptr;  //
  bool orders_uses = false;             // whoever calls from the lane holds it: only one does at a time
};
inline host_lock the_host_lock FERRULE_HIDDEN;

// Others may have it meanwhile.
class host_lock_let_go {
 public:
  explicit host_lock_let_go(bool wanted) : taken_back_(!wanted) {
    if (wanted) state_ = the_host_lock.let_go();
  }
  ~host_lock_let_go() {
    if (!taken_back_) the_host_lock.take_back(state_);
  }
  host_lock_let_go(const host_lock_let_go &) = delete;
  host_lock_let_go &operator=(const host_lock_let_go &) = delete;

 private:
  bool taken_back_;
  void *state_ = nullptr;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
