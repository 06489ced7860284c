// What one cffi lane needs besides its functions: an object for each shape that is more than a number, and cells for results.
// Both are made when a function asks for them, so a package has only what it uses.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/interface.hpp"
#include "writer.hpp"

namespace ferrule::emit::portable {

// The least and the greatest value of an integer shape, as Python writes them.
std::pair<std::string, std::string> limits(model::Shape shape);
bool is_integer(model::Shape shape);
// Whether C will point into something that Python must keep until the call is over.
bool needs_keep(const model::Interface &interface, model::TypeId type);
// A record that can be spelled out where it is used: its fields are numbers, checked when they were set.
bool is_plain(const model::Interface &interface, const model::Type &type);

class Shapes {
 public:
  explicit Shapes(const model::Interface &interface);

  const model::Interface &interface() const { return interface_; }

  // The name of a type's object; asks for it to be defined.
  std::string of(model::TypeId type, bool nullable = false);
  // The name of the cells of a function: for its result and its error, and for those arguments that are plain records.
  std::string cells(const model::Function &function, const std::vector<const model::Parameter *> &structs);

  // A builtin, a module of the runtime: by its name, or by a longer one where the interface says something else by it.
  std::string word(const std::string &name, const model::Function *function = nullptr) const;

  // The definitions that were asked for, parts first.
  void write_cells(Writer &out) const;
  void write_shapes(Writer &out);

  // What a class, record or enum is called in this file; whether handles of it may be used as those of a base.
  std::string class_name(model::Index index) const;
  std::string record_name(model::Index index) const;
  std::string enum_name(model::Index index) const;
  bool in_family(model::Index class_index) const;

 private:
  std::string definition(model::TypeId type);
  void write_record(Writer &out, model::TypeId type, const std::string &name);

  const model::Interface &interface_;
  std::set<model::Index> returning_, families_;  // classes that come back; that have bases or are some
  std::set<std::string> taken_, everywhere_;     // what the user's own names say in this file; parameters too
  std::map<std::string, std::string> cells_;     // name → what they are made of
  std::map<std::pair<model::TypeId, bool>, std::string> names_;
  std::vector<std::pair<model::TypeId, bool>> wanted_;  // parts before wholes
};

}  // namespace ferrule::emit::portable
