// call(): what every generated C function is made of.  Checks and borrows the handles, runs the C++, turns what it throws
// into a status and an error, gives everything back.
//
//   return ferrule::call(error, ferrule::shared<geo::Path>(self), [&](const geo::Path &self_) { … });
#pragma once

#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "arena.hpp"
#include "handle.hpp"
#include "place.hpp"
#include "translate.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// How an object is shared with C++.
template <class T>
using sharing = std::shared_ptr<T>;

// The objects behind a list of handles.
template <class T>
class objects {
 public:
  objects() = default;
  objects(T *const *data, std::size_t size) noexcept : data_(data), size_(size) {}
  std::size_t size() const noexcept { return size_; }
  T &operator[](std::size_t i) const noexcept { return *data_[i]; }
  T *const *data() const noexcept { return data_; }
  T *const *begin() const noexcept { return data_; }
  T *const *end() const noexcept { return data_ + size_; }

 private:
  T *const *data_ = nullptr;
  std::size_t size_ = 0;
};

namespace detail {

// ---- borrowables: what call() takes between `error` and the lambda.  Each gives its claims, then what the lambda gets ------

// A handle, and the claim that is made of it; of a lane's places none is made.
struct one_claim {
  const void *handle;
  bool invalidates = false, unchanging = false, reads = false;
  union {
    claim it;  // prepared
  };
  explicit FERRULE_INLINE one_claim(const void *handle_) noexcept : handle(handle_) {}
  std::size_t claim_count() const noexcept { return 1; }
  claim *claims() noexcept { return &it; }
  void finish(bool) noexcept {}
  static constexpr bool is_library = false;

