// The counted life of one C++ object: who keeps it, what it keeps, where its borrows are taken, how it dies.
//
// A holder without roots is its own root: views of the object and of what lies inside it are borrowed there.  A value that
// points into others (an iterator, a node) has a holder whose parents are kept and whose roots are its parents' roots.
// A holder dies when its last count is released and its roots are free, its destructor holding them exclusively; where they
// are busy, it is the one who returns the last borrow that destroys it.  So nobody who frees a handle ever waits.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <mutex>
#include <new>
#include <typeinfo>
#include <unordered_map>

#include "borrow.hpp"
#include "descriptor.hpp"
#include "pool.hpp"
#include "store.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// Which kind of ownership a holder has of its object.
struct holder_kind {
  void (*drop)(holder &) noexcept;          // destroys the object; nullptr where there is nothing to do
  std::shared_ptr<void> (*lend)(holder &);  // shared ownership of it
  bool given_by_unique_ptr;                 // it was made by `new`: a unique_ptr may take it
  bool quiet;                               // its destructor touches nothing that it points to
  bool deletes_by_base;                     // its class has a virtual destructor: unique_ptr<Base> may take it
};

// A few holders, without memory of their own where there are at most two.
class holder_list {
 public:
  std::size_t size() const noexcept { return size_; }
  holder *operator[](std::size_t i) const noexcept { return (size_ > few ? many_ : few_)[i]; }
  void add(holder *one) {
    if (size_ < few) {
      few_[size_++] = one;
      return;
    }
    auto **grown = new holder *[size_ + 1];
    for (std::size_t i = 0; i < size_; ++i) grown[i] = (*this)[i];
    grown[size_] = one;
    if (size_ > few) delete[] many_;
    many_ = grown;
    ++size_;
  }
  void add_new(holder *one) {
    for (std::size_t i = 0; i < size_; ++i) {
      if ((*this)[i] == one) return;
    }
    add(one);
  }
  void clear() noexcept {
    if (size_ > few) delete[] many_;
    size_ = 0;
  }

 private:
  static constexpr std::size_t few = 2;
  std::size_t size_ = 0;
  union {
    holder *few_[few] = {nullptr, nullptr};
    holder **many_;
  };
};

// A slot of a pool: constructed once, filled anew for each object.
struct holder {
  root own;  // where the object is borrowed if it is its own root
  // Handles, calls that use it, holders that point into it, shared_ptrs lent; and whether it is dying, or dead.
  static constexpr std::uint32_t dying = std::uint32_t{1} << 31;
  std::atomic<std::uint32_t> count{dying};
  std::atomic<std::uint32_t> dependents{0};  // of these, the ones that a move of the object away would leave dangling
  std::atomic<bool> moved{false};            // a unique_ptr took it, or it was moved from
  bool registered = false;                   // may be found by its address
  const holder_kind *kind = nullptr;
  const descriptor *type = nullptr;
  void *storage = nullptr;         // the object, or the smart pointer that keeps it; nullptr once a unique_ptr took it
  const void *identity = nullptr;  // address of the most derived object, if registered
  const std::type_info *identity_type = nullptr;
  std::atomic<void *> primary{nullptr};  // the first handle of it, to be given again; may be long freed
  holder *link = nullptr;                // of the pool, of the deferred, of the graves
  holder_list parents, roots;
  stores kept;  // what callers gave, and the object goes on referring to

  std::size_t root_count() const noexcept { return roots.size() ? roots.size() : 1; }
  root &root_at(std::size_t i) noexcept { return roots.size() ? roots[i]->own : own; }
  // Grows whenever one of its roots is changed in a way that views do not survive.
  std::uint64_t epochs() noexcept {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < root_count(); ++i) sum += root_at(i).epoch.load(std::memory_order_relaxed);
    return sum;
  }
  // Grows whenever one of its roots may have been changed.  Its roots are borrowed.
  std::uint64_t changes() noexcept {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < root_count(); ++i) sum += root_at(i).changes.load(std::memory_order_relaxed);
    return sum;
  }
};

