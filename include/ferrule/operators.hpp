// What C++ has beside a class, and other languages have in it: text by `<<`, a hash, an assignment.  Asked of the compiler.
#pragma once

#include <functional>
#include <iosfwd>
#include <type_traits>
#include <utility>

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {

// Becomes a C, or a base of it, and nothing else: so that no conversion of C's own is taken for an operator.  (The compiler's own
// word is used, here and for the facts of probe.hpp, where the library's costs milliseconds for every class.)
template <class C>
struct only {
  template <class T, class = std::enable_if_t<__is_base_of(T, C)>>
  operator const T &() const;
};

// Becomes a C alone: gcc finds no way from `only` to a parameter by value.
template <class C>
struct only_value {
  operator C() const;
};

template <class From, class = void>
struct writes : std::false_type {};  // called by name, the stream's own operators are no candidates
template <class From>
struct writes<From, std::void_t<decltype(operator<<(std::declval<std::ostream &>(), std::declval<const From &>()))>>
    : std::is_same<decltype(operator<<(std::declval<std::ostream &>(), std::declval<const From &>())), std::ostream &> {};

template <class C, bool is_value = !__is_abstract(C) && __is_constructible(C, const C &)>
struct prints_behind : std::disjunction<writes<only<C>>, writes<only_value<C>>> {};  // stream << object
template <class C>
struct prints_behind<C, false> : writes<only<C>> {};

template <class C, class = void>
struct prints_itself : std::false_type {};  // object << stream
template <class C>
struct prints_itself<C, std::void_t<decltype(std::declval<const C &>().operator<<(std::declval<std::ostream &>()))>>
    : std::is_same<decltype(std::declval<const C &>().operator<<(std::declval<std::ostream &>())), std::ostream &> {};

template <class C, class = void>
struct hashes : std::false_type {};
template <class C>
struct hashes<C, std::void_t<decltype(std::hash<C>()(std::declval<const C &>()))>>
    : std::is_convertible<decltype(std::hash<C>()(std::declval<const C &>())), std::size_t> {};

}  // namespace detail

// Whether it writes itself to a stream as text.
template <class C>
inline constexpr bool is_printed = detail::prints_behind<C>::value || detail::prints_itself<C>::value;

template <class C>
inline constexpr bool is_hashed = detail::hashes<C>::value;

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
