#include "c_text.hpp"

#include <cctype>
#include <climits>

namespace ferrule::emit {

std::string upper(std::string text) {
  for (char &c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string c_declare(const std::string &type, const std::string &name) { return type + (type.back() == '*' ? "" : " ") + name; }

std::string c_pointer_to_const(const std::string &item) { return item.back() == '*' ? item + "const *" : "const " + item + " *"; }

std::vector<std::string> lines_of(const std::string &text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

namespace {

// What is in a comment must neither end it nor start another one inside it, which compilers warn of.
std::string harmless(std::string line) { return replaced(replaced(std::move(line), "*/", "* /"), "/*", "/ *"); }

void wrap(std::string line, std::size_t width, std::vector<std::string> &out) {
  std::size_t indent = line.find_first_not_of(' ');
  std::string hanging(indent == std::string::npos ? 0 : indent, ' ');
  while (line.size() > width) {
    std::size_t cut = line.rfind(' ', width);
    if (cut == std::string::npos || cut <= hanging.size()) cut = line.find(' ', width);
    if (cut == std::string::npos) break;
    out.push_back(line.substr(0, cut));
    line = hanging + line.substr(cut + 1);
  }
  out.push_back(std::move(line));
}

}  // namespace

std::string c_comment(const std::vector<std::string> &lines) {
  std::vector<std::string> wrapped;
  for (const std::string &line : lines) wrap(harmless(line), page_width - 6, wrapped);
  if (wrapped.empty()) return "";
  std::string text = "/*";
  for (std::size_t i = 0; i < wrapped.size(); ++i) {
    text += i == 0 ? "" : "\n *";
    if (!wrapped[i].empty()) text += " " + wrapped[i];
  }
  return text + " */";
}

std::string c_block_comment(const std::vector<std::string> &lines) {
  std::vector<std::string> wrapped;
  for (const std::string &line : lines) wrap(harmless(line), page_width - 3, wrapped);
  std::string text;
  for (const std::string &line : wrapped) text += (text.empty() ? "/*" : "\n *") + (line.empty() ? "" : " " + line);
  return text + "\n */";
}

std::string c_section(const std::string &title) {
  std::string text = "/* ---- " + title + " ";
  text.append(text.size() + 3 < 124 ? 124 - 3 - text.size() : 4, '-');
  return text + " */";
}

std::string c_call(const std::string &head, const std::vector<std::string> &arguments, const std::string &tail,
                   std::size_t indent) {
  std::string text = head + "(";
  const std::size_t margin = text.size() - (text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
  std::size_t column = margin + indent;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool last = i + 1 == arguments.size();
    const std::size_t needed = arguments[i].size() + (last ? 1 + tail.size() : 1);
    if (i != 0 && column + 1 + needed > page_width) {
      text += "\n" + std::string(margin, ' ');
      column = margin + indent;
    } else if (i != 0) {
      text += " ", ++column;
    }
    text += arguments[i] + (last ? "" : ",");
    column += arguments[i].size() + (last ? 0 : 1);
  }
  return text + ")" + tail;
}

bool fits_int(std::int64_t value, bool is_unsigned) {
  return is_unsigned ? static_cast<std::uint64_t>(value) <= INT_MAX : value >= INT_MIN && value <= INT_MAX;
}

std::string c_integer(model::Shape shape, std::int64_t value, bool is_unsigned) {
  if (is_unsigned) {
    const std::string digits = std::to_string(static_cast<std::uint64_t>(value));
    if (fits_int(value, true)) return digits;
    return (shape == model::Shape::u64 ? "UINT64_C(" : "UINT32_C(") + digits + ")";
  }
  if (value == INT64_MIN) return "(-INT64_C(9223372036854775807) - 1)";
  if (value == INT_MIN) return "(-2147483647 - 1)";
  if (fits_int(value, false)) return std::to_string(value);
  return value < 0 ? "(-INT64_C(" + std::to_string(-value) + "))" : "INT64_C(" + std::to_string(value) + ")";
}

}  // namespace ferrule::emit