// By somebody who has a count, or a borrow: the object may be dying, and will then live on (retire()).
inline void retain_holder(holder &it) noexcept { it.count.fetch_add(1, std::memory_order_relaxed); }

// One more count, unless nobody has one; also for holders that may be anything by now (the memory keeps its type).
inline bool pin_holder(holder &it) noexcept {
  std::uint32_t count = it.count.load(std::memory_order_relaxed);
  while ((count & ~holder::dying) != 0) {
    if (it.count.compare_exchange_weak(count, count + 1, std::memory_order_acquire, std::memory_order_relaxed)) return true;
  }
  return false;
}

void release_holder(holder &it) noexcept;

// Which live object has which holder: what keeps the identity of shared objects, and lets all handles of one share its root.
class identities {
 public:
  static identities &instance() {
    static identities *all = new identities;  // never destroyed; found by leak checkers
    return *all;
  }

  bool empty() const noexcept { return size_.load(std::memory_order_acquire) == 0; }

  // The live holder of it, with one more count; or nullptr.
  holder *find(const void *address, const std::type_info &type) noexcept {
    if (empty()) return nullptr;
    std::lock_guard<std::mutex> lock(mutex_);
    return find_locked(address, type);
  }

  // Enters `it`; if there is a live holder of the same object already, gives that one, with one more count.
  holder *enter(holder &it, const void *address, const std::type_info &type) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (it.registered) return nullptr;
    if (holder *live = find_locked(address, type)) return live;
    all_[{address, &type}] = &it;
    size_.store(all_.size(), std::memory_order_release);
    it.identity = address;
    it.identity_type = &type;
    it.registered = true;
    return nullptr;
  }

  void remove(holder &it) noexcept {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!it.registered) return;
    it.registered = false;
    auto found = all_.find({it.identity, it.identity_type});
    if (found == all_.end() || found->second != &it) return;
    all_.erase(found);
    size_.store(all_.size(), std::memory_order_release);
  }

  // For fork.hpp.
  void lock() noexcept { mutex_.lock(); }
  void unlock() noexcept { mutex_.unlock(); }

 private:
  struct key {
    const void *address;
    const std::type_info *type;
    bool operator==(const key &other) const noexcept { return address == other.address && *type == *other.type; }
  };
  struct hash {
    std::size_t operator()(const key &it) const noexcept { return std::hash<const void *>()(it.address) ^ it.type->hash_code(); }
  };
  holder *find_locked(const void *address, const std::type_info &type) noexcept {
    auto found = all_.find({address, &type});
    return found != all_.end() && pin_holder(*found->second) ? found->second : nullptr;
  }

  std::mutex mutex_;
  std::unordered_map<key, holder *, hash> all_;
  std::atomic<std::size_t> size_{0};
};

namespace detail {

inline void defer_death(root &busy, holder &it) noexcept {
  holder *first = busy.deferred.load(std::memory_order_relaxed);
  do it.link = first;
  while (!busy.deferred.compare_exchange_weak(first, &it, std::memory_order_release, std::memory_order_relaxed));
  std::uint64_t before = busy.word.fetch_or(root::deaths, std::memory_order_acq_rel);
  if ((before & root::borrowed) == 0) bury_deferred(busy);  // became free meanwhile
}

// What a destructor holds: the library's lock where its class asks for it, and its roots.
class last_borrows {
 public:
  // The root that is in the way, or nullptr.
  root *take(holder &it) noexcept {
    thread_state &thread = this_thread();
    if (it.type && it.type->threads == threading::library && it.kind->drop && !holds(thread.held, &library_root())) {
      if (!try_borrow(library_root(), true, true)) return &library_root();
      library_ = true;
      chain(library_root());
    }
    if (it.roots.size() == 0) {
      if (!try_borrow(it.own, true, true)) return in_the_way(it.own);
      own_ = &it.own;
    } else if (it.kind->drop && !it.kind->quiet) {
      for (roots_ = &it.roots; taken_ < roots_->size(); ++taken_) {
        root &on = (*roots_)[taken_]->own;
        if (!try_borrow(on, true, true)) return in_the_way(on);
        chain(on);
      }
    }
    frame_.roots = chained_;
    frame_.outer = thread.held;
    thread.hold(frame_);
    return nullptr;
  }
  // From now on nobody can take its own root.
  void own_is_dead() noexcept {
    if (own_) own_->word.store(root::dead, std::memory_order_release);
    own_ = nullptr;
  }
  void give_back() noexcept {
    this_thread().held = frame_.outer;
    return_taken();
  }

