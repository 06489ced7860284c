#include "declare.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "annotations.hpp"
#include "comments.hpp"
#include "copies.hpp"
#include "defaults.hpp"
#include "lookup.hpp"
#include "patterns.hpp"
#include "translation_unit.hpp"
#include "types.hpp"

namespace ferrule::clang {
namespace {

using Kind = decl::Function::Kind;

CursorKind function_kind(const Cursor &cursor) {
  return cursor.kind() == CursorKind::function_template ? cursor.template_kind() : cursor.kind();
}

Kind kind_of(const Cursor &cursor) {
  switch (function_kind(cursor)) {
    case CursorKind::constructor:
      return Kind::constructor;
    case CursorKind::destructor:
      return Kind::destructor;
    case CursorKind::conversion:
      return Kind::conversion;
    case CursorKind::method:
      return cursor.is_static_method() ? Kind::static_method : Kind::method;
    default:
      return Kind::free;
  }
}

bool is_noexcept(const Cursor &cursor) {
  switch (cursor.exception_specification()) {
    case ExceptionSpecification::dynamic_none:
    case ExceptionSpecification::basic_noexcept:
    case ExceptionSpecification::no_throw:
      return true;
    default:
      return false;  // noexcept(expression): libclang does not tell its value
  }
}

// Only references: a class by value is another object.
bool refers_to_own_class(const Cursor &cursor) {
  const Type result = cursor.result_type().canonical();
  if (result.kind() != TypeKind::lvalue_reference || result.pointee().is_const()) return false;
  return result.pointee().declaration().canonical() == cursor.semantic_parent().canonical();
}

// Its name, all of it.
Location place_of(const Cursor &cursor) {
  Location where = cursor.location();
  const std::string name = cursor.spelling();
  const bool is_word = std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
  if (!where.line || !is_word || name.empty()) return where;
  where.first = where.column;
  where.last = where.column + static_cast<unsigned>(name.size());
  return where;
}

// Its name, in all that is declared.
Location place_within(const Cursor &cursor) {
  Location where = cursor.location();
  const Position begin = cursor.begin(), end = cursor.end();
  if (begin.line != where.line || end.line != where.line) return where;
  where.first = begin.column;
  where.last = end.column;
  return where;
}

// `auto`, behind references and pointers, for which nothing stands yet.
bool is_deduced(Type type) {
  type = type.canonical();
  while (type.is_reference() || type.kind() == TypeKind::pointer) type = type.pointee();
  return type.kind() == TypeKind::auto_;
}

// The class behind a first parameter `T &` or `T *`; none of others.
Type object_to_change(const Cursor &cursor) {
  const std::vector<Cursor> parameters = cursor.parameters();
  if (parameters.size() < 2) return {};
  const Type type = parameters[0].type().canonical();
  if (type.kind() != TypeKind::lvalue_reference && type.kind() != TypeKind::pointer) return {};
  const Type pointee = type.pointee().canonical();
  return pointee.kind() == TypeKind::record && !pointee.is_const() ? pointee : Type();
}

bool has_attribute(const Cursor &cursor, CursorKind kind) { return !cursor.children(kind).empty(); }

}  // namespace

bool is_constructor(const Cursor &cursor) { return function_kind(cursor) == CursorKind::constructor; }

bool is_field(const Cursor &cursor) {
  return (cursor.kind() == CursorKind::field && !cursor.spelling().empty()) || cursor.kind() == CursorKind::variable;
}

std::string key_of(const Cursor &cursor) {
  const Cursor canonical = cursor.canonical();
  std::string usr = canonical.usr();
  // Some declarations have none (function-local ones, and a few of the oldest libraries).
  return usr.empty() ? canonical.location().file + ":" + std::to_string(canonical.position().offset) : usr;
}

decl::Function Declarer::function(const Cursor &cursor, const std::string &instance) {
  decl::Function out;
  const Cursor text = written(cursor);  // what its author said of it
  const Substitution substitution = text != cursor ? Substitution(cursor, instance) : Substitution();
  out.kind = kind_of(cursor);
  if (out.kind == Kind::static_method && instances_.is_face(cursor.semantic_parent())) out.kind = Kind::free;
  out.name = cursor.spelling();
  out.scope = cursor.scope();
  if (out.kind == Kind::constructor || out.kind == Kind::destructor) {
    // A class template's constructor is spelled "Stack<T>".
    out.name = (out.kind == Kind::destructor ? "~" : "") + cursor.semantic_parent().spelling();
  } else {
    out.result = type_text(cursor.result_type());
    // clang says "operator basic_string_view" for one to std::string_view.
    if (out.kind == Kind::conversion) out.name = "operator " + out.result.spelling;
  }
  const std::vector<Cursor> parameters = cursor.parameters(), texts = text.parameters();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Cursor &parameter = parameters[i], &said = texts.size() == parameters.size() ? texts[i] : parameter;
    decl::Parameter p;
    p.name = parameter.spelling();
    p.type = parameter_text(parameter.type());
    p.default_value = default_of(said, substitution, parameter.type());
    if (p.default_value && p.default_value->cpp.empty() && cursor.kind() != CursorKind::function_template)
      out.refused = "its default `" + p.default_value->written + "` depends on what a template is made for";
    p.annotations = annotations_of(said);
    p.where = place_within(said);
    out.parameters.push_back(std::move(p));
  }
  if (text != cursor && out.result.canonical.find("auto") != std::string::npos && is_deduced(cursor.result_type()))
    out.refused = "its result is `" + cursor.result_type().spelling() + "`, which only a call makes known";
  out.is_const = cursor.is_const_method();
  out.is_noexcept = is_noexcept(cursor) || is_noexcept(text);
  out.is_virtual = cursor.is_virtual_method();
  out.is_pure = cursor.is_pure_virtual();
  out.is_deleted = cursor.is_deleted();
  out.is_explicit = cursor.is_explicit() || text.is_explicit();
  out.is_template = cursor.kind() == CursorKind::function_template;
  out.is_variadic = cursor.type().is_variadic();
  out.is_defaulted = cursor.is_defaulted();
  out.is_copy_constructor = cursor.is_copy_constructor();
  out.is_move_constructor = cursor.is_move_constructor();
  const RefQualifier qualifier = cursor.type().ref_qualifier();
  out.ref_qualifier = qualifier == RefQualifier::lvalue ? '&' : qualifier == RefQualifier::rvalue ? 'R' : '\0';
  if (out.kind == Kind::method) out.returns_own_class_reference = refers_to_own_class(cursor);
  look_beyond(cursor, out);
  out.annotations = annotations_of(text);
  out.comment = parse_comment(text.raw_comment());
  out.where = place_of(text);
  return out;
}

