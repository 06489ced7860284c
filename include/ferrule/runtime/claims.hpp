// The handles of one call: checked, kept alive, borrowed all together, and given back.
#pragma once

#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <new>

#include "cell.hpp"
#include "fork.hpp"
#include "status.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// One handle that a call uses.
struct claim {
  const void *handle = nullptr;
  const descriptor *wanted = nullptr;
  bool exclusive = false;
  bool nullable = false;
  bool invalidates = false;  // views of its roots become stale
  bool unchanging = false;   // though it is borrowed exclusively, iterations go on afterwards
  bool reads = false;        // though it is borrowed exclusively, it is const in C++
  bool takes = false;        // the object itself will leave: no views, nothing that points into it

  // Once it is acquired:
  holder *keeper = nullptr;
  const descriptor *type = nullptr;  // the handle's own
  void *object = nullptr;            // as `type`
  std::uint32_t flags = 0;
  std::uint64_t epochs = 0;
  bool pinned = false;

  void fill(const cell_view &seen) noexcept {
    keeper = seen.keeper;
    type = seen.type;
    object = seen.object;
    flags = seen.flags;
    epochs = seen.epochs;
  }
  void *as_wanted() const { return keeper ? cast_to(*type, object, *wanted) : nullptr; }
};

// Why a call could not begin.  Needs no memory.
struct refusal {
  std::int32_t code = status::ok;
  char text[192];  // only where there is a code
#if defined(__GNUC__)
  __attribute__((format(printf, 3, 4)))
#endif
  FERRULE_COLD std::int32_t
  because(std::int32_t why, const char *format, ...) noexcept {
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return code = why;
  }
};

namespace detail {

struct call_frame : held_roots {
  claim *const *claims = nullptr;
  std::size_t claim_count = 0;
  const call_frame *outer_call = nullptr;

  // The claim on that handle, or nullptr.
  const claim *find(const void *handle) const noexcept {
    for (std::size_t i = 0; i < claim_count; ++i) {
      if (claims[i]->handle == handle && claims[i]->keeper) return claims[i];
    }
    return nullptr;
  }
};

}  // namespace detail

class acquisition {
 public:
  // `claims` must live as long as this; so must the array.
  acquisition(claim *const *claims, std::size_t count, bool library) noexcept : library_(library) {
    frame_.claims = claims;
    frame_.claim_count = count;
  }
  acquisition(const acquisition &) = delete;
  acquisition &operator=(const acquisition &) = delete;

  ~acquisition() {
    if (begun_) {
      detail::this_thread().call = frame_.outer_call;
      return_all(frame_);
    }
    for (std::size_t i = 0; i < frame_.claim_count; ++i) {
      claim &each = *frame_.claims[i];
      if (each.pinned) release_holder(*each.keeper);
      each.pinned = false;
    }
  }

  // ok, or why not.  May throw std::bad_alloc.
  std::int32_t acquire(refusal &why) {
    std::size_t count = library_ ? 1 : 0;
    for (std::size_t i = 0; i < frame_.claim_count; ++i) {
      claim &each = *frame_.claims[i];
      if (!each.handle && each.nullable) continue;
      if (pin(each, why) != status::ok) return why.code;
      if (is_borrowed(each)) count += each.keeper->root_count();
    }
    std::int32_t refused = borrow(count);
    if (refused != status::ok) {
      const char *text = detail::why_refused(&refused);
      return why.because(refused, "%s", text);
    }
    begin();
    for (std::size_t i = 0; i < frame_.claim_count; ++i) {
      claim &each = *frame_.claims[i];
      if (each.keeper && check(each, why) != status::ok) return why.code;
    }
    for (std::size_t i = 0; i < frame_.claim_count; ++i) {
      if (frame_.claims[i]->keeper) count_changes(*frame_.claims[i]);
      if (frame_.claims[i]->keeper && frame_.claims[i]->invalidates) invalidate(*frame_.claims[i]);
    }
    return status::ok;
  }

 private:
  static bool is_borrowed(const claim &it) noexcept { return it.type->threads != threading::internal; }

  void begin() noexcept {
    detail::thread_state &thread = detail::this_thread();
    frame_.outer_call = thread.call;
    thread.call = &frame_;
    begun_ = true;
  }

