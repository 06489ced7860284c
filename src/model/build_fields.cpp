// A field, as what reads it and what sets it.
#include "build_context.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

Pending field_pending(const decl::Field &field, const Place &place, Function::Kind kind) {
  Pending out;
  Function &function = out.function;
  function.kind = kind;
  function.owner = place.owner;
  function.cpp = field.name;
  function.python_name = out.property = member_name(field.annotations, field.name);
  function.gil_release = false;  // shorter than letting the lock go
  function.comment = field.comment;
  function.where = field.where;
  out.signature = field.name;
  return out;
}

// A field that is a pointer to what somebody else owns: said by the author, or assumed of a listed class that has nobody's
// destructor, and so frees nothing.
bool refers(const decl::Field &field, const Place &place) {
  return field.annotations.has("keeps") || (place.origin.listed && place.owner_source && !place.owner_source->destroys);
}

// What is assigned lives as long as self.
void value_by_pointer(Context &context, const decl::Field &field, const Place &place, Function &function) {
  function.stays = {0};
  if (!field.annotations.has("keeps"))
    context.out.skips.push_back({owner_name(place), field.name,
                                 "`" + field.type.spelling +
                                     "` may point to what somebody else owns; bound as keeping alive what is "
                                     "assigned, say `readonly` if it frees that",
                                 field.where, true});
}

}  // namespace

std::optional<Pending> build_getter(Context &context, const decl::Field &field, const Place &place) {
  const std::string owner = owner_name(place), member = owner + "::" + field.name;
  Access access = access_to(field.type);
  const Answer *view = context.answers.find(Use::result, access.view.canonical);
  // A smart pointer that shares is shared here too: what a view shows would be gone once the field is set to another object.
  const bool is_view = view && view->known() && view->abi.shape == Shape::handle && view->transfer != Transfer::share;
  const Answer *answer = is_view ? view : context.answers.find(Use::result, access.copy.canonical);
  if (std::optional<Refusal> refusal = type_refusal(answer, field.type, member, field.where, false)) {
    refuse(context, place.origin, owner, field.name, *refusal);
    return std::nullopt;
  }
  Pending out = field_pending(field, place, Function::Kind::field_get);
  out.role = Pending::Role::getter;
  out.c_words = joined(place.c_words, {field.name});
  Function &function = out.function;
  function.self = self_borrow(context, field.annotations, place, true);
  function.reads = function.self == Borrow::exclusive;
  function.in_library_lock = threads_of(context, field.annotations, place) == "library";
  function.result.type = context.types.intern(answer->abi);
  if (function.result.type == none) return std::nullopt;
  function.result.cpp = is_view ? access.view.spelling : access.copy.spelling;
  function.result.nullable = answer->nullable;
  function.result.transfer = answer->transfer;
  if (is_view) {
    bool is_const = field.is_const || points_to_const(field.type.canonical);
    function.result.transfer = is_const ? Transfer::const_view : Transfer::view;
    if (!is_const) function.self = Borrow::exclusive, function.reads = false;
    function.result.lifetime = decl::Lifetime::points;
    function.result.lifetime_why = "it is a view of the field";
    function.result.keeps = {-1};
  }
  function.unchanging = function.self == Borrow::exclusive;
  return out;
}

std::optional<Pending> build_setter(Context &context, const decl::Field &field, const Place &place) {
  if (field.is_const || field.is_reference || field.annotations.has("readonly")) return std::nullopt;
  Access access = access_to(field.type);
  decl::TypeText set = access.set;
  const Answer *answer = context.answers.find(Use::parameter, set.canonical);
  const bool is_moved = !answer || !answer->known();
  if (is_moved) answer = context.answers.find(Use::parameter, (set = access.moved).canonical);
  if (!answer || !answer->known() || (is_moved && answer->borrow != Borrow::take)) return std::nullopt;
  TypeId type = context.types.intern(answer->abi);
  if (type == none) return std::nullopt;
  const bool is_pointer = field.type.canonical.back() == '*';
  if (is_pointer && !refers(field, place)) return std::nullopt;
  const bool is_object = context.types[type].shape == Shape::handle;
  if (is_pointer && !is_object) return std::nullopt;  // nobody would own what it points to
  const bool is_copied = is_object && !is_pointer && !is_moved && answer->borrow != Borrow::share;
  if (is_copied && !context.out.classes[static_cast<std::size_t>(context.types[type].declaration)].copyable) return std::nullopt;
  Pending out = field_pending(field, place, Function::Kind::field_set);
  out.role = Pending::Role::setter;
  out.c_words = joined(place.c_words, {"set", field.name});
  Function &function = out.function;
  function.self = self_borrow(context, field.annotations, place, false);
  function.in_library_lock = threads_of(context, field.annotations, place) == "library";
  function.result.type = context.types.nothing();
  function.result.cpp = "void";
  Parameter value;
  value.name = "value";
  value.type = type;
  value.cpp = set.spelling;
  value.nullable = answer->nullable;
  value.borrow = argument_borrow(context, answer->borrow, type);
  value.converts = true;
  value.positional_only = true;
  value.where = field.where;
  function.parameters = {value};
  if (field.points) function.stays = {0};  // what the value refers to
  function.invalidates = is_moved;         // what was there may be gone
  function.in_bits = field.is_bitfield;
  if (is_pointer) value_by_pointer(context, field, place, function);
  return out;
}

}  // namespace ferrule::model
