#include "package_contents.hpp"

#include <set>

namespace ferrule::emit::python {

std::string dotted(const std::vector<std::string> &module) {
  std::string text;
  for (const std::string &part : module) text += (text.empty() ? "" : ".") + part;
  return text;
}

std::vector<model::Error::Field> all_fields(const model::Interface &interface, const model::Error &error) {
  std::vector<model::Error::Field> all;
  const auto add = [&](const model::Error::Field &field) {
    for (model::Error::Field &other : all)
      if (other.python_name == field.python_name) {
        other = field;
        return;
      }
    all.push_back(field);
  };
  for (model::Index base : error.bases)
    for (const model::Error::Field &field : all_fields(interface, interface.errors.at(static_cast<std::size_t>(base)))) add(field);
  for (const model::Error::Field &field : error.fields) add(field);
  return all;
}

Contents contents(const model::Interface &interface) {
  Contents all;
  const auto add = [&](const std::vector<std::string> &module, const std::string &name, Origin from) {
    for (std::vector<std::string> outer = module; !outer.empty(); outer.pop_back()) all[outer];
    all[module][name] = from;
  };
  std::set<model::Index> of_classes;
  for (const model::Class &cls : interface.classes) of_classes.insert(cls.constants.begin(), cls.constants.end());
  for (const model::Enum &one : interface.enums) add(one.module, one.python_name, Origin::types);
  for (const model::Error &one : interface.errors) add(one.module, one.python_name, Origin::types);
  for (const model::Record &one : interface.records) add(one.module, one.python_name, Origin::lane);
  for (const model::Class &one : interface.classes) add(one.module, one.python_name, Origin::lane);
  for (const auto &[module, callable] : interface.callables) add(module, callable.python_name, Origin::lane);
  for (std::size_t i = 0; i < interface.constants.size(); ++i)
    if (!of_classes.count(static_cast<model::Index>(i)))
      add(interface.constants[i].module, interface.constants[i].python_name, Origin::lane);
  all[{}]["BorrowError"] = all[{}]["StaleError"] = Origin::types;
  return all;
}

}  // namespace ferrule::emit::python
