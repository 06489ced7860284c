#include "lifetimes.hpp"

#include <set>

#include "annotations.hpp"
#include "patterns.hpp"
#include "types.hpp"

namespace ferrule::clang {
namespace {

using decl::Lifetime;

// What is known to point stays so; what cannot be seen outweighs what owns.
Verdict joined(Verdict a, Verdict b) {
  const auto rank = [](const Verdict &verdict) {
    return verdict.value == Lifetime::points ? 2 : verdict.value == Lifetime::unseen ? 1 : 0;
  };
  return rank(b) > rank(a) ? b : a;
}

Verdict independent() { return {}; }
Verdict points(std::string what) { return {Lifetime::points, "", std::move(what)}; }
Verdict unseen(std::string what) { return {Lifetime::unseen, "", std::move(what)}; }

std::string shown(const Type &type) {
  std::string text = type_text(type).spelling;
  if (text.compare(0, 6, "const ") == 0) text = text.substr(6);
  return "`" + text + "`";
}

Verdict in_field(const std::string &field, Verdict verdict) {
  if (verdict.value != Lifetime::independent) verdict.path = field + (verdict.path.empty() ? "" : "." + verdict.path);
  return verdict;
}

// Of something that is held: an argument of a template, what an owner's pointer points to, a base.
Verdict held(const std::string &how, const Type &type, Verdict verdict) {
  if (verdict.value == Lifetime::independent) return verdict;
  const bool is_plain = verdict.path.empty() && verdict.value == Lifetime::points;  // it is clear from its type
  verdict.what = how + " " + shown(type) +
                 (is_plain               ? ""
                  : verdict.path.empty() ? ", which "
                                         : ", whose field `" + verdict.path + "` ") +
                 (is_plain ? "" : verdict.what);
  verdict.path.clear();
  return verdict;
}

bool in_std(const Cursor &declaration) {
  const std::vector<std::string> scope = declaration.scope();
  return !scope.empty() && scope.front() == "std";
}

bool is_instance(const Type &type) { return type.canonical().template_argument_count() > 0; }

// A base of a class template that holds nothing but what the template itself is given: `Base<T, 3>`.  A base that is told the class
// itself cannot hold it.
bool takes_own_arguments(const Cursor &specifier, const Cursor &pattern) {
  std::set<std::string> own = {pattern.spelling()};
  pattern.visit([&](const Cursor &child) {
    if (child.kind() == CursorKind::template_type_parameter || child.kind() == CursorKind::template_value_parameter)
      own.insert(child.spelling());
  });
  const std::string base = specifier.type().spelling();
  const std::size_t open = base.find('<');
  if (open == std::string::npos || base.back() != '>' || base.find("::", base.rfind('>')) != std::string::npos) return false;
  for (const std::string &argument : split_arguments(base.substr(open + 1, base.size() - open - 2))) {
    const bool is_number = argument.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number && own.count(argument.substr(0, argument.find('<'))) == 0) return false;
  }
  return true;
}

// A struct as C has it: what a C library gives its C++ wrapper to hold.
bool is_c_struct(const Cursor &definition) {
  bool plain = true;
  definition.visit(
      [&](const Cursor &member) { plain = plain && !member.is_function() && member.kind() != CursorKind::base_specifier; });
  return plain;
}

}  // namespace

bool is_owner(const Cursor &definition) {
  bool destroys = false, copies = false;
  definition.visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::destructor && !member.is_defaulted()) destroys = true;
    if (member.kind() == CursorKind::constructor && member.is_copy_constructor() && (!member.is_defaulted() || member.is_deleted()))
      copies = true;
    // In a class template the copy constructor's parameter may be spelled in a way that libclang does not recognise.
    if (member.kind() == CursorKind::constructor && member.is_move_constructor() && !member.is_defaulted()) copies = true;
  });
  return destroys && copies;
}

Cursor visible_definition(const Type &type) {
  const Cursor declaration = type.canonical().declaration();
  if (!is_instance(type)) return declaration.definition();
  const Cursor pattern = declaration.specialized_template();
  if (!pattern) return declaration.definition();
  const Cursor definition = pattern.definition();
  return definition ? definition : pattern;
}

