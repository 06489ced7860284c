// In C there is one room for all names.
#include <map>

#include "overloads.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

class Names {
 public:
  explicit Names(Diagnostics &diagnostics) : diagnostics_(diagnostics) {}

  // Whether the name was free.
  bool add(const std::string &c_name, const std::string &cpp, const Location &where) {
    auto [at, is_new] = seen_.emplace(c_name, Entry{cpp, where});
    if (!is_new)
      diagnostics_.add(kinds::c_clash, where, {cpp, at->second.cpp, c_name})
          .note("`" + at->second.cpp +
                    "` is here; FERRULE(c_name = \"…\"), or `c_name` in the export list, gives either another name",
                at->second.where);
    return is_new;
  }

 private:
  struct Entry {
    std::string cpp;
    Location where;
  };
  std::map<std::string, Entry> seen_;
  Diagnostics &diagnostics_;
};

}  // namespace

void c_names(const Subject &subject, Diagnostics &diagnostics) {
  const model::Interface &interface = subject.interface;
  Names names(diagnostics);
  for (const model::Enum &each : interface.enums) {
    names.add(each.c_name, each.cpp, each.where);
    for (const model::Enum::Enumerator &enumerator : each.enumerators) names.add(enumerator.c_name, enumerator.cpp, each.where);
  }
  for (const model::Record &each : interface.records) names.add(each.c_name, each.cpp, each.where);
  for (const model::Class &each : interface.classes) {
    if (!names.add(each.c_name, each.cpp, each.where)) continue;
    for (const char *own : {"_free", "_retain"}) names.add(each.c_name + own, each.cpp, each.where);
  }
  for (const model::Error &each : interface.errors) {
    names.add(each.c_status, each.cpp, each.where);
    for (const model::Error::Field &field : each.fields) names.add(field.c_getter, each.cpp + "::" + field.cpp, each.where);
  }
  for (const model::Function &each : interface.functions) names.add(each.c_name, shown(interface, each), each.where);
  for (const model::Constant &each : interface.constants)
    if (each.getter == model::none) names.add(each.c_name, each.cpp, {});
}

}  // namespace ferrule::check
