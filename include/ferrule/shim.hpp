// What generated shims are written with: call() and its borrowables (runtime/call.hpp), and between C's arguments and C++'s
//
//   *ferrule::arg<P>(c arguments…)               a C++ argument for a parameter of type P.  What it refers to lives until the end
//   of
//                                                the full expression, and so longer than the C++ call.
//   ferrule::inside<P>(c arguments…)             a borrowable: all handles inside of such an argument
//   ferrule::lower(result, out)                  a C++ result, into *out, which is written only if all has gone well
//   ferrule::lower(result, out, owner)           … whose memory goes to *owner; NULL if there is none
//   ferrule::lower(…, ferrule::within(self))     … which points into these
//   return ferrule::lower_outcome(result, error, [&](auto &&value) { … });   a result that may be a failure instead
//   ferrule::lower_as<ferrule::transfer::view>(…)   an object that comes over otherwise than its C++ type says
//
// Each may be told first who calls (`from`, a ferrule::caller): what a lane vouches for is not looked at again.
//
// C's structs are the vocabulary's under names of their own; here, and only here, one is taken for the other.
#pragma once

#include <functional>
#include <limits>

#include "bits.hpp"
#include "claimed.hpp"
#include "elements.hpp"
#include "probe.hpp"
#include "runtime/call.hpp"
#include "runtime/exports.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// ---- C's arguments as the vocabulary ------------------------------------------------------------------------------------

namespace detail {
template <class Abi>
struct is_c_integer : std::is_arithmetic<Abi> {};
template <class E, class Integer>
struct is_c_integer<abi::enumeration<E, Integer>> : std::true_type {};
template <class T, class Face>
struct is_c_integer<abi::faced<T, Face>> : is_c_integer<T> {};

template <class Abi>
struct is_faced : std::false_type {};
template <class T, class Face>
struct is_faced<abi::faced<T, Face>> : std::true_type {};

template <class Abi>
struct is_c_handle : std::false_type {};
template <class T>
struct is_c_handle<abi::handle<T>> : std::true_type {};

// Which struct a pointer and a size make.
template <class Abi>
struct pair_of : std::false_type {};
template <>
struct pair_of<abi::str> : std::true_type {
  using item = char;
};
template <>
struct pair_of<abi::bytes> : std::true_type {
  using item = char;
};
template <>
struct pair_of<abi::path> : std::true_type {
  using item = char;
};
template <class T, class Face>
struct pair_of<abi::list<T, Face>> : std::true_type {
  using item = T;
};
template <class K, class V, class Face>
struct pair_of<abi::map<K, V, Face>> : std::true_type {
  using item = abi::entry<K, V>;
};

template <class T, class Face>
struct pair_of<abi::faced<T, Face>> : pair_of<T> {};

// (pointer, size)
template <class Abi, class Item>
FERRULE_INLINE Abi from_c(Item *data, std::size_t size) {
  static_assert(pair_of<Abi>::value, "only strings, bytes, lists and maps come as a pointer and a size");
  using item = typename pair_of<Abi>::item;
  if constexpr (!std::is_void_v<Item>) static_assert(sizeof(Item) == sizeof(item), "C's items are not those of the row");
  const auto *items = static_cast<const item *>(static_cast<const void *>(data));
  if constexpr (is_faced<Abi>::value) {
    return {{items, size}};
  } else {
    return {items, size};
  }
}

// A scalar, a handle …
template <class Abi, class C, std::enable_if_t<is_c_integer<Abi>::value || is_c_handle<Abi>::value, int> = 0>
FERRULE_INLINE Abi from_c(C value) {
  if constexpr (std::is_arithmetic_v<Abi>) {
    return static_cast<Abi>(value);
  } else if constexpr (is_c_handle<Abi>::value) {
    return {const_cast<void *>(static_cast<const void *>(value))};
  } else {
    return {static_cast<decltype(Abi::value)>(value)};
  }
}

// … or a pointer to anything else.
[[noreturn]] FERRULE_COLD inline void refuse_null() { throw error(status::value, "an argument is NULL"); }
template <class Abi, class C, std::enable_if_t<!is_c_integer<Abi>::value && !is_c_handle<Abi>::value, int> = 0>
FERRULE_INLINE const Abi &from_c(C *value) {
  static_assert(sizeof(C) == sizeof(Abi) && alignof(C) == alignof(Abi), "the C struct is not the row's");
  if (!FERRULE_LIKELY(value != nullptr)) refuse_null();
  return *reinterpret_cast<const Abi *>(value);
}
}  // namespace detail

