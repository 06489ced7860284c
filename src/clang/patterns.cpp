#include "patterns.hpp"

#include <algorithm>

#include "types.hpp"

namespace ferrule::clang {
namespace {

bool is_template_parameter(CursorKind kind) {
  return kind == CursorKind::template_type_parameter || kind == CursorKind::template_value_parameter ||
         kind == CursorKind::template_template_parameter;
}

bool is_class_template(const Cursor &cursor) {
  return cursor.kind() == CursorKind::class_template || cursor.kind() == CursorKind::class_template_partial;
}

std::vector<Cursor> parameters_of(const Cursor &pattern) {
  std::vector<Cursor> out;
  pattern.visit([&](const Cursor &child) {
    if (is_template_parameter(child.kind())) out.push_back(child);
  });
  return out;
}

bool is_pack(const Cursor &parameter) {
  const std::vector<Lexeme> tokens = parameter.tokens();
  return std::any_of(tokens.begin(), tokens.end(), [](const Lexeme &token) { return token.text == "..."; });
}

// "3"; of a bool and an enum, something of that type.
std::string value_text(std::int64_t value, const Type &type) {
  const Type canonical = type.canonical();
  if (canonical.kind() == TypeKind::bool_) return value ? "true" : "false";
  const std::string number = std::to_string(value);
  return canonical.kind() == TypeKind::enum_ ? "static_cast<" + type_text(type).spelling + ">(" + number + ")" : number;
}

// Of "Stack<int>": {"int"}; what stands behind the last `>` is not looked at.
std::vector<std::string> arguments_in(const std::string &text) {
  const std::string type = text.substr(0, text.rfind('>') + 1);
  std::size_t open = std::string::npos;
  int depth = 0;
  for (std::size_t i = 0; i < type.size(); ++i) {
    if (type[i] == '<' && depth++ == 0) open = i;
    if (type[i] == '>') --depth;
  }
  if (open == std::string::npos) return {};
  return split_arguments(type.substr(open + 1, type.size() - open - 2));
}

// "" where it cannot be told.
std::string argument_text(const Cursor &made, const Cursor &parameter, unsigned index, const std::vector<std::string> &shown) {
  const Type type = made.is_class() ? made.type().template_argument(index) : made.template_argument_type(index);
  if (type) return type_text(type).spelling;
  if (index < shown.size()) return shown[index];
  if (made.template_argument_kind(index) != TemplateArgumentKind::integral) return "";
  return value_text(made.template_argument_value(index), parameter.type());
}

}  // namespace

bool is_same_place(const Cursor &a, const Cursor &b) {
  const Position x = a.position(), y = b.position();
  return a && b && x.file == y.file && x.offset == y.offset;
}

namespace {

// What is asked for by `template class Stack<Point>;` shows `Point` below it, and no more.
bool has_members(const Cursor &declaration) {
  bool found = false;
  declaration.visit([&](const Cursor &child) { found = found || child.kind() <= CursorKind::access_specifier; });
  return found;
}

}  // namespace

bool is_instance(const Cursor &declaration) {
  if (!declaration.is_class()) return false;
  const Cursor pattern = declaration.specialized_template();
  if (!is_class_template(pattern) || has_members(declaration)) return false;
  // A template that was declared before it is defined is both of these.
  for (const Cursor &template_ : {pattern, pattern.specialized_template(), pattern.definition()})
    if (is_same_place(declaration, template_)) return true;
  // `template class Stack<int>;` says that there is one; `template <> class Stack<int> {…};` is another class.
  const std::vector<Lexeme> tokens = declaration.tokens();
  return std::none_of(tokens.begin(), tokens.end(), [](const Lexeme &token) { return token.text == "{"; }) &&
         !(tokens.size() > 1 && tokens[0].text == "template" && tokens[1].text == "<");
}

namespace {

// A template in an instance of another one is made of that one's, and so on.
Cursor first_pattern(const Cursor &made) {
  Cursor pattern = made.specialized_template();
  for (int depth = 0; depth < 32; ++depth) {
    const Cursor next = pattern.specialized_template();
    if (!next || next == pattern || !is_same_place(next, pattern)) break;
    pattern = next;
  }
  return pattern;
}

}  // namespace

Cursor pattern_of(const Cursor &instance) {
  const Cursor pattern = first_pattern(instance), definition = pattern.definition();
  return definition ? definition : pattern;
}

Cursor written(const Cursor &declaration) {
  const Cursor pattern = first_pattern(declaration);
  const bool made = is_same_place(declaration, pattern) || is_same_place(declaration, pattern.canonical()) ||
                    is_same_place(declaration, pattern.definition());
  return made ? pattern : declaration;  // an explicit specialization is written itself
}

Cursor written_member(const Cursor &declaration) {
  const Cursor parent = declaration.semantic_parent();
  Cursor found = declaration;
  if (is_instance(parent))
    pattern_of(parent).visit([&](const Cursor &member) {
      if (is_same_place(member, declaration)) found = member;
    });
  return found;
}

Type parameter_base(const Cursor &specifier, const Cursor &instance) {
  if (!instance || pattern_of(instance).kind() != CursorKind::class_template) return {};
  const std::vector<Cursor> parameters = parameters_of(pattern_of(instance));
  for (const Cursor &reference : specifier.children(CursorKind::type_reference))
    for (std::size_t i = 0; i < parameters.size(); ++i)
      if (is_same_place(parameters[i], reference.referenced()) && !is_pack(parameters[i]) &&
          specifier.children(CursorKind::template_reference).empty())
        return instance.type().template_argument(static_cast<unsigned>(i));
  return {};
}

bool names_unseen_base(const Cursor &specifier, const Cursor &instance) {
  if (specifier.type().canonical().kind() == TypeKind::record || parameter_base(specifier, instance)) return false;
  const std::string base = specifier.type().spelling();
  return base.find('<') != std::string::npos && base.back() != '>';
}

Cursor pattern_of_base(const Cursor &specifier, const Cursor &instance) {
  Type type = specifier.type().canonical();
  if (type.kind() != TypeKind::record) type = parameter_base(specifier, instance).canonical();
  Cursor found = type.kind() == TypeKind::record ? type.declaration() : Cursor();
  if (is_instance(found)) found = found.specialized_template();
  if (!found && names_unseen_base(specifier, instance)) return {};
  // The first is the base's; the others are among its arguments: `Base<Derived<T>>`.
  for (const Cursor &reference : specifier.children(CursorKind::template_reference))
    if (const Cursor named = reference.referenced(); !found && named.kind() == CursorKind::class_template) found = named;
  const std::vector<std::string> scope = found.scope();
  if (!scope.empty() && scope.front() == "std") return {};
  const Cursor definition = found.definition();
  return definition ? definition : found;
}

Substitution::Substitution(const Cursor &made, const std::string &text) {
  add(made, arguments_in(text));
  for (const Cursor &around : made.enclosing())
    if (around.is_class()) add(around, {});
}

void Substitution::add(const Cursor &made, const std::vector<std::string> &given) {
  const Cursor pattern = made.is_class() ? pattern_of(made) : first_pattern(made);
  if (!pattern) return;
  if (made.is_class()) patterns_.emplace_back(pattern, type_text(made.type()).spelling);
  if (pattern.kind() != CursorKind::class_template && pattern.kind() != CursorKind::function_template) return;
  const std::vector<std::string> shown = made.is_class() ? arguments_in(made.type().canonical().spelling()) : given;
  const std::vector<Cursor> parameters = parameters_of(pattern);
  for (std::size_t i = 0; i < parameters.size() && !is_pack(parameters[i]); ++i) {
    const std::string text = argument_text(made, parameters[i], static_cast<unsigned>(i), shown);
    if (!text.empty()) arguments_.emplace_back(parameters[i], text);
  }
}

bool Substitution::match(const Cursor &parameter, const Cursor &function, const Cursor &instance) {
  const std::vector<std::string> given = arguments_in(parameter.type().spelling()),
                                 shown = arguments_in(instance.type().canonical().spelling());
  const std::vector<Cursor> own = parameters_of(function), theirs = parameters_of(instance.specialized_template());
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto named = std::find_if(own.begin(), own.end(), [&](const Cursor &each) { return each.spelling() == given[i]; });
    if (named == own.end() || i >= theirs.size()) return false;
    const std::string text = argument_text(instance, theirs[i], static_cast<unsigned>(i), shown);
    if (text.empty()) return false;
    arguments_.emplace_back(*named, text);
  }
  return !given.empty();
}

bool Substitution::is_parameter(const Cursor &named) const { return is_template_parameter(named.kind()); }

std::optional<std::string> Substitution::of(const Cursor &parameter) const {
  for (const auto &[each, text] : arguments_)
    if (is_same_place(each, parameter)) return text;
  return std::nullopt;
}

std::optional<std::string> Substitution::of_pattern(const Cursor &named) const {
  for (const auto &[pattern, text] : patterns_)
    if (is_same_place(pattern, named)) return text;
  return std::nullopt;
}

std::string Substitution::scope_of(const Cursor &named) const {
  std::string scope;
  for (const Cursor &around : named.enclosing()) {
    if (const std::optional<std::string> instance = of_pattern(around)) return *instance + "::" + scope;
    scope = around.own_name() + "::" + scope;
  }
  return scope;
}

}  // namespace ferrule::clang
