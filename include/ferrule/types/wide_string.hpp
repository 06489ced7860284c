// Text in other encodings than UTF-8, which crosses as UTF-8 like all text: strings, views and NUL-terminated pointers of char16_t
// (UTF-16), char32_t (UTF-32), wchar_t (whichever of the two its width is for) and, since C++20, char8_t.
//
// What is no text is an error in both directions: a lone surrogate, a number beyond U+10FFFF, invalid UTF-8.
//! table Text in other encodings
//! shows std::u16string
//! shows std::u32string
//! shows std::wstring
//! shows std::u8string
//! shows std::u16string_view
//! shows const char16_t *
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "../elements.hpp"
#include "../runtime/utf8.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class Char>
struct is_wide : std::false_type {};
template <>
struct is_wide<char16_t> : std::true_type {};
template <>
struct is_wide<char32_t> : std::true_type {};
template <>
struct is_wide<wchar_t> : std::true_type {};
#if defined(__cpp_char8_t)
template <>
struct is_wide<char8_t> : std::true_type {};
#endif

[[noreturn]] FERRULE_COLD inline void no_character(std::size_t at) {
  throw error(status::unicode, "no character at code unit " + std::to_string(at));
}

// f(code point) for each character.
template <class Char, class F>
void each_character(std::basic_string_view<Char> text, F &&f) {
  static_assert(sizeof(Char) == 2 || sizeof(Char) == 4, "UTF-16 or UTF-32");
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto unit =
        static_cast<std::uint32_t>(static_cast<std::conditional_t<sizeof(Char) == 2, std::uint16_t, std::uint32_t>>(text[i]));
    if (unit >= 0xd800 && unit < 0xe000) {
      const bool pair = sizeof(Char) == 2 && unit < 0xdc00 && i + 1 < text.size() && (text[i + 1] & 0xfc00) == 0xdc00;
      if (!pair) no_character(i);
      unit = 0x10000 + ((unit & 0x3ff) << 10) + (static_cast<std::uint32_t>(text[++i]) & 0x3ff);
    }
    if (unit > 0x10ffff) no_character(i);
    f(unit);
  }
}

inline std::size_t utf8_size(std::uint32_t character) {
  return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

inline char *put_utf8(std::uint32_t character, char *to) {
  const std::size_t size = utf8_size(character);
  constexpr unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
  for (std::size_t i = size; i-- > 1; character >>= 6) to[i] = static_cast<char>(0x80 | (character & 0x3f));
  to[0] = static_cast<char>(leads[size] | character);
  return to + size;
}

// The character at the start of what is known to be UTF-8, which it moves on.
inline std::uint32_t take_utf8(const char *&from) {
  const auto lead = static_cast<unsigned char>(*from++);
  if (lead < 0x80) return lead;
  const int more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  std::uint32_t character = lead & (0x3fu >> more);
  for (int i = 0; i < more; ++i) character = character << 6 | (static_cast<unsigned char>(*from++) & 0x3f);
  return character;
}

template <class String>
String lift_wide(const abi::str &from) {
  using Char = typename String::value_type;
  require_data(from.data, from.size);
  require_utf8(from.data, from.size);
  if constexpr (sizeof(Char) == 1) {
    return String(reinterpret_cast<const Char *>(from.data), from.size);
  } else {
    String made;
    made.reserve(from.size);
    for (const char *at = from.data, *end = from.data + from.size; at != end;) {
      const std::uint32_t character = take_utf8(at);
      if (sizeof(Char) == 2 && character >= 0x10000) {
        made += static_cast<Char>(0xd800 + ((character - 0x10000) >> 10));
        made += static_cast<Char>(0xdc00 + ((character - 0x10000) & 0x3ff));
      } else {
        made += static_cast<Char>(character);
      }
    }
    return made;
  }
}

template <class Char>
void lower_wide(std::basic_string_view<Char> text, abi::str *out, arena &memory) {
  *out = {"", 0};
  if (text.empty()) return;
  if constexpr (sizeof(Char) == 1) {
    require_utf8(reinterpret_cast<const char *>(text.data()), text.size());
    char *copy = memory.array<char>(text.size());
    std::memcpy(copy, text.data(), text.size());
    *out = {copy, text.size()};
  } else {
    std::size_t size = 0;
    each_character(text, [&](std::uint32_t character) { size += utf8_size(character); });
    char *const made = memory.array<char>(size);
    char *at = made;
    each_character(text, [&](std::uint32_t character) { at = put_utf8(character, at); });
    *out = {made, size};
  }
}
}  // namespace detail

template <class Char, class Allocator>
struct type<std::basic_string<Char, std::char_traits<Char>, Allocator>, std::enable_if_t<detail::is_wide<Char>::value>> {
  using string = std::basic_string<Char, std::char_traits<Char>, Allocator>;
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_wide<string>(from)) {}
    operator string() { return std::move(text); }
    string text;
  };
  static void lower(const string &value, abi *out, arena &memory) {
    detail::lower_wide(std::basic_string_view<Char>(value), out, memory);
  }
};

template <class Char>
struct type<std::basic_string_view<Char, std::char_traits<Char>>, std::enable_if_t<detail::is_wide<Char>::value>> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_wide<std::basic_string<Char>>(from)) {}
    arg(const arg &) = delete;  // the view is of this one
    ~arg() = default;
    operator std::basic_string_view<Char>() const { return text; }
    std::basic_string<Char> text;
  };
  static void lower(std::basic_string_view<Char> value, abi *out, arena &memory) { detail::lower_wide(value, out, memory); }
};

// As const char *: null is NULL, and nothing else is.
template <class Char>
struct type<const Char *, std::enable_if_t<detail::is_wide<Char>::value>> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_wide<std::basic_string<Char>>(from)) {
      if (text.find(Char()) != text.npos) throw error(status::value, "a string must not contain a NUL character");
    }
    arg(const arg &) = delete;
    ~arg() = default;
    operator const Char *() const { return text.c_str(); }
    std::basic_string<Char> text;
  };
  static void lower(const Char *value, abi *out, arena &memory) {
    if (value)
      detail::lower_wide(std::basic_string_view<Char>(value), out, memory);
    else
      *out = {nullptr, 0};
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
