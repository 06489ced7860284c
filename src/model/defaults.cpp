#include "defaults.hpp"

#include <cctype>
#include <cstdlib>
#include <set>

#include "names.hpp"

namespace ferrule::model {
namespace {

std::string trimmed(const std::string &text) {
  std::size_t first = text.find_first_not_of(" \t\n"), last = text.find_last_not_of(" \t\n");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

bool is_integer(Shape shape) { return shape >= Shape::i8 && shape <= Shape::u64; }
bool is_float(Shape shape) { return shape == Shape::f32 || shape == Shape::f64; }

Default literal(const std::string &cpp, std::string python, std::string c) {
  Default out;
  out.cpp = cpp;
  out.python = std::move(python);
  out.c = std::move(c);
  return out;
}

Default empty(const std::string &cpp, std::string python, std::string c = "empty") {
  Default out = literal(cpp, std::move(python), std::move(c));
  out.kind = Default::Kind::empty;
  return out;
}

// "-12'000ull" → "-12000"; nullopt where it is no integer literal.
std::optional<std::string> integer_literal(const std::string &text) {
  std::string body;
  for (char c : text)
    if (c != '\'') body += c;
  std::string sign;
  if (!body.empty() && (body[0] == '-' || body[0] == '+')) {
    if (body[0] == '-') sign = "-";
    body = trimmed(body.substr(1));
  }
  if (body.empty() || !std::isdigit(static_cast<unsigned char>(body[0]))) return std::nullopt;
  const char *start = body.c_str();
  char *end = nullptr;
  bool binary = body.size() > 2 && body[0] == '0' && (body[1] == 'b' || body[1] == 'B');
  unsigned long long value = binary ? std::strtoull(start + 2, &end, 2) : std::strtoull(start, &end, 0);
  for (; *end; ++end)
    if (std::string("uUlLzZ").find(*end) == std::string::npos) return std::nullopt;
  return sign + std::to_string(value);
}

// "1.f" → "1.0"; keeps the author's way of writing where Python reads it too.
std::optional<std::string> float_literal(const std::string &text) {
  if (std::optional<std::string> integer = integer_literal(text)) return integer;
  std::string body;
  for (char c : text)
    if (c != '\'') body += c;
  char *end = nullptr;
  const char *start = body.c_str();
  if (body.empty() || !(std::isdigit(static_cast<unsigned char>(body[0])) || body[0] == '-' || body[0] == '+' || body[0] == '.'))
    return std::nullopt;
  double value = std::strtod(start, &end);
  std::string number(start, static_cast<const char *>(end));
  for (; *end; ++end)
    if (std::string("fFlL").find(*end) == std::string::npos) return std::nullopt;
  if (number.find_first_of("xX") != std::string::npos) {  // Python has no hexadecimal floats: 17 digits say the same
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.17g", value);
    return std::string(buffer);
  }
  if (number[0] == '+') number = number.substr(1);
  if (number.back() == '.') number += "0";
  return number;
}

// The inside of "…" if that is all there is, its escapes left alone: C's common ones are Python's too.
std::optional<std::string> string_literal(const std::string &text, char quote) {
  if (text.size() < 2 || text.front() != quote || text.back() != quote) return std::nullopt;
  std::string inside = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == quote) return std::nullopt;  // "a" "b"
    if (inside[i] == '\\') {
      if (i + 1 >= inside.size() || std::string("\\\"'ntr0").find(inside[i + 1]) == std::string::npos) return std::nullopt;
      ++i;
    }
  }
  return inside;
}

// Whether `head(…)` makes a value of the type that `head` names, as far as the text says.  A call looks the same, and its value is
// known to the compiler alone; what is not surely a type counts as a call.
bool names_type(const std::string &head) {
  static const std::set<std::string> plain = {"",         "bool",  "char",   "int",         "long",
                                              "unsigned", "float", "double", "std::string", "std::string_view"};
  if (plain.count(head)) return true;
  return head.rfind("std::", 0) == 0 && head.back() == '>' && head.find("std::make_") == std::string::npos;
}

// The expression inside T{…}, T(…) or {…}; nullopt where the text is none of these.
std::optional<std::string> inside_braces(const std::string &text) {
  if (text.empty() || (text.back() != '}' && text.back() != ')')) return std::nullopt;
  char close = text.back(), open = close == '}' ? '{' : '(';
  int depth = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] == close) ++depth;
    if (text[i] == open && --depth == 0) {
      // In front may only stand a type: names, ::, <…>.
      for (char c : text.substr(0, i))
        if (!std::isalnum(static_cast<unsigned char>(c)) && std::string("_:<>, *&").find(c) == std::string::npos)
          return std::nullopt;
      if (open == '(' && !names_type(trimmed(text.substr(0, i)))) return std::nullopt;
      return trimmed(text.substr(i + 1, text.size() - i - 2));
    }
  }
  return std::nullopt;
}

