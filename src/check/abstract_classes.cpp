// An abstract class that nothing returns can be held by nobody.
#include "model/names.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

bool holds(const model::Interface &interface, model::TypeId id, model::Index index) {
  if (id == model::none) return false;
  const model::Type &type = interface.types[static_cast<std::size_t>(id)];
  if (type.shape == model::Shape::handle && type.declaration == index) return true;
  for (model::TypeId part : type.parts)
    if (holds(interface, part, index)) return true;
  return false;
}

bool is_base(const model::Interface &interface, model::Index index) {
  for (const model::Class &each : interface.classes)
    for (model::Index base : each.bases)
      if (base == index) return true;
  return false;
}

}  // namespace

void abstract_classes(const Subject &subject, Diagnostics &diagnostics) {
  const model::Interface &interface = subject.interface;
  for (const decl::Class &source : subject.unit.classes) {
    if (!source.is_abstract || source.is_listed || source.annotations.has("interface")) continue;
    for (std::size_t i = 0; i < interface.classes.size(); ++i) {
      if (interface.classes[i].cpp != source.type.spelling) continue;
      const model::Index index = static_cast<model::Index>(i);
      bool returned = is_base(interface, index);
      for (const model::Function &function : interface.functions) returned |= holds(interface, function.result.type, index);
      if (!returned)
        diagnostics.add(kinds::abstract_class, source.where, {model::names::qualified(source.scope, source.name)})
            .note("export a class that derives from it, or a function that returns one");
    }
  }
}

}  // namespace ferrule::check