namespace {

// `seen`: a template may derive from another instance of itself.
bool is_polymorphic(const Cursor &definition, std::set<std::string> &seen) {
  if (!definition || !seen.insert(definition.usr()).second) return false;
  bool found = false;
  definition.visit([&](const Cursor &member) {
    if (member.is_virtual_method()) found = true;
    if (member.kind() == CursorKind::destructor && member.is_virtual_method()) found = true;
    if (member.kind() == CursorKind::base_specifier &&
        (member.is_virtual_base() || is_polymorphic(visible_definition(member.type()), seen)))
      found = true;
    return found ? Visit::stop : Visit::next;
  });
  return found;
}

bool destroys(const Cursor &definition, std::set<std::string> &seen) {
  if (!definition || !definition.is_definition()) return true;  // it cannot be seen
  if (!seen.insert(definition.usr()).second) return false;
  bool found = false;
  definition.visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::destructor && !member.is_defaulted()) found = true;
    if (member.kind() == CursorKind::base_specifier && destroys(visible_definition(member.type()), seen)) found = true;
    return found ? Visit::stop : Visit::next;
  });
  return found;
}

}  // namespace

bool destroys(const Cursor &definition) {
  std::set<std::string> seen;
  return destroys(definition, seen);
}

bool is_polymorphic(const Cursor &definition) {
  std::set<std::string> seen;
  return is_polymorphic(definition, seen);
}

Verdict Lifetimes::of(const Type &type) { return judge(type, false); }

Verdict Lifetimes::judge(const Type &type, bool owned) {
  const Type canonical = type.canonical();
  switch (canonical.kind()) {
    case TypeKind::lvalue_reference:
    case TypeKind::rvalue_reference:
      return points("is a reference to " + shown(canonical.pointee()));
    case TypeKind::pointer:
      if (canonical.pointee().kind() == TypeKind::function_prototype ||
          canonical.pointee().kind() == TypeKind::function_no_prototype)
        return independent();  // code is always there
      return owned ? judge_pointee(canonical.pointee()) : points("is a pointer to " + shown(canonical.pointee()));
    case TypeKind::constant_array:
    case TypeKind::incomplete_array:
      return judge(canonical.element(), owned);
    case TypeKind::enum_:
    case TypeKind::member_pointer:
    case TypeKind::null_pointer:
    case TypeKind::vector:
      return independent();
    case TypeKind::function_prototype:
      return unseen("holds any callable");  // the argument of something that erases a callable's type
    case TypeKind::record:
      break;
    default:
      if (canonical.is_builtin() && canonical.kind() != TypeKind::dependent) return independent();
      return unseen("depends on what a template is made for");
  }

  const std::string key = canonical.spelling() + (owned ? " owned" : "");
  const auto found = known_.find(key);
  if (found != known_.end()) return found->second;
  known_[key] = independent();  // a class that holds itself (a list's node) adds nothing new
  const Verdict answer = judge_class(canonical, visible_definition(canonical), owned);
  known_[key] = answer;
  return answer;
}

Verdict Lifetimes::judge_class(const Type &type, const Cursor &definition, bool owned) {
  const Cursor declaration = type.declaration();
  if (owners_.is_owner(declaration)) return judge_arguments(type);
  if (!definition || !definition.is_definition()) return unseen("is a " + shown(type) + ", of which only the name is known");
  if (annotations_of(definition).has("independent")) return independent();  // its author knows
  // An instance that no code has needed yet has no fields: its template is asked instead.
  if (is_instance(type) && type.size() < 0) return joined(judge_arguments(type), judge_pattern(definition));
  const bool owner = is_owner(definition) || (owned && is_c_struct(definition));
  Verdict fields = judge_fields(type, owner);
  // What cannot be seen can only point to what was once let in.
  if (fields.value == Lifetime::unseen && is_closed(type, definition)) fields = independent();
  Verdict answer = joined(std::move(fields), judge_bases(type, definition));
  // What the standard library calls its fields tells nobody anything.
  if (answer.value != Lifetime::independent && in_std(declaration))
    return answer.value == Lifetime::points ? points("is a " + shown(type))
                                            : unseen("is a " + shown(type) + ", which cannot be seen through");
  return answer;
}

