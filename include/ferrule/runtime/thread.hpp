// What each thread of the library has: which borrows it holds, in which call it is.  And all threads that have some, for fork().
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>

#include "../config.hpp"
#include "immortal.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

struct root;    // in borrow.hpp
struct holder;  // in holder.hpp

struct wanted_root {
  root *on;
  bool exclusive;
};

namespace detail {

// The borrows of one call; a thread's are chained from the innermost outwards.
struct held_roots {
  const wanted_root *roots = nullptr;
  std::size_t count = 0;
  held_roots *outer = nullptr;
};

struct call_frame;  // in claims.hpp

struct thread_state {
  held_roots *held = nullptr;
  const call_frame *call = nullptr;  // the innermost one
  holder *graves = nullptr;          // holders that wait to be destroyed by this thread, so that long chains do not recurse
  bool burying = false;
  bool nowait = false;

  bool is_known = false;                    // since the last fork() this thread has been through first_use()
  bool is_listed = false, is_over = false;  // among all threads; and not to come there again
  thread_state *older = nullptr, *younger = nullptr;

  // A fork() in another thread never sees one that is half made.  (What is taken off is seen to be off before its borrows are
  // given back, which is a release.  The calls that are most frequent write a frame before they borrow, which is an acquisition;
  // places are used with the host's lock held, and forks happen with it.)
  void hold(held_roots &frame) noexcept {
    std::atomic_signal_fence(std::memory_order_release);
    held = &frame;
  }
};

// All threads that have used the library and have not ended.
class thread_list {
 public:
  static thread_list &instance() noexcept {
    static immortal<thread_list> all;
    return all.value;
  }
  constexpr thread_list() = default;

  // A thread begins to use the library: in a process that was just forked all others' borrows are looked through before.
  void enter(thread_state &one) noexcept {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!one.is_listed && !one.is_over) link(one);
    }
    if (!unsettled_.load(std::memory_order_acquire)) return;
    const std::lock_guard<std::mutex> lock(settling_);
    if (void (*settle)() noexcept = unsettled_.load(std::memory_order_relaxed)) {
      settle();
      unsettled_.store(nullptr, std::memory_order_release);
    }
  }
  void leave(thread_state &one) noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    one.is_over = true;
    if (!one.is_listed) return;
    one.is_listed = false;
    (one.older ? one.older->younger : oldest_) = one.younger;
    (one.younger ? one.younger->older : newest_) = one.older;
  }

  // For fork.hpp.
  void lock() noexcept {
    settling_.lock();
    mutex_.lock();
  }
  void unlock() noexcept {
    mutex_.unlock();
    settling_.unlock();
  }
  template <class F>
  void each_but(const thread_state &one, F &&visit) const noexcept {
    for (const thread_state *each = oldest_; each; each = each->younger)
      if (each != &one) visit(*each);
  }
  // The others are gone.
  void only(thread_state &one) noexcept {
    oldest_ = newest_ = nullptr;
    if (one.is_listed) link(one);
  }
  void to_be_settled(void (*by)() noexcept) noexcept { unsettled_.store(by, std::memory_order_relaxed); }

 private:
  void link(thread_state &one) noexcept {
    one.is_listed = true;
    one.younger = nullptr;
    one.older = newest_;
    (newest_ ? newest_->younger : oldest_) = &one;
    newest_ = &one;
  }

  std::mutex mutex_, settling_;
  thread_state *oldest_ = nullptr, *newest_ = nullptr;
  std::atomic<void (*)() noexcept> unsettled_{nullptr};
};

inline void first_use(thread_state &one) noexcept {
  struct last_use {
    thread_state &of;
    ~last_use() { thread_list::instance().leave(of); }
  };
  static thread_local const last_use at_end{one};
  (void)at_end;
  thread_list::instance().enter(one);
  one.is_known = true;
}

// (Not with the TLS model "initial-exec", which would spare a call here: one such variable puts all thread-local ones of the
// library, the user's too, into the little room that glibc keeps for libraries loaded at run time.  A buffer of some KiB in one of
// them, or some dozen libraries in one process, and the next cannot be loaded.)
inline thread_state &far_state() noexcept {
  static thread_local thread_state state;
  return state;
}
FERRULE_COLD inline void first_use_in_this_thread(thread_state &state) noexcept { first_use(state); }
inline thread_state &this_thread() noexcept {
  thread_state &state = far_state();
  if (!FERRULE_LIKELY(state.is_known)) first_use_in_this_thread(state);
  return state;
}
inline thread_state &begin_anew() noexcept {
  thread_state &state = far_state();
  state.is_known = false;
  return state;
}

}  // namespace detail
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
