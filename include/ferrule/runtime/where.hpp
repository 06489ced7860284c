// A place in the source, as a text that a person reads: "geo.cpp:12, in double geo::meet()".
//
// Any class that is like std::source_location (boost's, one of the author's before C++20) is one.
#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include "../config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class T, class = void>
struct like_source_location : std::false_type {};
template <class T>
struct like_source_location<
    T, std::enable_if_t<std::is_convertible_v<decltype(std::declval<const T &>().file_name()), const char *> &&
                        std::is_convertible_v<decltype(std::declval<const T &>().function_name()), const char *> &&
                        std::is_integral_v<decltype(std::declval<const T &>().line())>>> : std::true_type {};
}  // namespace detail

template <class T>
inline constexpr bool is_source_location = detail::like_source_location<T>::value;

template <class T>
std::string text_of_location(const T &where) {
  std::string out = where.file_name();
  if (out.empty()) return out;
  out += ":" + std::to_string(where.line());
  const std::string function = where.function_name();
  return function.empty() ? out : out + ", in " + function;
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
