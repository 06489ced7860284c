// Borrowing: who may use an object now, and what becomes of those who have to wait (docs/abi.md says it from outside).
//
// The word of a root says how it is borrowed.  Taking and returning a free one are one atomic operation each.  A call takes
// all its borrows together or none; while it holds some it never waits for more of its own.  What can still close a cycle is
// a call inside a call (a callback).  Whoever waits has published, in the waiting room, what its thread holds and what it
// wants; so a wait that would close a cycle is found exactly, and is refused.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>

#include "../config.hpp"
#include "caller.hpp"
#include "immortal.hpp"
#include "status.hpp"
#include "thread.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What is borrowed.  It lies in memory that keeps its type, so that even the word of a dead one may be looked at.
struct root {
  // Low 31 bits: shared borrows.
  static constexpr std::uint64_t exclusive = std::uint64_t{1} << 31;
  static constexpr std::uint64_t borrowed = (std::uint64_t{1} << 32) - 1;
  static constexpr std::uint64_t waited_for = std::uint64_t{1} << 32;  // somebody is to be woken
  static constexpr std::uint64_t deaths = std::uint64_t{1} << 33;      // `deferred` is not empty
  static constexpr std::uint64_t starving = std::uint64_t{1} << 34;    // somebody waits too long: newcomers queue up
  static constexpr std::uint64_t dead = std::uint64_t{1} << 35;
  static constexpr std::uint64_t orphaned = std::uint64_t{1} << 36;  // borrowed by a thread that a fork() has left behind

  constexpr root() = default;
  constexpr explicit root(std::uint64_t first) : word(first) {}

  std::atomic<std::uint64_t> word{dead};
  std::atomic<std::uint64_t> epoch{0};
  std::atomic<std::uint64_t> changes{0};  // exclusive borrows so far; written while it is borrowed exclusively, read while borrowed
  std::atomic<holder *> deferred{nullptr};  // objects whose deaths wait for this root to be free
};

