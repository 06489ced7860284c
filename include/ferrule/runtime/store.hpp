// What callers gave and objects go on referring to: copies, which live as long as the objects' holders.
#pragma once

#include <atomic>
#include <cstdint>
#include <new>

#include "../type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What one call was given.  Counted: all handles that the call makes share it.
struct store {
  scratch memory;
  std::atomic<std::uint32_t> count{1};
  const void *only = nullptr;  // all that it has is a count of that object

  void retain() noexcept { count.fetch_add(1, std::memory_order_relaxed); }
  void release() noexcept {
    if (count.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
  }
};

// A list of them, to which calls of several threads may add at once.
class stores {
 public:
  struct item {
    store *what = nullptr;
    item *next = nullptr;
  };

  bool empty() const noexcept { return !first_.load(std::memory_order_acquire); }

  // Takes the item over, and one count of its store.
  void add(item *one) noexcept {
    one->next = first_.load(std::memory_order_relaxed);
    while (!first_.compare_exchange_weak(one->next, one, std::memory_order_release, std::memory_order_relaxed)) {
    }
  }
  bool has_only(const void *object) const noexcept {
    for (const item *each = first_.load(std::memory_order_acquire); each; each = each->next)
      if (each->what->only == object) return true;
    return false;
  }
  void clear() noexcept {
    for (item *each = first_.exchange(nullptr, std::memory_order_acq_rel); each;) {
      item *next = each->next;
      each->what->release();
      delete each;
      each = next;
    }
  }
  // The object has left its holder, and nobody knows for how long it lives: so do they.
  void leave() noexcept {
    if (item *all = first_.exchange(nullptr, std::memory_order_acq_rel)) for_ever(all);
  }

 private:
  static void for_ever(item *all) noexcept {
    static std::atomic<item *> left{nullptr};  // where leak checkers find them
    item *last = all;
    while (last->next) last = last->next;
    last->next = left.load(std::memory_order_relaxed);
    while (!left.compare_exchange_weak(last->next, all, std::memory_order_release, std::memory_order_relaxed)) {
    }
  }

  std::atomic<item *> first_{nullptr};
};

// One count of a store, for the time of a call.
class store_of_call {
 public:
  store_of_call() : store_(new store) {}
  store_of_call(const store_of_call &) = delete;
  store_of_call &operator=(const store_of_call &) = delete;
  ~store_of_call() { store_->release(); }
  store &operator*() const noexcept { return *store_; }

 private:
  store *store_;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
