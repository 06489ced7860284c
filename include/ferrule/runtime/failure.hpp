// A failure that was returned, not thrown (std::expected, std::error_code), as a status and an error: nothing is unwound for it.
//
// What it is decides, as if it had been thrown: an exception class its status (a marked one its own, and its fields can be read),
// an error_code is an OSError.  Anything else is a plain error with its text.
#pragma once

#include <sstream>
#include <string_view>

#include "translate.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class E, class = void>
struct can_be_printed : std::false_type {};
template <class E>
struct can_be_printed<E, std::void_t<decltype(std::declval<std::ostream &>() << std::declval<const E &>())>> : std::true_type {};

// A text of any C++ value, as good as there is one.
template <class E>
std::string text_of_failure(const E &why, const char *type) {
  if constexpr (std::is_convertible_v<const E &, std::string_view>) {
    return std::string(std::string_view(why));
  } else if constexpr (says_what<E>::value) {
    return std::string(std::string_view(why.what()));
  } else if constexpr (says_message<E>::value) {
    return std::string(std::string_view(why.message()));
  } else if constexpr (std::is_enum_v<E>) {
    return std::string(type) + " " + std::to_string(static_cast<long long>(why));
  } else if constexpr (can_be_printed<E>::value) {
    std::ostringstream text;
    text << why;
    return text.str();
  } else {
    return type;
  }
}

// Of a class that is marked as an error or has a translator, but is no std::exception.  Only where there are such does this cost a
// rethrow.
template <class E>
bool fail_as_marked(const E &why, error_object **out, std::int32_t *code) {
  if (!marked().size && !translations()) return false;
  return translate_known(std::make_exception_ptr(why), out, code, true);
}
}  // namespace detail

template <class E>
FERRULE_COLD std::int32_t fail_with(const E &why, error_object **out) {
  if constexpr (is_an_exception<E>) {
    const std::exception_ptr kept = out ? std::make_exception_ptr(why) : nullptr;
    return detail::translate_exception(why, out, &kept);
  } else if constexpr (std::is_same_v<E, std::error_code>) {
    return detail::translate_exception(std::system_error(why), out);
  } else if constexpr (std::is_same_v<E, std::exception_ptr>) {
    std::rethrow_exception(why);
  } else {
    std::int32_t code = status::error;
    if (std::is_class_v<E> && detail::fail_as_marked(why, out, &code)) return code;
    if (!out) return code;
    const detail::type_name type(typeid(E));
    const std::string text = detail::text_of_failure(why, type.c_str());
    error_parts parts;
    parts.type = type.c_str();
    parts.message = text.c_str();
    *out = make_error(parts);
    return (*out)->code;
  }
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