std::string last_name(const std::string &qualified) {
  std::size_t at = qualified.rfind("::");
  return at == std::string::npos ? qualified : qualified.substr(at + 2);
}

bool is_name(const std::string &text) {
  for (char c : text)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_' && c != ':') return false;
  return !text.empty();
}

// "geo::Stack<geo::Point>::last" → "geo::Stack::last".
std::string without_arguments(const std::string &name) {
  std::string out;
  int depth = 0;
  for (char c : name) {
    if (c == '<') ++depth;
    if (depth == 0) out += c;
    if (c == '>') --depth;
  }
  return out;
}

const char *python_empty(const Type &type) {
  switch (type.shape) {
    case Shape::str:
      return "''";
    case Shape::bytes:
      return "b''";
    case Shape::map:
      return "{}";
    case Shape::list:
      return type.face == "set" || type.face == "frozenset" ? "frozenset()" : "()";
    default:
      return nullptr;
  }
}

std::optional<Default> of_enum(const std::string &cpp, const Type &type, const Interface &interface) {
  if (!is_name(without_arguments(cpp))) return std::nullopt;
  const Enum &e = interface.enums[static_cast<std::size_t>(type.declaration)];
  for (const Enum::Enumerator &each : e.enumerators)
    if (last_name(each.cpp) == last_name(cpp)) {
      Default out = literal(cpp, e.python_name + "." + each.python_name, each.c_name);
      out.kind = Default::Kind::enumerator;
      return out;
    }
  return std::nullopt;
}

std::optional<Default> of_scalar(const std::string &cpp, Shape shape) {
  if (shape == Shape::boolean) {
    if (cpp == "true") return literal(cpp, "True", "true");
    if (cpp == "false") return literal(cpp, "False", "false");
  } else if (is_integer(shape)) {
    if (std::optional<std::string> number = integer_literal(cpp)) return literal(cpp, *number, *number);
  } else if (is_float(shape)) {
    if (std::optional<std::string> number = float_literal(cpp)) return literal(cpp, *number, *number);
  } else if (shape == Shape::str || shape == Shape::character || shape == Shape::path) {
    char quote = shape == Shape::character ? '\'' : '"';
    if (std::optional<std::string> inside = string_literal(cpp, quote)) {
      if (shape == Shape::str && inside->empty()) return empty(cpp, "''", "\"\"");
      // Python's own way of quoting, so that both lanes' signatures read alike.
      std::string q = inside->find('\'') == std::string::npos || quote == '\'' ? "'" : "\"";
      std::string text;
      for (std::size_t i = 0; i < inside->size(); ++i) {
        if ((*inside)[i] == '\\' && i + 1 < inside->size() && (*inside)[i + 1] == '"' && q == "'")
          continue;  // \" needs no backslash in '…'
        if ((*inside)[i] == '\\' && i + 1 < inside->size() && (*inside)[i + 1] == '0') {
          text += "\\x00";
          ++i;
          continue;
        }
        text += (*inside)[i];
        if ((*inside)[i] == '\\') text += (*inside)[++i];
      }
      return literal(cpp, q + text + q, cpp);
    }
  }
  return std::nullopt;
}

