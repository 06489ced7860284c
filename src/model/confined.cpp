#include "confined.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace ferrule::model {
namespace {

class Confinement {
 public:
  explicit Confinement(Interface &interface) : interface_(interface) {}

  void find() {
    for (std::size_t i = 0; i < interface_.classes.size(); ++i)
      interface_.classes[i].confined = stands_alone(static_cast<Index>(i));
    for (const Error &error : interface_.errors)
      for (const Error::Field &field : error.fields) set_free(classes_in(field.type));
    for (const Record &record : interface_.records)
      for (const Record::Field &field : record.fields) set_free(classes_in(field.type));
    // One that a function uses beside another that is not confined is not either: the function treats them alike.
    do {
      changed_ = false;
      for (const Function &function : interface_.functions)
        if (!uses_only_confined(function)) set_free(classes_of(function));
    } while (changed_);
  }

 private:
  Class &class_at(Index index) { return interface_.classes.at(static_cast<std::size_t>(index)); }
  const Type &type_at(TypeId id) const { return interface_.types.at(static_cast<std::size_t>(id)); }

  // What can be said of the class by itself.
  bool stands_alone(Index index) {
    const Class &cls = class_at(index);
    if (!cls.bases.empty() || cls.constructors.functions.empty() || cls.threads != "borrow" || !cls.destructible) return false;
    return std::none_of(interface_.classes.begin(), interface_.classes.end(), [index](const Class &other) {
      return other.iterates == index || std::count(other.bases.begin(), other.bases.end(), index) != 0;
    });
  }

  void add_classes(TypeId id, std::set<Index> &classes, std::set<Index> &records) const {
    if (id == none) return;
    const Type &type = type_at(id);
    if (type.shape == Shape::handle) classes.insert(type.declaration);
    for (TypeId part : type.parts) add_classes(part, classes, records);
    if (type.shape != Shape::record || !records.insert(type.declaration).second) return;
    for (const Record::Field &field : interface_.records.at(static_cast<std::size_t>(type.declaration)).fields)
      add_classes(field.type, classes, records);
  }
  std::set<Index> classes_in(TypeId id) const {
    std::set<Index> classes, records;
    add_classes(id, classes, records);
    return classes;
  }

  std::set<Index> classes_of(const Function &function) const {
    std::set<Index> all = classes_in(function.result.type), records;
    for (const Parameter &parameter : function.parameters) add_classes(parameter.type, all, records);
    const bool is_static = function.kind == Function::Kind::static_method || function.kind == Function::Kind::constant;
    if (function.owner != none && !is_static) all.insert(function.owner);
    return all;
  }

  // A handle itself, or nothing that has to do with handles.
  bool is_direct(TypeId id) const { return id == none || type_at(id).shape == Shape::handle || classes_in(id).empty(); }
  bool is_handle(TypeId id) const { return id != none && type_at(id).shape == Shape::handle; }

  // Its objects are borrowed, or new.
  bool uses_only_confined(const Function &function) {
    const std::set<Index> all = classes_of(function);
    if (all.empty()) return true;
    if (function.in_library_lock || function.kind == Function::Kind::step || !function.result.keeps.empty()) return false;
    if (!function.result.copies.empty() || !function.stays.empty()) return false;
    if ((function.result.maybe_self && is_handle(function.result.type)) || !is_direct(function.result.type)) return false;
    if (is_handle(function.result.type) && function.kind != Function::Kind::constructor) {
      const Transfer transfer = function.result.transfer;
      if (function.result.nullable || (transfer != Transfer::value && transfer != Transfer::copy)) return false;
    }
    for (const Parameter &parameter : function.parameters) {
      if (!is_direct(parameter.type)) return false;
      if (!is_handle(parameter.type)) continue;
      if (parameter.borrow != Borrow::shared && parameter.borrow != Borrow::exclusive) return false;
      if (parameter.default_value && parameter.default_value->kind != Default::Kind::none) return false;
    }
    return std::all_of(all.begin(), all.end(), [this](Index one) { return class_at(one).confined; });
  }

  void set_free(const std::set<Index> &classes) {
    for (Index one : classes) changed_ |= std::exchange(class_at(one).confined, false);
  }

  Interface &interface_;
  bool changed_ = false;
};

}  // namespace

void find_confined(Interface &interface) { Confinement(interface).find(); }

}  // namespace ferrule::model
