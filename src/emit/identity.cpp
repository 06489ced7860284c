#include "identity.hpp"

#include <algorithm>

#include "c_signature.hpp"

namespace ferrule::emit {

using model::Borrow;
using model::Function;
using model::Index;
using model::Parameter;
using model::Shape;
using model::Transfer;
using model::Type;

namespace {

// The classes whose handles stand in a value of that type.
void add_classes(const model::Interface &interface, model::TypeId id, std::set<Index> &classes, std::set<Index> &records) {
  const Type &type = type_at(interface, id);
  if (type.shape == Shape::handle) classes.insert(type.declaration);
  for (model::TypeId part : type.parts) add_classes(interface, part, classes, records);
  if (type.shape != Shape::record || !records.insert(type.declaration).second) return;
  for (const auto &field : interface.records.at(static_cast<std::size_t>(type.declaration)).fields)
    add_classes(interface, field.type, classes, records);
}

bool is_kept(const Function &function, std::size_t parameter) {
  const std::vector<int> &keeps = function.result.keeps;
  return std::find(keeps.begin(), keeps.end(), static_cast<int>(parameter)) != keeps.end();
}

}  // namespace

bool may_be_known(const model::Result &result) {
  return result.transfer == Transfer::view || result.transfer == Transfer::const_view || result.transfer == Transfer::share ||
         result.transfer == Transfer::static_view;
}

bool may_come_again(const model::Result &result) {
  return result.transfer == Transfer::share || result.transfer == Transfer::static_view || result.keeps.empty();
}

std::vector<std::size_t> known_parameters(const model::Interface &interface, const Function &function) {
  std::vector<std::size_t> found;
  if (!may_be_known(function.result) || type_at(interface, function.result.type).shape != Shape::handle) return found;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const Parameter &parameter = function.parameters[i];
    const bool computed = parameter.default_value && parameter.default_value->kind == model::Default::Kind::thunk;
    if (type_at(interface, parameter.type).shape == Shape::handle && !computed && is_kept(function, i)) found.push_back(i);
  }
  return found;
}

std::set<Index> coming_back(const model::Interface &interface) {
  std::set<Index> classes;
  for (const Function &function : interface.functions) {
    for (std::size_t i = 0; i < function.parameters.size(); ++i) {
      const Parameter &parameter = function.parameters[i];
      const bool in_container = type_at(interface, parameter.type).shape != Shape::handle;
      if (parameter.borrow != Borrow::share && !(in_container && is_kept(function, i))) continue;
      std::set<Index> records;
      add_classes(interface, parameter.type, classes, records);
    }
  }
  for (std::size_t i = 0; i < interface.classes.size(); ++i) {  // bases come before what derives from them
    const std::vector<Index> &bases = interface.classes[i].bases;
    if (std::any_of(bases.begin(), bases.end(), [&](Index base) { return classes.count(base) != 0; }))
      classes.insert(static_cast<Index>(i));
  }
  return classes;
}

}  // namespace ferrule::emit
