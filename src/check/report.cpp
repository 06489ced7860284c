// What was left out of third-party code: never in silence.  (In marked code it is an error, or the twin of what is bound.)
#include <map>

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
  const auto function = [&](model::Index index) -> const model::Function & {
    return interface.functions[static_cast<std::size_t>(index)];
  };
  struct Lines {
    std::string skipped, assumed;
  };
  std::map<std::string, Lines> lines;  // by the owner's name
  for (const model::Skip &skip : interface.skips) {
    if (!skip.by.empty()) continue;  // as its author wished
    Lines &of = lines[skip.owner];
    (skip.bound ? of.assumed : of.skipped) += "  " + place(skip.where) + skip.member + ": " + skip.reason + "\n";
  }
  std::map<model::Index, std::string> hidden;  // by the owner
  for (const Hidden &each : hidden_overloads(interface)) {
    const model::Function &one = function(each.hidden);
    hidden[one.owner] += "  " + place(one.where) + shown(interface, one) + ": Python cannot tell it from `" +
                         shown(interface, function(each.by)) + "`\n";
  }
  std::string out;
  const auto section = [&](const std::string &owner, model::Index cls, const std::string &what, const model::Coverage &coverage) {
    const Lines &of = lines[owner];
    if (coverage.skipped)
      out += "bound " + std::to_string(coverage.bound) + " of " + std::to_string(coverage.all()) + " " + what + "; " +
             std::to_string(coverage.skipped) + " skipped:\n" + of.skipped;
    if (!of.assumed.empty()) out += "bound on an assumption, " + what + ":\n" + of.assumed;
    if (!hidden[cls].empty()) out += "bound in C alone, " + what + ":\n" + hidden[cls];
  };
  std::map<std::string, const decl::Class *> listed;  // by C++ name
  for (const decl::Class &source : subject.unit.classes)
    if (source.is_listed) listed.emplace(source.type.spelling, &source);
  const std::vector<model::Coverage> coverages = model::coverage_of_classes(interface);
  for (std::size_t i = 0; i < interface.classes.size(); ++i) {
    const auto source = listed.find(interface.classes[i].cpp);
    if (source == listed.end()) continue;
    const std::string name = model::names::qualified(source->second->scope, source->second->name);
    section(name, static_cast<model::Index>(i), "members of " + name, coverages[i]);
  }
  if (!subject.settings.exports.empty()) section("", model::none, "free functions", model::coverage_of_free_functions(interface));
  return out;
}

}  // namespace ferrule::check