void Declarer::look_beyond(const Cursor &cursor, decl::Function &out) {
  const bool is_constructor = out.kind == Kind::constructor;
  const Type owner = cursor.semantic_parent().type();
  Type result = is_constructor ? owner.canonical() : cursor.result_type().canonical();
  if (result.is_reference() || result.kind() == TypeKind::pointer) result = result.pointee().canonical();
  const bool is_object = out.kind != Kind::destructor && result.kind() == TypeKind::record;
  if (is_object && !is_constructor) {
    const Verdict verdict = lifetimes_.of(result);
    out.result_lifetime = verdict.value;
    out.result_lifetime_why = verdict.why();
    out.result_is_trivial_pointer = lifetimes_.is_trivial_pointer(result);
  }
  const bool changes_self =
      out.kind == Kind::method && !cursor.is_static_method() && (!out.is_const || lifetimes_.has_mutable_fields(owner));
  // What FERRULE(method = X) makes of a free function, or an export list: X is what its first parameter refers to.
  const Type self = changes_self ? owner : out.kind == Kind::free ? object_to_change(cursor) : Type();
  const bool points = is_constructor || out.result_lifetime != decl::Lifetime::independent;
  const std::vector<Cursor> parameters = cursor.parameters();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Type type = parameters[i].type();
    out.parameters[i].result_may_keep = is_object && points && storage_.result_may_keep(result, type);
    out.parameters[i].self_may_keep = self && (changes_self || i > 0) && storage_.self_may_keep(self, type);
  }
}

