#include "names.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace ferrule::model::names {
namespace {

const std::set<std::string> &c_words() {
  static const std::set<std::string> words = {
      // C11, and C23's new ones
      "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for",
      "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct",
      "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "bool", "true", "false", "nullptr", "constexpr",
      "static_assert", "thread_local", "typeof", "alignas", "alignof",
      // C++
      "and", "and_eq", "asm", "bitand", "bitor", "catch", "char8_t", "char16_t", "char32_t", "class", "compl", "concept",
      "consteval", "constinit", "const_cast", "co_await", "co_return", "co_yield", "decltype", "delete", "dynamic_cast", "explicit",
      "export", "friend", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "operator", "or", "or_eq", "private",
      "protected", "public", "reinterpret_cast", "requires", "static_cast", "template", "this", "throw", "try", "typeid",
      "typename", "using", "virtual", "wchar_t", "xor", "xor_eq"};
  return words;
}

const std::set<std::string> &python_words() {
  static const std::set<std::string> words = {
      "False",  "None",     "True", "and",    "as",      "assert", "async",  "await",  "break", "class",  "continue", "def",
      "del",    "elif",     "else", "except", "finally", "for",    "from",   "global", "if",    "import", "in",       "is",
      "lambda", "nonlocal", "not",  "or",     "pass",    "raise",  "return", "try",    "while", "with",   "yield"};
  return words;
}

// What stands behind the prefix in names that every ferrule library has.
const std::set<std::string> &own_words() {
  static const std::set<std::string> words = {
      "status",      "error",       "owner",      "release",     "str",          "bytes",        "file_name",
      "version",     "abi",         "manifest",   "nowait",      "on_interrupt", "interrupt_fn", "live_handles",
      "class_of",    "is_a",        "ok",         "would_block", "api",          "static",       "h",
      "object",      "future",      "array",      "host",        "error_status", "error_type",   "error_message",
      "error_cause", "error_errno", "error_path", "error_where", "error_host",   "error_free"};
  return words;
}

const std::map<std::string, Operator> &binary() {
  static const std::map<std::string, Operator> operators = {{"+", {"__add__", "__radd__", "add"}},
                                                            {"-", {"__sub__", "__rsub__", "sub"}},
                                                            {"*", {"__mul__", "__rmul__", "mul"}},
                                                            {"/", {"__truediv__", "__rtruediv__", "div"}},
                                                            {"%", {"__mod__", "__rmod__", "mod"}},
                                                            {"&", {"__and__", "__rand__", "and"}},
                                                            {"|", {"__or__", "__ror__", "or"}},
                                                            {"^", {"__xor__", "__rxor__", "xor"}},
                                                            {"<<", {"__lshift__", "__rlshift__", "lshift"}},
                                                            {">>", {"__rshift__", "__rrshift__", "rshift"}},
                                                            {"==", {"__eq__", "__eq__", "equal"}},
                                                            {"!=", {"__ne__", "__ne__", "not_equal"}},
                                                            {"<", {"__lt__", "__gt__", "less"}},
                                                            {"<=", {"__le__", "__ge__", "less_equal"}},
                                                            {">", {"__gt__", "__lt__", "greater"}},
                                                            {">=", {"__ge__", "__le__", "greater_equal"}},
                                                            {"+=", {"__iadd__", "", "iadd"}},
                                                            {"-=", {"__isub__", "", "isub"}},
                                                            {"*=", {"__imul__", "", "imul"}},
                                                            {"/=", {"__itruediv__", "", "idiv"}},
                                                            {"%=", {"__imod__", "", "imod"}},
                                                            {"&=", {"__iand__", "", "iand"}},
                                                            {"|=", {"__ior__", "", "ior"}},
                                                            {"^=", {"__ixor__", "", "ixor"}},
                                                            {"<<=", {"__ilshift__", "", "ilshift"}},
                                                            {">>=", {"__irshift__", "", "irshift"}}};
  return operators;
}

const std::map<std::string, Operator> &unary() {
  static const std::map<std::string, Operator> operators = {
      {"-", {"__neg__", "", "neg"}}, {"+", {"__pos__", "", "pos"}}, {"~", {"__invert__", "", "invert"}}};
  return operators;
}

std::string trimmed(const std::string &text) {
  std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

std::string symbol(const std::string &name) { return trimmed(name.substr(8)); }

bool upper_at(const std::string &s, std::size_t i) { return i < s.size() && std::isupper(static_cast<unsigned char>(s[i])); }
bool lower_at(const std::string &s, std::size_t i) { return i < s.size() && std::islower(static_cast<unsigned char>(s[i])); }

}  // namespace

std::string snake(const std::string &name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    // A word begins at a capital behind a small letter or a digit (addRange), and at the last of several (HTTPServer).
    bool begins = upper_at(name, i) && i > 0 && name[i - 1] != '_' && (!upper_at(name, i - 1) || lower_at(name, i + 1));
    if (begins) out += '_';
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
  }
  return out;
}