 protected:
  void prepare_as(const descriptor &wanted, bool exclusive, bool nullable) noexcept {
    ::new (static_cast<void *>(&it)) claim;
    it.handle = handle;
    it.wanted = &wanted;
    it.exclusive = exclusive;
    it.nullable = nullable;
    it.invalidates = invalidates;
    it.unchanging = unchanging;
    it.reads = reads;
  }
};

template <class T>  // const T: borrowed shared
struct claim_on : one_claim {
  using one_claim::one_claim;
  static constexpr bool exclusive = !std::is_const_v<T>;
  // Where it lies, of a lane that gives places.
  using place_type = placed<std::remove_const_t<T>>;
  FERRULE_INLINE place_type *at() const noexcept { return static_cast<place_type *>(const_cast<void *>(handle)); }
};

template <class T>
struct reference_to : claim_on<T> {
  using claim_on<T>::claim_on;
  static constexpr bool nullable = false;
  void prepare() noexcept { this->prepare_as(descriptor_of<T>(), this->exclusive, nullable); }
  T &resolve() { return *static_cast<T *>(this->it.as_wanted()); }
  static FERRULE_INLINE T &in_place(typename claim_on<T>::place_type *at) noexcept { return at->object(); }
};

template <class T>
struct pointer_to : claim_on<T> {
  using claim_on<T>::claim_on;
  static constexpr bool nullable = true;
  void prepare() noexcept { this->prepare_as(descriptor_of<T>(), this->exclusive, nullable); }
  T *resolve() { return static_cast<T *>(this->it.as_wanted()); }
  static FERRULE_INLINE T *in_place(typename claim_on<T>::place_type *at) noexcept {
    return at ? std::addressof(at->object()) : nullptr;
  }
};

template <class T, class = void>
inline constexpr bool is_confined = false;
template <class T>
inline constexpr bool is_confined<T, std::void_t<decltype(exported<T>::is_confined)>> = exported<T>::is_confined;

// What a lane may give as a place.
template <class B>
struct confined_class {
  static constexpr bool is_one = false;
};
template <class T>
struct confined_class<reference_to<T>> {
  using type = std::remove_const_t<T>;
  static constexpr bool is_one = is_confined<type>;
};
template <class T>
struct confined_class<pointer_to<T>> : confined_class<reference_to<T>> {};

template <class T>
struct unique_from : one_claim {
  std::unique_ptr<T> object;
  T *before = nullptr;
  bool nullable;
  unique_from(const void *handle_, bool nullable_) noexcept : one_claim(handle_), nullable(nullable_) {}
  void prepare() noexcept {
    prepare_as(descriptor_of<T>(), true, nullable);
    it.takes = true;
  }
  std::unique_ptr<T> &resolve() {
    before = static_cast<T *>(it.as_wanted());
    object.reset(before);
    return object;
  }
  // What was not taken goes back.
  void finish(bool) noexcept {
    if (!before) return;
    if (object.get() == before) {
      object.release();
      return;
    }
    it.keeper->moved.store(true, std::memory_order_release);
    it.keeper->storage = nullptr;
    it.keeper->kept.leave();
    identities::instance().remove(*it.keeper);
  }
};

template <class T>
struct rvalue_of : one_claim {
  explicit rvalue_of(const void *handle_) noexcept : one_claim(handle_) { invalidates = true; }
  void prepare() noexcept { prepare_as(descriptor_of<T>(), true, false); }
  T &&resolve() { return std::move(*static_cast<T *>(it.as_wanted())); }
  // The whole object, if it is nobody else's too: its handles say that it is gone.
  void finish(bool succeeded) noexcept {
    if (!succeeded || it.object != it.keeper->storage) return;
    it.keeper->moved.store(true, std::memory_order_release);
    it.keeper->kept.leave();
  }
};

template <class T>
struct shared_from : one_claim {
  std::shared_ptr<T> object;
  bool nullable;
  shared_from(const void *handle_, bool nullable_) noexcept : one_claim(handle_), nullable(nullable_) {}
  void prepare() noexcept { prepare_as(descriptor_of<T>(), !std::is_const_v<T>, nullable); }
  const std::shared_ptr<T> &resolve() {
    if (it.keeper) object = std::shared_ptr<T>(it.keeper->kind->lend(*it.keeper), static_cast<T *>(it.as_wanted()));
    return object;
  }
};

template <class T>
struct each_of {
  const void *const *data;
  std::size_t size;
  std::vector<claim> all;
  std::vector<T *> pointers;
  objects<T> found;
  std::size_t claim_count() const noexcept { return all.size(); }
  claim *claims() noexcept { return all.data(); }
  void prepare() {
    all.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
      all[i].handle = data[i];
      all[i].wanted = &descriptor_of<T>();
      all[i].exclusive = !std::is_const_v<T>;
    }
  }
  objects<T> &resolve() {
    pointers.reserve(size);
    for (claim &each : all) pointers.push_back(static_cast<T *>(each.as_wanted()));
    found = {pointers.data(), size};
    return found;
  }
  void finish(bool) noexcept {}
  static constexpr bool is_library = false;
};

struct no_claims {
  std::size_t claim_count() const noexcept { return 0; }
  claim *claims() noexcept { return nullptr; }
  void prepare() {}
  void finish(bool) noexcept {}
  static constexpr bool is_library = false;
};

struct library_lock : no_claims {
  void resolve() {}
  static constexpr bool is_library = true;
};

template <class T>
struct thrown_as : no_claims {
  const error_object *from;
  const T *object = nullptr;
  explicit thrown_as(const error_object *error) noexcept : from(error) {}
  void prepare() {
    if (!from) throw error(status::handle, "an error is needed, but it is NULL");
    if (from->exception) {
      try {
        std::rethrow_exception(from->exception);
      } catch (const T &it) {
        object = &it;
      } catch (...) {
      }
    }
    if (!object) throw error(status::type, std::string("the error is a ") + from->type + ", which has no such field");
  }
  const T &resolve() { return *object; }
};

template <class F>
struct at_exit {
  F function;
  explicit at_exit(F what) : function(what) {}
  at_exit(const at_exit &) = delete;
  at_exit &operator=(const at_exit &) = delete;
  ~at_exit() { function(); }
};