 private:
  // A destructor that calls back must not wait for what it holds itself.  (More roots than these few are held, but not
  // known to the chain: then it would.)
  void chain(root &on) noexcept {
    if (frame_.count < std::size(chained_)) chained_[frame_.count++] = {&on, true};
  }
  root *in_the_way(root &on) noexcept {
    return_taken();
    return &on;
  }
  void return_taken() noexcept {
    while (taken_ > 0) return_borrow((*roots_)[--taken_]->own, true);
    if (own_) return_borrow(*own_, true);
    if (library_) return_borrow(library_root(), true);
  }
  wanted_root chained_[8];
  held_roots frame_;
  const holder_list *roots_ = nullptr;
  root *own_ = nullptr;
  std::size_t taken_ = 0;
  bool library_ = false;
};

// Was it used after its last handle was freed, by a call that had borrowed it, and is there something now that points into
// it, or shares it?  Then it is not dying.  Its roots are borrowed, so that nobody else can begin to use it.
inline bool lives_on(holder &it) noexcept {
  std::uint32_t count = it.count.load(std::memory_order_acquire);
  while (count != holder::dying) {
    std::uint32_t next = count & ~holder::dying;
    if (it.count.compare_exchange_weak(count, next, std::memory_order_acq_rel, std::memory_order_acquire)) return true;
  }
  return false;
}

// Destroys `it`, which is dying, or hands it to the one who is in the way.
inline void retire(holder &it) noexcept {
  last_borrows held;
  if (root *busy = held.take(it)) return defer_death(*busy, it);
  if (lives_on(it)) return held.give_back();
  held.own_is_dead();
  if (it.registered) identities::instance().remove(it);
  if (it.kind->drop) it.kind->drop(it);
  it.storage = nullptr;
  held.give_back();
  for (std::size_t i = 0; i < it.parents.size(); ++i) {
    it.parents[i]->dependents.fetch_sub(1, std::memory_order_relaxed);
    release_holder(*it.parents[i]);
  }
  it.parents.clear();
  it.roots.clear();
  it.kept.clear();
  pool<holder>::instance().give(&it);
}

// All deaths go through here, one after the other, however long the chain of parents is.
inline void bury(holder &it) noexcept {
  thread_state &thread = this_thread();
  it.link = thread.graves;
  thread.graves = &it;
  if (thread.burying) return;
  thread.burying = true;
  while (holder *next = thread.graves) {
    thread.graves = next->link;
    retire(*next);
  }
  thread.burying = false;
}

}  // namespace detail

// Only one releases the last count of all: once it is dying, whoever destroys it looks at what others add and release.
inline void release_holder(holder &it) noexcept {
  std::uint32_t count = it.count.load(std::memory_order_relaxed), next;
  do next = count == 1 ? +holder::dying : count - 1;
  while (!it.count.compare_exchange_weak(count, next, std::memory_order_acq_rel, std::memory_order_relaxed));
  if (count == 1) detail::bury(it);
}

inline void bury_deferred(root &on) noexcept {
  on.word.fetch_and(~root::deaths, std::memory_order_relaxed);
  holder *each = on.deferred.exchange(nullptr, std::memory_order_acquire);
  while (each) {
    holder *next = each->link;
    detail::bury(*each);
    each = next;
  }
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
