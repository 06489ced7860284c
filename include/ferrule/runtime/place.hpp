// Objects that lie in memory of the lane's: inside the Python object.  Only those of confined classes do, which nothing takes,
// shares or points into: they are never handles, C never meets them, and whoever uses one keeps the Python object alive.
//
// A place is borrowed at its own root, like everything else.  Where the host's lock orders all uses, the root's word is read and
// written plainly: every use begins and ends with the lock held, and a borrow that is taken before the lock is given up stays in
// the word.  Where there is no such lock (a free-threaded interpreter) it is done as everywhere.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "borrow.hpp"
#include "caller.hpp"
#include "claims.hpp"
#include "error.hpp"
#include "new_object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

struct place;
struct place_kind {
  const descriptor *type;
  std::size_t size, alignment;        // of a place with its object
  void (*destroy)(place &) noexcept;  // the object
  bool is_trivial;                    // its destructor does nothing
};

struct place {
  root own;                                       // dead: there is no object, or there will soon be none
  std::atomic<const place_kind *> kind{nullptr};  // nullptr: there is no object
  place *older = nullptr;                         // the lane's: one that was replaced while it was in use
};

template <class T>
struct placed : place {
  // What is large, aligned more strictly than any memory of an interpreter, or shares itself, lies elsewhere after all.
  static constexpr bool inside = alignof(T) <= 2 * sizeof(void *) && sizeof(T) <= 4096 && !detail::shares_itself<T>;
  using outside = std::conditional_t<detail::shares_itself<T>, std::shared_ptr<T>, std::unique_ptr<T>>;
  using stored = std::conditional_t<inside, T, outside>;
  alignas(stored) unsigned char room[sizeof(stored)];

  T &object() noexcept {
    auto *at = std::launder(reinterpret_cast<stored *>(room));
    if constexpr (inside) {
      return *at;
    } else {
      return **at;
    }
  }
};

namespace detail {
template <class T>
void destroy_placed(place &at) noexcept {
  at.own.word.store(root::dead, std::memory_order_release);
  at.kind.store(nullptr, std::memory_order_release);
  auto &whole = static_cast<placed<T> &>(at);
  using stored = typename placed<T>::stored;
  std::launder(reinterpret_cast<stored *>(whole.room))->~stored();
}
}  // namespace detail

template <class T>
inline constexpr place_kind place_kind_of{&exported<T>::descriptor, sizeof(placed<T>), alignof(placed<T>),
                                          &detail::destroy_placed<T>, placed<T>::inside &&std::is_trivially_destructible_v<T>};

// `*out` is the place.  Nobody else knows it yet.
template <class T, class H, class... A>
void construct_in_place(H **out, A &&...arguments) {
  auto *made = ::new (static_cast<void *>(*out)) placed<T>;
  if constexpr (!placed<T>::inside) {
    ::new (static_cast<void *>(made->room)) typename placed<T>::stored(detail::make_new<T>(std::forward<A>(arguments)...));
  } else if constexpr (std::is_constructible_v<T, A...>) {
    ::new (static_cast<void *>(made->room)) T(std::forward<A>(arguments)...);
  } else {
    ::new (static_cast<void *>(made->room)) T{std::forward<A>(arguments)...};
  }
  made->kind.store(&place_kind_of<T>, std::memory_order_relaxed);
  made->own.word.store(0, std::memory_order_release);
}

// The lane has another object for what used this place: nobody can borrow it from now on.  Whether nobody has: then the caller
// destroys what is in it, else whoever returns the last borrow does.  `forgotten`: nobody will look at the place again.
inline bool retire_place(place &at, bool *forgotten) noexcept {
  const std::uint64_t before = at.own.word.fetch_or(root::dead, std::memory_order_acq_rel);
  *forgotten = before == 0 && the_host_lock.orders_uses;
  return (before & root::borrowed) == 0;
}

namespace detail {

FERRULE_INLINE bool try_place(root &on, bool exclusive) noexcept {
  if (!FERRULE_LIKELY(the_host_lock.orders_uses)) return try_borrow(on, exclusive);
  const std::uint64_t word = on.word.load(std::memory_order_relaxed);
  if (!FERRULE_LIKELY(free_for(word, exclusive, false))) return false;
  on.word.store(exclusive ? word | root::exclusive : word + 1, std::memory_order_relaxed);
  return true;
}

FERRULE_COLD inline void place_returned(place &at, std::uint64_t before, bool exclusive, bool lets_go) noexcept {
  returned(at.own, before, exclusive);
  if (!(before & root::dead) || (before & root::borrowed) != (exclusive ? root::exclusive : 1)) return;
  host_lock_let_go others(lets_go);
  if (const place_kind *kind = at.kind.load(std::memory_order_relaxed)) kind->destroy(at);
}

FERRULE_INLINE void return_place(place &at, bool exclusive, bool lets_go) noexcept {
  const std::uint64_t one = exclusive ? root::exclusive : 1;
  std::uint64_t before;
  if (FERRULE_LIKELY(the_host_lock.orders_uses)) {
    before = at.own.word.load(std::memory_order_relaxed);
    at.own.word.store(before - one, std::memory_order_relaxed);
  } else {
    before = at.own.word.fetch_sub(one, std::memory_order_release);
  }
  if (!FERRULE_LIKELY((before & ~root::borrowed) == 0)) place_returned(at, before, exclusive, lets_go);
}

}  // namespace detail

