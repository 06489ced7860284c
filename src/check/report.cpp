// What was left out of third-party code: never in silence.  (In marked code it is an error, or the twin of what is bound.)
#include <map>

#include "model/names.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

std::string place(const Location &where) {
  if (where.file.empty()) return {};
  const std::string file = where.file.compare(0, 2, "./") == 0 ? where.file.substr(2) : where.file;
  return file + ":" + std::to_string(where.line) + ": ";
}

int bound_members(const model::Interface &interface, model::Index index) {
  const model::Class &owner = interface.classes[static_cast<std::size_t>(index)];
  int count = 0;
  for (const model::Function &function : interface.functions) {
    bool implied = function.where.file == owner.where.file && function.where.line == owner.where.line;  // no declaration of its own
    if (function.owner == index && function.kind != model::Function::Kind::field_set && !implied) ++count;
  }
  return count + static_cast<int>(owner.constants.size());
}

}  // namespace

std::string report(const Subject &subject) {
  const model::Interface &interface = subject.interface;
  std::string out;
  auto section = [&](const std::string &owner, const std::string &what, int bound) {
    int skipped = 0;
    std::string lines, assumed;
    for (const model::Skip &skip : interface.skips) {
      if (skip.owner != owner) continue;
      (skip.bound ? assumed : lines) += "  " + place(skip.where) + skip.member + ": " + skip.reason + "\n";
      skipped += !skip.bound;
    }
    if (skipped)
      out += "bound " + std::to_string(bound) + " of " + std::to_string(bound + skipped) + " " + what + "; " +
             std::to_string(skipped) + " skipped:\n" + lines;
    if (!assumed.empty()) out += "bound on an assumption, " + what + ":\n" + assumed;
  };
  for (std::size_t i = 0; i < interface.classes.size(); ++i)
    for (const decl::Class &source : subject.unit.classes)
      if (source.is_listed && source.type.spelling == interface.classes[i].cpp) {
        const std::string name = model::names::qualified(source.scope, source.name);
        section(name, "members of " + name, bound_members(interface, static_cast<model::Index>(i)));
      }
  int free = 0;
  for (const model::Function &function : interface.functions) free += function.kind == model::Function::Kind::free;
  if (!subject.settings.exports.empty()) section("", "free functions", free);
  return out;
}

}  // namespace ferrule::check
