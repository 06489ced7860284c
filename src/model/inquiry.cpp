// Which questions a unit raises.
#include <set>

#include "build_context.hpp"
#include "error_attributes.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

class Asker {
 public:
  Asker(const decl::Unit &unit, Inquiry &out) : out_(out), objects_(object_names(unit)) {}

  void ask(Use use, const decl::TypeText &type) {
    if (type.canonical == "void" || type.canonical.empty()) return;
    if (seen_.insert({use, type.canonical, {}}).second) out_.questions.push_back({use, type.canonical, type.spelling});
  }

  void function(const decl::Function &source) {
    if (is_iteration(source)) return;  // bound as one thing
    if (!is_candidate(source) || source.is_template || source.is_variadic || !source.refused.empty()) return;
    for (const decl::Parameter &parameter : source.parameters) {
      ask(Use::parameter, parameter.type);
      if (std::optional<decl::TypeText> nullable = nullable_parameter(parameter)) ask(Use::parameter, *nullable);
    }
    for (const CountedParameter &counted : counted_parameters(source)) ask(Use::parameter, counted.of);
    if (is_three_way(source) || says_truth(source)) return ask(Use::result, {"bool", "bool"});
    if (source.kind == decl::Function::Kind::constructor) return;
    ask(Use::result, source.result);
    for (const std::vector<OutParameter> &outs : possible_outs(source, objects_)) {
      for (const OutParameter &out : outs) {
        ask(Use::out, out.of);
        if (out.is_read) ask(Use::parameter, out.of);
      }
      if (!outs.empty()) ask(Use::result, returned_with(source, outs));
    }
    if (std::optional<decl::TypeText> item = assigned_item(source)) ask(Use::parameter, *item);
  }

  void read(const decl::TypeText &type) {
    Access access = access_to(type);
    ask(Use::result, access.copy);
    ask(Use::result, access.view);
  }

  void field(const decl::Field &source, bool settable) {
    if (source.annotations.has("skip") || !source.replaced_by.empty()) return;
    read(source.type);
    if (!settable) return;
    const Access access = access_to(source.type);
    ask(Use::parameter, access.set);
    if (!access.moved.canonical.empty()) ask(Use::parameter, access.moved);
  }

 private:
  Inquiry &out_;
  std::set<std::string> objects_;
  std::set<Question> seen_;
};

}  // namespace

Inquiry inquire(const decl::Unit &unit) {
  Inquiry out;
  Asker asker(unit, out);
  for (const decl::Enum &each : unit.enums) out.markers.push_back({Marker::Kind::enumeration, each.type.spelling, each.where});
  for (const decl::Class &each : unit.classes) {
    if (is_error(each)) {
      for (const decl::Field &field : each.fields) asker.field(field, false);
      for (const decl::Function &function : each.functions)
        if (is_attribute(function)) asker.function(function);
      continue;
    }
    out.markers.push_back({is_record(each) ? Marker::Kind::record : Marker::Kind::handle, each.type.spelling, each.where});
    if (is_uncopied(each))
      out.uncopied.push_back(out.classes.size());
    else if (each.is_copy_doubtful && !is_record(each))
      out.doubtful.push_back(out.classes.size());
    out.classes.push_back(each.type);
    for (const decl::Field &field : each.fields) {
      if (is_record(each) && !field.is_static)
        asker.ask(Use::value, field.type);
      else
        asker.field(field, !field.is_const && !field.is_static);
    }
    if (is_record(each)) continue;
    for (const decl::Function &function : each.functions) {
      if (is_find(function, each)) {  // bound as `in`
        decl::Function asks = function;
        asks.result = {"bool", "bool"};
        asker.function(asks);
      } else {
        asker.function(function);
      }
    }
    if (iterates(each)) asker.ask(Use::iteration, each.type);
  }
  for (const decl::Function &function : unit.functions) asker.function(function);
  for (const decl::Constant &constant : unit.constants) asker.read(constant.type);
  return out;
}

}  // namespace ferrule::model