// Could an object of class `own` that gets such an argument come to point to something outside?  References and pointers to
// other classes, views, text by pointer and type erasure let in; values, the class itself and its own C structs do not.
bool Lifetimes::lets_in(const Type &parameter, const Type &own) {
  Type type = parameter.canonical();
  if (type.kind() == TypeKind::enum_ || type.is_builtin()) return type.kind() == TypeKind::dependent;
  const bool indirect = type.is_reference() || type.kind() == TypeKind::pointer;
  const bool pointer = type.kind() == TypeKind::pointer;
  if (indirect) type = type.pointee().canonical();
  if (type.kind() == TypeKind::function_prototype) return false;
  if (type.kind() == TypeKind::enum_) return false;
  if (type.is_builtin()) {
    switch (type.kind()) {
      case TypeKind::void_:
      case TypeKind::dependent:
        return true;
      case TypeKind::char_s:
      case TypeKind::char_u:
      case TypeKind::wchar:
      case TypeKind::char16:
      case TypeKind::char32:
        return pointer;
      default:
        return false;
    }
  }
  if (type.kind() != TypeKind::record) return true;
  const Cursor declaration = type.declaration();
  if (declaration.canonical() == own.declaration().canonical()) return false;
  if (!indirect || owners_.is_owner(declaration)) return judge(type, false).value != Lifetime::independent;
  for (const Cursor &field : own.fields())
    if (field.type().canonical().declaration().canonical() == declaration.canonical())
      return !is_c_struct(declaration.definition());
  return true;
}

bool Lifetimes::is_closed(const Type &type, const Cursor &definition) {
  bool closed = true;
  definition.visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::function_template) closed = false;
    if (member.kind() == CursorKind::field && member.access() == Access::public_) {
      const Type field = member.type().canonical();
      if (judge(field, false).value != Lifetime::independent && !is_c_struct(field.declaration().definition())) closed = false;
    }
    const bool changes = member.kind() == CursorKind::constructor ||
                         (member.kind() == CursorKind::method && !member.is_const_method() && !member.is_static_method());
    if (!changes) return closed ? Visit::next : Visit::stop;
    for (const Cursor &parameter : member.parameters()) closed = closed && !lets_in(parameter.type(), type);
    return closed ? Visit::next : Visit::stop;
  });
  return closed;
}

Verdict Lifetimes::judge_fields(const Type &type, bool owner) {
  Verdict answer;
  for (const Cursor &field : type.fields()) answer = joined(answer, in_field(field.spelling(), judge(field.type(), owner)));
  return answer;
}

// A class template's own fields and bases; what depends on its parameters only is judged with the arguments of the instance.
Verdict Lifetimes::judge_pattern(const Cursor &pattern) {
  if (!pattern.is_definition()) return unseen("is made from a template of which only the name is known");
  const bool owner = is_owner(pattern);
  Verdict answer;
  pattern.visit([&](const Cursor &member) {
    if (member.kind() != CursorKind::field && member.kind() != CursorKind::base_specifier) return;
    const Type type = member.type().canonical();
    const bool dependent =
        type.kind() == TypeKind::unexposed || type.kind() == TypeKind::dependent || type.kind() == TypeKind::invalid;
    if (!dependent) {
      // A pointer to T in an owner of T is as good as T.
      const bool to_dependent = type.kind() == TypeKind::pointer && type.pointee().kind() == TypeKind::unexposed;
      answer = joined(answer, owner && to_dependent ? independent() : in_field(member.spelling(), judge(type, owner)));
      return;
    }
    const std::string text = type.spelling();
    if (text.compare(0, 15, "type-parameter-") == 0 && text.find_first_of("<:") == std::string::npos) return;
    Cursor named = type.declaration();
    for (const Cursor &reference : member.children(CursorKind::template_reference))
      if (!named) named = reference.referenced();
    if (owners_.is_owner(named)) return;
    if (named.kind() == CursorKind::class_template && named != pattern)
      answer = joined(answer, in_field(member.spelling(), judge_pattern(named.definition())));
    else if (!owner)
      answer = joined(answer, in_field(member.spelling(), unseen("depends on what the template is made for")));
  });
  return answer;
}

