#include "types.hpp"

#include <cctype>
#include <set>

namespace ferrule::clang {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// `text` with each `from` that is a whole name replaced.
std::string replaced(std::string text, const std::string &from, const std::string &to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == ':')) {
      at += from.size() - to.size();
      continue;
    }
    text.replace(at, from.size(), to);
  }
  return text;
}

bool is_dependent(const Type &canonical) {
  return canonical.kind() == TypeKind::dependent || canonical.kind() == TypeKind::unexposed ||
         canonical.kind() == TypeKind::dependent_sized_array;
}

// Aliases whose declaration libclang does not tell (it hides that of `using std::int64_t`), but which everybody knows.
bool is_well_known(const std::string &name) {
  static const std::set<std::string> names = {"size_t",  "ptrdiff_t", "int8_t",   "int16_t",  "int32_t",  "int64_t",
                                              "uint8_t", "uint16_t",  "uint32_t", "uint64_t", "intptr_t", "uintptr_t"};
  return names.count(name) != 0;
}

std::string without_cv(std::string text) {
  for (const char *word : {"const ", "volatile "}) {
    const std::string prefix = word;
    if (text.compare(0, prefix.size(), prefix) == 0) text = text.substr(prefix.size());
  }
  return text;
}

class Writer {
 public:
  // The type of something whose declarator is `inner`: "int" and "*" give "int *".
  std::string write(const Type &type, const std::string &inner) {
    const Type canonical = type.canonical();
    switch (type.kind()) {
      case TypeKind::pointer:
        return indirect(type, "*", inner);
      case TypeKind::lvalue_reference:
        return indirect(type, "&", inner);
      case TypeKind::rvalue_reference:
        return indirect(type, "&&", inner);
      case TypeKind::constant_array:
        return write(type.element(), inner + "[" + std::to_string(type.array_size()) + "]");
      case TypeKind::incomplete_array:
        return write(type.element(), inner + "[]");
      case TypeKind::function_prototype:
        return function(type, inner);
      case TypeKind::elaborated:
        return write_named(type, type.named(), inner);
      case TypeKind::typedef_:
      case TypeKind::record:
      case TypeKind::enum_:
      case TypeKind::unexposed:
        return write_named(type, type, inner);
      default:
        break;
    }
    if (type.is_builtin()) return join(canonical.spelling(), inner);
    return fallback(type, inner);
  }

 private:
  static std::string join(const std::string &base, const std::string &inner) {
    if (inner.empty()) return base;
    return base + (inner.front() == '[' ? "" : " ") + inner;
  }

  static std::string cv(const Type &type) {
    std::string words;
    if (type.is_const()) words += "const ";
    if (type.is_volatile()) words += "volatile ";
    return words;
  }

  std::string indirect(const Type &type, const std::string &sign, const std::string &inner) {
    std::string own = sign;
    if (type.is_const()) own += "const";
    if (type.is_const() && !inner.empty()) own += " ";
    const Type pointee = type.pointee();
    const TypeKind kind = pointee.canonical().kind();
    const bool wrap =
        (kind == TypeKind::function_prototype || kind == TypeKind::constant_array || kind == TypeKind::incomplete_array) &&
        pointee.kind() != TypeKind::typedef_;
    return write(pointee, wrap ? "(" + own + inner + ")" : own + inner);
  }

  std::string function(const Type &type, const std::string &inner) {
    std::string parameters;
    for (const Type &argument : type.arguments()) parameters += (parameters.empty() ? "" : ", ") + write(argument, "");
    if (type.is_variadic()) parameters += parameters.empty() ? "..." : ", ...";
    std::string text = write(type.result(), inner + "(" + parameters + ")");
    if (type.is_const()) text += " const";
    return text;
  }

  // `type` carries the qualifiers, `named` is what they stand before.
  std::string write_named(const Type &type, const Type &named, const std::string &inner) {
    std::string qualifiers = cv(type);
    if (qualifiers.empty()) qualifiers = cv(named);
    const std::string name = name_of(named, type);
    if (name.empty()) return fallback(type, inner);
    return join(qualifiers + name, inner);
  }

  // "" where the canonical spelling must do.
  std::string name_of(const Type &type, const Type &written) {
    const Cursor declaration = type.declaration();
    if (!declaration) {
      const std::string name = without_cv(written.spelling());
      const std::size_t colon = name.rfind("::");
      const std::string last = colon == std::string::npos ? name : name.substr(colon + 2);
      return is_well_known(last) && written.canonical().is_builtin() ? "std::" + last : "";
    }
    if (type.kind() == TypeKind::typedef_) {
      const std::string name = declaration.spelling();
      const bool internal = declaration.in_system_header() && !name.empty() && name[0] == '_';
      if (!is_nameable(declaration) || internal)
        return is_simple(declaration.underlying_type()) ? write(declaration.underlying_type(), "") : "";
      return declaration.qualified_name();
    }
    if (!is_nameable(declaration)) return "";
    const int count = type.template_argument_count();
    if (count < 0)
      return type.kind() == TypeKind::unexposed && declaration.kind() == CursorKind::class_template ? ""
                                                                                                    : declaration.qualified_name();
    return instance(type, declaration, count);
  }

