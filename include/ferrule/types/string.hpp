// Text, as UTF-8: std::string, std::string_view, const char *.  What is not UTF-8 is an error in both directions, with the offset
// of the first bad byte; bytes that are no text belong into a byte vector (bytes.hpp).
//
// A const char * that C++ returns may be null: the result's `data` is NULL then, and only then.
//! table Text
//! shows std::string
//! shows const std::string &
//! shows std::string_view
//! shows const char *
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "../elements.hpp"
#include "../runtime/utf8.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
inline std::string_view lift_text(const abi::str &from, bool is_checked = false) {
  require_data(from.data, from.size);
  if (!is_checked) require_utf8(from.data, from.size);
  return {from.size ? from.data : "", from.size};
}

inline void point_at_text(std::string_view text, abi::str *out, arena &memory) {
  if (memory.text_is_checked()) require_utf8(text.data(), text.size());
  *out = {text.empty() ? "" : text.data(), text.size()};
}

inline void copy_text(std::string_view text, abi::str *out, arena &memory) {
  if (memory.text_is_checked()) require_utf8(text.data(), text.size());
  if (text.empty()) {
    *out = {"", 0};
    return;
  }
  char *copy = memory.array<char>(text.size());
  std::memcpy(copy, text.data(), text.size());
  *out = {copy, text.size()};
}
}  // namespace detail

template <class Allocator>
struct type<std::basic_string<char, std::char_traits<char>, Allocator>, void> {
  using string = std::basic_string<char, std::char_traits<char>, Allocator>;
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    arg(const abi &from, scratch &keep) : text(detail::lift_text(from, keep.text_is_checked())) {}
    operator string() const { return string(text.data(), text.size()); }
    std::string_view text;
  };
  static void lower(const string &value, abi *out, arena &memory) { detail::copy_text(value, out, memory); }
  static void lower(string &&value, abi *out, arena &memory) {
    if (value.capacity() < sizeof(string)) {
      detail::copy_text(value, out, memory);  // it holds its text in itself
    } else {
      lower_kept(memory.keep(std::move(value)), out, memory);
    }
  }
  static void lower_kept(const string &value, abi *out, arena &memory) { detail::point_at_text(value, out, memory); }
};

template <>
struct type<std::string_view, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    arg(const abi &from, scratch &keep) : text(detail::lift_text(from, keep.text_is_checked())) {}
    operator std::string_view() const { return text; }
    std::string_view text;
  };
  static void lower(std::string_view value, abi *out, arena &memory) { detail::copy_text(value, out, memory); }
};

template <>
struct type<const char *, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {
      if (text.find('\0') != text.npos) throw error(status::value, "a string must not contain a NUL character");
    }
    operator const char *() const { return text.c_str(); }
    std::string text;
  };
  static void lower(const char *value, abi *out, arena &memory) {
    if (value) {
      detail::copy_text(value, out, memory);
    } else {
      *out = {nullptr, 0};
    }
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
