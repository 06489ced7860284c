// A name that is a keyword elsewhere gets an underscore; its author may want to choose another.
#include "model/names.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

void check_name(const Annotations &annotations, const std::string &name, const std::string &called, const Location &where,
                Diagnostics &diagnostics) {
  if (name.empty() || name == called || annotations.has("name") || annotations.has("skip")) return;
  diagnostics.add(kinds::keyword_name, where, {name, called}).note("FERRULE(name = \"…\") gives it another name");
}

void check_function(const decl::Function &function, Diagnostics &diagnostics) {
  if (function.is_listed || function.is_implied || !function.inherited_from.empty() || function.annotations.has("skip")) return;
  using Kind = decl::Function::Kind;
  if (function.kind == Kind::free || function.kind == Kind::method || function.kind == Kind::static_method)
    check_name(function.annotations, function.name, model::names::python(function.name), function.where, diagnostics);
  if (function.annotations.has("signature") || model::names::is_operator(function.name)) return;  // its names are chosen already
  for (const decl::Parameter &parameter : function.parameters)
    if (model::names::is_c_keyword(parameter.name) || model::names::is_python_keyword(parameter.name))
      check_name(parameter.annotations, parameter.name, model::names::parameter(parameter.name), parameter.where, diagnostics);
}

}  // namespace

void keywords(const Subject &subject, Diagnostics &diagnostics) {
  for (const decl::Class &each : subject.unit.classes) {
    if (each.is_listed) continue;
    for (const decl::Field &field : each.fields)
      if (field.inherited_from.empty())
        check_name(field.annotations, field.name,
                   each.annotations.has("record") ? model::names::record_field(field.name) : model::names::python(field.name),
                   field.where, diagnostics);
    for (const decl::Function &function : each.functions) check_function(function, diagnostics);
  }
  for (const decl::Enum &each : subject.unit.enums)
    for (const decl::Enumerator &enumerator : each.enumerators)
      if (!each.is_listed)
        check_name(enumerator.annotations, enumerator.name, model::names::enumerator(enumerator.name),
                   enumerator.where.line ? enumerator.where : each.where, diagnostics);
  for (const decl::Function &function : subject.unit.functions) check_function(function, diagnostics);
}

}  // namespace ferrule::check