decl::Enum Declarer::enumeration(const Cursor &definition) {
  decl::Enum out;
  const Cursor pattern = written_member(definition);
  out.name = definition.spelling();
  out.scope = definition.scope();
  out.type = type_text(definition.type());
  const Type integer = definition.enum_integer_type().canonical();
  out.integer = integer.spelling();
  const std::int64_t size = integer.size();
  out.bits = size > 0 ? static_cast<unsigned>(size) * 8 : 32;
  switch (integer.kind()) {
    case TypeKind::bool_:
    case TypeKind::char_u:
    case TypeKind::unsigned_char:
    case TypeKind::unsigned_short:
    case TypeKind::unsigned_int:
    case TypeKind::unsigned_long:
    case TypeKind::unsigned_long_long:
    case TypeKind::char16:
    case TypeKind::char32:
      out.is_unsigned = true;
      break;
    default:
      break;
  }
  out.is_scoped = definition.is_scoped_enum();
  const std::vector<Cursor> texts = pattern.children(CursorKind::enumerator);
  for (const Cursor &child : definition.children(CursorKind::enumerator)) {
    const auto same = std::find_if(texts.begin(), texts.end(), [&](const Cursor &each) { return is_same_place(each, child); });
    const Cursor &text = same == texts.end() ? child : *same;
    decl::Enumerator enumerator;
    enumerator.name = child.spelling();
    enumerator.is_unsigned = out.is_unsigned;
    enumerator.value = out.is_unsigned ? static_cast<std::int64_t>(child.enumerator_unsigned_value()) : child.enumerator_value();
    enumerator.comment = parse_comment(text.raw_comment());
    enumerator.annotations = annotations_of(text);
    enumerator.where = place_of(child);
    out.enumerators.push_back(std::move(enumerator));
  }
  out.annotations = annotations_of(pattern);
  out.comment = parse_comment(pattern.raw_comment());
  out.where = place_of(definition);
  return out;
}

decl::Constant Declarer::constant(const Cursor &cursor) {
  decl::Constant out;
  out.name = cursor.spelling();
  out.scope = cursor.scope();
  out.type = type_text(cursor.type());
  out.literal = literal_of(cursor);
  out.annotations = annotations_of(cursor);
  out.comment = parse_comment(cursor.raw_comment());
  out.where = place_of(cursor);
  return out;
}

// `text`: where its author wrote it.
decl::Field Declarer::field(const Cursor &cursor, const Cursor &text) {
  decl::Field out;
  out.name = cursor.spelling();
  const Type type = cursor.type(), canonical = type.canonical();
  out.type = type_text(type);
  out.is_const = canonical.is_const();
  out.is_static = cursor.kind() == CursorKind::variable;
  out.is_mutable = cursor.is_mutable_field();
  out.is_bitfield = cursor.is_bitfield();
  out.is_reference = canonical.is_reference();
  out.points = lifetimes_.of(type).value == decl::Lifetime::points;
  out.default_value = text != cursor ? default_of(text, Substitution(cursor.semantic_parent()), type) : default_of(cursor);
  if (out.default_value && out.default_value->cpp.empty()) out.default_value.reset();
  if (out.is_static && out.is_const) {
    const std::string literal = literal_of(cursor);
    if (!literal.empty()) {
      if (!out.default_value) out.default_value.emplace();
      out.default_value->literal = literal;
    }
  }
  out.annotations = annotations_of(text);
  out.comment = parse_comment(text.raw_comment());
  out.where = place_of(text);
  return out;
}

bool Declarer::Members::hides(const Cursor &member) const {
  if (from.empty()) return false;
  return names.count(member.spelling()) != 0 ||
         (!member.spelling().empty() && !finds(derived, member.spelling(), member.semantic_parent()));
}

