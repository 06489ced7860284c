#include "identity.hpp"

#include <algorithm>
#include <set>

#include "c_signature.hpp"

namespace ferrule::emit {

using model::Borrow;
using model::Class;
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

bool is_a(const model::Interface &interface, Index index, Index base) {
  if (index == base) return true;
  const Class &cls = interface.classes.at(static_cast<std::size_t>(index));
  return std::any_of(cls.bases.begin(), cls.bases.end(), [&](Index one) { return is_a(interface, one, base); });
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

bool comes_back(const model::Interface &interface, Index class_index) {
  for (const Function &function : interface.functions) {
    for (std::size_t i = 0; i < function.parameters.size(); ++i) {
      const Parameter &parameter = function.parameters[i];
      const bool in_container = type_at(interface, parameter.type).shape != Shape::handle;
      if (parameter.borrow != Borrow::share && !(in_container && is_kept(function, i))) continue;
      std::set<Index> classes, records;
      add_classes(interface, parameter.type, classes, records);
      for (Index one : classes)
        if (is_a(interface, class_index, one)) return true;
    }
  }
  return false;
}

}  // namespace ferrule::emit
