// A constant: a literal where the compiler knows its value, else a getter.
#include "build_context.hpp"
#include "defaults.hpp"
#include "names.hpp"

namespace ferrule::model {

std::optional<Constant> build_constant(Context &context, const decl::Constant &source, const Place &place) {
  Constant out;
  out.cpp = names::qualified(source.scope, source.name);
  const std::string owner = place.owner_source ? names::qualified(place.owner_source->scope, place.owner_source->name) : "";
  Access access = access_to(source.type);
  const Answer *answer = context.answers.find(Use::result, access.copy.canonical);
  std::optional<Refusal> refusal = type_refusal(answer, source.type, out.cpp, source.where, false);
  if (!refusal) {
    out.type = context.types.intern(answer->abi);
    if (out.type == none)
      refusal = Refusal{
          &kinds::no_row, {out.cpp, source.type.spelling}, "`" + source.type.spelling + "` is not exported", source.where, ""};
  }
  if (refusal) {
    refuse(context, place.origin, owner, source.name, *refusal);
    return std::nullopt;
  }
  out.python_name = member_name(source.annotations, source.name);
  std::string c_name =
      source.annotations.get("c_name").value_or(names::c(context.out.module, joined(place.c_words, {source.name})));
  // b2_version beside b2Version: the type has the name already.
  if (place.origin.listed && !source.annotations.has("c_name") && context.names_a_type(c_name)) c_name += "_";
  out.comment = source.comment;
  const Shape shape = context.types[out.type].shape;
  const bool is_number = shape >= Shape::boolean && shape <= Shape::f64 && context.types[out.type].faced == none;
  if (is_number && !source.literal.empty()) {
    Default value = translate_default({source.literal, source.literal, "", ""}, context.types[out.type], context.out);
    if (value.kind == Default::Kind::literal) {
      out.c_name = names::upper(c_name);
      out.literal = value.c;
      out.python = value.python;
      return out;
    }
  }
  out.c_name = c_name;
  Function getter;
  getter.kind = Function::Kind::constant;
  getter.owner = place.owner;
  getter.cpp = out.cpp;
  getter.c_name = out.c_name;
  getter.python_name = out.python_name;
  getter.gil_release = false;
  getter.comment = source.comment;
  getter.where = source.where;
  getter.result.type = out.type;
  getter.result.cpp = access.copy.spelling;
  getter.result.nullable = answer->nullable;
  getter.result.transfer = answer->transfer;
  if (getter.result.transfer == Transfer::view || getter.result.transfer == Transfer::const_view)
    getter.result.transfer = Transfer::static_view;
  if (getter.result.transfer == Transfer::static_view) getter.result.lifetime_why = "a constant lives as long as the library";
  out.getter = context.add(std::move(getter));
  return out;
}

}  // namespace ferrule::model