void Declarer::add_members(const Cursor &definition, decl::Class &out, Members &members,
                           const std::function<bool(const Cursor &)> &is_exported) {
  if (is_instance(definition)) return add_instance(definition, out, members, is_exported);
  std::vector<Cursor> bases;
  std::set<std::string> own_names;
  const std::size_t fields_before = out.fields.size();
  definition.visit([&](const Cursor &member) {
    if (member.kind() == CursorKind::base_specifier) {
      bases.push_back(member);
      return;
    }
    own_names.insert(member.spelling());
    if (member.kind() == CursorKind::using_declaration && member.access() == Access::public_)
      add_using(member, definition, out, members);
    // Unnamed unions and structs: their members are the class's own.
    if (member.access() != Access::public_ || members.hides(member)) return;
    if (member.is_function())
      add_function(member, out, members, members.from);
    else if (is_field(member))
      add_field(member, written(member), out, members, members.from);
    else if (member.kind() == CursorKind::enum_declaration && !member.has_name())
      add_unnamed_enum(member, out, members);
  });
  members.names.insert(own_names.begin(), own_names.end());
  const std::size_t fields_behind = out.fields.size();
  for (const Cursor &base : bases) add_base(base, out, members, is_exported);
  // Those of bases come before its own, as they lie in the object.
  const auto at = [&](std::size_t i) { return out.fields.begin() + static_cast<std::ptrdiff_t>(i); };
  std::rotate(at(fields_before), at(fields_behind), out.fields.end());
}

// `from`: the base that it is declared in; "" for the class itself.
void Declarer::add_function(const Cursor &cursor, decl::Class &out, Members &members, const std::string &from) {
  const bool special = is_constructor(cursor) || cursor.kind() == CursorKind::destructor;
  if (!from.empty() && (special || cursor.spelling() == "operator=")) return;
  if (!members.added.insert(key_of(cursor)).second) return;
  decl::Function function = this->function(cursor);
  function.inherited_from = from;
  out.functions.push_back(std::move(function));
}

void Declarer::add_field(const Cursor &cursor, const Cursor &text, decl::Class &out, Members &members, const std::string &from) {
  if (!members.added.insert(key_of(cursor)).second) return;
  decl::Field field = this->field(cursor, text);
  field.inherited_from = from;
  out.fields.push_back(std::move(field));
}

// enum { limit = 3 };  is how constants were once declared.
void Declarer::add_unnamed_enum(const Cursor &definition, decl::Class &out, Members &members) {
  for (const Cursor &child : definition.children(CursorKind::enumerator))
    add_enumerator(child, child, definition.enum_integer_type(), out, members);
}

void Declarer::add_enumerator(const Cursor &cursor, const Cursor &text, const Type &integer, decl::Class &out, Members &members) {
  if (!members.added.insert(key_of(cursor)).second) return;
  decl::Field field;
  field.name = cursor.spelling();
  field.type = type_text(integer);
  field.is_static = field.is_const = true;
  field.default_value.emplace();
  field.default_value->literal = field.type.canonical.compare(0, 8, "unsigned") == 0
                                     ? std::to_string(cursor.enumerator_unsigned_value())
                                     : std::to_string(cursor.enumerator_value());
  field.inherited_from = members.from;
  field.annotations = annotations_of(text);
  field.comment = parse_comment(text.raw_comment());
  field.where = place_of(text);
  out.fields.push_back(std::move(field));
}

void Declarer::add_base(const Cursor &specifier, decl::Class &out, Members &members,
                        const std::function<bool(const Cursor &)> &is_exported) {
  const Type type = specifier.type();
  const Access access = specifier.access();
  const Cursor declaration = type.canonical().declaration();
  const Cursor definition = is_instance(declaration) ? declaration : declaration.definition();
  const std::vector<std::string> scope = definition.scope();
  const bool is_standard = !scope.empty() && scope.front() == "std";
  // What is exported behind a base that is not is the nearest to be had; so is a standard exception.
  const bool is_nearest = access == Access::public_ && definition && (is_standard || is_exported(definition));
  if (members.from.empty() || is_nearest) {
    decl::Base base;
    base.type = type_text(type);
    base.is_public = access == Access::public_;
    base.is_virtual = specifier.is_virtual_base();
    const auto is_same = [&](const decl::Base &other) { return other.type.canonical == base.type.canonical; };
    if (std::none_of(out.bases.begin(), out.bases.end(), is_same)) out.bases.push_back(std::move(base));
  }
  if (access != Access::public_) return;
  // The standard library's own bases (exceptions above all) are no part of somebody's interface.
  if (!definition || is_nearest) return;
  Members inner = members;
  inner.from = type.canonical().spelling();
  add_members(definition, out, inner, is_exported);
  members.added = inner.added;
}

