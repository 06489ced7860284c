// {fmt}'s view of a text, and its buffer that a text is written to, where the user's headers have brought them: a str, as
// std::string_view is; of the buffer, which cannot be copied, what a function left in it (`out`).
//! library {fmt}
#pragma once

#include "string.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(FMT_CORE_H_) || defined(FMT_BASE_H_)
template <>
struct type<fmt::basic_string_view<char>, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    arg(const abi &from, scratch &keep) : text(detail::lift_text(from, keep.text_is_checked())) {}
    operator fmt::basic_string_view<char>() const { return {text.data(), text.size()}; }
    std::string_view text;
  };
  static void lower(fmt::basic_string_view<char> value, abi *out, arena &memory) {
    detail::copy_text({value.data(), value.size()}, out, memory);
  }
};
#endif

#if defined(FMT_FORMAT_H_)
template <std::size_t Size>
struct type<fmt::basic_memory_buffer<char, Size>, void> {
  using abi = ferrule::abi::str;
  static void lower(const fmt::basic_memory_buffer<char, Size> &value, abi *out, arena &memory) {
    detail::copy_text({value.data(), value.size()}, out, memory);
  }
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
