#include "python_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "c_signature.hpp"
#include "c_text.hpp"

namespace ferrule::emit::python {

using model::Function;
using model::Shape;

namespace {

// The builtin of an annotation; `builtins.list` where a member of the class is called `list`.
std::string builtin(const std::string &name, const Scope &scope) {
  const bool hidden = std::find(scope.shadowed.begin(), scope.shadowed.end(), name) != scope.shadowed.end();
  return hidden ? "builtins." + name : name;
}

std::string dotted(const std::vector<std::string> &module) {
  std::string text;
  for (const std::string &part : module) text += "." + part;
  return text;
}

std::string joined(const std::vector<std::string> &parts, const std::string &between) {
  std::string text;
  for (const std::string &part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

// The faces of a list: what is taken, what is given.
std::string list_annotation(const std::string &face, const std::string &item, Direction direction, const Scope &scope) {
  if (direction == Direction::in) return (face == "set" || face == "frozenset" ? "Iterable[" : "Sequence[") + item + "]";
  if (face == "tuple") return builtin("tuple", scope) + "[" + item + ", ...]";
  return builtin(face.empty() ? "list" : face, scope) + "[" + item + "]";
}

// What a value is that is converted further; a face that says nothing may be anything.
std::string face_annotation(const model::Type &type) {
  if (type.face == "timedelta" || type.face == "datetime") return "datetime." + type.face;
  if (type.face == "letter") return "str";
  if (type.face == "integer") return "int";
  if (type.face == "complex") return "complex";
  return type.python.annotation.empty() ? "object" : type.python.annotation;
}

std::string without_none(const std::string &text) {
  return text.size() > 7 && text.compare(text.size() - 7, 7, " | None") == 0 ? text.substr(0, text.size() - 7) : text;
}

}  // namespace

std::string flat_name(const std::vector<std::string> &module, const std::string &name) {
  std::string text;
  for (const std::string &part : module) text += part + "__";
  return text + name;
}

std::string name_in(const model::Interface &interface, const Scope &scope, const std::vector<std::string> &module,
                    const std::string &name) {
  if (!scope.in_stub) return flat_name(module, name);
  return scope.module == module ? name : interface.module + dotted(module) + "." + name;
}

std::string annotation(const model::Interface &interface, model::TypeId id, Direction direction, const Scope &scope,
                       bool nullable) {
  const model::Type &type = type_at(interface, id);
  const auto part = [&](std::size_t i) { return annotation(interface, type.parts.at(i), direction, scope); };
  const auto declared = [&](const auto &all) {
    const auto &one = all.at(static_cast<std::size_t>(type.declaration));
    return name_in(interface, scope, one.module, one.python_name);
  };
  std::string text;
  if (type.faced != model::none) {
    text = face_annotation(type);
    if (text.find('.') == std::string::npos) text = builtin(text, scope);
  } else if (type.shape == Shape::nothing) {
    return "None";
  } else if (type.shape == Shape::boolean) {
    text = builtin("bool", scope);
  } else if (type.shape == Shape::f32 || type.shape == Shape::f64) {
    text = builtin("float", scope);
  } else if (type.shape == Shape::character || type.shape == Shape::str) {
    text = builtin("str", scope);
  } else if (type.shape == Shape::bytes) {
    text = builtin("bytes", scope);
    if (direction == Direction::in) text += " | " + builtin("bytearray", scope) + " | " + builtin("memoryview", scope);
  } else if (type.shape == Shape::path) {
    text = "pathlib.Path";
    if (direction == Direction::in)
      text = builtin("str", scope) + " | " + builtin("bytes", scope) + " | os.PathLike[" + builtin("str", scope) +
             "] | os.PathLike[" + builtin("bytes", scope) + "]";
  } else if (type.shape == Shape::enumeration) {
    text = declared(interface.enums);
  } else if (type.shape == Shape::record) {
    text = declared(interface.records);
  } else if (type.shape == Shape::handle) {
    text = declared(interface.classes);
  } else if (type.shape == Shape::list) {
    text = list_annotation(type.face, part(0), direction, scope);
  } else if (type.shape == Shape::map) {
    text = (direction == Direction::in ? "Mapping[" : builtin("dict", scope) + "[") + part(0) + ", " + part(1) + "]";
  } else if (type.shape == Shape::optional || type.shape == Shape::box) {
    text = without_none(part(0)) + " | None";
  } else if (type.shape == Shape::tuple) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < type.parts.size(); ++i) items.push_back(part(i));
    text = builtin("tuple", scope) + "[" + (items.empty() ? "()" : joined(items, ", ")) + "]";
  } else if (type.shape == Shape::variant) {
    std::vector<std::string> items;
    bool may_be_none = false;
    for (std::size_t i = 0; i < type.parts.size(); ++i) {
      const std::string item = part(i), some = without_none(item);
      may_be_none |= some != item || some == "None";
      if (some != "None" && std::find(items.begin(), items.end(), some) == items.end()) items.push_back(some);
    }
    if (may_be_none) items.emplace_back("None");
    text = joined(items, " | ");
  } else if (type.shape >= Shape::i8 && type.shape <= Shape::u64) {
    text = builtin("int", scope);
  } else {
    text = builtin("object", scope);
  }
  return nullable ? without_none(text) + " | None" : text;
}

std::string annotation(const model::Interface &interface, const model::Parameter &parameter, const Scope &scope) {
  std::string text = annotation(interface, parameter.type, Direction::in, scope, parameter.nullable);
  if (!parameter.converts) return text;
  const model::Type &type = type_at(interface, parameter.type);
  std::vector<std::string> all = {text};
  for (model::Index one : interface.classes.at(static_cast<std::size_t>(type.declaration)).conversions) {
    const model::Parameter &from = interface.functions.at(static_cast<std::size_t>(one)).parameters.at(0);
    const std::string other = annotation(interface, from.type, Direction::in, scope, from.nullable);
    if (std::find(all.begin(), all.end(), other) == all.end()) all.push_back(other);
  }
  return joined(all, " | ");
}

bool inherits_pickle(const model::Interface &interface, const model::Class &cls) {
  return std::any_of(cls.bases.begin(), cls.bases.end(), [&](model::Index index) {
    const model::Class &base = interface.classes.at(static_cast<std::size_t>(index));
    return base.pickle || inherits_pickle(interface, base);
  });
}

std::string result_annotation(const model::Interface &interface, const Function &function, const Scope &scope) {
  if (function.kind == Function::Kind::constructor && !is_copy(function)) return "None";
  if (has_result(interface, function.result.type) && type_at(interface, function.result.type).shape == Shape::handle) {
    const model::Type &type = type_at(interface, function.result.type);
    const model::Class &cls = interface.classes.at(static_cast<std::size_t>(type.declaration));
    if (cls.iterates != model::none) {
      const Function &next = interface.functions.at(static_cast<std::size_t>(cls.methods.at(0).functions.at(0)));
      return "Iterator[" + result_annotation(interface, next, scope) + "]";
    }
  }
  if (function.result.maybe_self && !has_result(interface, function.result.type)) {
    const model::Class &cls = interface.classes.at(static_cast<std::size_t>(function.owner));
    return name_in(interface, scope, cls.module, cls.python_name);
  }
  return annotation(interface, function.result.type, Direction::out, scope, function.result.nullable);
}

std::string default_text(const model::Interface &interface, model::TypeId id, const model::Default &value, const Scope &scope) {
  if (value.kind == model::Default::Kind::thunk) return "...";
  const model::Type *type = &type_at(interface, id);
  if (type->shape == Shape::optional) type = &type_at(interface, type->parts.at(0));
  if (value.kind != model::Default::Kind::enumerator || type->shape != Shape::enumeration) return value.python;
  const model::Enum &one = interface.enums.at(static_cast<std::size_t>(type->declaration));
  const std::size_t dot = value.python.rfind('.');
  return dot == std::string::npos ? value.python
                                  : name_in(interface, scope, one.module, one.python_name) + value.python.substr(dot);
}

bool has_self(const model::Interface &, const Function &function) {
  return emit::has_self(function) || function.kind == Function::Kind::constructor;
}

std::vector<std::string> signature_parts(const model::Interface &interface, const Function &function, const std::string &self_text,
                                         const SignatureStyle &style, const Scope &scope) {
  std::vector<std::string> parts;
  if (!self_text.empty()) parts.push_back(self_text);
  bool slash_due = style.positional_only && !function.parameters.empty(), star_written = false;
  for (const model::Parameter &parameter : function.parameters) slash_due |= parameter.positional_only;
  for (const model::Parameter &parameter : function.parameters) {
    if (slash_due && !style.positional_only && !parameter.positional_only) parts.push_back("/"), slash_due = false;
    if (parameter.keyword_only && !star_written) parts.push_back("*"), star_written = true;
    std::string text = parameter.name;
    if (style.annotations) text += ": " + annotation(interface, parameter, scope);
    if (parameter.default_value)
      text += (style.annotations ? " = " : "=") + default_text(interface, parameter.type, *parameter.default_value, scope);
    parts.push_back(std::move(text));
  }
  if (slash_due) parts.push_back("/");
  return parts;
}

std::string signature(const model::Interface &interface, const Function &function, const std::string &self_text,
                      const SignatureStyle &style, const Scope &scope) {
  return "(" + joined(signature_parts(interface, function, self_text, style, scope), ", ") + ")" +
         (style.annotations ? " -> " + result_annotation(interface, function, scope) : "");
}

std::string qualified_name(const model::Interface &interface, const Function &function) {
  if (function.owner == model::none) return function.python_name;
  const std::string &owner = interface.classes.at(static_cast<std::size_t>(function.owner)).python_name;
  if (function.kind == Function::Kind::constructor && !is_copy(function)) return owner;
  return owner + "." + function.python_name;
}

std::string candidate(const model::Interface &interface, const Function &function) {
  Scope scope;
  scope.in_stub = true;
  if (function.owner != model::none) scope.module = interface.classes.at(static_cast<std::size_t>(function.owner)).module;
  return qualified_name(interface, function) + "(" + joined(signature_parts(interface, function, "", {}, scope), ", ") + ")";
}

namespace {

// What the standard's exceptions become in Python (the runtime decides; this is for documentation).
constexpr std::array<std::pair<const char *, const char *>, 12> python_exceptions = {{{"invalid_argument", "ValueError"},
                                                                                      {"domain_error", "ValueError"},
                                                                                      {"length_error", "ValueError"},
                                                                                      {"range_error", "ValueError"},
                                                                                      {"out_of_range", "IndexError"},
                                                                                      {"overflow_error", "OverflowError"},
                                                                                      {"bad_alloc", "MemoryError"},
                                                                                      {"system_error", "OSError"},
                                                                                      {"filesystem_error", "OSError"},
                                                                                      {"runtime_error", "RuntimeError"},
                                                                                      {"logic_error", "RuntimeError"},
                                                                                      {"exception", "RuntimeError"}}};

std::string exception_name(const model::Interface &interface, const std::string &written) {
  const auto last = [](const std::string &name) {
    const std::size_t at = name.rfind("::");
    return at == std::string::npos ? name : name.substr(at + 2);
  };
  for (const model::Error &error : interface.errors)
    if (last(error.cpp) == last(written)) return error.python_name;
  for (const auto &[cpp, python] : python_exceptions)
    if (last(written) == cpp) return python;
  return last(written);
}

// "name: what it is", what follows its first line deeper.
void add_entry(std::vector<std::string> &out, const std::string &name, const std::string &text) {
  const std::vector<std::string> lines = lines_of(text);
  out.push_back("    " + name + ":" + (lines.empty() ? "" : " " + lines[0]));
  for (std::size_t i = 1; i < lines.size(); ++i) out.push_back(lines[i].empty() ? "" : "        " + lines[i]);
}

void add_section(std::vector<std::string> &out, const std::string &title) {
  if (!out.empty()) out.emplace_back();
  out.push_back(title + ":");
}

}  // namespace

std::vector<std::string> documentation(const model::Interface &interface, const decl::Comment &comment) {
  std::vector<std::string> out = lines_of(comment.text);
  while (!out.empty() && out.back().empty()) out.pop_back();
  if (!comment.params.empty()) {
    add_section(out, "Args");
    for (const auto &[name, text] : comment.params) add_entry(out, name, text);
  }
  if (!comment.returns.empty()) {
    add_section(out, "Returns");
    for (const std::string &line : lines_of(comment.returns)) out.push_back(line.empty() ? "" : "    " + line);
  }
  if (!comment.throws_.empty()) {
    add_section(out, "Raises");
    for (const auto &[type, text] : comment.throws_) add_entry(out, exception_name(interface, type), text);
  }
  return out;
}

std::vector<std::string> documentation(const model::Interface &interface, const Function &function) {
  decl::Comment comment = function.comment;
  if (comment.params.empty())
    for (const model::Parameter &parameter : function.parameters)
      if (!parameter.doc.empty()) comment.params.emplace_back(parameter.name, parameter.doc);
  return documentation(interface, comment);
}

std::vector<std::string> docstring(const std::vector<std::string> &lines) {
  if (lines.empty()) return {};
  std::vector<std::string> out;
  for (const std::string &line : lines) out.push_back(replaced(replaced(line, "\\", "\\\\"), "\"\"\"", "\\\"\\\"\\\""));
  // A quote at the end would run into the closing ones.
  if (!out.back().empty() && out.back().back() == '"') out.back().insert(out.back().size() - 1, "\\");
  if (out.front() == "Args:" || out.front() == "Returns:" || out.front() == "Raises:") out.insert(out.begin(), "");
  out.front().insert(0, "\"\"\"");
  if (out.size() == 1) {
    out.front() += "\"\"\"";
  } else {
    out.emplace_back("\"\"\"");
  }
  return out;
}

std::string quoted(const std::string &text) {
  static const char digits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\', out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x", out += digits[byte >> 4], out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string last_name(const std::string &dotted) {
  return dotted.empty() ? "a value" : dotted.substr(dotted.rfind('.') + 1);  // 0 where there is no dot
}

std::set<std::string> face_modules(const model::Interface &interface, const std::string &body) {
  std::set<std::string> out;
  for (const model::Type &type : interface.types) {
    if (type.faced == model::none) continue;
    std::string name;  // of each dotted name in the annotation
    for (const char c : face_annotation(type) + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.') {
        name += c;
        continue;
      }
      const std::size_t dot = name.rfind('.');
      if (dot != std::string::npos && body.find(name) != std::string::npos) out.insert(name.substr(0, dot));
      name.clear();
    }
  }
  return out;
}

bool is_dunder(const std::string &name) {
  return name.size() > 4 && name.compare(0, 2, "__") == 0 && name.compare(name.size() - 2, 2, "__") == 0;
}

}  // namespace ferrule::emit::python
