// The members of what a template made: the names in its pattern, and what each of them stands for.
#include <algorithm>

#include "annotations.hpp"
#include "comments.hpp"
#include "declare.hpp"
#include "patterns.hpp"
#include "types.hpp"

namespace ferrule::clang {

// In the order of the pattern, then of those of its bases.
void Declarer::add_instance(const Cursor &instance, decl::Class &out, Members &members,
                            const std::function<bool(const Cursor &)> &is_exported) {
  const std::string own = key_of(instance);
  const std::vector<Cursor> &seen = instances_.members(instance);
  std::set<std::string> walked;
  const std::function<void(const Cursor &, const Cursor &)> walk = [&](const Cursor &pattern, const Cursor &made) {
    if (!pattern || !walked.insert(key_of(pattern)).second) return;
    std::vector<Cursor> bases;
    const std::size_t fields_before = out.fields.size();
    const auto add = [&](const Cursor &text) {
      const auto member = std::find_if(seen.begin(), seen.end(), [&](const Cursor &each) { return is_same_place(each, text); });
      if (member == seen.end()) {
        if (made && text.is_function() && instances_.error(instance).empty()) add_unseen(text, out);
        return;
      }
      const Cursor parent = member->semantic_parent();
      if (!made && is_exported(parent)) return;  // that class has it
      if (made && members.hides(*member)) return;
      const std::string from = made ? members.from : parent.type().canonical().spelling();
      if (text.is_function())
        add_function(*member, out, members, from);
      else
        add_field(*member, text, out, members, from);
    };
    pattern.visit([&](const Cursor &text) {
      if (text.access() != Access::public_ || members.names.count(text.spelling()) != 0) return;
      if (text.kind() == CursorKind::base_specifier) bases.push_back(text);
      if (text.kind() == CursorKind::using_declaration) add_used(text, instance, out, members);
      if (text.kind() == CursorKind::enum_declaration && !text.has_name()) {
        for (const Cursor &each : text.children(CursorKind::enumerator))
          for (const Cursor &member : seen)
            if (is_same_place(member, each))
              add_enumerator(member, each, member.semantic_parent().enum_integer_type(), out, members);
      }
      const bool skipped = text.kind() == CursorKind::destructor || (is_constructor(text) && !made);
      if ((text.is_function() || is_field(text)) && !skipped) add(text);
    });
    const std::size_t fields_behind = out.fields.size();
    for (const Cursor &base : bases) {
      if (base.access() == Access::public_ && names_unseen_base(base, made)) out.unseen_bases.push_back(base.type().spelling());
      walk(pattern_of_base(base, made), {});
    }
    const auto at = [&](std::size_t i) { return out.fields.begin() + static_cast<std::ptrdiff_t>(i); };
    std::rotate(at(fields_before), at(fields_behind), out.fields.end());  // as they lie in the object
  };
  walk(pattern_of(instance), instance);
  for (const Cursor &each : seen)  // what a list names, of bases that nobody sees
    if (instances_.is_named(each.spelling()) && each.is_function() && !members.hides(each))
      add_function(each, out, members, each.semantic_parent().type().canonical().spelling());
  if (members.from.empty()) add_bases(instance, out, is_exported);
}

// What a container has outside C++: functions that take it first are its methods, and what makes the face makes it.
void Declarer::add_face(const Cursor &face, decl::Class &out) {
  for (const Cursor &member : instances_.members(face)) {
    const bool is_of_base = is_constructor(member) && member.semantic_parent() != face;
    if (!member.is_function() || is_of_base || member.is_copy_constructor() || member.is_move_constructor() ||
        member.is_default_constructor())
      continue;
    decl::Function function = this->function(member);
    function.is_implied = true;  // what its items do not allow is left out
    if (function.kind == decl::Function::Kind::constructor) {
      function.name = out.name;
      function.scope = out.scope;
      function.scope.push_back(out.name);
    } else {
      function.annotations.keys["method"] = {out.type.canonical, function.where};
    }
    out.functions.push_back(std::move(function));
  }
  decl::Function begin;
  begin.kind = decl::Function::Kind::method;
  begin.name = "begin";
  begin.is_const = true;
  begin.result = out.type;
  begin.inherited_from = face.type().canonical().spelling();
  begin.where = out.where;
  out.functions.push_back(std::move(begin));
}

// `using Base<T>::size;` in a template: what has that name, whatever the access to the base is.
void Declarer::add_used(const Cursor &declaration, const Cursor &instance, decl::Class &out, Members &members) {
  const std::string name = declaration.spelling();
  // `using Base::Base;` is called by its type there: "type-parameter-0-0", "Base<type-parameter-0-0>".
  const bool is_any = name.compare(0, 15, "type-parameter-") == 0;
  const std::string of = name.substr(0, name.find('<'));
  for (const Cursor &member : instances_.members(instance)) {
    const Cursor parent = member.semantic_parent();
    if (parent == instance) continue;
    const std::string from = parent.type().canonical().spelling();
    if (is_constructor(member)) {
      if ((parent.spelling() != of && !is_any) || member.is_copy_constructor() || member.is_move_constructor() ||
          member.is_default_constructor() || member.access() != Access::public_ || !members.added.insert(key_of(member)).second)
        continue;
      decl::Function function = this->function(member);
      function.name = instance.spelling();
      function.scope = instance.scope();
      function.scope.push_back(instance.own_name());
      out.functions.push_back(std::move(function));
    } else if (member.spelling() == name) {
      if (member.is_function())
        add_function(member, out, members, from);
      else if (is_field(member))
        add_field(member, written(member), out, members, from);
    }
  }
}

// A public member of the pattern that has no counterpart: it takes no arguments and is a constructor, which nobody can ask for, or
// its name means several things.
void Declarer::add_unseen(const Cursor &text, decl::Class &out) {
  decl::Function function = this->function(text);
  if (!is_constructor(text) || !function.parameters.empty())
    function.refused = "libclang does not show it in an instance of its template";
  out.functions.push_back(std::move(function));
}

void Declarer::add_bases(const Cursor &instance, decl::Class &out, const std::function<bool(const Cursor &)> &is_exported) {
  std::set<std::string> walked;
  const std::function<void(const Cursor &, bool)> walk = [&](const Cursor &of, bool is_behind) {
    const Cursor pattern = is_instance(of) ? pattern_of(of) : of.definition();
    if (!pattern || !walked.insert(key_of(of)).second) return;
    for (const Cursor &specifier : pattern.children(CursorKind::base_specifier)) {
      const Type type = base_type(specifier, of, instance);
      if (!type) continue;
      decl::Base base;
      base.type = type_text(type);
      base.is_public = specifier.access() == Access::public_;
      base.is_virtual = specifier.is_virtual_base();
      const Cursor declaration = type.canonical().declaration();
      const std::vector<std::string> scope = declaration.scope();
      const bool is_standard = !scope.empty() && scope.front() == "std";
      const bool is_there = !is_standard && (is_instance(declaration) || declaration.definition());
      const bool is_nearest = is_there && is_exported(is_instance(declaration) ? declaration : declaration.definition());
      const auto is_same = [&](const decl::Base &other) { return other.type.canonical == base.type.canonical; };
      const bool is_wanted = !is_behind || (base.is_public && is_nearest);
      const bool is_public = base.is_public;
      if (is_wanted && std::none_of(out.bases.begin(), out.bases.end(), is_same)) out.bases.push_back(std::move(base));
      if (is_public && is_there && !is_nearest) walk(declaration, true);  // what is exported behind it is the nearest to be had
    }
  };
  walk(instance, false);
}

// Of a base of `of`, which is the instance or a base of it: what it is there.
Type Declarer::base_type(const Cursor &specifier, const Cursor &of, const Cursor &instance) const {
  const Type type = specifier.type();
  if (type.canonical().kind() == TypeKind::record) return type;
  if (const Type named = parameter_base(specifier, of)) return named;
  const Cursor pattern = pattern_of_base(specifier, of);
  for (const Cursor &member : instances_.members(instance))
    if (const Cursor parent = member.semantic_parent(); pattern && is_same_place(pattern, pattern_of(parent))) return parent.type();
  return {};
}

}  // namespace ferrule::clang
