// Memory that keeps its type: slots for handle cells and holders.
//
// A slot is never given back to malloc, so reading a freed one is never undefined; and it is reused late (first in, first
// out, and only when many others wait), so that a freed handle is nearly always seen to be free.  Anybody's pointer can be
// asked about without dereferencing it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <new>
#include <thread>

#include "../config.hpp"
#include "immortal.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// For a few instructions at a time: one atomic operation where a mutex has two, and no calls.
class short_lock {
 public:
  void lock() noexcept {
    for (int tries = 0; taken_.exchange(true, std::memory_order_acquire); ++tries) {
      while (taken_.load(std::memory_order_relaxed)) {
        if (++tries > 64) std::this_thread::sleep_for(std::chrono::microseconds(20));  // its holder does not run
      }
    }
  }
  void unlock() noexcept { taken_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> taken_{false};
};

// T is constructed once per slot (a new one must be a free one), never destroyed, and has a member `T *link` that the
// pool uses while the slot is free.
template <class T>
class pool {
 public:
  static pool &instance() {
    static immortal<pool> it;
    return it.value;
  }

  constexpr pool() = default;

  // A free slot; nullptr if there is no memory.
  T *take() noexcept {
    std::lock_guard<short_lock> lock(lock_);
    T *slot = nullptr;
    if (waiting_ > kept_back || (waiting_ != 0 && fresh_ == fresh_end_ && !grow())) {
      slot = oldest_;
      oldest_ = slot->link;
      if (!oldest_) newest_ = nullptr;
      --waiting_;
    } else if (fresh_ != fresh_end_ || grow()) {
      slot = fresh_++;
    } else {
      return nullptr;
    }
    slot->link = nullptr;
    ++live_;
    return slot;
  }

  void give(T *slot) noexcept {
    std::lock_guard<short_lock> lock(lock_);
    slot->link = nullptr;
    (newest_ ? newest_->link : oldest_) = slot;
    newest_ = slot;
    ++waiting_;
    --live_;
  }

  // Is this the address of a slot, free or not?  Reads nothing behind the pointer.
  bool contains(const void *pointer) const noexcept {
    static_assert(sizeof(T) <= chunk_size && alignof(T) <= sizeof(T));
    auto address = reinterpret_cast<std::uintptr_t>(pointer);
    if (address % chunk_size % sizeof(T) != 0 || address % chunk_size + sizeof(T) > chunk_size) return false;
    const table *all = chunks_.load(std::memory_order_acquire);
    return all && *all->find(address - address % chunk_size) != 0;
  }

  std::size_t live() const noexcept {
    std::lock_guard<short_lock> lock(lock_);
    return live_;
  }

  // All slots, free or not, but for those of chunks that are made meanwhile.
  template <class F>
  void each(F &&visit) const noexcept {
    const table *all = chunks_.load(std::memory_order_acquire);
    for (std::size_t i = 0; all && i < all->capacity; ++i) {
      T *first = reinterpret_cast<T *>(all->slots()[i].load(std::memory_order_acquire));
      for (std::size_t at = 0; first && at < chunk_size / sizeof(T); ++at) visit(first[at]);
    }
  }

  // For fork.hpp.
  void lock() noexcept { lock_.lock(); }
  void unlock() noexcept { lock_.unlock(); }

 private:
  static constexpr std::size_t chunk_size = std::size_t{1} << 16;
  static constexpr std::size_t kept_back = 1024;  // freed slots that wait before the oldest is used again

  // Addresses of the chunks, by open addressing.  Readers take no lock: a full table is replaced by a larger one, and the old
  // one stays (linked, so that leak checkers find it, as they find the chunks by their addresses).
  struct table {
    const table *smaller;
    std::size_t capacity, used;  // a power of two
    std::atomic<std::uintptr_t> *slots() const noexcept {
      return reinterpret_cast<std::atomic<std::uintptr_t> *>(const_cast<table *>(this) + 1);
    }
    std::atomic<std::uintptr_t> *find(std::uintptr_t chunk) const noexcept {
      for (std::size_t i = chunk / chunk_size;; ++i) {
        auto *at = slots() + (i & (capacity - 1));
        std::uintptr_t found = at->load(std::memory_order_relaxed);
        if (found == chunk || found == 0) return at;
      }
    }
  };

  FERRULE_COLD bool grow() noexcept {
    table *all = chunks_.load(std::memory_order_relaxed);
    if (!all || all->used * 2 >= all->capacity) {
      all = larger(all);
      if (!all) return false;
      chunks_.store(all, std::memory_order_release);
    }
    void *memory = ::operator new (chunk_size, std::align_val_t{chunk_size}, std::nothrow);
    if (!memory) return false;
    constexpr std::size_t count = chunk_size / sizeof(T);
    T *first = static_cast<T *>(memory);
    for (std::size_t i = 0; i < count; ++i) ::new (first + i) T();
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    all->find(address)->store(address);
    ++all->used;
    fresh_ = first;
    fresh_end_ = first + count;
    return true;
  }

  static table *larger(const table *old) noexcept {
    std::size_t capacity = old ? old->capacity * 4 : 64;
    void *memory = ::operator new(sizeof(table) + capacity * sizeof(std::atomic<std::uintptr_t>), std::nothrow);
    if (!memory) return nullptr;
    auto *made = ::new (memory) table{old, capacity, 0};
    for (std::size_t i = 0; i < capacity; ++i) ::new (made->slots() + i) std::atomic<std::uintptr_t>(0);
    for (std::size_t i = 0; old && i < old->capacity; ++i) {
      std::uintptr_t chunk = old->slots()[i].load(std::memory_order_relaxed);
      if (chunk == 0) continue;
      made->find(chunk)->store(chunk, std::memory_order_relaxed);
      ++made->used;
    }
    return made;
  }

  mutable short_lock lock_;
  T *oldest_ = nullptr, *newest_ = nullptr;    // free slots, in the order in which they became so
  T *fresh_ = nullptr, *fresh_end_ = nullptr;  // never used ones, in the newest chunk
  std::size_t waiting_ = 0, live_ = 0;
  std::atomic<table *> chunks_{nullptr};
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
