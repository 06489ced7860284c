// fork(): what the lane has beside the library (runtime/fork.hpp) that another thread may have been using.
#pragma once

#include "identity.hpp"
#include "interrupts.hpp"
#include "records.hpp"

#if !defined(_WIN32)
#include <pthread.h>
#endif

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {
namespace detail {

inline void lock_tables() {
  known_objects::mutex().lock();
  field_guard::fields().lock();
}
inline void unlock_tables() {
  field_guard::fields().unlock();
  known_objects::mutex().unlock();
}

}  // namespace detail

// Once, when the lane is loaded.
inline void watch_forks() {
#if !defined(_WIN32)
  if (layout.free_threaded) pthread_atfork(detail::lock_tables, detail::unlock_tables, detail::unlock_tables);
  pthread_atfork(nullptr, nullptr, detail::forget_main_thread);
#endif
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
