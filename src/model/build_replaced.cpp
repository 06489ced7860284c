// What another function replaces, as mark_replaced() found it.
#include <set>

#include "build_context.hpp"

namespace ferrule::model {

void note_replaced(Context &context, const std::string &owner, const decl::Function &function) {
  if (function.replaced_by.empty() || function.is_template || function.is_deleted) return;
  context.out.skips.push_back({owner, signature_of(function), "", function.where, false, function.replaced_by});
}

void settle_replaced(Interface &interface) {
  std::set<std::string> bound;
  for (const Function &each : interface.functions) {
    bound.insert(each.cpp);
    if (each.owner != none) bound.insert(interface.classes[static_cast<std::size_t>(each.owner)].qualified_name + "::" + each.cpp);
  }
  for (Skip &skip : interface.skips) {
    if (skip.by.empty() || bound.count(skip.by)) continue;
    skip.reason = "`" + skip.by + "` replaces it, and is not bound itself";
    skip.by.clear();
  }
}

}  // namespace ferrule::model
