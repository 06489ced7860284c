// What fmt has as templates of any types: here of the numbers, texts and times that callers have.
#pragma once
#include <fmt/args.h>
#include <fmt/chrono.h>
#include <fmt/color.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace more {

using Argument = std::variant<bool, std::int64_t, std::uint64_t, double, std::string, std::chrono::system_clock::time_point>;
using Store = fmt::dynamic_format_arg_store<fmt::format_context>;

inline Store store(const std::vector<Argument> &arguments, const std::map<std::string, Argument> &named) {
  Store out;
  for (const Argument &each : arguments) std::visit([&](const auto &value) { out.push_back(value); }, each);
  for (const auto &[name, each] : named)
    std::visit([&, &key = name](const auto &value) { out.push_back(fmt::arg(key.c_str(), value)); }, each);
  return out;
}

/// As fmt::format: `{}` and `{0}` are arguments, `{name}` is a named one.
inline std::string format(const std::string &pattern, const std::vector<Argument> &arguments = {},
                          const std::map<std::string, Argument> &named = {}) {
  return fmt::vformat(pattern, store(arguments, named));
}
/// The same in colours, for a terminal.
inline std::string format(const fmt::text_style &style, const std::string &pattern, const std::vector<Argument> &arguments = {}) {
  return fmt::vformat(style, fmt::string_view(pattern), fmt::basic_format_args<fmt::format_context>(store(arguments, {})));
}
inline std::size_t formatted_size(const std::string &pattern, const std::vector<Argument> &arguments = {}) {
  return format(pattern, arguments).size();
}
inline std::string join(const std::vector<std::string> &items, const std::string &between) {
  return fmt::format("{}", fmt::join(items, between));
}

// What a style has, or an exception where C++ has an assertion.
inline void require(bool has, const char *what) {
  if (!has) throw std::logic_error(std::string("the style has no ") + what);
}
using Color = std::variant<fmt::rgb, fmt::terminal_color>;
inline Color color_of(fmt::detail::color_type color) {
  if (color.is_rgb) return fmt::rgb(color.value.rgb_color);
  return static_cast<fmt::terminal_color>(color.value.term_color);
}
inline Color get_foreground(const fmt::text_style &style) {
  require(style.has_foreground(), "foreground");
  return color_of(style.get_foreground());
}
inline Color get_background(const fmt::text_style &style) {
  require(style.has_background(), "background");
  return color_of(style.get_background());
}
inline fmt::emphasis get_emphasis(const fmt::text_style &style) {
  require(style.has_emphasis(), "emphasis");
  return style.get_emphasis();
}

inline fmt::text_style fg(fmt::color color) { return fmt::fg(color); }
inline fmt::text_style fg(fmt::terminal_color color) { return fmt::fg(color); }
inline fmt::text_style fg(fmt::rgb color) { return fmt::fg(color); }
inline fmt::text_style bg(fmt::color color) { return fmt::bg(color); }
inline fmt::text_style bg(fmt::terminal_color color) { return fmt::bg(color); }
inline fmt::text_style bg(fmt::rgb color) { return fmt::bg(color); }

}  // namespace more
