// What a result points into, and so keeps alive.
#include <algorithm>

#include "build_context.hpp"
#include "lists.hpp"

namespace ferrule::model {
namespace {

bool is_handle(const Context &context, TypeId id) { return context.types[id].shape == Shape::handle; }

void add_keeps(std::vector<int> &keeps, int index) {
  if (std::find(keeps.begin(), keeps.end(), index) == keeps.end()) keeps.push_back(index);
}

bool holds_handles(const Context &context, TypeId id) {
  const Type &type = context.types[id];
  if (type.shape == Shape::handle) return true;
  return std::any_of(type.parts.begin(), type.parts.end(), [&](TypeId part) { return holds_handles(context, part); });
}

bool is_list_of_handles(const Context &context, TypeId id) {
  const Type &type = context.types[id];
  return type.shape == Shape::list && is_handle(context, type.parts.at(0));
}

// Keeps every argument that the result may point into; says which of them cannot be kept, because its objects lie deeper than in
// a list ("" for none).
std::string keep_arguments(const Context &context, const Function &function, std::vector<int> &keeps) {
  std::string unkept;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const Parameter &parameter = function.parameters[i];
    if (!holds_handles(context, parameter.type) || parameter.borrow == Borrow::take || parameter.borrow == Borrow::share) continue;
    if (is_handle(context, parameter.type) || is_list_of_handles(context, parameter.type)) {
      if (parameter.borrow != Borrow::none) add_keeps(keeps, static_cast<int>(i));
    } else if (unkept.empty()) {
      unkept = parameter.name;
    }
  }
  return unkept;
}

bool makes_object(const Context &context, const Function &function) {
  const Transfer transfer = function.result.transfer;
  const bool is_view = transfer == Transfer::view || transfer == Transfer::const_view || transfer == Transfer::static_view;
  return !is_view && holds_handles(context, function.result.type);
}

// keeps = "self, text": what the author knows and nobody can see.  Where the call makes no object, self is who keeps it.
void keep_said(Context &context, const decl::Function &source, Function &function) {
  auto annotation = source.annotations.keys.find("keeps");
  if (annotation == source.annotations.keys.end()) return;
  std::vector<std::string> names;
  for (const Parameter &parameter : function.parameters) names.push_back(parameter.name);
  const std::string known = quoted_list(names);
  for (const std::string &name : split_list(annotation->second.value)) {
    if (name == "self") {
      add_keeps(function.result.keeps, -1);
      continue;
    }
    auto found = std::find_if(function.parameters.begin(), function.parameters.end(),
                              [&](const Parameter &parameter) { return goes_by(parameter, name); });
    if (found == function.parameters.end()) {
      context.diagnostics.add(kinds::bad_value, annotation->second.where, {"keeps", name, known});
      continue;
    }
    const int index = static_cast<int>(found - function.parameters.begin());
    const bool is_object = is_handle(context, found->type) || is_list_of_handles(context, found->type);
    if (is_object && holds_handles(context, function.result.type))
      add_keeps(function.result.keeps, index);
    else
      add_keeps(makes_object(context, function) ? function.result.copies : function.stays, index);
  }
}

// A class that is said to point into nothing, in its header or in the settings.
bool is_said_independent(const Context &context, Index index) {
  return context.class_sources[static_cast<std::size_t>(index)]->annotations.has("independent");
}

// What arguments refer to is there for the call alone: what may be referred to afterwards is copied.
void set_copies(const Context &context, Function &function) {
  const bool points = makes_object(context, function) && function.result.lifetime != decl::Lifetime::independent;
  const bool self_points = function.owner != none && !is_said_independent(context, function.owner);
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const Parameter &parameter = function.parameters[i];
    if (is_handle(context, parameter.type)) continue;
    if (points && parameter.result_may_keep) add_keeps(function.result.copies, static_cast<int>(i));
    if (self_points && parameter.self_may_keep) add_keeps(function.stays, static_cast<int>(i));
  }
}

std::string set_lifetime_of(Context &context, const decl::Function &source, Function &function) {
  Result &result = function.result;
  const bool is_view = result.transfer == Transfer::view || result.transfer == Transfer::const_view;
  const bool has_self = function.self != Borrow::none;
  std::string unkept;
  if (function.kind == Function::Kind::constructor) {
    const decl::Class *owner = context.class_sources[static_cast<std::size_t>(function.owner)];
    const bool is_said = is_said_independent(context, function.owner);
    result.lifetime = is_said ? decl::Lifetime::independent : owner->lifetime;
    result.lifetime_why = is_said ? "the author says `independent` of its class" : owner->lifetime_why;
    if (result.lifetime != decl::Lifetime::independent) {
      if (has_self) add_keeps(result.keeps, -1);  // a copy points where its original does
      unkept = keep_arguments(context, function, result.keeps);
    }
  } else if (is_view) {
    result.lifetime = decl::Lifetime::points;
    result.lifetime_why = "it is a view of an object that was there before";
    if (has_self)
      add_keeps(result.keeps, -1);
    else
      unkept = keep_arguments(context, function, result.keeps);
  } else if (result.transfer == Transfer::static_view) {
    result.lifetime_why = "it lives as long as the library: the author says `returns = static`";
  } else if (is_handle(context, result.type) && is_said_independent(context, context.types[result.type].declaration)) {
    result.lifetime_why = "the author says `independent` of its class";
  } else if (source.result_lifetime != decl::Lifetime::independent) {
    result.lifetime = source.result_lifetime;
    result.lifetime_why = source.result_lifetime_why;
    if (has_self) add_keeps(result.keeps, -1);
    unkept = keep_arguments(context, function, result.keeps);
    result.collapses = source.result_is_trivial_pointer;
  }
  set_copies(context, function);
  if (source.annotations.has("independent")) {
    result.keeps.clear();
    result.copies.clear();
    function.stays.clear();
    result.lifetime = decl::Lifetime::independent;
    result.lifetime_why = "the author says `independent`";
  }
  if (source.annotations.has("keeps") && holds_handles(context, result.type)) {
    result.lifetime = decl::Lifetime::points;
    result.lifetime_why = "the author says `keeps`";
  }
  keep_said(context, source, function);
  const bool is_said = source.annotations.has("independent") || source.annotations.has("keeps");
  return is_said ? "" : unkept;
}

// Whether every class whose objects are inside owns what it refers to.
bool is_independent(const Context &context, TypeId id) {
  const Type &type = context.types[id];
  if (type.shape == Shape::handle && !is_said_independent(context, type.declaration) &&
      context.class_sources[static_cast<std::size_t>(type.declaration)]->lifetime != decl::Lifetime::independent)
    return false;
  return std::all_of(type.parts.begin(), type.parts.end(), [&](TypeId part) { return is_independent(context, part); });
}

}  // namespace

std::string set_lifetime(Context &context, const decl::Function &source, Function &function) {
  if (function.outs.empty() || is_independent(context, function.result.type) || source.annotations.has("independent"))
    return set_lifetime_of(context, source, function);
  decl::Function cautious = source;
  cautious.result_lifetime = decl::Lifetime::unseen;
  cautious.result_lifetime_why = "nobody can see what the object that it gives back points into";
  cautious.result_is_trivial_pointer = false;
  return set_lifetime_of(context, cautious, function);
}

}  // namespace ferrule::model