  static std::int32_t pin(claim &it, refusal &why) noexcept {
    const char *name = it.wanted->name;
    if (!it.handle) return why.because(status::handle, "a %s is needed, but the handle is NULL", name);
    if (!pool<cell>::instance().contains(it.handle)) {
      return why.because(status::handle, "a %s is needed, but this is not a handle", name);
    }
    const cell &at = *static_cast<const cell *>(it.handle);
    cell_view seen = look(at);
    bool alive = count_of(seen.state) != 0 && seen.keeper && pin_holder(*seen.keeper);
    if (alive && !still_valid(at, seen)) {
      release_holder(*seen.keeper);
      alive = false;
    }
    if (!alive) return why.because(status::handle, "the %s has been freed", name);
    it.fill(seen);
    it.pinned = true;
    if (!is_a(*it.type, *it.wanted)) return why.because(status::handle, "a %s is needed, not a %s", name, it.type->name);
    if (it.exclusive && !it.reads && (it.flags & cell::const_view))
      return why.because(status::readonly, "the %s is read-only", name);
    return status::ok;
  }

  std::int32_t borrow(std::size_t count) {
    wanted_root *all = few_;
    if (count > std::size(few_)) {
      many_.reset(new wanted_root[count]);
      all = many_.get();
    }
    std::size_t used = 0;
    if (library_ && !detail::holds(detail::this_thread().held, &library_root())) all[used++] = {&library_root(), true};
    for (std::size_t i = 0; i < frame_.claim_count; ++i) {
      claim &each = *frame_.claims[i];
      if (!each.keeper || !is_borrowed(each)) continue;
      for (std::size_t r = 0; r < each.keeper->root_count(); ++r) all[used++] = {&each.keeper->root_at(r), each.exclusive};
    }
    return borrow_all(all, merge_roots(all, used), frame_);
  }

  // What can only be seen while the object is borrowed.
  static std::int32_t check(claim &it, refusal &why) noexcept {
    const char *name = it.type->name;
    if (it.keeper->moved.load(std::memory_order_acquire)) return why.because(status::handle, "the %s has been moved from", name);
    if ((it.flags & cell::view) && it.epochs != it.keeper->epochs()) {
      return why.because(status::stale, "what this %s refers to has changed since", name);
    }
    if (!it.takes) return status::ok;
    const descriptor &made_as = *it.keeper->type;  // which may be a base of what it is
    if (!it.keeper->kind->given_by_unique_ptr || cast_to(*it.type, it.object, made_as) != it.keeper->storage) {
      return why.because(status::handle, "the %s cannot be given away: it is a part of another object, or shared", name);
    }
    if (&made_as != it.wanted && !it.keeper->kind->deletes_by_base) {
      return why.because(status::handle, "the %s cannot be given away as a %s, which has no virtual destructor", name,
                         it.wanted->name);
    }
    if (it.keeper->dependents.load(std::memory_order_acquire) != 0) {
      return why.because(status::borrow, "the %s cannot be given away while other objects point into it", name);
    }
    return status::ok;
  }

  static void count_changes(claim &it) noexcept {
    if (!it.exclusive || it.unchanging || !is_borrowed(it)) return;
    for (std::size_t i = 0; i < it.keeper->root_count(); ++i) count_change(it.keeper->root_at(i));
  }

  // Views of its roots, other than this one, are stale from now on.
  static void invalidate(claim &it) noexcept {
    for (std::size_t i = 0; i < it.keeper->root_count(); ++i) it.keeper->root_at(i).epoch.fetch_add(1, std::memory_order_relaxed);
    cell *same = retain_cell(it.handle);
    if (!same) return;
    if (same->keeper.load(std::memory_order_acquire) == it.keeper) {
      same->epochs.store(it.keeper->epochs(), std::memory_order_release);
    }
    release_cell(same);
  }

  detail::call_frame frame_;
  wanted_root few_[6];
  std::unique_ptr<wanted_root[]> many_;
  bool library_, begun_ = false;
};

