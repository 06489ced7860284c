// Who is asked whether a long call is to end, and what becomes of the answer.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <thread>

#include "../config.hpp"
#include "status.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// `ended` is false: whether the call that runs in this thread is to end: 0 no, 1 yes, -1 no, and this thread need not ask again.
// `ended` is true: a call that was told so has ended well all the same; the answer is of no importance.
using interruption_question = std::int32_t (*)(void *context, bool ended);

namespace detail {

struct interruption_state {
  std::chrono::steady_clock::time_point next{};
  bool wanted = false, never = false;
  int asking = 0;  // in the middle of so many questions: a handler may call something that asks
};
inline interruption_state &interruption_here() noexcept {
  static thread_local interruption_state state;
  return state;
}

class interruption_host {
 public:
  static interruption_host &instance() noexcept {
    static interruption_host it;
    return it;
  }
  // With nullptr nobody is being asked any more when it returns, but for this very thread.
  void set(interruption_question ask, void *context) noexcept {
    std::unique_lock<std::mutex> lock(mutex_);
    ask_ = ask, context_ = context;
    while (!ask && asking_ > interruption_here().asking) {
      lock.unlock();
      std::this_thread::sleep_for(std::chrono::microseconds(50));
      lock.lock();
    }
  }
  // The host may have to wait for something that whoever sets another one holds: so without the lock.
  std::int32_t ask(bool ended) noexcept {
    interruption_question ask = nullptr;
    void *context = nullptr;
    interruption_state &here = interruption_here();
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!ask_) return 0;
      ask = ask_, context = context_;
      ++asking_;
    }
    ++here.asking;
    const std::int32_t answer = ask(context, ended);
    --here.asking;
    const std::lock_guard<std::mutex> lock(mutex_);
    --asking_;
    return answer;
  }

  // For fork.hpp.
  void no_other_thread_asks() noexcept { asking_ = interruption_here().asking; }
  void lock() noexcept { mutex_.lock(); }
  void unlock() noexcept { mutex_.unlock(); }

 private:
  std::mutex mutex_;
  interruption_question ask_ = nullptr;
  void *context_ = nullptr;
  int asking_ = 0;
};

// In how many threads a call has been told to end and has not ended yet.
inline std::atomic<std::uint32_t> interrupted_threads FERRULE_HIDDEN{0};

inline bool is_interrupted() noexcept {
  interruption_state &here = interruption_here();
  if (here.wanted || here.never) return here.wanted;
  const auto now = std::chrono::steady_clock::now();
  if (now < here.next) return false;
  here.next = now + std::chrono::milliseconds(10);
  const std::int32_t answer = interruption_host::instance().ask(false);
  here.never = answer < 0;
  if (answer <= 0) return false;
  interrupted_threads.fetch_add(1, std::memory_order_relaxed);
  return here.wanted = true;
}

// In a child of fork(), where this thread is the only one, and may be interrupted from now on.
inline void forget_interruptions_of_others() noexcept {
  interruption_state &here = interruption_here();
  here.never = false;
  interruption_host::instance().no_other_thread_asks();
  interrupted_threads.store(here.wanted ? 1 : 0, std::memory_order_relaxed);
}

// At the end of every call: nearly always there is nothing to do.
FERRULE_COLD inline void end_of_interruption(std::int32_t code) noexcept {
  interruption_state &here = interruption_here();
  if (!here.wanted) return;
  here.wanted = false;
  interrupted_threads.fetch_sub(1, std::memory_order_relaxed);
  if (code == status::ok) interruption_host::instance().ask(true);
}
FERRULE_INLINE std::int32_t after_call(std::int32_t code) noexcept {
  if (!FERRULE_LIKELY(interrupted_threads.load(std::memory_order_relaxed) == 0)) end_of_interruption(code);
  return code;
}

}  // namespace detail
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