void Declarer::add_using(const Cursor &declaration, const Cursor &definition, decl::Class &out, Members &members) {
  const std::vector<Cursor> references = declaration.children(CursorKind::overloaded_reference);
  std::vector<Cursor> targets;
  for (const Cursor &reference : references)
    for (const Cursor &overload : reference.overloads()) targets.push_back(overload);
  if (targets.empty() && declaration.referenced()) targets.push_back(declaration.referenced());
  for (const Cursor &target : targets) {
    if (target.kind() == CursorKind::field) {
      add_field(target, written(target), out, members, target.semantic_parent().type().canonical().spelling());
      continue;
    }
    if (!target.is_function() || target.is_copy_constructor() || target.is_move_constructor() || target.is_default_constructor())
      continue;
    if (target.kind() == CursorKind::constructor && target.access() != Access::public_) continue;  // keeps its access
    if (redeclares(definition, target) || !members.added.insert(key_of(target)).second) continue;
    decl::Function function = this->function(target);
    function.inherited_from = target.semantic_parent().type().canonical().spelling();
    if (function.kind == Kind::constructor) {
      function.name = definition.spelling();
      function.scope = definition.scope();
      function.scope.push_back(definition.spelling());
      function.inherited_from.clear();  // it makes objects of this class
    }
    out.functions.push_back(std::move(function));
  }
}

decl::Class Declarer::class_(const Cursor &definition, const std::function<bool(const Cursor &)> &is_exported) {
  decl::Class out;
  const Cursor text = is_instance(definition) ? pattern_of(definition) : definition;  // what its author wrote
  out.name = definition.own_name();
  out.scope = definition.scope();
  const Type type = definition.type();
  out.type = type_text(type);
  out.is_abstract = definition.is_abstract_class();
  out.is_polymorphic = is_polymorphic(text);
  out.is_final = has_attribute(text, CursorKind::final_attribute);
  out.in_system_header = definition.in_system_header();
  const Verdict verdict = lifetimes_.of(type);
  out.lifetime = verdict.value;
  out.lifetime_why = verdict.why();
  out.is_trivial_pointer = lifetimes_.is_trivial_pointer(type);
  out.destroys = destroys(text);
  out.is_copy_doubtful = is_copy_doubtful(type);
  out.shared_by_copies = shared_by_copies(type);
  out.has_mutable_fields = lifetimes_.has_mutable_fields(type);

  out.has_hidden_parts = out.is_polymorphic;
  out.is_aggregate_like = !out.is_polymorphic;
  text.visit([&](const Cursor &member) {
    const bool is_hidden = member.access() != Access::public_;
    if (member.kind() == CursorKind::constructor) out.is_aggregate_like = false;
    if (member.kind() == CursorKind::field && is_hidden) out.is_aggregate_like = false;
    if (member.kind() == CursorKind::base_specifier && is_hidden) out.is_aggregate_like = false;
    const bool is_part = member.kind() == CursorKind::field || member.kind() == CursorKind::base_specifier;
    if (is_part && is_hidden) out.has_hidden_parts = true;
  });

  for (const Cursor &base : repeated_bases(definition)) out.repeated_bases.push_back(base.type().canonical().spelling());
  out.where = place_of(text);
  if (const Cursor face = instances_.face(definition)) {
    const Cursor pattern = pattern_of(face);
    out.live = annotations_of(pattern).get("live").value_or("");
    out.comment = parse_comment(pattern.raw_comment());
    add_face(face, out);
    return out;
  }
  Members members;
  members.derived = definition;
  add_members(definition, out, members, is_exported);
  out.annotations = annotations_of(text);
  out.comment = parse_comment(text.raw_comment());
  return out;
}

}  // namespace ferrule::clang
