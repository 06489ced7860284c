// The row contract: how a C++ type crosses the C ABI, and how to teach ferrule a new one.
//
// A row is a specialization of ferrule::type.  Those of the standard library are in ferrule/types/, one family per file; one of
// your own goes into your header, after the type and before its first use in a signature:
//
//   struct Money { std::int64_t cents; };
//
//   template <>
//   struct ferrule::type<Money, void> {
//     using abi = std::int64_t;                     // its shape: a type of the vocabulary (abi.hpp)
//     struct arg {                                  // C to C++.  `from` outlives the arg; an arg that has a destructor
//       explicit arg(const abi &from);              //   lives until the call ends, so it may hold what the value refers to
//       operator Money();
//     };
//     static void lower(const Money &value, abi *out, ferrule::arena &memory);   // C++ to C; may throw
//   };
//
// What else a row may say:
//   lower(T &&, abi *, arena &)         takes the value; `memory.keep(std::move(value))` keeps it as long as the result lives.
//                                       Without a lower() for const T & only what can be taken is a result
//   lower_kept(const T &, abi *, arena &)   the value already lives as long as the result: point into it instead of copying
//   static constexpr bool same          a T and its abi have the same bits, so that arrays of them need no conversion
//   arg(const abi &, ferrule::scratch &)    for rows that are made of others: hand the scratch on to ferrule::lift()
//   static constexpr bool sized         of what is a list: so many items, so that its default is not an empty one
//   static constexpr char refused[]     instead of all else: why the type does not cross, for the diagnostic
//   static constexpr borrowing borrow, transfer transferred, bool nullable    of handles (types/handle.hpp)
//
// A row without `arg` is for results only, one without `lower` for parameters only.  A row made of others exists only where
// theirs do: let it be a partial specialization, with `std::enable_if_t<ferrule::known<T>>` as the second argument.  It asks
// ferrule::lift<T>() and ferrule::lower_value<T>() for its parts, and never names another row.
//
// A record that contains itself (in a vector, a map, a box) needs no care: known<Record> asks for its marker, not for its
// fields.  In a shim its C struct is declared first, its marker next, and the fields are named when the struct is complete.
#pragma once

#include <cstddef>
#include <new>
#include <tuple>
#include <type_traits>
#include <utility>

#include "abi.hpp"
#include "config.hpp"
#include "crossing.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

class arena;  // runtime/arena.hpp: the memory of one result

template <class T, class = void>
struct type;

// What is either a value or a failure, as a result: of its value the row decides how it crosses, and a failure becomes the error. A
// specialization has
//   using value                                    the type of the value; void for none
//   static bool failed(const R &)
//   static value take(R &&)                        where it has not failed; left out where there is no value
//   static std::int32_t fail(const R &, error_object **)   runtime/failure.hpp has fail_with() for that
template <class R, class = void>
struct fallible;

// Whether a T can be copied.  A class with a vector of unique_ptr says so, as everywhere in C++, and cannot: the generator tries
// it, and says here what came out.
template <class T>
inline constexpr bool copyable = __is_constructible(T, const T &);

// ---- what is exported ---------------------------------------------------------------------------------------------------
// Markers, which the generator writes: as_handle<> while it asks questions, as_handle<geo_path> in the shims.

enum class exported_as { nothing, handle, record, enumeration };

template <class C = void>
struct as_handle {  // + static const ferrule::descriptor descriptor, in a shim; static constexpr bool is_confined = true, of a
                    // class whose objects are places for a lane (runtime/place.hpp)
  static constexpr exported_as kind = exported_as::handle;
  using c_type = C;
};

template <class C = void>
struct as_record {  // + static constexpr auto fields = std::make_tuple(ferrule::field(&T::x, &geo_point::x), …), in a shim
  static constexpr exported_as kind = exported_as::record;
  using c_type = C;
};

template <class C = void>
struct as_enum {
  static constexpr exported_as kind = exported_as::enumeration;
  using c_type = C;
};

