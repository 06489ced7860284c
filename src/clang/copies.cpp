#include "copies.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>

#include "translation_unit.hpp"

namespace ferrule::clang {
namespace {

using Seen = std::set<std::string>;

// Of one that holds itself (by way of pointers in templates) the rest decides.
bool is_new(const Type &type, Seen &seen) { return seen.insert(type.spelling()).second; }

// Of a field that is an array: what it has many of.
Type value_in(const Cursor &field) {
  Type type = field.type().canonical();
  while (const Type element = type.element()) type = element.canonical();
  return type;
}

std::vector<Type> values_in(const Type &type) {
  std::vector<Type> out;
  for (const Cursor &field : type.fields()) out.push_back(value_in(field));
  for (const Cursor &base : type.declaration().definition().children(CursorKind::base_specifier))
    out.push_back(base.type().canonical());
  return out;
}

bool cannot_be_copied(const Type &type, Seen &seen) {
  if (type.kind() != TypeKind::record || !is_new(type, seen)) return false;
  const Cursor declaration = type.declaration(), pattern = declaration.specialized_template();
  bool copies = false, moves = false, deleted = false;
  (pattern ? pattern : declaration.definition()).visit([&](const Cursor &member) {
    if (member.kind() != CursorKind::constructor) return;
    copies = copies || member.is_copy_constructor();
    moves = moves || member.is_move_constructor();
    deleted = deleted || (member.is_copy_constructor() && member.is_deleted());
  });
  if (deleted || (moves && !copies)) return true;
  const std::vector<Type> values = values_in(type);
  return std::any_of(values.begin(), values.end(), [&](const Type &each) { return cannot_be_copied(each, seen); });
}

bool is_doubtful(const Type &type, Seen &seen) {
  if (type.kind() != TypeKind::record || !is_new(type, seen)) return false;
  for (const Type &argument : type.template_arguments()) {
    Seen inner;
    if (cannot_be_copied(argument.canonical(), inner) || is_doubtful(argument.canonical(), seen)) return true;
  }
  const std::vector<Type> values = values_in(type);
  return std::any_of(values.begin(), values.end(), [&](const Type &each) { return is_doubtful(each, seen); });
}

// What is written behind a declaration, without blanks and up to `count` characters; comments are no blanks.
std::string written_behind(const Cursor &declaration, std::size_t count) {
  const Position end = declaration.end();
  std::string out;
  for (const char each : declaration.unit()->text(end.file).substr(end.offset)) {
    if (out.size() == count) break;
    if (!std::isspace(static_cast<unsigned char>(each))) out += each;
  }
  return out;
}

// Bodies are not parsed (ParseRequest::skip_bodies), so the text has to tell.  One behind the class is not looked for.
bool is_empty_body(const Cursor &destructor) {
  const std::vector<Lexeme> tokens = destructor.tokens();
  const bool is_in_tokens = tokens.size() >= 2 && tokens[tokens.size() - 2].text == "{" && tokens.back().text == "}";
  return is_in_tokens || written_behind(destructor, 2) == "{}";
}

// In a class template libclang does not recognise every copy constructor.
bool copies_or_moves(const Cursor &member, const std::string &cls) {
  if (member.is_copy_constructor() || member.is_move_constructor()) return true;
  const std::vector<Cursor> parameters = member.parameters();
  return parameters.size() == 1 && parameters[0].type().is_reference() &&
         parameters[0].type().pointee().declaration().spelling() == cls;
}

std::string shared_by_copies(const Type &type, Seen &seen) {
  if (type.kind() != TypeKind::record || !is_new(type, seen)) return "";
  const Cursor declaration = type.declaration(), pattern = declaration.specialized_template();
  const Cursor text = pattern ? pattern : declaration.definition();
  bool copies = false, destroys = false;
  std::string pointer;
  text.visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::constructor) copies = copies || copies_or_moves(member, declaration.spelling());
    if (member.kind() == CursorKind::destructor) destroys = !member.is_defaulted() && !is_empty_body(member);
    if (member.kind() != CursorKind::field || !pointer.empty()) return;
    const Type field = value_in(member);
    if (field.kind() == TypeKind::pointer && field.pointee().canonical().kind() != TypeKind::function_prototype)
      pointer = declaration.spelling() + "::" + member.spelling();
  });
  if (copies) return "";
  if (destroys && !pointer.empty()) return pointer;
  for (const Type &each : values_in(type))
    if (std::string found = shared_by_copies(each, seen); !found.empty()) return found;
  return "";
}

}  // namespace

std::string shared_by_copies(const Type &type) {
  Seen seen;
  return shared_by_copies(type.canonical(), seen);
}

bool is_copy_doubtful(const Type &type) {
  Seen seen;
  return is_doubtful(type.canonical(), seen);
}

}  // namespace ferrule::clang