bool is_none(const std::string &cpp) { return cpp == "nullptr" || cpp == "NULL" || last_name(cpp) == "nullopt"; }

bool may_be_none(const Type &type) {
  return type.shape == Shape::optional || type.shape == Shape::box || type.shape == Shape::handle;
}

}  // namespace

namespace {

Default translate(const std::string &cpp, const Type &type, const Interface &interface, bool sized = false) {
  const bool is_faced =  // what it is in Python, only its conversion knows
      type.faced != none || (type.shape == Shape::optional && !type.parts.empty() &&
                             interface.types[static_cast<std::size_t>(type.parts.at(0))].faced != none && !is_none(cpp));
  if (is_faced) {
    Default computed = literal(cpp, "...", "computed");
    computed.kind = Default::Kind::thunk;
    return computed;
  }
  std::optional<std::string> inside = inside_braces(cpp);
  bool is_empty = inside && inside->empty();
  if (may_be_none(type) && (is_none(cpp) || (is_empty && type.shape != Shape::handle))) {
    Default out = literal(cpp, "None", type.shape == Shape::handle ? "NULL" : "none");
    out.kind = Default::Kind::none;
    return out;
  }
  if (is_empty) {
    if (const char *python = python_empty(type); python && !sized) return empty(cpp, python);
    if (type.shape == Shape::boolean) return literal(cpp, "False", "false");
    if (is_integer(type.shape)) return literal(cpp, "0", "0");
    if (is_float(type.shape)) return literal(cpp, "0.0", "0.0");
  }
  if (type.shape == Shape::enumeration) {
    if (std::optional<Default> found = of_enum(cpp, type, interface)) return *found;
  } else {
    if (std::optional<Default> found = of_scalar(cpp, type.shape)) return *found;
    // std::string("x"), double{1}: the same as what is in it.
    if (inside)
      if (std::optional<Default> found = of_scalar(*inside, type.shape)) {
        found->cpp = cpp;
        return *found;
      }
    if (type.shape == Shape::optional && !type.parts.empty()) {
      const Type &item = interface.types[static_cast<std::size_t>(type.parts[0])];
      std::optional<Default> found = item.shape == Shape::enumeration ? of_enum(cpp, item, interface) : of_scalar(cpp, item.shape);
      if (found) return *found;
    }
  }
  Default out = literal(cpp, "...", "computed");
  out.kind = Default::Kind::thunk;
  return out;
}

}  // namespace

Default translate_default(const decl::Default &source, const Type &type, const Interface &interface, bool sized) {
  const std::string cpp = trimmed(source.cpp);
  Default out = translate(cpp, type, interface, sized);
  // The text says nothing; perhaps the compiler knows its value: `limit / 2` is 50, `defaults::join` an enumerator.
  for (const std::string &known : {source.literal, source.enumerator})
    if (out.kind == Default::Kind::thunk && !known.empty()) out = translate(known, type, interface, sized);
  out.cpp = cpp;
  return out;
}

std::optional<Default> translate_python_default(const std::string &python_text, const Type &type, const Interface &interface) {
  std::string python = trimmed(python_text);
  std::string cpp = python == "True" ? "true" : python == "False" ? "false" : python == "None" ? "nullptr" : python;
  if (cpp.size() >= 2 && cpp.front() == '\'' && cpp.back() == '\'' && type.shape != Shape::character)
    cpp = "\"" + cpp.substr(1, cpp.size() - 2) + "\"";
  if (type.shape == Shape::enumeration) {  // Join.round
    std::size_t dot = cpp.rfind('.');
    if (dot != std::string::npos)
      cpp = interface.enums[static_cast<std::size_t>(type.declaration)].cpp + "::" + cpp.substr(dot + 1);
  }
  if (cpp == "nullptr" && type.shape == Shape::optional) cpp = "{}";
  if (cpp == "[]" || cpp == "()" || cpp == "{}") cpp = "{}";
  Default out = translate(cpp, type, interface);
  if (out.kind == Default::Kind::thunk) return std::nullopt;
  return out;
}

}  // namespace ferrule::model