  // Text that can take the place of a name, whatever declarator stands around it.
  static bool is_simple(const Type &type) {
    const TypeKind kind = type.canonical().kind();
    return type.canonical().is_builtin() || kind == TypeKind::record || kind == TypeKind::enum_;
  }

  std::string instance(const Type &type, const Cursor &declaration, int count) {
    const std::string spelled = without_cv(type.spelling());
    const std::string head = spelled.substr(0, spelled.find('<'));
    const std::size_t colon = head.rfind("::");
    // An alias template gives its own arguments, but the declaration of what it stands for.
    if ((colon == std::string::npos ? head : head.substr(colon + 2)) != declaration.spelling()) return "";
    if (type.kind() == TypeKind::record) return "";  // no sugar: clang's text leaves out default arguments, and we could not
    const std::string canonical = type.canonical().spelling();
    const std::size_t open = canonical.find('<', canonical.find(declaration.spelling()));
    if (open == std::string::npos || canonical.back() != '>') return "";
    const std::vector<std::string> texts = split_arguments(canonical.substr(open + 1, canonical.size() - open - 2));
    std::string arguments;
    for (int i = 0; i < count; ++i) {
      const Type argument = type.template_argument(static_cast<unsigned>(i));
      if (!argument && static_cast<std::size_t>(i) >= texts.size()) return "";
      arguments += (i ? ", " : "") + (argument ? write(argument, "") : texts[static_cast<std::size_t>(i)]);
    }
    return declaration.qualified_name() + "<" + arguments + ">";
  }

  static std::string fallback(const Type &type, const std::string &inner) {
    const Type canonical = type.canonical();
    return join(readable(is_dependent(canonical) ? type.spelling() : canonical.spelling()), inner);
  }
};

// Would pasting a declarator to the canonical text of some part be wrong?  Member pointers and the like: take clang's text.
bool has_odd_part(const Type &type) {
  Type part = type.canonical();
  while (part.kind() == TypeKind::pointer || part.is_reference()) part = part.pointee();
  return part.kind() == TypeKind::member_pointer || part.kind() == TypeKind::variable_array || part.kind() == TypeKind::vector;
}

}  // namespace

std::string readable(std::string text) {
  text = replaced(std::move(text), "std::basic_string<char>", "std::string");
  return replaced(std::move(text), "std::basic_string_view<char>", "std::string_view");
}

std::vector<std::string> split_arguments(const std::string &text) {
  std::vector<std::string> parts;
  std::string part;
  int depth = 0;
  for (char c : text) {
    if (c == '<' || c == '(' || c == '[' || c == '{') ++depth;
    if (c == '>' || c == ')' || c == ']' || c == '}') --depth;
    if (c == ',' && depth == 0) {
      parts.push_back(part);
      part.clear();
    } else if (c != ' ' || !part.empty()) {
      part += c;
    }
  }
  if (!part.empty()) parts.push_back(part);
  return parts;
}

bool is_nameable(const Cursor &declaration) {
  for (Cursor at = declaration; at && !at.is_translation_unit(); at = at.semantic_parent()) {
    if (at.kind() == CursorKind::linkage_specification || at.kind() == CursorKind::unexposed_declaration) continue;  // extern "C"
    if (at.kind() == CursorKind::name_space) {
      if (at.is_anonymous()) return false;
      continue;
    }
    if (at.access() == Access::private_ || at.access() == Access::protected_) return false;
    if (at.is_function()) return false;
    if (at != declaration) {
      if (at.kind() == CursorKind::class_template || at.kind() == CursorKind::class_template_partial) return false;
      if (at.template_argument_count() > 0) return false;  // inside an instance: its arguments would be missing
    }
    if (!at.has_name()) return false;
  }
  return true;
}

decl::TypeText type_text(const Type &type) {
  const Type canonical = type.canonical();
  decl::TypeText text;
  text.canonical = canonical.spelling();
  text.spelling = has_odd_part(type) ? readable(text.canonical) : Writer().write(type, "");
  return text;
}

decl::TypeText parameter_text(const Type &type) {
  const Type canonical = type.canonical();
  if (canonical.kind() == TypeKind::constant_array || canonical.kind() == TypeKind::incomplete_array) {
    const Type element = (type.element() ? type.element() : canonical.element());
    decl::TypeText text = type_text(element);
    for (std::string *each : {&text.spelling, &text.canonical}) *each += each->back() == '*' ? "*" : " *";
    return text;
  }
  decl::TypeText text = type_text(type);
  if (!canonical.is_const()) return text;
  // Only the parameter itself is const: `const int`, `char *const`.
  for (std::string *each : {&text.spelling, &text.canonical}) {
    if (each->size() > 5 && each->compare(each->size() - 5, 5, "const") == 0) {
      *each = each->substr(0, each->size() - 5);
    } else if (each->compare(0, 6, "const ") == 0) {
      *each = each->substr(6);
    }
  }
  return text;
}

}  // namespace ferrule::clang
