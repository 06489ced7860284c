// `invalidates`: the objects of which a call may end the parts, so that what was taken out of them before is stale.
#include "build_context.hpp"
#include "lists.hpp"

namespace ferrule::model {

void set_invalidated(Context &context, const decl::Function &source, Function &function) {
  const auto said = source.annotations.keys.find("invalidates");
  if (said == source.annotations.keys.end()) return;
  const bool has_self = function.self != Borrow::none;
  std::vector<std::string> known;
  if (has_self) known.emplace_back("self");
  for (const Parameter &each : function.parameters)
    if (context.types[each.type].shape == Shape::handle && each.borrow == Borrow::exclusive) known.push_back(each.name);

  std::vector<std::string> names = split_list(said->second.value);
  if (names.empty() && has_self) names.emplace_back("self");
  if (names.empty()) {
    context.diagnostics.add(
        kinds::misplaced_key, said->second.where,
        {"invalidates", "a function without an object of its own", "methods, and functions that name parameters"});
    return;
  }
  for (const std::string &name : names) {
    bool is_known = name == "self" && has_self;
    if (is_known) function.invalidates = true;
    for (Parameter &each : function.parameters)
      if (goes_by(each, name) && contains(known, each.name)) is_known = each.invalidates = true;
    if (is_known) continue;
    const std::string valid = known.empty() ? "nothing: no object is changed" : quoted_list(known);
    context.diagnostics.add(kinds::bad_value, said->second.where, {"invalidates", name, valid});
  }
}

}  // namespace ferrule::model
