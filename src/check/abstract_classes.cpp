// An abstract class that nothing returns can be held by nobody.
#include <map>
#include <set>

#include "model/names.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

void add_classes(const model::Interface &interface, model::TypeId id, std::set<model::Index> &classes) {
  if (id == model::none) return;
  const model::Type &type = interface.types[static_cast<std::size_t>(id)];
  if (type.shape == model::Shape::handle) classes.insert(type.declaration);
  for (model::TypeId part : type.parts) add_classes(interface, part, classes);
}

// The classes that a function returns, or that another one derives from.
std::set<model::Index> held(const model::Interface &interface) {
  std::set<model::Index> out;
  for (const model::Function &function : interface.functions) add_classes(interface, function.result.type, out);
  for (const model::Class &each : interface.classes) out.insert(each.bases.begin(), each.bases.end());
  return out;
}

}  // namespace

void abstract_classes(const Subject &subject, Diagnostics &diagnostics) {
  const model::Interface &interface = subject.interface;
  const std::set<model::Index> held_by_somebody = held(interface);
  std::multimap<std::string, model::Index> classes;
  for (std::size_t i = 0; i < interface.classes.size(); ++i)
    classes.emplace(interface.classes[i].cpp, static_cast<model::Index>(i));
  for (const decl::Class &source : subject.unit.classes) {
    if (!source.is_abstract || source.is_listed || source.annotations.has("interface")) continue;
    const auto [first, last] = classes.equal_range(source.type.spelling);
    for (auto found = first; found != last; ++found) {
      if (!held_by_somebody.count(found->second))
        diagnostics.add(kinds::abstract_class, source.where, {model::names::qualified(source.scope, source.name)})
            .note("export a class that derives from it, or a function that returns one");
    }
  }
}

}  // namespace ferrule::check