// Whoever holds it exclusively may have changed it: an iteration sees that (iteration.hpp).
inline void count_change(root &on) noexcept {
  on.changes.store(on.changes.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

namespace detail {

inline bool conflict(bool one_exclusive, bool other_exclusive) { return one_exclusive || other_exclusive; }

// Does the chain hold `on` in a way that conflicts with using it so?
inline bool holds_against(const held_roots *chain, const wanted_root &wanted) {
  for (; chain; chain = chain->outer) {
    for (std::size_t i = 0; i < chain->count; ++i) {
      if (chain->roots[i].on == wanted.on && conflict(chain->roots[i].exclusive, wanted.exclusive)) return true;
    }
  }
  return false;
}

inline bool holds(const held_roots *chain, const root *on) {
  for (; chain; chain = chain->outer) {
    for (std::size_t i = 0; i < chain->count; ++i) {
      if (chain->roots[i].on == on) return true;
    }
  }
  return false;
}

inline bool free_for(std::uint64_t word, bool exclusive, bool privileged) {
  if (word & (root::dead | (privileged ? 0 : root::starving))) return false;
  return exclusive ? (word & root::borrowed) == 0 : (word & root::exclusive) == 0;
}

// `privileged`: may overtake those who starve (because it holds something that they may be waiting for, or is one of them).
inline bool try_borrow(root &on, bool exclusive, bool privileged = false) noexcept {
  std::uint64_t word = on.word.load(std::memory_order_relaxed);
  while (free_for(word, exclusive, privileged)) {
    std::uint64_t taken = exclusive ? word | root::exclusive : word + 1;
    if (on.word.compare_exchange_weak(word, taken, std::memory_order_acquire, std::memory_order_relaxed)) return true;
  }
  return false;
}

// What acquire() gives where the wait would be for a thread that a fork() has left behind (fork.hpp).
constexpr std::int32_t left_behind = -1;

// Why a borrow was refused; its status, which left_behind is not.
inline const char *why_refused(std::int32_t *code) noexcept {
  if (*code == status::borrow) return "an object is in use by a call that this one would have to wait for for ever";
  if (*code != left_behind) return "the call would have to wait";
  *code = status::borrow;
  return "another thread was using an object when the process forked: in this process nobody can use it any more";
}

// Threads that wait.  One lock for the whole library: it is only taken by those who wait and by those who wake them.
class waiting_room {
 public:
  static waiting_room &instance() {
    static immortal<waiting_room> room;
    return room.value;
  }
  constexpr waiting_room() = default;

  // Takes all of `roots`, waiting if need be.  ok, borrow, left_behind, or would_block; with `handle`, a root is dead.
  // `held`: the host's lock, which this thread has, and which orders what is done to these roots.  It is given up while waiting.
  std::int32_t acquire(const wanted_root *roots, std::size_t count, const host_lock *held = nullptr) noexcept;

  // Somebody has returned the last borrow of a root that is waited for.
  void wake(root &on) noexcept {
    std::lock_guard<std::mutex> lock(mutex_);
    wake_locked(on);
  }

  // For fork.hpp.
  void lock() noexcept { mutex_.lock(); }
  void unlock() noexcept { mutex_.unlock(); }
  // They are gone, and so is what they have left on the roots.
  void forget_all() noexcept {
    for (waiter *each = oldest_; each; each = each->younger)
      if (each->wants) each->wants->on->word.fetch_and(~(root::waited_for | root::starving), std::memory_order_relaxed);
    oldest_ = newest_ = nullptr;
  }

 private:
  struct waiter {
    const held_roots *holds = nullptr;
    const wanted_root *wants = nullptr;  // the one that was not free
    waiter *older = nullptr, *younger = nullptr;
    bool starves = false, woken = false, visited = false;
    std::condition_variable wake_up;
  };

  void wake_locked(root &on) noexcept {
    on.word.fetch_and(~root::waited_for, std::memory_order_relaxed);
    for (waiter *each = oldest_; each; each = each->younger) {
      if (!each->wants || each->wants->on != &on) continue;
      each->woken = true;
      each->wake_up.notify_one();
    }
  }

  void enter(waiter &me) noexcept {
    me.older = newest_;
    (newest_ ? newest_->younger : oldest_) = &me;
    newest_ = &me;
  }

  void leave(waiter &me) noexcept {
    (me.older ? me.older->younger : oldest_) = me.younger;
    (me.younger ? me.younger->older : newest_) = me.older;
    if (me.starves) sated(me);
  }

  // Takes back the mark on what `me` starved for, unless another starves for it too.
  void sated(waiter &me) noexcept {
    me.starves = false;
    root &on = *me.wants->on;
    for (waiter *each = oldest_; each; each = each->younger) {
      if (each != &me && each->starves && each->wants->on == &on) return;
    }
    on.word.fetch_and(~root::starving, std::memory_order_relaxed);
    wake_locked(on);
  }

  // Nobody waits for a thread that holds nothing, so only such a one may be made to queue.
  bool privileged(const waiter &me, const wanted_root *roots, std::size_t count) const noexcept {
    if (me.holds) return true;
    for (const waiter *each = me.older; each; each = each->older) {
      if (!each->starves) continue;
      for (std::size_t i = 0; i < count; ++i) {
        if (roots[i].on == each->wants->on) return false;
      }
    }
    return true;
  }

  // Would `me`, by waiting, wait for itself?  An edge leads from a waiter to each one that holds what it wants.
  bool closes_cycle(waiter &me) noexcept {
    for (waiter *each = oldest_; each; each = each->younger) each->visited = false;
    me.visited = true;
    for (bool more = true; more;) {
      more = false;
      for (waiter *each = oldest_; each; each = each->younger) {
        if (each->visited || !each->wants || !someone_visited_waits_for(*each)) continue;
        if (holds_against(me.holds, *each->wants)) return true;
        each->visited = more = true;
      }
    }
    return false;
  }

  bool someone_visited_waits_for(const waiter &who) const noexcept {
    for (const waiter *each = oldest_; each; each = each->younger) {
      if (each->visited && each->wants && holds_against(who.holds, *each->wants)) return true;
    }
    return false;
  }

  // Until it is woken, or has waited long enough to starve.  The room is never waited for with the host's lock in hand and taken.
  static bool wait(waiter &me, std::unique_lock<std::mutex> &lock, const host_lock *held) noexcept {
    void *state = nullptr;
    if (held) {
      lock.unlock();
      state = held->let_go();
      lock.lock();
    }
    const auto woken = [&me] { return me.woken; };
    bool came = true;
    if (me.starves) {
      me.wake_up.wait(lock, woken);
    } else {
      came = me.wake_up.wait_for(lock, std::chrono::milliseconds(1), woken);
    }
    if (held) {
      lock.unlock();
      held->take_back(state);
      lock.lock();
    }
    return came;
  }

  std::mutex mutex_;
  waiter *oldest_ = nullptr, *newest_ = nullptr;
};

}  // namespace detail

void bury_deferred(root &on) noexcept;  // in holder.hpp: destroys what waited for `on` to be free

namespace detail {
void returned(root &on, std::uint64_t before, bool exclusive) noexcept;
}

// Gives a borrow back; wakes those who wait, destroys what waited to die.
inline void return_borrow(root &on, bool exclusive) noexcept {
  std::uint64_t before = on.word.fetch_sub(exclusive ? root::exclusive : 1, std::memory_order_release);
  if ((before & ~root::borrowed) != 0) detail::returned(on, before, exclusive);
}

FERRULE_COLD inline void detail::returned(root &on, std::uint64_t before, bool exclusive) noexcept {
  if ((before & root::borrowed) != (exclusive ? root::exclusive : 1)) return;  // not the last one
  if (before & root::waited_for) detail::waiting_room::instance().wake(on);
  if (before & root::deaths) bury_deferred(on);
}

// All of them, or none and the index of the one that was not free.
inline std::size_t try_borrow_all(const wanted_root *roots, std::size_t count, bool privileged = false) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    if (detail::try_borrow(*roots[i].on, roots[i].exclusive, privileged)) continue;
    for (std::size_t back = i; back-- > 0;) return_borrow(*roots[back].on, roots[back].exclusive);
    return i;
  }
  return count;
}

