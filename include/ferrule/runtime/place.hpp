// Objects that lie in memory of the lane's: inside the Python object.  Only those of confined classes do, which nothing takes,
// shares or points into: they are never handles, C never meets them, and whoever uses one keeps the Python object alive.
//
// A place is borrowed at its own root, like everything else.  Where the host's lock orders all uses, the root's word is read and
// written plainly: every use begins and ends with the lock held, and a borrow that is taken before the lock is given up stays in
// the word.  Where there is no such lock (a free-threaded interpreter) it is done as everywhere.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "borrow.hpp"
#include "caller.hpp"
#include "claims.hpp"

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
  // What is large, or aligned more strictly than any memory of an interpreter, lies elsewhere after all.
  static constexpr bool inside = alignof(T) <= 2 * sizeof(void *) && sizeof(T) <= 4096;
  using stored = std::conditional_t<inside, T, T *>;
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
  if constexpr (placed<T>::inside) {
    whole.object().~T();
  } else {
    delete std::addressof(whole.object());
  }
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
    T *object;
    if constexpr (std::is_constructible_v<T, A...>) {
      object = new T(std::forward<A>(arguments)...);
    } else {
      object = new T{std::forward<A>(arguments)...};
    }
    ::new (static_cast<void *>(made->room)) T *(object);
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

inline bool try_place(root &on, bool exclusive) noexcept {
  if (!the_host_lock.orders_uses) return try_borrow(on, exclusive);
  const std::uint64_t word = on.word.load(std::memory_order_relaxed);
  if (!free_for(word, exclusive, false)) return false;
  on.word.store(exclusive ? word | root::exclusive : word + 1, std::memory_order_relaxed);
  return true;
}

FERRULE_COLD inline void place_returned(place &at, std::uint64_t before, bool exclusive, bool lets_go) noexcept {
  returned(at.own, before, exclusive);
  if (!(before & root::dead) || (before & root::borrowed) != (exclusive ? root::exclusive : 1)) return;
  host_lock_let_go others(lets_go);
  if (const place_kind *kind = at.kind.load(std::memory_order_relaxed)) kind->destroy(at);
}

inline void return_place(place &at, bool exclusive, bool lets_go) noexcept {
  const std::uint64_t one = exclusive ? root::exclusive : 1;
  std::uint64_t before;
  if (the_host_lock.orders_uses) {
    before = at.own.word.load(std::memory_order_relaxed);
    at.own.word.store(before - one, std::memory_order_relaxed);
  } else {
    before = at.own.word.fetch_sub(one, std::memory_order_release);
  }
  if ((before & ~root::borrowed) != 0) place_returned(at, before, exclusive, lets_go);
}

}  // namespace detail

// One place that a call uses.
struct place_claim {
  place *at;  // nullptr, where that may be
  const place_kind *wanted;
  bool exclusive, nullable;
};

// All places of a call, borrowed together and given back.  It begins and ends with the host's lock held.
template <std::size_t Count>
class place_acquisition {
 public:
  explicit place_acquisition(bool lets_go) noexcept : thread_(detail::this_thread()), lets_go_(lets_go) {}
  place_acquisition(const place_acquisition &) = delete;
  place_acquisition &operator=(const place_acquisition &) = delete;
  ~place_acquisition() {
    if (!begun_) return;
    thread_.held = frame_.outer;
    while (frame_.count > 0) {
      const wanted_root &one = roots_[--frame_.count];
      detail::return_place(*reinterpret_cast<place *>(one.on), one.exclusive, lets_go_);  // a place begins with its root
    }
  }

  // ok, or why not.
  std::int32_t acquire(const place_claim (&claims)[Count], refusal &why) noexcept {
    std::size_t count = 0;
    for (const place_claim &each : claims) {
      if (!each.at && each.nullable) continue;
      if (!each.at || each.at->kind.load(std::memory_order_acquire) != each.wanted) return refuse(each, why);
      std::size_t same = 0;
      while (same < count && roots_[same].on != &each.at->own) ++same;
      if (same == count) roots_[count++] = {&each.at->own, false};
      roots_[same].exclusive |= each.exclusive;
    }
    std::size_t taken = 0;
    while (taken < count && detail::try_place(*roots_[taken].on, roots_[taken].exclusive)) ++taken;
    if (taken != count) {
      if (const std::int32_t refused = wait(taken, count); refused != status::ok) return refuse_borrow(refused, why);
    }
    frame_.roots = roots_;
    frame_.count = count;
    frame_.outer = thread_.held;
    thread_.held = &frame_;
    begun_ = true;
    return status::ok;
  }

 private:
  FERRULE_COLD static std::int32_t refuse(const place_claim &one, refusal &why) noexcept {
    const char *name = one.wanted->type->name;
    if (!one.at) return why.because(status::handle, "a %s is needed, but the handle is NULL", name);
    const place_kind *kind = one.at->kind.load(std::memory_order_acquire);
    if (!kind) return why.because(status::handle, "the %s has been freed", name);
    return why.because(status::handle, "a %s is needed, not a %s", name, kind->type->name);
  }
  FERRULE_COLD static std::int32_t refuse_borrow(std::int32_t code, refusal &why) noexcept {
    if (code == status::borrow)
      return why.because(code, "an object is in use by a call that this one would have to wait for for ever");
    return why.because(code, "an object has been freed");
  }
  FERRULE_COLD std::int32_t wait(std::size_t taken, std::size_t count) noexcept {
    while (taken > 0) {
      --taken;
      detail::return_place(*reinterpret_cast<place *>(roots_[taken].on), roots_[taken].exclusive, lets_go_);
    }
    return detail::waiting_room::instance().acquire(roots_, count, &the_host_lock);
  }

  detail::thread_state &thread_;
  detail::held_roots frame_;
  wanted_root roots_[Count];
  const bool lets_go_;
  bool begun_ = false;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
