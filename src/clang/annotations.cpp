#include "annotations.hpp"

#include <cctype>

#include "translation_unit.hpp"

namespace ferrule::clang {
namespace {

constexpr char prefix[] = "ferrule:";

std::string trimmed(const std::string &text) {
  const std::size_t first = text.find_first_not_of(" \t\n\r"), last = text.find_last_not_of(" \t\n\r");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

// "a" "b" is one string, as in C++; anything else stays as it is.
std::string unquoted(const std::string &value) {
  if (value.empty() || value.front() != '"') return value;
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '"') {
      inside = !inside;
    } else if (inside && c == '\\' && i + 1 < value.size()) {
      const char escaped = value[++i];
      out += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
    } else if (inside) {
      out += c;
    }
  }
  return out;
}

void add(Annotations &out, const std::string &part, std::size_t equals, const Location &where) {
  const std::string key = trimmed(part.substr(0, equals));
  if (key.empty()) return;
  const std::string value = equals == std::string::npos ? "" : unquoted(trimmed(part.substr(equals + 1)));
  out.keys.insert_or_assign(key, Annotation{value, where});
}

// Where a word stands in the source from `from` on, as a whole word; nothing found: `otherwise`.
Location place_of(const std::string &word, std::string_view text, unsigned from, unsigned to, const Location &otherwise) {
  auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
  for (std::size_t at = text.find(word, from); at != std::string::npos && at < to; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at > 0 && is_word(text[at - 1])) || (end < text.size() && is_word(text[end]))) continue;
    Location where = otherwise;
    for (std::size_t i = from; i < at; ++i) {
      ++where.column;
      if (text[i] == '\n') {
        ++where.line;
        where.column = 1;
      }
    }
    return where;
  }
  return otherwise;
}

}  // namespace

Annotations split_annotation(const std::string &text, const Location &where) {
  Annotations out;
  std::string part;
  std::size_t equals = std::string::npos;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\' && i + 1 < text.size()) {
        part += c;
        part += text[++i];
        continue;
      }
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (c == ',' && depth <= 0) {
      add(out, part, equals, where);
      part.clear();
      equals = std::string::npos;
      continue;
    } else if (c == '=' && equals == std::string::npos && depth <= 0) {
      equals = part.size();
    }
    part += c;
  }
  add(out, part, equals, where);
  return out;
}

Annotations annotations_of(const Cursor &declaration) {
  Annotations out;
  for (const Cursor &cursor : declaration.annotations()) {
    const std::string text = cursor.annotation();
    if (text.compare(0, sizeof prefix - 1, prefix) != 0) continue;
    const Position begin = cursor.begin(), end = cursor.end();
    const Location at{cursor.location().file, begin.line, begin.column};
    const std::string_view source = declaration.unit()->text(begin.file);
    Annotations keys = split_annotation(text.substr(sizeof prefix - 1), at);
    for (auto &[key, annotation] : keys.keys) {
      annotation.where = begin.file == end.file ? place_of(key, source, begin.offset, end.offset, at) : at;
      out.keys.insert_or_assign(key, annotation);
    }
  }
  return out;
}

}  // namespace ferrule::clang
