// What the generator asks the compiler about a type in a signature: does it cross, as what shape, and what becomes of the
// objects behind handles.  The probe file that the generator writes has one line per question; src/clang reads the answers.
//
// A reference or const is either named by a row itself (handles: types/handle.hpp has rows for T &, T *, …) or stripped here,
// once for all rows.
#pragma once

#include "counted.hpp"
#include "nullable.hpp"
#include "operators.hpp"
#include "type.hpp"
#include "walk.hpp"
#include "written.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
struct no_row {
  using type = void;
};
template <class T>
struct row_named {
  using type = T;
};

// The T of the row that answers for a parameter or a result of type P; void if none does.  A row for P itself comes first.
template <class P>
using stripped = std::conditional_t<known<plain<P>>, row_named<plain<P>>, no_row>;

template <class P>
inline constexpr bool is_mutable_reference = std::is_lvalue_reference_v<P> && !std::is_const_v<std::remove_reference_t<P>>;
// A volatile object, or a reference to one, has no row.
template <class P>
inline constexpr bool is_volatile = std::is_volatile_v<std::remove_reference_t<P>>;

template <class P>
using parameter_row =
    typename std::conditional_t<known<std::remove_cv_t<P>>, row_named<std::remove_cv_t<P>>,
                                std::conditional_t<is_mutable_reference<P> || is_volatile<P>, no_row, stripped<P>>>::type;

template <class R>
using result_row = typename std::conditional_t<known<std::remove_cv_t<R>>, row_named<std::remove_cv_t<R>>,
                                               std::conditional_t<is_volatile<R>, no_row, stripped<R>>>::type;

// A result that is a reference stays where it is; else it may be taken.
template <class R, class Row>
inline constexpr bool result_lowers =
    std::is_same_v<Row, std::remove_cv_t<R>> || !std::is_reference_v<R> ? lowers<Row> : lowers_copy<Row>;
template <class R>
inline constexpr bool result_lowers<R, void> = false;

struct unknown {
  static constexpr bool known = false;
  static constexpr borrowing borrow = borrowing::none;
  static constexpr ferrule::transfer transfer = ferrule::transfer::none;
  static constexpr bool nullable = false, sized = false, raises = false;
};

template <class Row>
struct answer {
  static constexpr bool known = true;
  using abi = abi_of<Row>;
  static constexpr borrowing borrow = row_borrow<Row>::value;
  static constexpr ferrule::transfer transfer = row_transfer<Row>::value;
  static constexpr bool nullable = row_nullable<Row>::value, sized = row_sized<Row>::value, raises = false;
};

template <class Row, bool = lifts<Row>>
struct parameter_answer : unknown {};
template <class Row>
struct parameter_answer<Row, true> : answer<Row> {};
template <>
struct parameter_answer<void, false> : unknown {};

template <class R, class Row, bool = result_lowers<R, Row>>
struct result_answer : unknown {};
template <class R, class Row>
struct result_answer<R, Row, true> : answer<Row> {};
template <class R>
struct result_answer<R, void, false> : unknown {};

template <class Row, bool = known<Row> &&lowers_copy<Row>>
struct value_answer : unknown {};
template <class Row>
struct value_answer<Row, true> : answer<Row> {};

// What an iterator of C gives; void where C has no begin() and end() that make a loop.
template <class C, class = void>
struct item_of {
  using type = void;
};
template <class C>
struct item_of<
    C, std::enable_if_t<std::is_convertible_v<decltype(std::declval<C &>().begin() != std::declval<C &>().end()), bool> &&
                        std::is_move_constructible_v<std::decay_t<decltype(std::declval<C &>().begin())>> &&
                        !std::is_void_v<decltype(++std::declval<std::decay_t<decltype(std::declval<C &>().begin())> &>())>>> {
  using type = decltype(*std::declval<std::decay_t<decltype(std::declval<C &>().begin())> &>());
};
template <class C>
inline constexpr bool iterates = !std::is_void_v<typename item_of<C>::type>;

