// What was left out of third-party code: never in silence.  (In marked code it is an error, or the twin of what is bound.)
#include "model/coverage.hpp"
#include "model/names.hpp"
#include "overloads.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

std::string place(const Location &where) {
  if (where.file.empty()) return {};
  const std::string file = where.file.compare(0, 2, "./") == 0 ? where.file.substr(2) : where.file;
  return file + ":" + std::to_string(where.line) + ": ";
}

}  // namespace

std::string report(const Subject &subject) {
  const model::Interface &interface = subject.interface;
  const std::vector<Hidden> hidden = hidden_overloads(interface);
  const auto function = [&](model::Index index) -> const model::Function & {
    return interface.functions[static_cast<std::size_t>(index)];
  };
  const auto owner_of = [&](const model::Function &one) {
    return one.owner == model::none ? std::string() : interface.classes[static_cast<std::size_t>(one.owner)].cpp;
  };
  std::string out;
  auto section = [&](const std::string &owner, const std::string &what, const model::Coverage &coverage) {
    std::string lines, assumed, hidden_lines;
    for (const model::Skip &skip : interface.skips) {
      if (skip.owner != owner) continue;
      (skip.bound ? assumed : lines) += "  " + place(skip.where) + skip.member + ": " + skip.reason + "\n";
    }
    for (const Hidden &each : hidden) {
      const model::Function &one = function(each.hidden);
      if (owner == owner_of(one))
        hidden_lines += "  " + place(one.where) + shown(interface, one) + ": Python cannot tell it from `" +
                        shown(interface, function(each.by)) + "`\n";
    }
    if (coverage.skipped)
      out += "bound " + std::to_string(coverage.bound) + " of " + std::to_string(coverage.all()) + " " + what + "; " +
             std::to_string(coverage.skipped) + " skipped:\n" + lines;
    if (!assumed.empty()) out += "bound on an assumption, " + what + ":\n" + assumed;
    if (!hidden_lines.empty()) out += "bound in C alone, " + what + ":\n" + hidden_lines;
  };
  for (std::size_t i = 0; i < interface.classes.size(); ++i)
    for (const decl::Class &source : subject.unit.classes)
      if (source.is_listed && source.type.spelling == interface.classes[i].cpp) {
        const std::string name = model::names::qualified(source.scope, source.name);
        section(name, "members of " + name, model::coverage_of(interface, static_cast<model::Index>(i)));
      }
  if (!subject.settings.exports.empty()) section("", "free functions", model::coverage_of_free_functions(interface));
  return out;
}

}  // namespace ferrule::check