std::string upper(const std::string &name) {
  std::string out = snake(name);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

bool is_c_keyword(const std::string &name) { return c_words().count(name) != 0; }
bool is_python_keyword(const std::string &name) { return python_words().count(name) != 0; }

std::string python(const std::string &name) { return is_python_keyword(name) ? name + "_" : name; }

std::string record_field(const std::string &name) { return name == "self" ? name + "_" : parameter(name); }

std::string enumerator(const std::string &name) { return name == "mro" ? name + "_" : python(name); }

std::string parameter(const std::string &name) { return is_c_keyword(name) || is_python_keyword(name) ? name + "_" : name; }

std::string parameter(const std::string &name, const Beside &beside) {
  bool taken =
      name == "error" || (name == "self" && beside.self) || (name == "out" && beside.out) || (name == "owner" && beside.owner);
  return taken ? name + "_" : parameter(name);
}

namespace {

// The words of a template's arguments: of `const geo::Point *` "Point", "Ptr"; of `std::vector<int>` "vector", "int"; of -3
// "minus3".
std::vector<std::string> argument_words(const std::string &arguments) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < arguments.size();) {
    const auto is_word = [&](std::size_t at) {
      return at < arguments.size() && (std::isalnum(static_cast<unsigned char>(arguments[at])) || arguments[at] == '_');
    };
    if (!is_word(i)) {
      if (arguments[i] == '*') words.push_back("ptr");
      if (arguments[i] == '&') words.push_back("ref");
      const bool is_negative = arguments[i] == '-' && is_word(i + 1);
      if (is_negative) words.push_back("minus");
      ++i;
      continue;
    }
    std::size_t end = i;
    while (is_word(end)) ++end;
    const std::string word = arguments.substr(i, end - i);
    const bool is_scope = arguments.compare(end, 2, "::") == 0;
    if (!is_scope && word != "const" && word != "volatile" && word != "class" && word != "struct") words.push_back(word);
    i = end;
  }
  return words;
}

}  // namespace

std::string plain(const std::string &name) {
  const std::size_t open = name.find('<');
  if (name.empty() || name.back() != '>' || open == std::string::npos || open == 0 || is_operator(name)) return name;
  std::string out = name.substr(0, open);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  const bool capitals = std::isupper(static_cast<unsigned char>(out[0]));
  bool after_number = false;
  for (std::string word : argument_words(name.substr(open))) {
    const bool is_number = std::isdigit(static_cast<unsigned char>(word[0])) != 0;
    if (is_number && after_number)
      out += 'x';  // Matrix<3, 13> is not Matrix<31, 3>
    else if (!capitals)
      out += '_';
    else if (!word.empty())
      word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    out += word;
    after_number = is_number;
  }
  return out;
}

std::string c(const std::string &module, const std::vector<std::string> &words) {
  std::string tail;
  for (const std::string &word : words) {
    if (!tail.empty()) tail += '_';
    tail += snake(word);
  }
  if (own_words().count(tail)) tail += '_';
  return module + "_" + tail;
}

std::string status(const std::string &module, const std::string &words) {
  static const std::set<std::string> own = {"VALUE",  "TYPE",     "INDEX",  "OVERFLOW", "MEMORY",    "OS",  "UNICODE",
                                            "HANDLE", "READONLY", "BORROW", "STALE",    "CANCELLED", "HOST"};
  const auto capitals = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
  };
  const std::string tail = capitals(words);
  return capitals(module) + "_ERROR_" + tail + (own.count(tail) ? "_" : "");
}

bool is_operator(const std::string &name) {
  return name.compare(0, 8, "operator") == 0 && name.size() > 8 && !std::isalnum(static_cast<unsigned char>(name[8])) &&
         name[8] != '_';
}

bool is_assignment(const std::string &name) { return is_operator(name) && symbol(name) == "="; }

bool is_allocation(const std::string &name) {
  static const std::set<std::string> all = {"operator new", "operator new[]", "operator delete", "operator delete[]"};
  return all.count(name) != 0;
}

std::optional<Operator> operator_names(const std::string &name, int arity) {
  if (!is_operator(name)) return std::nullopt;
  std::string what = symbol(name);
  if (what == "[]") return Operator{"__getitem__", "", "getitem"};
  if (what == "()") return Operator{"__call__", "", "call"};
  if (what == "bool") return Operator{"__bool__", "", "to_bool"};
  if (what == "double" || what == "float") return Operator{"__float__", "", "to_float"};
  const std::map<std::string, Operator> &table = arity == 1 ? unary() : binary();
  auto found = table.find(what);
  if (found == table.end()) return std::nullopt;
  return found->second;
}

std::string tag(Shape shape) {
  switch (shape) {
    case Shape::boolean:
      return "bool";
    case Shape::i8:
      return "i8";
    case Shape::i16:
      return "i16";
    case Shape::i32:
      return "i32";
    case Shape::i64:
      return "i64";
    case Shape::u8:
      return "u8";
    case Shape::u16:
      return "u16";
    case Shape::u32:
      return "u32";
    case Shape::u64:
      return "u64";
    case Shape::f32:
      return "f32";
    case Shape::f64:
      return "f64";
    case Shape::character:
      return "char";
    case Shape::str:
      return "str";
    case Shape::bytes:
      return "bytes";
    case Shape::path:
      return "file_name";
    default:
      return "";
  }
}

std::string c_scalar(Shape shape) {
  switch (shape) {
    case Shape::boolean:
      return "bool";
    case Shape::i8:
      return "int8_t";
    case Shape::i16:
      return "int16_t";
    case Shape::i32:
      return "int32_t";
    case Shape::i64:
      return "int64_t";
    case Shape::u8:
      return "uint8_t";
    case Shape::u16:
      return "uint16_t";
    case Shape::u32:
      return "uint32_t";
    case Shape::u64:
      return "uint64_t";
    case Shape::f32:
      return "float";
    case Shape::f64:
      return "double";
    case Shape::character:
      return "char";
    default:
      return "";
  }
}

std::string qualified(const std::vector<std::string> &scope, const std::string &name) {
  std::string out;
  for (const std::string &part : scope) out += part + "::";
  return out + name;
}

}  // namespace ferrule::model::names
