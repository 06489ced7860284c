#include "coverage.hpp"

namespace ferrule::model {
namespace {

int skipped(const Interface &interface, const std::string &owner) {
  int count = 0;
  for (const Skip &skip : interface.skips) count += skip.owner == owner && !skip.bound;
  return count;
}

}  // namespace

Coverage coverage_of(const Interface &interface, Index cls) {
  const Class &owner = interface.classes[static_cast<std::size_t>(cls)];
  Coverage out;
  for (const Function &function : interface.functions) {
    const bool implied = function.where.file == owner.where.file && function.where.line == owner.where.line;  // has no declaration
    const bool counts = function.kind != Function::Kind::field_set && !implied && !function.former;
    out.bound += function.owner == cls && counts;
  }
  out.bound += static_cast<int>(owner.constants.size());
  out.skipped = owner.qualified_name.empty() ? 0 : skipped(interface, owner.qualified_name);
  return out;
}

Coverage coverage_of_free_functions(const Interface &interface) {
  Coverage out;
  for (const Function &function : interface.functions) out.bound += function.kind == Function::Kind::free && !function.former;
  out.skipped = skipped(interface, "");
  return out;
}

}  // namespace ferrule::model
