#include "storage.hpp"

#include <algorithm>

#include "annotations.hpp"
#include "lifetimes.hpp"

namespace ferrule::clang {
namespace {

const char *const byte_of_text = "byte";

bool in_std(const Cursor &declaration) {
  const std::vector<std::string> scope = declaration.scope();
  return !scope.empty() && scope.front() == "std";
}

std::string name_of(const Type &type) {
  std::string text = type.canonical().spelling();
  for (const char *word : {"const ", "volatile "})
    if (text.compare(0, std::string(word).size(), word) == 0) text.erase(0, std::string(word).size());
  static const std::set<std::string> bytes = {"char", "signed char", "unsigned char", "char8_t", "std::byte", "void"};
  return bytes.count(text) ? byte_of_text : text;
}

void refer(const Type &to, bool is_const, Referred &into) { (is_const ? into.constant : into.changeable).insert(name_of(to)); }

bool is_function(const Type &type) {
  return type.kind() == TypeKind::function_prototype || type.kind() == TypeKind::function_no_prototype;
}

bool have_common(const std::set<std::string> &a, const std::set<std::string> &b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string &each) { return b.count(each) != 0; });
}

// A pointer to what may change cannot come from one to what is const.
bool may_keep(const Referred &keeper, const Referred &lent) {
  return have_common(keeper.constant, lent.constant) || have_common(keeper.constant, lent.changeable) ||
         have_common(keeper.changeable, lent.changeable);
}

}  // namespace

bool Storage::is_view(const Type &parameter) const {
  const Type type = parameter.canonical();
  return !type.is_reference() || !owners_.is_owner(type.pointee().canonical().declaration());
}

bool Storage::result_may_keep(const Type &result, const Type &parameter) {
  const Referred lent = lent_by(parameter);
  if (lent.empty()) return false;
  // A pointer or a reference that is returned: to an object that is made, or copied.
  Type made = result.canonical();
  if (made.kind() == TypeKind::pointer || made.is_reference()) made = made.pointee().canonical();
  if (made.kind() != TypeKind::record) return false;
  const Referred keeper = held_by(made, Reach::far);
  return (keeper.anything && is_view(parameter)) || may_keep(keeper, lent);
}

bool Storage::self_may_keep(const Type &self, const Type &parameter) {
  const Referred lent = lent_by(parameter);
  return !lent.empty() && may_keep(held_by(self, Reach::own), lent);
}

Referred Storage::held_by(const Type &type, Reach reach) {
  seen_.clear();
  Referred out;
  hold(type, reach, false, out);
  return out;
}

Referred Storage::lent_by(const Type &parameter) {
  seen_.clear();
  Referred out;
  const Type type = parameter.canonical();
  if (type.is_reference() || type.kind() == TypeKind::pointer) {
    const Type to = type.pointee();
    if (!is_function(to.canonical())) lend(to, to.is_const(), out);
  } else if (type.kind() == TypeKind::record) {
    hold(type, Reach::own, false, out);  // a copy of it refers to what it refers to
  }
  return out;
}

// What can be reached through a pointer to such an object.
void Storage::lend(const Type &type, bool is_const, Referred &into) {
  const Type to = type.canonical();
  refer(to, is_const, into);
  if (to.kind() == TypeKind::constant_array || to.kind() == TypeKind::incomplete_array) return lend(to.element(), is_const, into);
  if (to.kind() == TypeKind::pointer) return hold(to, Reach::own, false, into);
  if (to.kind() != TypeKind::record || !seen_.insert((is_const ? "lent const " : "lent ") + to.spelling()).second) return;
  const Cursor declaration = to.declaration();
  if (in_std(declaration) || owners_.is_owner(declaration)) {
    for (const Type &argument : to.template_arguments())
      if (argument && argument.kind() != TypeKind::void_) lend(argument, is_const, into);
    return;
  }
  for (const Cursor &field : to.fields()) {
    const Type of = field.type().canonical();
    if (of.is_reference() || of.kind() == TypeKind::pointer)
      hold(of, Reach::own, false, into);
    else
      lend(of, is_const, into);
  }
  visible_definition(to).visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::base_specifier && member.type().canonical().kind() == TypeKind::record)
      lend(member.type(), is_const, into);
  });
}

void Storage::hold_pointee(const Type &pointee, Reach reach, bool owned, Referred &into) {
  const Type to = pointee.canonical();
  if (is_function(to)) return;
  if (to.kind() == TypeKind::void_) into.anything = true;
  refer(to, to.is_const(), into);
  if (to.kind() == TypeKind::pointer) return hold(to, reach, owned, into);
  if (to.kind() != TypeKind::record || (!owned && reach == Reach::own)) return;
  Referred behind;
  hold(to, reach, owned, behind);
  // What belongs to others and cannot be seen is no part of the object.
  into.anything = into.anything || (owned && (behind.anything || is_polymorphic(visible_definition(to))));
  into.constant.insert(behind.constant.begin(), behind.constant.end());
  into.changeable.insert(behind.changeable.begin(), behind.changeable.end());
}

void Storage::hold(const Type &type, Reach reach, bool owned, Referred &into) {
  const Type canonical = type.canonical();
  switch (canonical.kind()) {
    case TypeKind::lvalue_reference:
    case TypeKind::rvalue_reference:
      return hold_pointee(canonical.pointee(), reach, false, into);
    case TypeKind::pointer:
      return hold_pointee(canonical.pointee(), reach, owned, into);
    case TypeKind::constant_array:
    case TypeKind::incomplete_array:
      return hold(canonical.element(), reach, owned, into);
    case TypeKind::function_prototype:
      into.anything = true;  // the argument of something that erases a callable's type
      return;
    case TypeKind::record:
      if (seen_.insert("held " + canonical.spelling()).second) hold_class(canonical, reach, into);
      return;
    case TypeKind::enum_:
    case TypeKind::member_pointer:
    case TypeKind::null_pointer:
    case TypeKind::vector:
      return;
    default:
      into.anything = into.anything || !canonical.is_builtin() || canonical.kind() == TypeKind::dependent;
  }
}

void Storage::hold_class(const Type &type, Reach reach, Referred &into) {
  const Cursor declaration = type.declaration();
  const bool is_owner_of_arguments = owners_.is_owner(declaration);
  if (in_std(declaration) || is_owner_of_arguments) {
    const std::vector<Type> arguments = type.template_arguments();
    for (const Type &argument : arguments) {
      if (!argument || argument.kind() == TypeKind::void_) continue;
      if (!is_owner_of_arguments) refer(argument, true, into);  // a view, an iterator: of these, whatever its own fields are called
      hold(argument, reach, true, into);
    }
    if (arguments.empty() && !is_owner_of_arguments) into.anything = true;
    return;
  }
  const Cursor definition = visible_definition(type);
  if (!definition || !definition.is_definition()) {
    into.anything = true;
    return;
  }
  if (annotations_of(definition).has("independent")) return;  // its author knows
  if (type.size() < 0) into.anything = true;                  // an instance that no code has needed yet has no fields
  const bool owns = is_owner(definition);
  for (const Cursor &field : type.fields()) hold(field.type(), reach, owns, into);
  definition.visit([&](const Cursor &member) {
    if (member.kind() != CursorKind::base_specifier) return;
    const Type base = member.type().canonical();
    if (base.kind() == TypeKind::record)
      hold(base, reach, false, into);
    else
      into.anything = true;  // it depends on what the template is made for, and libclang does not tell what it came to
  });
}

}  // namespace ferrule::clang