// One place that a call uses.
struct place_claim {
  place *at;  // nullptr, where that may be
  const place_kind *wanted;
  bool exclusive, nullable;

  FERRULE_INLINE bool is_there() const noexcept { return at && at->kind.load(std::memory_order_acquire) == wanted; }
};

namespace detail {

// What becomes of a call that cannot begin: its status.
FERRULE_COLD inline std::int32_t refuse_place(error_object **out, place_claim one) noexcept {
  const char *name = one.wanted->type->name;
  const place_kind *kind = one.at ? one.at->kind.load(std::memory_order_acquire) : nullptr;
  refusal why;
  if (!one.at)
    why.because(status::handle, "a %s is needed, but the handle is NULL", name);
  else if (!kind)
    why.because(status::handle, "the %s has been freed", name);
  else
    why.because(status::handle, "a %s is needed, not a %s", name, kind->type->name);
  return fail(out, why.code, why.text);
}

// For those that are not free.  ok, or why not.
FERRULE_COLD inline std::int32_t wait_for_places(error_object **out, const wanted_root *roots, std::size_t count) noexcept {
  std::int32_t refused = waiting_room::instance().acquire(roots, count, &the_host_lock);
  if (refused == status::ok) return refused;
  const char *text = refused == status::handle ? "an object has been freed" : why_refused(&refused);
  return fail(out, refused, text);
}

}  // namespace detail

// What others see of a call's places: it is chained to what the thread holds.
template <std::size_t Count>
struct place_frame {
  wanted_root roots[Count];
  union {
    detail::held_roots held;  // while they are borrowed
  };
  FERRULE_INLINE place_frame() noexcept {}
};

// All places of a call, borrowed together and given back.  It begins and ends with the host's lock held.
template <std::size_t Count>
class place_acquisition {
 public:
  FERRULE_INLINE place_acquisition(const place_claim (&claims)[Count], place_frame<Count> &frame, bool lets_go) noexcept
      : claims_(claims), frame_(frame), thread_(detail::this_thread()), lets_go_(lets_go) {}
  place_acquisition(const place_acquisition &) = delete;
  place_acquisition &operator=(const place_acquisition &) = delete;
  FERRULE_INLINE ~place_acquisition() {
    if (!begun_) return;
    thread_.held = frame_.held.outer;
    if constexpr (Count == 1) {
      if (count_) detail::return_place(*claims_[0].at, claims_[0].exclusive, lets_go_);
    } else {
      give_back(count_);
    }
  }

  // Or why not, in `refused`.
  FERRULE_INLINE bool acquire(error_object **out, std::int32_t *refused) noexcept {
    if (!FERRULE_LIKELY(take_all(out, refused))) return false;
    thread_.held = ::new (static_cast<void *>(&frame_.held)) detail::held_roots{frame_.roots, count_, thread_.held};
    begun_ = true;
    return true;
  }

 private:
  FERRULE_INLINE bool take_all(error_object **out, std::int32_t *refused) noexcept {
    if constexpr (Count > 1) {
      return (*refused = take_several(out)) == status::ok;
    } else {
      const place_claim &it = claims_[0];
      if (it.nullable && !it.at) return true;
      if (!FERRULE_LIKELY(it.is_there())) return *refused = detail::refuse_place(out, it), false;
      frame_.roots[0] = {&it.at->own, it.exclusive};
      count_ = 1;
      if (FERRULE_LIKELY(detail::try_place(it.at->own, it.exclusive))) return true;
      return (*refused = detail::wait_for_places(out, frame_.roots, 1)) == status::ok;
    }
  }

  // One place may be there twice.
  std::int32_t take_several(error_object **out) noexcept {
    std::size_t count = 0;
    wanted_root *const roots = frame_.roots;
    for (const place_claim &each : claims_) {
      if (!each.at && each.nullable) continue;
      if (!each.is_there()) return detail::refuse_place(out, each);
      std::size_t same = 0;
      while (same < count && roots[same].on != &each.at->own) ++same;
      if (same == count) roots[count++] = {&each.at->own, false};
      roots[same].exclusive |= each.exclusive;
    }
    count_ = count;
    std::size_t taken = 0;
    while (taken < count && detail::try_place(*roots[taken].on, roots[taken].exclusive)) ++taken;
    if (taken == count) return status::ok;
    give_back(taken);
    return detail::wait_for_places(out, roots, count);
  }

  void give_back(std::size_t count) noexcept {
    while (count > 0) {
      const wanted_root &one = frame_.roots[--count];
      detail::return_place(*reinterpret_cast<place *>(one.on), one.exclusive, lets_go_);  // a place begins with its root
    }
  }

  const place_claim (&claims_)[Count];
  place_frame<Count> &frame_;
  detail::thread_state &thread_;
  const bool lets_go_;
  std::size_t count_ = 0;
  bool begun_ = false;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