// The same for the calls that are most frequent: a few handles, of exactly the classes wanted, and nothing to wait for.
//
// Of an object that is its own root a borrow is what keeps it alive, so that two atomic operations do for a handle.  It may turn
// out to be one of quite another object, if the handle was freed and its slot is used again; then it is given back at once.  If
// the handle is still valid when the borrow is held, its keeper was alive when the borrow was taken, and it cannot die before the
// borrow is returned.  A part of one other object (a view, an iteration) has its root there: it is pinned first, as in an
// acquisition.  Everything else is left to one.
template <std::size_t Count>
class quick_acquisition {
 public:
  explicit quick_acquisition(claim *const *claims) noexcept : thread_(detail::this_thread()) {
    frame_.roots = roots_;
    frame_.outer = thread_.held;
    frame_.claims = claims;
    frame_.claim_count = Count;
  }
  quick_acquisition(const quick_acquisition &) = delete;
  quick_acquisition &operator=(const quick_acquisition &) = delete;

  ~quick_acquisition() {
    if (is_slow_) {
      end_slowly();
    } else {
      thread_.call = frame_.outer_call;
      thread_.held = frame_.outer;
      return_roots();
      if (has_pins_) release_pins();
    }
  }

  // ok, or why not.  May throw std::bad_alloc.
  std::int32_t acquire(refusal &why) {
    for (std::size_t i = 0; i < Count; ++i) {
      if (!take(*frame_.claims[i])) return acquire_slowly(why);
    }
    for (std::size_t i = 0; i < frame_.count; ++i) {
      if (counts_[i]) count_change(*roots_[i].on);
    }
    thread_.held = &frame_;
    frame_.outer_call = thread_.call;
    thread_.call = &frame_;
    return status::ok;
  }

 private:
  bool take(claim &it) noexcept {
    if (it.takes || it.invalidates) return false;
    if (!it.handle) return it.nullable;
    if (!pool<cell>::instance().contains(it.handle)) return false;
    const cell &at = *static_cast<const cell *>(it.handle);
    cell_view seen = look(at);
    if (seen.type != it.wanted || seen.type->threads == threading::internal) return false;
    if (count_of(seen.state) == 0 || (it.exclusive && (seen.flags & cell::const_view))) return false;
    if (!seen.own) return take_part(it, at, seen);
    if (!borrow(*seen.own, it) || !still_valid(at, seen) || seen.keeper->moved.load(std::memory_order_relaxed)) return false;
    if ((seen.flags & cell::view) && seen.own->epoch.load(std::memory_order_relaxed) != seen.epochs) return false;
    it.fill(seen);
    return true;
  }

  bool take_part(claim &it, const cell &at, const cell_view &seen) noexcept {
    if (!seen.keeper || !pin_holder(*seen.keeper)) return false;
    it.fill(seen);
    it.pinned = has_pins_ = true;
    if (!still_valid(at, seen) || seen.keeper->root_count() != 1 || !borrow(seen.keeper->root_at(0), it)) return false;
    if (seen.keeper->moved.load(std::memory_order_acquire)) return false;
    return !(seen.flags & cell::view) || seen.keeper->epochs() == seen.epochs;
  }

  bool borrow(root &on, const claim &it) noexcept {
    for (std::size_t i = 0; i < frame_.count; ++i) {
      if (roots_[i].on == &on) return false;  // two borrows to be merged
    }
    if (!detail::try_borrow(on, it.exclusive)) return false;
    counts_[frame_.count] = it.exclusive && !it.unchanging;
    roots_[frame_.count++] = {&on, it.exclusive};
    return true;
  }

  void return_roots() noexcept {
    while (frame_.count > 0) {
      --frame_.count;
      return_borrow(*roots_[frame_.count].on, roots_[frame_.count].exclusive);
    }
  }

  // Once their roots are free: who was the last to keep an object ends it.
  void release_pins() noexcept {
    for (std::size_t i = 0; i < Count; ++i) {
      claim &each = *frame_.claims[i];
      if (each.pinned) release_holder(*each.keeper);
      each.pinned = false;
    }
    has_pins_ = false;
  }

  FERRULE_COLD std::int32_t acquire_slowly(refusal &why) {
    return_roots();
    if (has_pins_) release_pins();
    for (std::size_t i = 0; i < Count; ++i) frame_.claims[i]->keeper = nullptr;
    is_slow_ = true;
    return (::new (static_cast<void *>(&slow_)) acquisition(frame_.claims, Count, false))->acquire(why);
  }
  FERRULE_COLD void end_slowly() noexcept { slow_.~acquisition(); }

  detail::thread_state &thread_;
  detail::call_frame frame_;
  wanted_root roots_[Count];
  bool counts_[Count];
  bool is_slow_ = false, has_pins_ = false;
  union {
    acquisition slow_;
  };
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