Verdict Lifetimes::judge_bases(const Type &type, const Cursor &definition) {
  Verdict answer;
  const bool instance = is_instance(type);
  bool hidden = false;
  definition.visit([&](const Cursor &member) {
    if (member.kind() != CursorKind::base_specifier) return;
    const Type base = member.type().canonical();
    if (base.kind() == TypeKind::record) {
      answer = joined(answer, held("derives from", base, judge(base, false)));
    } else if (instance) {
      const Cursor pattern = pattern_of_base(member, {});
      if (takes_own_arguments(member, definition) && pattern.is_definition())
        answer = joined(answer, joined(judge_arguments(type), judge_pattern(pattern)));
      else
        hidden = true;  // depends on the instance's arguments, and libclang does not tell what it came to
    } else {
      answer = joined(answer, unseen("has a base that depends on what a template is made for"));
    }
  });
  if (hidden)
    answer = joined(answer, joined(judge_arguments(type), unseen("has a base that cannot be seen, in an instance of a template")));
  return answer;
}

Verdict Lifetimes::judge_arguments(const Type &type) {
  Verdict answer;
  for (const Type &argument : type.canonical().template_arguments()) {
    if (!argument) continue;
    const bool is_void = argument.canonical().kind() == TypeKind::void_;
    answer = joined(answer, is_void ? unseen("holds something of any type") : held("holds", argument, judge(argument, false)));
  }
  return answer;
}

// What an owner's pointer points to.
Verdict Lifetimes::judge_pointee(const Type &type) {
  const Type canonical = type.canonical();
  if (canonical.kind() == TypeKind::void_) return unseen("is a pointer to anything, `void *`");
  Verdict answer = held("owns", canonical, judge(canonical, true));
  if (canonical.kind() == TypeKind::record && is_polymorphic(visible_definition(canonical)))
    return joined(std::move(answer), unseen("owns a " + shown(canonical) + ", behind which any derived class may be"));
  return answer;
}

bool Lifetimes::trivially_destructible(const Type &type) {
  const Type canonical = type.canonical();
  if (canonical.kind() == TypeKind::constant_array) return trivially_destructible(canonical.element());
  if (canonical.kind() != TypeKind::record) return true;
  const Cursor definition = visible_definition(canonical);
  if (!definition || !definition.is_definition()) return false;
  bool trivial = true;
  definition.visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::destructor && !member.is_defaulted()) trivial = false;
    if (member.kind() == CursorKind::base_specifier && !trivially_destructible(member.type())) trivial = false;
  });
  for (const Cursor &field : canonical.fields()) trivial = trivial && trivially_destructible(field.type());
  return trivial;
}

bool Lifetimes::is_trivial_pointer(const Type &type) {
  const Type canonical = type.canonical();
  if (canonical.kind() == TypeKind::pointer) return true;
  if (canonical.kind() != TypeKind::record || !trivially_destructible(canonical)) return false;
  const std::vector<Cursor> fields = canonical.fields();
  for (const Cursor &field : fields)
    if (!is_trivial_pointer(field.type())) return false;
  std::size_t parts = fields.size();
  bool all = true;
  visible_definition(canonical).visit([&](const Cursor &member) {
    if (member.kind() != CursorKind::base_specifier) return;
    const bool empty = member.type().size() == 1 && member.type().fields().empty();
    if (empty) return;
    ++parts;
    all = all && is_trivial_pointer(member.type());
  });
  return all && parts > 0;
}

bool Lifetimes::has_mutable_fields(const Type &type) {
  const Type canonical = type.canonical();
  if (canonical.kind() == TypeKind::constant_array) return has_mutable_fields(canonical.element());
  if (canonical.kind() != TypeKind::record) return false;
  const Cursor definition = visible_definition(canonical);
  const std::vector<std::string> scope = definition.scope();
  if (!scope.empty() && scope.front() == "std") return false;  // const means safe to share there
  bool found = false;
  for (const Cursor &field : canonical.fields()) {
    if (owners_.is_synchronisation(field.type())) continue;
    if (field.is_mutable_field() || has_mutable_fields(field.type())) return true;
  }
  definition.visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::base_specifier) found = found || has_mutable_fields(member.type());
  });
  return found;
}

}  // namespace ferrule::clang