template <class C, class = void>
struct is_destroyed : std::false_type {};
template <class C>
struct is_destroyed<C, std::void_t<decltype(std::declval<C &>().~C())>> : std::true_type {};

template <class C, class = void>
struct has_equality : std::false_type {};
template <class C>
struct has_equality<C,
                    std::enable_if_t<std::is_convertible_v<decltype(std::declval<const C &>() == std::declval<const C &>()), bool>>>
    : std::true_type {};
}  // namespace detail

namespace detail {
template <class R>
struct fallible_answer;
}
// Of a full parameter type.  `borrow` has the numbers of model::Borrow.
template <class P>
struct parameter : detail::parameter_answer<detail::parameter_row<P>> {};

// Of a full result type.  `transfer` has the numbers of model::Transfer.
template <class R>
struct result : std::conditional_t<detail::is_fallible<R>::value, detail::fallible_answer<R>,
                                   detail::result_answer<R, detail::result_row<R>>> {};

template <>
struct result<void> : detail::unknown {
  static constexpr bool known = true;
  using abi = void;
};

namespace detail {
// A value or a failure: as its value alone.
template <class R>
struct fallible_answer : result<typename fallible<R>::value> {
  static constexpr bool raises = result<typename fallible<R>::value>::known;
};
}  // namespace detail

// Of a field of a record.  It is read where it lies, and written where `lifts`.
template <class T>
struct value : detail::value_answer<std::remove_cv_t<T>> {
  static constexpr bool lifts = ferrule::lifts<std::remove_cv_t<T>>;
};

// Of what a parameter `T &` or `T *` is left as by the call: it is made before, and given back behind it.
template <class T, bool = known<T>>
struct out : detail::unknown {};
template <class T>
struct out<T, true>
    : std::conditional_t<std::is_default_constructible_v<T> && std::is_move_constructible_v<T>, result<T>, detail::unknown> {};

// Of an exported class that may be iterated over: its items, as results.  `borrow` is shared where a const object has begin() and
// end(), which are then the ones that are used.
template <class C, class = void>
struct iteration_of : result<typename detail::item_of<std::conditional_t<detail::iterates<const C>, const C, C>>::type> {
  using item = typename detail::item_of<std::conditional_t<detail::iterates<const C>, const C, C>>::type;
  static constexpr bool known = detail::iterates<C> && result<item>::known;
  static constexpr borrowing borrow = detail::iterates<const C> ? borrowing::shared : borrowing::exclusive;
};

template <class C>
struct iteration_of<C, std::enable_if_t<walk<C>::is_said>> : result<typename walk<C>::item> {
  using item = typename walk<C>::item;
  static constexpr bool known = result<item>::known;
  static constexpr borrowing borrow = walk<C>::borrow;
};

// Of an exported class.
template <class C>
struct facts {
  static constexpr bool copyable = ferrule::copyable<C>;
  static constexpr bool movable = __is_constructible(C, C &&);
  static constexpr bool equality = detail::has_equality<C>::value;
  static constexpr bool destructible = detail::is_destroyed<C>::value;
  static constexpr bool default_constructible = __is_constructible(C);
  static constexpr bool abstract_ = __is_abstract(C);
  static constexpr bool polymorphic = __is_polymorphic(C);
  static constexpr bool trivially_destructible = destructible && __has_trivial_destructor(C);
  static constexpr bool assignable = __is_assignable(C &, const C &);
  static constexpr bool printed = is_printed<C>;
  static constexpr bool hashed = is_hashed<C>;
  static constexpr bool constructible_by_copy = __is_constructible(C, const C &);  // as C++ says, whatever anybody else does
};

// Uses the copy of an exported class in earnest, so that the compiler says whether it works.
template <class C, bool = ferrule::copyable<C> && !std::is_abstract_v<C>>
struct copy_of {
  static C *make(const C &from) { return new C(from); }
};
template <class C>
struct copy_of<C, false> {
  static void make() {}
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