// ---- C to C++ -----------------------------------------------------------------------------------------------------------

// The C++ argument for a parameter P.  Abi is a reference where C gave a pointer.
template <class P, class Abi>
class argument {
  static_assert(parameter<P>::known, "there is no row for this parameter");
  using row = detail::parameter_row<P>;
  using row_arg = typename type<row>::arg;
  static constexpr bool takes_scratch = std::is_constructible_v<row_arg, const abi_of<row> &, scratch &>;
  // A reference that no row gives as such refers to a value that is kept here.
  static constexpr bool holds_value = !std::is_same_v<row, std::remove_cv_t<P>>;
  struct nothing {};
  template <class Arg>
  static row value_of(Arg &arg) {
    return arg.operator row();
  }
  static row_arg make(const abi_of<row> &from, scratch &keep) {
    if constexpr (takes_scratch) {
      return row_arg(from, keep);
    } else {
      static_cast<void>(keep);
      return row_arg(from);
    }
  }

 public:
  template <class... C>
  explicit FERRULE_INLINE argument(const caller &from, C... c)
      : from_(detail::from_c<abi_of<row>>(c...)), scratch_(from.is_lane), arg_(make(from_, scratch_)), value_(first_value(arg_)) {}
  argument(const argument &) = delete;
  argument &operator=(const argument &) = delete;

  FERRULE_INLINE P operator*() {
    if constexpr (holds_value) {
      return static_cast<P>(value_);
    } else {
      return value_of(arg_);
    }
  }

 private:
  using held = std::conditional_t<holds_value, row, nothing>;
  static held first_value(row_arg &arg) {
    if constexpr (holds_value) {
      return value_of(arg);
    } else {
      static_cast<void>(arg);
      return {};
    }
  }

  Abi from_;
  scratch scratch_;
  row_arg arg_;
  held value_;
};

template <class P, class... C>
FERRULE_INLINE auto arg(const caller &from, C... c) {
  return argument<P, decltype(detail::from_c<abi_of<detail::parameter_row<P>>>(c...))>(from, c...);
}
template <class P, class... C>
FERRULE_INLINE auto arg(C... c) -> argument<P, decltype(detail::from_c<abi_of<detail::parameter_row<P>>>(c...))> {
  return argument<P, decltype(detail::from_c<abi_of<detail::parameter_row<P>>>(c...))>(caller(), c...);
}

// A number of items, as the type in which a function counts them.
template <class Size>
Size checked_size(std::size_t size) {
  if (size > static_cast<std::uint64_t>(std::numeric_limits<Size>::max()))
    throw error(status::overflow, std::to_string(size) + " items are more than the function can count");
  return static_cast<Size>(size);
}

// An argument that C++ takes as a pointer and a number.
template <class P, class Argument>
class many_items {
 public:
  template <class... C>
  explicit many_items(const caller &from, C... c) : argument_(from, c...), items_(*argument_) {}
  auto data() const { return items_.data(); }
  template <class Size>
  Size size() const {
    return checked_size<Size>(items_.size());
  }

 private:
  Argument argument_;
  P items_;
};

template <class P, class... C>
auto many(const caller &from, C... c) {
  return many_items<P, argument<P, decltype(detail::from_c<abi_of<P>>(c...))>>(from, c...);
}
template <class P, class... C>
auto many(C... c) -> many_items<P, argument<P, decltype(detail::from_c<abi_of<P>>(c...))>> {
  return many_items<P, argument<P, decltype(detail::from_c<abi_of<P>>(c...))>>(caller(), c...);
}

namespace detail {
// The claims of all handles inside of one argument.
template <class Row, class Abi>
class claims_inside {
 public:
  template <class... C>
  explicit claims_inside(C... c) : from_(from_c<abi_of<Row>>(c...)) {}

