// simdjson's results, where the user's headers have brought them: a value, or an error that is raised.
//! library simdjson
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "../runtime/failure.hpp"
#include "../type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(SIMDJSON_ERROR_H)
namespace detail {
// What has an exception of the standard library, as that; its text is simdjson's.
inline std::int32_t fail_with_json(simdjson::error_code why, error_object **out) {
  const std::string text = simdjson::error_message(why);
  switch (why) {
    case simdjson::INDEX_OUT_OF_BOUNDS:
    case simdjson::NO_SUCH_FIELD:
      return ferrule::fail_with(std::out_of_range(text), out);
    case simdjson::INCORRECT_TYPE:
    case simdjson::UTF8_ERROR:
    case simdjson::INVALID_JSON_POINTER:
    case simdjson::NUMBER_OUT_OF_RANGE:
      return ferrule::fail_with(std::invalid_argument(text), out);
    case simdjson::MEMALLOC:
      return ferrule::fail_with(std::bad_alloc(), out);
    default:
      return ferrule::fail_with(simdjson::simdjson_error(why), out);
  }
}
}  // namespace detail

template <class T>
struct fallible<simdjson::simdjson_result<T>, void> {
  using value = T;
  static bool failed(const simdjson::simdjson_result<T> &result) { return result.error() != simdjson::SUCCESS; }
  static T take(simdjson::simdjson_result<T> &&result) { return std::move(result).value_unsafe(); }
  static std::int32_t fail(const simdjson::simdjson_result<T> &result, error_object **out) {
    return detail::fail_with_json(result.error(), out);
  }
};
template <class T>
struct type<simdjson::simdjson_result<T>, void> {
  static constexpr char refused[] =
      "crosses as the result of a function only, which raises its error; in a list or a field nothing would";
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