struct not_exported {
  static constexpr exported_as kind = exported_as::nothing;
};

template <class T>
struct exported : not_exported {};

template <class T>
inline constexpr bool is_handle = exported<std::remove_cv_t<T>>::kind == exported_as::handle;
template <class T>
inline constexpr bool is_record = exported<std::remove_cv_t<T>>::kind == exported_as::record;
template <class T>
inline constexpr bool is_exported_enum = exported<std::remove_cv_t<T>>::kind == exported_as::enumeration;

// What a function returns and gives back through its parameters, together.
template <class... T>
using results = std::tuple<T...>;

// ---- what a row has -----------------------------------------------------------------------------------------------------

namespace detail {
template <class T>
using plain = std::remove_cv_t<std::remove_reference_t<T>>;

template <class T, class = void>
struct has_row : std::false_type {};
template <class T>
struct has_row<T, std::void_t<typename type<T>::abi>> : std::true_type {};

template <class R, class = void>
struct is_fallible : std::false_type {};
template <class R>
struct is_fallible<R, std::void_t<typename fallible<R>::value>> : std::true_type {};

template <class T, class = void>
struct arg_of {
  using type = void;
};
template <class T>
struct arg_of<T, std::void_t<typename ferrule::type<T>::arg>> {
  using type = typename ferrule::type<T>::arg;
};

template <class T, class From, class = void>
struct row_lowers : std::false_type {};
template <class T, class From>
struct row_lowers<
    T, From,
    std::void_t<decltype(type<T>::lower(std::declval<From>(), std::declval<typename type<T>::abi *>(), std::declval<arena &>()))>>
    : std::true_type {};

template <class T, class = void>
struct row_lowers_kept : std::false_type {};
template <class T>
struct row_lowers_kept<T, std::void_t<decltype(type<T>::lower_kept(std::declval<T &>(), std::declval<typename type<T>::abi *>(),
                                                                   std::declval<arena &>()))>> : std::true_type {};

template <class T, class = void>
struct row_same : std::false_type {};
template <class T>
struct row_same<T, std::enable_if_t<type<T>::same>> : std::true_type {};

template <class T, class F, class = void>
struct row_has_handles : std::false_type {};
template <class T, class F>
struct row_has_handles<
    T, F, std::void_t<decltype(type<T>::each_handle(std::declval<const typename type<T>::abi &>(), std::declval<F &>()))>>
    : std::true_type {};

template <class T, class = void>
struct row_borrow : std::integral_constant<borrowing, borrowing::none> {};
template <class T>
struct row_borrow<T, std::void_t<decltype(type<T>::borrow)>> : std::integral_constant<borrowing, type<T>::borrow> {};

template <class T, class = void>
struct row_transfer : std::integral_constant<transfer, transfer::none> {};
template <class T>
struct row_transfer<T, std::void_t<decltype(type<T>::transferred)>> : std::integral_constant<transfer, type<T>::transferred> {};

template <class T, class = void>
struct row_sized : std::false_type {};
template <class T>
struct row_sized<T, std::enable_if_t<type<T>::sized>> : std::true_type {};

template <class T, class = void>
struct row_nullable : std::false_type {};
template <class T>
struct row_nullable<T, std::enable_if_t<type<T>::nullable>> : std::true_type {};
}  // namespace detail

// T has a row, for at least one direction.
template <class T>
inline constexpr bool known = detail::has_row<T>::value;

template <class T>
using abi_of = typename type<T>::abi;

// T can be a parameter.
template <class T>
inline constexpr bool lifts = !std::is_void_v<typename detail::arg_of<T>::type>;

// A T that may be taken can be a result; one that must stay as it is, too.
template <class T>
inline constexpr bool lowers = detail::row_lowers<T, T &&>::value;
template <class T>
inline constexpr bool lowers_copy = detail::row_lowers<T, const T &>::value;

// Arrays of T are arrays of its abi.
template <class T>
inline constexpr bool same = detail::row_same<T>::value;

