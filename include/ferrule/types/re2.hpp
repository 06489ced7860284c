// RE2's view of a text, where the user's headers have brought it and it is a class of its own: a str, as std::string_view is.
//! library RE2
#pragma once

#include "string.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(RE2_STRINGPIECE_H_) && !defined(ABSL_STRINGS_STRING_VIEW_H_)
template <>
struct type<re2::StringPiece, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    arg(const abi &from, scratch &keep) : text(detail::lift_text(from, keep.text_is_checked())) {}
    operator re2::StringPiece() const { return {text.data(), text.size()}; }
    std::string_view text;
  };
  static void lower(re2::StringPiece value, abi *out, arena &memory) {
    detail::copy_text({value.data(), value.size()}, out, memory);
  }
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
