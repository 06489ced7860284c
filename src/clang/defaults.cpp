#include "defaults.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "translation_unit.hpp"
#include "types.hpp"

namespace ferrule::clang {
namespace {

struct Name {
  std::string spelling;  // of what it refers to
  std::string scope;     // "geo::Join::", "geo::Stack<int>::"
  Cursor referenced;
  std::optional<std::string> instead = std::nullopt;  // what stands for a parameter of a template; "" where it is not known
};

// To make one of: `unsigned long(1)` is no expression.
std::string as_name(const std::string &type) {
  return type.find_first_of(" *&[(") == std::string::npos ? type : "std::common_type_t<" + type + ">";
}

// Every name inside a declaration that clang resolved, by where it stands.
std::map<unsigned, Name> names_in(const Cursor &declaration, const Substitution &substitution) {
  std::map<unsigned, Name> names;
  declaration.visit([&](const Cursor &cursor) {
    switch (cursor.kind()) {
      case CursorKind::declaration_reference_expression:
      case CursorKind::type_reference:
      case CursorKind::template_reference:
      case CursorKind::namespace_reference:
      case CursorKind::overloaded_reference:
        break;
      default:
        return Visit::recurse;
    }
    Cursor referenced = cursor.referenced();
    if (cursor.kind() == CursorKind::overloaded_reference) {
      const std::vector<Cursor> overloads = cursor.overloads();
      if (!overloads.empty()) referenced = overloads.front();
    }
    if (!referenced || referenced.kind() == CursorKind::parameter) return Visit::recurse;
    Name name{referenced.spelling(), substitution.scope_of(referenced), referenced};
    if (substitution.is_parameter(referenced)) name.instead = substitution.of(referenced).value_or("");
    names[cursor.position().offset] = name;
    return Visit::recurse;
  });
  return names;
}

bool has_expression(const Cursor &declaration) {
  bool found = false;
  declaration.visit([&](const Cursor &child) {
    found = found || child.is_expression();
    return found ? Visit::stop : Visit::next;
  });
  return found;
}

int depth_change(const std::string &token) {
  if (token == "(" || token == "[" || token == "{") return 1;
  if (token == ")" || token == "]" || token == "}") return -1;
  return 0;
}

std::string collapsed(const std::string &text) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
    if (!quoted && std::isspace(static_cast<unsigned char>(text[i]))) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += text[i];
    }
  }
  return out.substr(0, out.find_last_not_of(' ') + 1);
}

// What clang prints instead, macros expanded: "int n = 42" gives "42".
std::string from_pretty(const Cursor &declaration) {
  const std::string text = declaration.pretty();
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += depth_change(std::string(1, text[i]));
    if (text[i] == '=' && depth == 0) return text.substr(text.find_first_not_of(' ', i + 1));
  }
  return "";
}

// The tokens of the expression: after the first `=` (or from the first `{` of a field) behind the name that stands in no brackets.
// (`double x = 0, y = 0;` begins in the same place for both.)
std::vector<Lexeme> expression_tokens(const Cursor &declaration, bool &braced) {
  std::vector<Lexeme> tokens = declaration.tokens();
  const bool is_field = declaration.kind() != CursorKind::parameter;
  const unsigned name = declaration.position().offset;
  const bool name_among = !tokens.empty() && tokens.front().offset <= name && name <= tokens.back().offset;  // no macro's
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool after_name = tokens[i].offset > name;
    if (tokens[i].text == "=" && depth == 0 && (!name_among || tokens[i].offset >= name))
      return {tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, tokens.end()};
    if (is_field && after_name && depth == 0 && tokens[i].text == "{") {
      braced = true;
      return {tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end()};
    }
    depth += depth_change(tokens[i].text);
  }
  return {};
}

bool balanced(const std::vector<Lexeme> &tokens) {
  int depth = 0;
  for (const Lexeme &token : tokens) {
    depth += depth_change(token.text);
    if (depth < 0) return false;
  }
  return depth == 0;
}

bool is_number(const std::string &text) {
  if (text.empty()) return false;
  const std::size_t first = text[0] == '-' || text[0] == '+' ? 1 : 0;
  return first < text.size() && (std::isdigit(static_cast<unsigned char>(text[first])) || text[first] == '.');
}

// 100'000ull → 100000; 0x10 and 1e-12f likewise.  "" where it is no plain number.
std::string number(const std::string &text) {
  std::string digits;
  for (char c : text)
    if (c != '\'' && c != ' ') digits += c;
  if (!is_number(digits)) return "";
  const bool hexadecimal = digits.find("0x") != std::string::npos || digits.find("0X") != std::string::npos;
  while (!digits.empty()) {
    const char last = static_cast<char>(std::tolower(static_cast<unsigned char>(digits.back())));
    if (last == 'u' || last == 'l' || last == 'z' || (last == 'f' && !hexadecimal))
      digits.pop_back();
    else
      break;
  }
  char *end = nullptr;
  std::strtod(digits.c_str(), &end);
  if (digits.find("0b") != std::string::npos) return "";
  return end && *end == 0 ? digits : "";
}

