// Exported classes: a handle, however C++ passes them.
//
//   parameter                 what the call does          | result                     what the handle is
//   T                         borrows shared, copies; if  | T                          a new object
//                             it only moves, as T &&      |
//   const T &, const T *      borrows shared              | const T &                  a copy; of what has virtual functions or
//   T &, T *                  borrows exclusively         |                            no copies, a view for reading
//   T &&, unique_ptr<T>       takes it out of the handle  | T &, T *                   a view
//   shared_ptr<T>             shares it                   | const T *                  a view for reading
//                                                         | unique_ptr<T>              a new object, taken
//                                                         | unique_ptr<T> &            a view of what it holds
//                                                         | weak_ptr<T>                the same object, shared; NULL if it is gone
//   reference_wrapper<T>      as T &                      | reference_wrapper<T>       as T &
//
// Pointers may be null, and the handle NULL.  A parameter that is a handle is resolved and borrowed by ferrule::call(); the args
// here serve handles inside of containers, which the call has borrowed by then (see shim.hpp).  In a container that is a result,
// the handles belong to the owner: who wants one for longer retains it.
//! table Exported classes
//! shows Path
//! shows const Path &
//! shows Path &
//! shows Path &&
//! shows const Path *
//! shows Path *
//! shows std::unique_ptr<Path>
//! shows std::shared_ptr<Path>
//! shows std::shared_ptr<const Path>
#pragma once

#include <functional>
#include <memory>

#include "../claimed.hpp"
#include "../runtime/arena.hpp"
#include "../runtime/handle.hpp"
#include "../type.hpp"
#include "../written.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// What all handle rows say.
template <class T, borrowing Borrow, transfer Transfer, bool Nullable>
struct handle_row {
  using abi = ferrule::abi::handle<std::remove_cv_t<T>>;
  static constexpr borrowing borrow = Borrow;
  static constexpr transfer transferred = Transfer;
  static constexpr bool nullable = Nullable;
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    constexpr bool exclusive =
        Borrow == borrowing::exclusive || Borrow == borrowing::take || (Borrow == borrowing::share && !std::is_const_v<T>);
    f(handle_use{from.cell, &descriptor_of<T>(), Borrow, exclusive, Nullable});
  }

 protected:
  static void give(cell *made, abi *out, arena &memory) {
    out->cell = made;
    if (made) memory.handle(made);
  }
};

// Copying gives a T, whole: one with virtual functions may be only the base of another.
template <class T>
inline constexpr bool copies_whole = copyable<T> && !std::is_polymorphic_v<T>;

// (Of a class whose copies do not compile, nor would moves that copy.)
template <class T>
inline constexpr bool only_moves = !copyable<T> && std::is_move_constructible_v<T> && !std::is_copy_constructible_v<T>;
}  // namespace detail

template <class T>
struct type<T, std::enable_if_t<is_handle<T> && !std::is_const_v<T>>>
    : detail::handle_row<T, detail::only_moves<T> ? borrowing::take : borrowing::shared, transfer::value, false> {
  using abi = ferrule::abi::handle<T>;
  struct copied {
    explicit copied(const abi &from) : from(from) {}
    operator T() const { return T(resolve<const T>(from.cell)); }
    const abi &from;
  };
  struct moved {
    explicit moved(const abi &from) : from(from) {}
    operator T() const { return T(std::move(resolve<T>(from.cell))); }
    const abi &from;
  };
  using arg = std::conditional_t<copyable<T>, copied, std::conditional_t<detail::only_moves<T>, moved, void>>;

  template <class U = T, class = std::enable_if_t<std::is_move_constructible_v<U>>>
  static void lower(T &&value, abi *out, arena &memory) {
    type::give(make_value<T>(memory.within(), std::move(value)), out, memory);
  }
  template <class U = T, class = std::enable_if_t<copyable<U>>>
  static void lower(const T &value, abi *out, arena &memory) {
    type::give(make_value<T>(memory.within(), value), out, memory);
  }
};

template <class T>
struct type<T &, std::enable_if_t<is_handle<T> && !std::is_const_v<T>>>
    : detail::handle_row<T, borrowing::exclusive, transfer::view, false> {
  using abi = ferrule::abi::handle<T>;
  struct arg {
    explicit arg(const abi &from) : from(from) {}
    operator T &() const { return resolve<T>(from.cell); }
    const abi &from;
  };
  static void lower(T &value, abi *out, arena &memory) { type::give(make_view(value, memory.within()), out, memory); }
};

template <class T>
struct type<const T &, std::enable_if_t<is_handle<T>>>
    : detail::handle_row<T, borrowing::shared, detail::copies_whole<T> ? transfer::copy : transfer::const_view, false> {
  using abi = ferrule::abi::handle<T>;
  struct arg {
    explicit arg(const abi &from) : from(from) {}
    operator const T &() const { return resolve<const T>(from.cell); }
    const abi &from;
  };
  static void lower(const T &value, abi *out, arena &memory) {
    if constexpr (detail::copies_whole<T>) {
      type::give(make_value<T>(memory.within(), value), out, memory);
    } else {
      type::give(make_view(value, memory.within()), out, memory);
    }
  }
};