// Runs the lambda, which may give a status: that of a failure that was returned.
template <class F, class... A>
FERRULE_INLINE std::int32_t status_of(F &&function, A &&...arguments) {
  if constexpr (std::is_void_v<decltype(std::forward<F>(function)(std::forward<A>(arguments)...))>) {
    std::forward<F>(function)(std::forward<A>(arguments)...);
    return status::ok;
  } else {
    return std::forward<F>(function)(std::forward<A>(arguments)...);
  }
}

// Whether the lambda gets something for it.
template <class B>
inline constexpr bool gives = !std::is_void_v<decltype(std::declval<B &>().resolve())>;

template <class B>
auto as_tuple(B &borrowable) {
  if constexpr (gives<B>) {
    return std::tuple<decltype(borrowable.resolve())>(borrowable.resolve());
  } else {
    return std::tuple<>();
  }
}

// A call that could not begin: its status.
FERRULE_COLD inline std::int32_t refused(error_object **out, const refusal &why) noexcept {
  return why.code == status::would_block ? why.code : fail(out, why.code, why.text);
}
template <class Acquisition>
FERRULE_APART std::int32_t acquire(error_object **out, Acquisition &held) {
  refusal why;
  return held.acquire(why) == status::ok ? status::ok + 0 : refused(out, why);
}

template <class Acquisition, class F, class... B>
std::int32_t call_held(error_object **out, Acquisition &held, F &&function, B &...borrowables) {
  if (const std::int32_t code = acquire(out, held)) return code;
  bool succeeded = false;
  at_exit finish([&] { (borrowables.finish(succeeded), ...); });  // while all is still borrowed
  std::int32_t code;
  if constexpr ((gives<B> && ...)) {
    code = status_of(std::forward<F>(function), borrowables.resolve()...);
  } else {
    code =
        std::apply([&](auto &&...given) { return status_of(std::forward<F>(function), std::forward<decltype(given)>(given)...); },
                   std::tuple_cat(as_tuple(borrowables)...));
  }
  succeeded = code == status::ok;
  return code;
}

template <class F, class... B>
FERRULE_INLINE std::int32_t call_with(error_object **out, F &&function, B &...borrowables) {
  return guarded(out, [&]() -> std::int32_t {
    constexpr bool library = (B::is_library || ... || false);
    if constexpr (sizeof...(B) == 0) {
      return status_of(std::forward<F>(function));
    } else if constexpr (sizeof...(B) <= 3 && (std::is_base_of_v<one_claim, B> && ...)) {
      (borrowables.prepare(), ...);
      claim *all[] = {borrowables.claims()...};
      quick_acquisition<sizeof...(B)> held(all);
      return call_held(out, held, std::forward<F>(function), borrowables...);
    } else {
      (borrowables.prepare(), ...);
      claim *few[8];
      std::unique_ptr<claim *[]> many;
      std::size_t count = (borrowables.claim_count() + ...);
      claim **all = count <= std::size(few) ? few : (many.reset(new claim *[count]), many.get());
      claim **at = all;
      auto collect = [&at](auto &from) {
        for (std::size_t i = 0; i < from.claim_count(); ++i) *at++ = from.claims() + i;
      };
      (collect(borrowables), ...);
      acquisition held(all, count, library);
      return call_held(out, held, std::forward<F>(function), borrowables...);
    }
  });
}

// Of a lane whose objects are all places.
template <class... B, class F>
FERRULE_INLINE std::int32_t call_in_place(const caller &from, error_object **out, F &&function, typename B::place_type *...at) {
  const place_claim claims[] = {{at, &place_kind_of<typename confined_class<B>::type>, B::exclusive, B::nullable}...};
  place_frame<sizeof...(B)> frame;
  place_acquisition<sizeof...(B)> held(claims, frame, from.lets_go);
  std::int32_t refused;
  if (!FERRULE_LIKELY(held.acquire(out, &refused))) return refused;
  host_lock_let_go others(from.lets_go);
  return guarded(out, [&] { return status_of(std::forward<F>(function), B::in_place(at)...); });
}