std::string quoted(const std::string &text) {
  std::string out = "\"";
  for (char c : text) {
    const unsigned char u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (u < 0x20 || u == 0x7f) {
      char octal[5];
      std::snprintf(octal, sizeof octal, "\\%03o", u);
      out += octal;
    } else
      out += c;
  }
  return out + "\"";
}

std::string decimal(double value) {
  char text[40];
  for (int precision = 6; precision <= 17; ++precision) {
    std::snprintf(text, sizeof text, "%.*g", precision, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  std::string out = text;
  if (out.find_first_of(".en") == std::string::npos) out += ".0";
  return out.find('n') == std::string::npos ? out : "";  // inf, nan
}

// nullptr or NULL, behind the casts that clang puts around it, whatever macro made it.
bool is_null_pointer(const Cursor &cursor) {
  bool found = false;
  cursor.visit([&](const Cursor &child) {
    if (!child.is_expression()) return;
    const bool cast = child.kind() == CursorKind::unexposed_expression || child.kind() == CursorKind::parenthesis_expression;
    found = child.kind() == CursorKind::null_pointer_literal || child.kind() == CursorKind::gnu_null ||
            (cast && is_null_pointer(child));
  });
  return found;
}

std::string evaluated(const Cursor &declaration) {
  const Type type = declaration.type().canonical();
  const TypeKind kind = type.kind();
  if (!type.is_builtin() && kind != TypeKind::pointer && kind != TypeKind::constant_array) return "";
  const std::optional<Value> value = declaration.evaluate();
  if (!value) return "";
  switch (value->kind) {
    case EvalKind::integer:
      if (kind == TypeKind::pointer) return value->integer == 0 ? "nullptr" : "";
      if (kind == TypeKind::bool_) return value->integer ? "true" : "false";
      // An unsigned value of a type narrower than 64 bits comes as it is; at 64 bits only is_unsigned tells -1 from the largest.
      if (value->is_unsigned || kind == TypeKind::unsigned_long || kind == TypeKind::unsigned_long_long)
        return std::to_string(static_cast<std::uint64_t>(value->integer));
      return std::to_string(value->integer);
    case EvalKind::floating:
      return decimal(value->floating);
    case EvalKind::string: {
      // Of other strings than those of char we get the bytes up to the first that is 0.
      const TypeKind unit = (kind == TypeKind::pointer ? type.pointee() : type.element()).canonical().kind();
      return unit == TypeKind::char_s || unit == TypeKind::char_u ? quoted(value->text) : "";
    }
    default:
      return "";
  }
}

std::string literal_text(const Cursor &declaration, const std::string &written) {
  if (written == "true" || written == "false" || written == "nullptr") return written;
  if (written == "NULL") return "nullptr";
  std::string found = number(written);
  if (!found.empty()) return found;
  // One plain string literal: "…", also for std::string and views, in whatever encoding it is.
  const std::size_t quote = written.find('"');
  static const std::set<std::string> encodings = {"", "u8", "u", "U", "L"};
  if (quote != std::string::npos && encodings.count(written.substr(0, quote)) && written.size() > quote + 1 &&
      written.back() == '"') {
    bool plain = true;
    for (std::size_t i = quote + 1; i + 1 < written.size(); ++i) {
      if (written[i] == '\\')
        ++i;
      else if (written[i] == '"')
        plain = false;
    }
    if (plain) return written.substr(quote);
  }
  if (written.size() == 3 && written.front() == '\'' && written.back() == '\'') return written;
  if (!has_expression(declaration)) return "";
  return is_null_pointer(declaration) ? "nullptr" : evaluated(declaration);
}

// The text from the first token to the end of `text`, all names in full; nullopt where one of them is not known.
std::optional<std::string> in_full(const std::vector<Lexeme> &tokens, const std::map<unsigned, Name> &names,
                                   const Substitution &substitution, std::string_view text) {
  std::string out;
  unsigned copied = tokens.front().offset;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto name = names.find(tokens[i].offset);
    if (name == names.end() || tokens[i].kind != TokenKind::identifier) continue;
    const std::string before = i == 0 ? "" : tokens[i - 1].text, after = i + 1 == tokens.size() ? "" : tokens[i + 1].text;
    if (before == "::" || before == "." || before == "->") continue;
    out.append(text.substr(copied, tokens[i].offset - copied));
    copied = tokens[i].offset;
    std::optional<std::string> instead = name->second.instead;
    if (instead && instead->empty()) return std::nullopt;
    if (instead && (after == "(" || after == "{")) instead = as_name(*instead);
    if (!instead && after != "<") instead = substitution.of_pattern(name->second.referenced);
    out += instead ? *instead : name->second.scope;
    if (instead) copied += static_cast<unsigned>(tokens[i].text.size());
  }
  return out.append(text.substr(copied));
}

std::string tokens_in_full(const Cursor &declaration, const std::vector<Lexeme> &tokens, const Substitution &substitution) {
  if (tokens.empty()) return "";
  const std::string_view text = declaration.unit()->text(declaration.position().file);
  const std::size_t last = tokens.back().offset + tokens.back().text.size();
  if (last > text.size()) return "";
  return collapsed(in_full(tokens, names_in(declaration, substitution), substitution, text.substr(0, last)).value_or(""));
}

}  // namespace

