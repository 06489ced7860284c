#include "copies.hpp"

#include <algorithm>
#include <set>

namespace ferrule::clang {
namespace {

using Seen = std::set<std::string>;

// Of one that holds itself (by way of pointers in templates) the rest decides.
bool is_new(const Type &type, Seen &seen) { return seen.insert(type.spelling()).second; }

std::vector<Type> values_in(const Type &type) {
  std::vector<Type> out;
  for (const Cursor &field : type.fields()) out.push_back(field.type().canonical());
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

}  // namespace

bool is_copy_doubtful(const Type &type) {
  Seen seen;
  return is_doubtful(type.canonical(), seen);
}

}  // namespace ferrule::clang
