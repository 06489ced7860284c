// In Python a module is one room, and so is a class.
#include <map>
#include <set>

#include "overloads.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

class Room {
 public:
  Room(Diagnostics &diagnostics, std::string prefix) : diagnostics_(diagnostics), prefix_(std::move(prefix)) {}

  void add(const std::string &name, const std::string &cpp, const Location &where) {
    auto [at, is_new] = seen_.emplace(name, Entry{cpp, where});
    if (is_new) return;
    diagnostics_.add(kinds::python_clash, where, {cpp, at->second.cpp, prefix_ + name})
        .note("`" + at->second.cpp + "` is here; FERRULE(name = \"…\"), or `rename` in the export list, gives either another name",
              at->second.where);
  }

 private:
  struct Entry {
    std::string cpp;
    Location where;
  };
  Diagnostics &diagnostics_;
  std::string prefix_;
  std::map<std::string, Entry> seen_;
};

std::string dotted(const std::vector<std::string> &module) {
  std::string out;
  for (const std::string &each : module) out += each + ".";
  return out;
}

void check_class(const model::Interface &interface, const model::Class &source, Diagnostics &diagnostics) {
  Room room(diagnostics, source.python_name + ".");
  auto function = [&](model::Index index) -> const model::Function & {
    return interface.functions[static_cast<std::size_t>(index)];
  };
  auto add = [&](const std::string &name, model::Index index) {
    const model::Function &of = function(index);
    room.add(name, is_beside_its_class(of) ? of.cpp : source.cpp + "::" + of.cpp, of.where);
  };
  for (const model::Callable &each : source.methods) add(each.python_name, each.functions.front());
  for (const model::Callable &each : source.static_methods) add(each.python_name, each.functions.front());
  for (const model::Property &each : source.properties)
    add(each.python_name, each.getter != model::none ? each.getter : each.setter);
  for (model::Index index : source.constants) {
    const model::Constant &constant = interface.constants[static_cast<std::size_t>(index)];
    room.add(constant.python_name, constant.cpp, source.where);
  }
}

std::set<model::Index> constants_of_classes(const model::Interface &interface) {
  std::set<model::Index> out;
  for (const model::Class &each : interface.classes) out.insert(each.constants.begin(), each.constants.end());
  return out;
}

}  // namespace

void python_names(const Subject &subject, Diagnostics &diagnostics) {
  const model::Interface &interface = subject.interface;
  std::map<std::string, Room> rooms;
  auto room = [&](const std::vector<std::string> &module) -> Room & {
    return rooms.try_emplace(dotted(module), diagnostics, dotted(module)).first->second;
  };
  for (const model::Enum &each : interface.enums) {
    room(each.module).add(each.python_name, each.cpp, each.where);
    Room members(diagnostics, each.python_name + ".");
    for (const model::Enum::Enumerator &enumerator : each.enumerators)
      members.add(enumerator.python_name, enumerator.cpp, each.where);
  }
  for (const model::Record &each : interface.records) room(each.module).add(each.python_name, each.cpp, each.where);
  for (const model::Class &each : interface.classes) {
    room(each.module).add(each.python_name, each.cpp, each.where);
    check_class(interface, each, diagnostics);
  }
  for (const model::Error &each : interface.errors) room(each.module).add(each.python_name, each.cpp, each.where);
  for (const auto &[module, callable] : interface.callables) {
    const model::Function &function = interface.functions[static_cast<std::size_t>(callable.functions.front())];
    room(module).add(callable.python_name, function.cpp, function.where);
  }
  const std::set<model::Index> of_classes = constants_of_classes(interface);
  for (std::size_t i = 0; i < interface.constants.size(); ++i)
    if (!of_classes.count(static_cast<model::Index>(i)))
      room(interface.constants[i].module).add(interface.constants[i].python_name, interface.constants[i].cpp, {});
}

}  // namespace ferrule::check