std::string literal_of(const Cursor &declaration) { return evaluated(declaration); }

std::optional<decl::Default> default_of(const Cursor &declaration) { return default_of(declaration, {}, declaration.type()); }

std::optional<decl::Default> default_of(const Cursor &declaration, const Substitution &substitution, const Type &of) {
  bool braced = false;
  const std::vector<Lexeme> tokens = expression_tokens(declaration, braced);
  const bool present = has_expression(declaration);
  if (tokens.empty() && !present) return std::nullopt;
  if (declaration.is_bitfield() && tokens.empty()) return std::nullopt;

  decl::Default out;
  const std::map<unsigned, Name> names = names_in(declaration, substitution);
  bool from_macro = tokens.empty() || !balanced(tokens);
  for (const Lexeme &token : tokens) {
    const auto name = names.find(token.offset);
    // What stands there is another word: a macro that made the name.
    if (name != names.end() && token.kind == TokenKind::identifier && token.text != name->second.spelling) from_macro = true;
  }
  if (from_macro) {
    out.cpp = out.written = from_pretty(declaration);
    if (out.cpp.empty()) return std::nullopt;
    const auto depends = [&](const auto &name) {
      return name.second.instead || substitution.of_pattern(name.second.referenced) ||
             name.second.scope.find('<') != std::string::npos;
    };
    if (std::any_of(names.begin(), names.end(), depends)) {  // clang prints the template's own words
      out.cpp.clear();
      return out;
    }
  } else {
    const std::string_view text = declaration.unit()->text(declaration.position().file);
    const Lexeme &last = tokens.back();
    const unsigned copied = tokens.front().offset;
    const unsigned end = last.offset + static_cast<unsigned>(last.text.size());
    if (end > text.size() || copied > end) return std::nullopt;
    out.written = collapsed(std::string(text.substr(copied, end - copied)));
    const std::optional<std::string> cpp = in_full(tokens, names, substitution, text.substr(0, end));
    out.cpp = collapsed(cpp.value_or(""));
    if (!cpp) return out;
    const auto named = names.find(tokens.back().offset);
    bool only_name = true;
    for (const Lexeme &token : tokens) only_name = only_name && (token.kind == TokenKind::identifier || token.text == "::");
    if (only_name && named != names.end() && named->second.referenced.kind() == CursorKind::enumerator)
      out.enumerator = named->second.scope + named->second.spelling;
    // A template's own enumerator is looked up in what it made.
    if (only_name && out.enumerator.empty() && of.canonical().kind() == TypeKind::enum_)
      for (const Cursor &each : of.canonical().declaration().children(CursorKind::enumerator))
        if (each.spelling() == tokens.back().text) out.enumerator = substitution.scope_of(each) + each.spelling();
  }
  if (braced) {
    const std::string inside = collapsed(out.written.substr(1, out.written.size() - 2));
    out.literal = inside.empty() ? "" : literal_text(declaration, inside);
    const std::string type = type_text(of).spelling;
    if (type.back() != ']') out.cpp = type + out.cpp;  // there are no array expressions
  } else if (out.enumerator.empty()) {
    out.literal = literal_text(declaration, out.written);
    if (out.literal.empty() && out.cpp != out.written) out.literal = number(out.cpp);  // a template's argument
  }
  return out;
}

std::string parameter_in_full(const Cursor &parameter, const Substitution &substitution) {
  std::vector<Lexeme> tokens = parameter.tokens();
  const unsigned name = parameter.position().offset;
  const auto ends = [&](const Lexeme &token) {
    return token.text == "=" || (!parameter.spelling().empty() && token.offset >= name);
  };
  tokens.erase(std::find_if(tokens.begin(), tokens.end(), ends), tokens.end());
  return tokens_in_full(parameter, tokens, substitution);
}

std::string conversion_target(const Cursor &declaration, const Substitution &substitution) {
  const std::vector<Lexeme> tokens = declaration.tokens();
  const auto is = [](const char *text) { return [text](const Lexeme &token) { return token.text == text; }; };
  const auto begin = std::find_if(tokens.begin(), tokens.end(), is("operator"));
  const auto end = std::find_if(begin, tokens.end(), is("("));
  if (begin == tokens.end() || begin + 1 >= end) return "";
  return tokens_in_full(declaration, {begin + 1, end}, substitution);
}

}  // namespace ferrule::clang