  static constexpr bool is_library = false;
  std::size_t claim_count() const noexcept { return all_.size(); }
  claim *claims() noexcept { return all_.data(); }
  void prepare() {
    auto add = [this](const handle_use &use) {
      claim one;
      one.handle = use.handle;
      one.wanted = use.wanted;
      one.exclusive = use.exclusive;
      one.nullable = use.nullable;
      one.takes = use.borrow == borrowing::take;
      all_.push_back(one);
    };
    visit_handles<Row>(from_, add);
  }
  void resolve() {}
  void finish(bool) noexcept {}

 private:
  Abi from_;
  std::vector<claim> all_;
};
}  // namespace detail

template <class P, class... C>
auto inside(C... c) {
  using row = detail::parameter_row<P>;
  return detail::claims_inside<row, decltype(detail::from_c<abi_of<row>>(c...))>(c...);
}

// ---- C++ to C -----------------------------------------------------------------------------------------------------------

namespace detail {
// The row of a result, given what an expression was deduced as: T & of something that stays, T of something that may be taken.
template <class R>
using expression_row = result_row<R>;

template <class R>
void lower_expression(R &&value, abi_of<expression_row<R>> *out, arena &memory) {
  using row = expression_row<R>;
  if constexpr (std::is_same_v<row, std::remove_cv_t<R>> && std::is_reference_v<R>) {
    type<row>::lower(value, out, memory);  // the row of a reference
  } else if constexpr (std::is_lvalue_reference_v<R> || std::is_const_v<R>) {
    lower_value<row>(static_cast<const row &>(value), out, memory);
  } else {
    lower_value<row>(std::move(value), out, memory);
  }
}

template <class Abi, class Out>
void write(const Abi &value, Out *out) {
  static_assert(sizeof(Out) == sizeof(Abi) && alignof(Out) == alignof(Abi), "C's result is not the row's");
  if constexpr (std::is_arithmetic_v<Abi> && std::is_arithmetic_v<Out>) {
    *out = static_cast<Out>(value);
  } else {
    *reinterpret_cast<Abi *>(out) = value;
  }
}

template <class R>
inline constexpr bool is_handle_result = is_c_handle<abi_of<expression_row<R>>>::value;

template <class R>
inline constexpr bool is_caller = std::is_base_of_v<caller, plain<R>>;
template <class R>
inline constexpr bool is_confined_result = is_confined<plain<R>>;
}  // namespace detail

// Without an owner: numbers, records of numbers, handles.
template <class R, class Out>
FERRULE_INLINE void lower(const caller &from, R &&value, Out *out, const keeping &kept = {}) {
  static_assert(result<R>::known, "there is no row for this result");
  using row = detail::expression_row<R>;
  if constexpr (detail::is_confined_result<R>) {
    if (from.is_lane) return construct_in_place<std::remove_const_t<row>>(out, std::forward<R>(value));
  }
  if constexpr (std::is_arithmetic_v<row> && same<row> && std::is_arithmetic_v<Out>) {
    static_assert(sizeof(Out) == sizeof(abi_of<row>), "C's result is not the row's");
    *out = static_cast<Out>(value);
  } else if constexpr (same<row>) {
    static_assert(sizeof(Out) == sizeof(row), "C's result is not the row's");
    std::memcpy(static_cast<void *>(out), std::addressof(value), sizeof *out);
  } else {
    abi_of<row> made;
    arena memory(from, kept, detail::is_handle_result<R> ? arena::direct : arena::owned);
    detail::lower_expression<R>(std::forward<R>(value), &made, memory);
    detail::write(made, out);
  }
}

template <class R, class Out, std::enable_if_t<!detail::is_caller<R>, int> = 0>
FERRULE_INLINE void lower(R &&value, Out *out, const keeping &kept = {}) {
  lower(caller(), std::forward<R>(value), out, kept);
}

template <class R, class Out, class Owner>
FERRULE_INLINE void lower(const caller &from, R &&value, Out *out, Owner **owner, const keeping &kept = {}) {
  static_assert(result<R>::known, "there is no row for this result");
  if (!owner) throw error(status::value, "the owner of a result has nowhere to go: `owner` is NULL");
  abi_of<detail::expression_row<R>> made;
  arena memory(from, kept);
  detail::lower_expression<R>(std::forward<R>(value), &made, memory);
  detail::write(made, out);
  *owner = memory.finish<Owner>();
}
template <class R, class Out, class Owner, std::enable_if_t<!detail::is_caller<R>, int> = 0>
FERRULE_INLINE void lower(R &&value, Out *out, Owner **owner, const keeping &kept = {}) {
  lower(caller(), std::forward<R>(value), out, owner, kept);
}