template <class F, class... B>
FERRULE_INLINE std::int32_t call_from(const lane &from, error_object **out, F &&function, B &...borrowables) {
  if constexpr (sizeof...(B) == 0) {
    return call_with(out, std::forward<F>(function));  // it only makes an object
  } else {
    static_assert((confined_class<B>::is_one && ...), "a place and a handle cannot be borrowed together");
    return call_in_place<B...>(from, out, std::forward<F>(function), borrowables.at()...);
  }
}
template <class F, class... B>
FERRULE_INLINE std::int32_t call_from(const caller &, error_object **out, F &&function, B &...borrowables) {
  return call_with(out, std::forward<F>(function), borrowables...);
}

// The lambda comes last: each borrowable before it goes to the end.
template <std::size_t Left>
struct in_turn {
  template <class Caller, class First, class... A>
  static FERRULE_INLINE std::int32_t call(const Caller &from, error_object **out, First &first, A &...rest) {
    return in_turn<Left - 1>::call(from, out, rest..., first);
  }
};
template <>
struct in_turn<0> {
  template <class Caller, class F, class... B>
  static FERRULE_INLINE std::int32_t call(const Caller &from, error_object **out, F &function, B &...borrowables) {
    return call_from(from, out, function, borrowables...);
  }
};

}  // namespace detail

template <class T>
FERRULE_INLINE auto shared(const void *handle) noexcept {
  return detail::reference_to<const T>(handle);
}
template <class T>
FERRULE_INLINE auto exclusive(const void *handle) noexcept {
  return detail::reference_to<T>(handle);
}
template <class T>
FERRULE_INLINE auto maybe_shared(const void *handle) noexcept {
  return detail::pointer_to<const T>(handle);
}
template <class T>
FERRULE_INLINE auto maybe_exclusive(const void *handle) noexcept {
  return detail::pointer_to<T>(handle);
}
// The lambda gets a std::unique_ptr<T> &; what it does not take away goes back to the handle.
template <class T>
auto taken(const void *handle) noexcept {
  return detail::unique_from<T>(handle, false);
}
template <class T>
auto maybe_taken(const void *handle) noexcept {
  return detail::unique_from<T>(handle, true);
}
template <class T>
auto moved(const void *handle) noexcept {
  return detail::rvalue_of<T>(handle);
}
template <class T>
auto shares(const void *handle) noexcept {
  return detail::shared_from<T>(handle, false);
}
template <class T>
auto maybe_shares(const void *handle) noexcept {
  return detail::shared_from<T>(handle, true);
}
template <class T, class H>
auto each_shared(H *const *data, std::size_t size) {
  return detail::each_of<const T>{reinterpret_cast<const void *const *>(data), size, {}, {}, {}};
}
template <class T, class H>
auto each_exclusive(H *const *data, std::size_t size) {
  return detail::each_of<T>{reinterpret_cast<const void *const *>(data), size, {}, {}, {}};
}
inline auto library() noexcept { return detail::library_lock{}; }
// Views of its roots become stale; its own handle does not.
template <class B>
auto invalidating(B borrowable) noexcept {
  borrowable.invalidates = true;
  return borrowable;
}
// Nothing that an iteration would notice is changed, though it is borrowed exclusively.
template <class B>
auto unchanging(B borrowable) noexcept {
  borrowable.unchanging = true;
  return borrowable;
}
// What is const in C++ may be a view for reading, though it is borrowed exclusively: it may write into its `mutable` fields.
template <class B>
auto reading(B borrowable) noexcept {
  borrowable.reads = true;
  return borrowable;
}
// The exception of a marked class that became `error`.
template <class T, class E>
auto error_as(const E *error) noexcept {
  return detail::thrown_as<T>(reinterpret_cast<const error_object *>(error));
}

template <class Caller, class E, class... A, std::enable_if_t<std::is_base_of_v<caller, Caller>, int> = 0>
FERRULE_INLINE std::int32_t call(const Caller &from, E **error, A &&...arguments) {
  return detail::in_turn<sizeof...(A) - 1>::call(from, reinterpret_cast<error_object **>(error), arguments...);
}
template <class E, class... A>
FERRULE_INLINE std::int32_t call(E **error, A &&...arguments) {
  return call(caller(), error, std::forward<A>(arguments)...);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
