#include "coverage.hpp"

#include <map>
#include <string>

namespace ferrule::model {
namespace {

// What was skipped, by its owner.
std::map<std::string, int> skipped(const Interface &interface) {
  std::map<std::string, int> out;
  for (const Skip &skip : interface.skips) out[skip.owner] += skip.is_missing();
  return out;
}

int count_of(const std::map<std::string, int> &counts, const std::string &owner) {
  const auto found = counts.find(owner);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

std::vector<Coverage> coverage_of_classes(const Interface &interface) {
  std::vector<Coverage> out(interface.classes.size());
  for (const Function &function : interface.functions) {
    if (function.owner == none) continue;
    const Class &owner = interface.classes[static_cast<std::size_t>(function.owner)];
    const bool implied = function.where.file == owner.where.file && function.where.line == owner.where.line;  // has no declaration
    const bool counts = function.kind != Function::Kind::field_set && !implied && !function.former;
    out[static_cast<std::size_t>(function.owner)].bound += counts;
  }
  const std::map<std::string, int> skips = skipped(interface);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Class &cls = interface.classes[i];
    out[i].bound += static_cast<int>(cls.constants.size());
    out[i].skipped = cls.qualified_name.empty() ? 0 : count_of(skips, cls.qualified_name);
  }
  return out;
}

Coverage coverage_of_free_functions(const Interface &interface) {
  Coverage out;
  for (const Function &function : interface.functions) out.bound += function.kind == Function::Kind::free && !function.former;
  out.skipped = count_of(skipped(interface), "");
  return out;
}

}  // namespace ferrule::model