// What is a value or a failure: the status, after the value was lowered by `lower_value(value)`, or stored where `error` says.
template <class R, class E, class... F>
std::int32_t lower_outcome(R &&result, E **error, F &&...lower_value) {
  using of = fallible<std::remove_cv_t<std::remove_reference_t<R>>>;
  if (of::failed(result)) return of::fail(result, reinterpret_cast<error_object **>(error));
  if constexpr (!std::is_void_v<typename of::value>) (lower_value(of::take(std::move(result))), ...);
  return status::ok;
}

namespace detail {
// The object behind an expression, whichever way it is held; nullptr for a null pointer.
template <class T, std::enable_if_t<is_handle<T>, int> = 0>
T *address_of(T &object) {
  return std::addressof(object);
}
template <class T>
T *address_of(std::reference_wrapper<T> &object) {
  return std::addressof(object.get());
}
template <class P, std::enable_if_t<!is_handle<P>, int> = 0>
auto *address_of(P &pointer) {
  return pointer ? std::addressof(*pointer) : nullptr;
}

// The object itself, or what the pointer owns.
template <class R>
decltype(auto) whole_value(R &&value) {
  if constexpr (is_handle<plain<R>>) {
    return std::forward<R>(value);
  } else {
    return *value;
  }
}

template <transfer How, class R>
cell *make_as(R &&value, const keeping &kept) {
  auto *object = address_of(value);
  using object_type = std::remove_cv_t<std::remove_pointer_t<decltype(object)>>;
  if (!object) return nullptr;
  if constexpr (How == transfer::value) {
    return make_value<object_type>(kept, whole_value(std::forward<R>(value)));
  } else if constexpr (How == transfer::copy) {
    return make_value<object_type>(kept, std::as_const(*object));
  } else if constexpr (How == transfer::view) {
    return make_view(*object, kept);
  } else if constexpr (How == transfer::const_view) {
    return make_view(std::as_const(*object), kept);
  } else if constexpr (How == transfer::static_view) {
    return make_static(*object);
  } else if constexpr (How == transfer::share) {
    return make_sharing(std::forward<R>(value), kept);
  } else {
    static_assert(How == transfer::take, "a transfer that there is not");
    if constexpr (std::is_pointer_v<plain<R>>) {
      return make_owned(object, kept);
    } else {
      return make_taken(std::forward<R>(value), kept);
    }
  }
}
}  // namespace detail

// `out` may be NULL: nobody has to take what a fluent method returns.
template <transfer How, class R, class Out>
void lower_as(const caller &from, R &&value, Out *out, const keeping &kept = {}) {
  static_assert(std::is_pointer_v<Out>, "only a handle has a transfer of its own");
  if (!out) return;
  if constexpr (detail::is_confined_result<R> && How == transfer::copy) {
    if (from.is_lane) return construct_in_place<std::remove_const_t<detail::plain<R>>>(out, std::as_const(value));
  }
  *out = reinterpret_cast<Out>(detail::make_as<How>(std::forward<R>(value), kept));
}

template <transfer How, class R, class Out, std::enable_if_t<!detail::is_caller<R>, int> = 0>
void lower_as(R &&value, Out *out, const keeping &kept = {}) {
  lower_as<How>(caller(), std::forward<R>(value), out, kept);
}

// Handles inside of something: as their row has it.
template <transfer How, class R, class Out, class Owner>
void lower_as(const caller &from, R &&value, Out *out, Owner **owner, const keeping &kept = {}) {
  static_assert(detail::row_transfer<detail::expression_row<R>>::value == How,
                "handles inside of a result come as their type says");
  lower(from, std::forward<R>(value), out, owner, kept);
}
template <transfer How, class R, class Out, class Owner, std::enable_if_t<!detail::is_caller<R>, int> = 0>
void lower_as(R &&value, Out *out, Owner **owner, const keeping &kept = {}) {
  lower_as<How>(caller(), std::forward<R>(value), out, owner, kept);
}

// What a constructor makes, in a place.
template <class T, class H, class... A>
FERRULE_INLINE void construct(const lane &, H **out, A &&...arguments) {
  construct_in_place<T>(out, std::forward<A>(arguments)...);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
