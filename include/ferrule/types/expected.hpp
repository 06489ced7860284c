// std::expected (C++23) and tl::expected, where the user's headers have included it, and std::error_code: as the result of a
// function, a failure is its error, and a value is what crosses.  Nothing is thrown for it, so an error costs no unwinding.
//
// Elsewhere they have no row: an error that lies in a list, or in a field, is not raised, and is no value of any other language
// either.
//! table Failures as results
//! shows std::error_code
#pragma once

#include <system_error>

#if defined(__has_include) && __cplusplus > 202002L
#if __has_include(<expected>)
#include <expected>
#endif
#endif

#include "../runtime/failure.hpp"
#include "../type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Expected>
struct expected_outcome {
  using value = typename Expected::value_type;
  static bool failed(const Expected &result) { return !result.has_value(); }
  static decltype(auto) take(Expected &&result) { return *std::move(result); }
  static std::int32_t fail(const Expected &result, error_object **out) { return fail_with(result.error(), out); }
};
}  // namespace detail

template <>
struct fallible<std::error_code, void> {
  using value = void;
  static bool failed(const std::error_code &result) { return static_cast<bool>(result); }
  static std::int32_t fail(const std::error_code &result, error_object **out) { return fail_with(result, out); }
};
template <>
struct type<std::error_code, void> {
  static constexpr char refused[] = "crosses as the result of a function only, which raises it; in a list or a field nothing would";
};

#if defined(__cpp_lib_expected)
template <class T, class E>
struct fallible<std::expected<T, E>, void> : detail::expected_outcome<std::expected<T, E>> {};
template <class T, class E>
struct type<std::expected<T, E>, void> {
  static constexpr char refused[] =
      "crosses as the result of a function only, which raises its error; in a list or a field nothing would";
};
#endif

#if defined(TL_EXPECTED_HPP)
template <class T, class E>
struct fallible<tl::expected<T, E>, void> : detail::expected_outcome<tl::expected<T, E>> {};
template <class T, class E>
struct type<tl::expected<T, E>, void> {
  static constexpr char refused[] =
      "crosses as the result of a function only, which raises its error; in a list or a field nothing would";
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