template <class T>
struct type<T &&, std::enable_if_t<is_handle<T> && !std::is_const_v<T>>>
    : detail::handle_row<T, borrowing::take, transfer::value, false> {
  using abi = ferrule::abi::handle<T>;
  struct arg {
    explicit arg(const abi &from) : from(from) {}
    operator T &&() const { return std::move(resolve<T>(from.cell)); }
    const abi &from;
  };
  template <class U = T, class = std::enable_if_t<std::is_move_constructible_v<U>>>
  static void lower(T &&value, abi *out, arena &memory) {
    type::give(make_value<T>(memory.within(), std::move(value)), out, memory);
  }
};

template <class T>
struct type<T *, std::enable_if_t<is_handle<T>>>
    : detail::handle_row<T, std::is_const_v<T> ? borrowing::shared : borrowing::exclusive,
                         std::is_const_v<T> ? transfer::const_view : transfer::view, true> {
  using abi = ferrule::abi::handle<std::remove_const_t<T>>;
  struct arg {
    explicit arg(const abi &from) : from(from) {}
    operator T *() const { return from.cell ? &resolve<T>(from.cell) : nullptr; }
    const abi &from;
  };
  static void lower(T *value, abi *out, arena &memory) {
    type::give(value ? make_view(*value, memory.within()) : nullptr, out, memory);
  }
};

template <class T, class Deleter>
struct type<std::unique_ptr<T, Deleter>, std::enable_if_t<is_handle<T>>>
    : detail::handle_row<T, borrowing::take, transfer::take, true> {
  using abi = ferrule::abi::handle<std::remove_const_t<T>>;
  struct taking {
    explicit taking(const abi &from) : from(from) {}
    operator std::unique_ptr<T, Deleter>() const { return from.cell ? take<T>(from.cell) : nullptr; }
    const abi &from;
  };
  using arg = std::conditional_t<std::is_same_v<Deleter, std::default_delete<T>>, taking, void>;
  static void lower(std::unique_ptr<T, Deleter> &&value, abi *out, arena &memory) {
    type::give(value ? make_taken(std::move(value), memory.within()) : nullptr, out, memory);
  }
};

// Where one lies in C++: a view of what it holds.
template <class T, class Deleter>
struct type<const std::unique_ptr<T, Deleter> &, std::enable_if_t<is_handle<T>>>
    : detail::handle_row<T, borrowing::shared, std::is_const_v<T> ? transfer::const_view : transfer::view, true> {
  using abi = ferrule::abi::handle<std::remove_const_t<T>>;
  static constexpr char refused[] = "would be empty after the call; take a unique_ptr, or a reference to what it holds";
  static void lower(const std::unique_ptr<T, Deleter> &value, abi *out, arena &memory) {
    type::give(value ? make_view(*value, memory.within()) : nullptr, out, memory);
  }
};
template <class T, class Deleter>
struct type<std::unique_ptr<T, Deleter> &, std::enable_if_t<is_handle<T>>> : type<const std::unique_ptr<T, Deleter> &> {};

template <class T>
struct type<std::shared_ptr<T>, std::enable_if_t<is_handle<T>>> : detail::handle_row<T, borrowing::share, transfer::share, true> {
  using abi = ferrule::abi::handle<std::remove_const_t<T>>;
  struct arg {
    explicit arg(const abi &from) : from(from) {}
    operator std::shared_ptr<T>() const { return from.cell ? share<T>(from.cell) : nullptr; }
    const abi &from;
  };
  static void lower(std::shared_ptr<T> value, abi *out, arena &memory) {
    type::give(value ? make_sharing(std::move(value), memory.within()) : nullptr, out, memory);
  }
};

// A result only: what a handle lends to a call is shared for as long as that, so a weak_ptr to it would be empty afterwards.
template <class T>
struct type<std::weak_ptr<T>, std::enable_if_t<is_handle<T>>> : detail::handle_row<T, borrowing::share, transfer::share, true> {
  using abi = ferrule::abi::handle<std::remove_cv_t<T>>;
  static constexpr char refused[] =
      "would be empty after the call, which shares its argument no longer than that; take a shared_ptr";
  static void lower(const std::weak_ptr<T> &value, abi *out, arena &memory) {
    std::shared_ptr<T> alive = value.lock();
    type::give(alive ? make_sharing(std::move(alive), memory.within()) : nullptr, out, memory);
  }
};

template <class T>
struct type<std::reference_wrapper<T>, std::enable_if_t<is_handle<T>>>
    : detail::handle_row<T, std::is_const_v<T> ? borrowing::shared : borrowing::exclusive,
                         std::is_const_v<T> ? transfer::const_view : transfer::view, false> {
  using abi = ferrule::abi::handle<std::remove_const_t<T>>;
  struct arg {
    explicit arg(const abi &from) : from(from) {}
    operator std::reference_wrapper<T>() const { return resolve<T>(from.cell); }
    const abi &from;
  };
  static void lower(std::reference_wrapper<T> value, abi *out, arena &memory) {
    type::give(make_view(value.get(), memory.within()), out, memory);
  }
};

// FERRULE(out = "db: owned"): what comes through a pointer, as a unique_ptr.
template <class T>
struct type<owned<T>, std::enable_if_t<is_handle<T> && lowers<std::unique_ptr<T>>>> {
  using abi = abi_of<std::unique_ptr<T>>;
  static constexpr transfer transferred = transfer::take;
  static constexpr bool nullable = true;
  static void lower(owned<T> &&value, abi *out, arena &memory) { lower_value<std::unique_ptr<T>>(value.take(), out, memory); }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
