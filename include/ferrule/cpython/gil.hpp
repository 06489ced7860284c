// How a C function is called: with the interpreter's lock given up, or held.
#pragma once

#include <chrono>
#include <thread>

#include "../runtime/borrow.hpp"
#include "library.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

inline void *let_go_of_lock() { return py.PyEval_SaveThread(); }

// Where the interpreter is ending, Python before 3.14 ends the thread here, by unwinding.  Nothing that is left to be destroyed
// could be destroyed without the lock: so the thread sleeps until the process ends, as it does from 3.14 on.
inline void take_lock_back(void *thread) {
  try {
    py.PyEval_RestoreThread(static_cast<object *>(thread));
  } catch (...) {
    for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
  }
}

// While one of these lives, other threads run Python.
class unlocked {
 public:
  unlocked() : thread_(let_go_of_lock()) {}
  ~unlocked() { take_lock_back(thread_); }
  unlocked(const unlocked &) = delete;
  unlocked &operator=(const unlocked &) = delete;

 private:
  void *thread_;
};

// The lock is held while C++ runs.  A wait for a borrow must not hold it, as whoever has the borrow may need the lock to end:
// then the call says that it would block, and is made again without the lock.
template <class Call>
std::int32_t call_holding_lock(Call &&call, void **error) {
  bool &nowait = ferrule::detail::this_thread().nowait;
  const bool before = std::exchange(nowait, true);
  const std::int32_t status = call();
  nowait = before;
  if (FERRULE_LIKELY(status != status::would_block)) return status;
  if (*error) the_library->error_free(*error);
  *error = nullptr;
  unlocked others_run;
  return call();
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
