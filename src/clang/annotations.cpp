#include "annotations.hpp"

#include <cctype>
#include <optional>
#include <string_view>
#include <vector>

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

// One key as it is written: `name = "a"`.
struct Written {
  std::string key, value;
};

std::optional<Written> written(const std::string &part, std::size_t equals) {
  const std::string key = trimmed(part.substr(0, equals));
  if (key.empty()) return std::nullopt;
  return Written{key, equals == std::string::npos ? "" : trimmed(part.substr(equals + 1))};
}

// The source of an annotation, searched from its front to its end.
class Source {
 public:
  Source(std::string_view text, const Position &begin, unsigned end, Location where)
      : text_(text), at_(begin.offset), end_(end), where_(std::move(where)) {}

  // Where a word stands next, as a whole word; what comes after it is searched from there.
  std::optional<Location> next(const std::string &word) {
    auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (std::size_t at = text_.find(word, at_); !word.empty() && at != std::string::npos && at < end_;
         at = text_.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool is_part = is_word(word.front()) && at > 0 && is_word(text_[at - 1]);
      if (is_part || (is_word(word.back()) && end < text_.size() && is_word(text_[end]))) continue;
      move_to(at);
      Location found = where_;
      if (word.find('\n') == std::string::npos) {
        found.first = found.column;
        found.last = found.column + static_cast<unsigned>(word.size());
      }
      return found;
    }
    return std::nullopt;
  }

 private:
  void move_to(std::size_t at) {
    for (; at_ < at; ++at_) {
      ++where_.column;
      if (text_[at_] != '\n') continue;
      ++where_.line;
      where_.column = 1;
    }
  }

  std::string_view text_;
  std::size_t at_, end_;
  Location where_;
};

std::vector<Written> split(const std::string &text) {
  std::vector<Written> out;
  auto add = [&](const std::string &part, std::size_t equals) {
    if (std::optional<Written> one = written(part, equals)) out.push_back(std::move(*one));
  };
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
      add(part, equals);
      part.clear();
      equals = std::string::npos;
      continue;
    } else if (c == '=' && equals == std::string::npos && depth <= 0) {
      equals = part.size();
    }
    part += c;
  }
  add(part, equals);
  return out;
}

}  // namespace

Annotations split_annotation(const std::string &text, const Location &where) {
  Annotations out;
  for (const Written &each : split(text)) out.keys.insert_or_assign(each.key, Annotation{unquoted(each.value), where});
  return out;
}

Annotations annotations_of(const Cursor &declaration) {
  Annotations out;
  for (const Cursor &cursor : declaration.annotations()) {
    const std::string text = cursor.annotation();
    if (text.compare(0, sizeof prefix - 1, prefix) != 0) continue;
    const Position begin = cursor.begin(), end = cursor.end();
    const Location at{cursor.location().file, begin.line, begin.column};
    const std::string_view text_of_file = declaration.unit()->text(begin.file);
    const bool is_plain = begin.file == end.file;  // else a macro of the user's spells it
    Source source(text_of_file, begin, end.offset, at);
    for (const Written &each : split(text.substr(sizeof prefix - 1))) {
      Annotation annotation{unquoted(each.value), at};
      if (std::optional<Location> key = is_plain ? source.next(each.key) : std::nullopt) {
        annotation.where = *key;
        // The preprocessor has changed its spaces, perhaps: then only its place is not known.
        if (std::optional<Location> value = source.next(each.value)) annotation.value_where = *value;
      }
      out.keys.insert_or_assign(each.key, annotation);
    }
  }
  return out;
}

bool says_what_it_is(const Annotations &annotations) {
  for (const char *key : {"export", "record", "error", "interface", "method"})
    if (annotations.has(key)) return true;
  return false;
}

}  // namespace ferrule::clang
