// What a handle points to: a counted cell that says which object, as which class, kept by whom.
//
// A cell lies in memory that keeps its type.  Its fields may be read by somebody whose handle was freed long ago; so they
// are atomic, and are believed only if the state (generation and count) is the same after they were read.
#pragma once

#include <atomic>
#include <cstdint>
#include <new>

#include "holder.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

struct alignas(64) cell {
  static constexpr std::uint32_t const_view = 1;  // only shared borrows
  static constexpr std::uint32_t view = 2;        // dies (StaleError) when a root's epoch advances

  std::atomic<std::uint64_t> state{0};  // generation << 32 | count
  std::atomic<const descriptor *> type{nullptr};
  std::atomic<void *> object{nullptr};  // as that class
  std::atomic<holder *> keeper{nullptr};
  std::atomic<root *> own{nullptr};      // the keeper's own root; nullptr where its roots are others
  std::atomic<std::uint64_t> epochs{0};  // of the keeper's roots, when the handle was made
  std::atomic<std::uint32_t> flags{0};
  cell *link = nullptr;
};

inline std::uint32_t count_of(std::uint64_t state) noexcept { return static_cast<std::uint32_t>(state); }

// A cell as it was at one moment.
struct cell_view {
  std::uint64_t state;
  const descriptor *type;
  void *object;
  holder *keeper;
  root *own;
  std::uint64_t epochs;
  std::uint32_t flags;
};

// `at` must be a slot of the pool.  What it gives may be torn, until still_valid() says otherwise.
inline cell_view look(const cell &at) noexcept {
  constexpr auto acquire = std::memory_order_acquire;
  return {at.state.load(acquire), at.type.load(acquire),   at.object.load(acquire), at.keeper.load(acquire),
          at.own.load(acquire),   at.epochs.load(acquire), at.flags.load(acquire)};
}

inline bool still_valid(const cell &at, const cell_view &seen) noexcept {
  std::uint64_t now = at.state.load(std::memory_order_acquire);
  return count_of(now) != 0 && now >> 32 == seen.state >> 32;
}

// Takes over one count of `keeper`, also when it fails.
inline cell *make_cell(const descriptor &type, void *object, holder &keeper, std::uint32_t flags) {
  cell *made = pool<cell>::instance().take();
  if (!made) {
    release_holder(keeper);
    throw std::bad_alloc();
  }
  constexpr auto release = std::memory_order_release;
  made->type.store(&type, release);
  made->object.store(object, release);
  made->keeper.store(&keeper, release);
  made->own.store(keeper.roots.size() ? nullptr : &keeper.own, release);
  made->epochs.store(keeper.epochs(), release);
  made->flags.store(flags, release);
  made->state.store((made->state.load(std::memory_order_relaxed) & ~std::uint64_t{0xffffffff}) | 1, release);
  return made;
}

// Whether it is a handle through which only const methods can be called.
inline bool is_const(const void *handle) noexcept {
  if (!handle || !pool<cell>::instance().contains(handle)) return false;
  return (static_cast<const cell *>(handle)->flags.load(std::memory_order_acquire) & cell::const_view) != 0;
}

// One more count; nullptr for what is no handle, or a freed one.
inline cell *retain_cell(const void *handle) noexcept {
  if (!handle || !pool<cell>::instance().contains(handle)) return nullptr;
  cell *it = static_cast<cell *>(const_cast<void *>(handle));
  std::uint64_t state = it->state.load(std::memory_order_relaxed);
  while (count_of(state) != 0) {
    if (it->state.compare_exchange_weak(state, state + 1, std::memory_order_acq_rel, std::memory_order_relaxed)) return it;
  }
  return nullptr;
}

// One count less.  NULL, no handle, a freed handle: nothing happens.  Never waits for anything.
inline void release_cell(const void *handle) noexcept {
  if (!handle || !pool<cell>::instance().contains(handle)) return;
  cell *it = static_cast<cell *>(const_cast<void *>(handle));
  std::uint64_t state = it->state.load(std::memory_order_acquire);
  while (count_of(state) != 0) {
    holder *keeper = it->keeper.load(std::memory_order_acquire);  // believed only if the state is still the same
    bool last = count_of(state) == 1;
    std::uint64_t next = last ? ((state >> 32) + 1) << 32 : state - 1;
    if (!it->state.compare_exchange_weak(state, next, std::memory_order_acq_rel, std::memory_order_acquire)) continue;
    if (!last) return;
    pool<cell>::instance().give(it);
    return release_holder(*keeper);
  }
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
