// fork(): in the child there is one thread, and the locks and borrows of all others are never given back.
//
// The library's own locks are taken before, so that nothing that they guard is half done, and given back on both sides.  In the
// child the others' borrows stay where they are, and are marked: whoever would wait for one is told so at once.  What somebody
// only reads can still be read beside.  The borrows of the thread that has forked are as they were.
//
// An object's root says how often it is borrowed, and the thread's own chain by how many of its own calls: the rest is the others'.
// That is asked of all objects, but only when the child uses the library, which most children do not: they run another program.
// Places (place.hpp) are known by the others' chains alone; these lie on stacks that will be used again, and are read at once.
#pragma once

#include "cell.hpp"
#include "interruption.hpp"
#include "thread.hpp"

#if !defined(_WIN32)
#include <pthread.h>
#endif

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace detail {

// All locks of the library.
template <class F>
void each_lock(F &&each) noexcept {
  each(thread_list::instance());
  each(identities::instance());
  each(pool<holder>::instance());
  each(pool<cell>::instance());
  each(waiting_room::instance());
  each(interruption_host::instance());
}

// By how many borrows of the chain, as in the root's word.
inline std::uint64_t borrows_of(const held_roots *chain, const root &on) noexcept {
  std::uint64_t sum = 0;
  for (; chain; chain = chain->outer) {
    for (std::size_t i = 0; i < chain->count; ++i)
      if (chain->roots[i].on == &on) sum += chain->roots[i].exclusive ? +root::exclusive : 1;
  }
  return sum;
}

inline void mark_orphaned(root &on, const held_roots *mine) noexcept {
  const std::uint64_t word = on.word.load(std::memory_order_relaxed);
  if (!(word & root::borrowed) || (word & root::borrowed) == borrows_of(mine, on)) return;
  on.word.fetch_or(root::orphaned, std::memory_order_relaxed);
}

inline void mark_all_orphaned(const held_roots *mine) noexcept {
  pool<holder>::instance().each([mine](holder &each) { mark_orphaned(each.own, mine); });
}

inline void before_fork() noexcept {
  each_lock([](auto &lock) { lock.lock(); });
}
inline void after_fork() noexcept {
  each_lock([](auto &lock) { lock.unlock(); });
}

inline void after_fork_in_child() noexcept {
  waiting_room::instance().forget_all();
  thread_list &all = thread_list::instance();
  thread_state &me = begin_anew();
  mark_orphaned(library_root(), me.held);
  all.each_but(me, [&me](const thread_state &other) {
    for (const held_roots *each = other.held; each; each = each->outer)
      for (std::size_t i = 0; i < each->count; ++i) mark_orphaned(*each->roots[i].on, me.held);
  });
  all.only(me);
  // In the middle of a call its borrows are to be told from the others' before it ends.
  if (me.held)
    mark_all_orphaned(me.held);
  else
    all.to_be_settled([]() noexcept { mark_all_orphaned(nullptr); });
  forget_interruptions_of_others();
  after_fork();
}

#if !defined(_WIN32)
inline const bool fork_is_watched = pthread_atfork(before_fork, after_fork, after_fork_in_child) == 0;
#endif

}  // namespace detail
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