inline std::int32_t detail::waiting_room::acquire(const wanted_root *roots, std::size_t count, const host_lock *held) noexcept {
  held_roots *mine = this_thread().held;
  for (std::size_t i = 0; i < count; ++i) {
    if (holds_against(mine, roots[i])) return status::borrow;  // by a call further out in this very thread
  }
  waiter me;
  me.holds = mine;
  std::unique_lock<std::mutex> lock(mutex_);
  enter(me);
  std::int32_t result = status::ok;
  for (;;) {
    bool first = privileged(me, roots, count);
    lock.unlock();  // for returning what was taken may wake others, and destroy
    std::size_t blocked = try_borrow_all(roots, count, first);
    lock.lock();
    if (blocked == count) break;
    if (me.starves && me.wants != &roots[blocked]) sated(me);
    me.wants = &roots[blocked];
    std::atomic<std::uint64_t> &word = me.wants->on->word;
    std::uint64_t seen = word.load(std::memory_order_relaxed);
    first = privileged(me, roots, count);
    while (!free_for(seen, me.wants->exclusive, first)) {
      if (seen & root::dead) break;
      if (word.compare_exchange_weak(seen, seen | root::waited_for, std::memory_order_relaxed)) break;
    }
    if (seen & root::dead) {
      result = status::handle;
      break;
    }
    if (free_for(seen, me.wants->exclusive, first)) continue;
    if (seen & root::orphaned) {
      result = left_behind;
      break;
    }
    if (closes_cycle(me)) {
      result = status::borrow;
      break;
    }
    if (this_thread().nowait && !held) {
      result = status::would_block;
      break;
    }
    if (!wait(me, lock, held)) {
      me.starves = true;
      word.fetch_or(root::starving, std::memory_order_relaxed);
    }
    me.woken = false;
  }
  leave(me);
  return result;
}

// Takes all of `roots` (sorted, each once) and chains them to this thread's, or says why not.
inline std::int32_t borrow_all(const wanted_root *roots, std::size_t count, detail::held_roots &frame) noexcept {
  detail::thread_state &thread = detail::this_thread();  // before anything is borrowed (thread.hpp)
  if (try_borrow_all(roots, count) != count) {
    std::int32_t refused = detail::waiting_room::instance().acquire(roots, count);
    if (refused != status::ok) return refused;
  }
  frame = {roots, count, thread.held};
  thread.hold(frame);
  return status::ok;
}

inline void return_all(detail::held_roots &frame) noexcept {
  detail::this_thread().held = frame.outer;
  for (std::size_t i = frame.count; i-- > 0;) return_borrow(*frame.roots[i].on, frame.roots[i].exclusive);
}

// Sorts, and merges two borrows of one root to the stronger; returns how many are left.
inline std::size_t merge_roots(wanted_root *roots, std::size_t count) noexcept {
  std::sort(roots, roots + count, [](const wanted_root &a, const wanted_root &b) {
    return a.on != b.on ? std::less<root *>()(a.on, b.on) : a.exclusive > b.exclusive;
  });
  return static_cast<std::size_t>(std::unique(roots, roots + count, [](auto &a, auto &b) { return a.on == b.on; }) - roots);
}

// The one lock of a library whose code promises nothing about threads (threads = library).
inline root &library_root() noexcept {
  static root it{0};
  return it;
}

// While on, a call of this thread that would have to wait for a borrow comes back with would_block instead.
inline bool set_nowait(bool on) noexcept { return std::exchange(detail::this_thread().nowait, on); }

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