// What a row asks to be told of the rows that it is made of.
template <class... T>
inline constexpr borrowing borrow_of = strongest({detail::row_borrow<T>::value...});
template <class... T>
inline constexpr transfer transfer_of = first_of({detail::row_transfer<T>::value...});

// ---- C to C++ -----------------------------------------------------------------------------------------------------------

// What the values of a call refer to and C does not hold: NUL-terminated copies and the like.  Freed when the call ends.
class scratch {
 public:
  scratch() = default;
  // The caller has looked at its text already: it is UTF-8.
  explicit scratch(bool text_is_checked) : text_is_checked_(text_is_checked) {}
  bool text_is_checked() const { return text_is_checked_; }
  scratch(const scratch &) = delete;
  scratch &operator=(const scratch &) = delete;
  FERRULE_INLINE ~scratch() {
    if (!FERRULE_LIKELY(!last_)) end();
  }

  // A T that lives until the call ends.
  template <class T, class... Args>
  T &make(Args &&...args) {
    auto *made = new holder<T>(std::forward<Args>(args)...);
    made->next = last_;
    made->destroy = [](item *self) noexcept { delete static_cast<holder<T> *>(self); };
    last_ = made;
    return made->value;
  }

 private:
  struct item {
    item *next = nullptr;
    void (*destroy)(item *) noexcept = nullptr;
  };
  FERRULE_APART void end() noexcept {
    while (last_) {
      item *next = last_->next;
      last_->destroy(last_);
      last_ = next;
    }
  }
  template <class T>
  struct holder : item {
    template <class... Args>
    explicit holder(Args &&...args) : value(std::forward<Args>(args)...) {}
    T value;
  };

  item *last_ = nullptr;
  bool text_is_checked_ = false;
};

// The C++ value of `from`, which outlives the call.
template <class T>
T lift(const abi_of<T> &from, scratch &keep) {
  using arg = typename type<T>::arg;
  if constexpr (std::is_constructible_v<arg, const abi_of<T> &, scratch &>) {
    return arg(from, keep).operator T();
  } else if constexpr (std::is_trivially_destructible_v<arg>) {
    return arg(from).operator T();
  } else {
    return keep.make<arg>(from).operator T();
  }
}

// Calls f(handle_use) for each handle inside of what C gave, so that a call can borrow them all
// together.  A row that may contain handles has `template <class F> static void each_handle(const abi &, F &&)`.
template <class T, class F>
void visit_handles(const abi_of<T> &from, F &f) {
  if constexpr (detail::row_has_handles<T, F>::value) type<T>::each_handle(from, f);
}

// ---- C++ to C -----------------------------------------------------------------------------------------------------------

// Lowers a value that stays as it is …
template <class T>
void lower_value(const T &value, abi_of<T> *out, arena &memory) {
  type<T>::lower(value, out, memory);
}

// … one that may be taken …
template <class T, class = std::enable_if_t<!std::is_lvalue_reference_v<T>>>
void lower_value(T &&value, abi_of<std::remove_const_t<T>> *out, arena &memory) {
  type<std::remove_const_t<T>>::lower(std::forward<T>(value), out, memory);
}

// … and one that is kept as long as the result: the row may point into it.  T may be const: an element of a set.
template <class T>
void lower_kept(T &value, abi_of<std::remove_const_t<T>> *out, arena &memory) {
  using row = type<std::remove_const_t<T>>;
  if constexpr (detail::row_lowers_kept<std::remove_const_t<T>>::value) {
    row::lower_kept(value, out, memory);
  } else if constexpr (std::is_const_v<T>) {
    lower_value<std::remove_const_t<T>>(value, out, memory);
  } else {
    row::lower(std::move(value), out, memory);
  }
}

// The row of T points into values that are kept, so that keeping one is worth its while.
template <class T>
inline constexpr bool points_into_kept = detail::row_lowers_kept<T>::value;

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
