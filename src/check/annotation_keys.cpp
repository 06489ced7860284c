// Every key of FERRULE(...) is known, and so is its value where there are only a few.
#include <algorithm>

#include "model/lists.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

const std::map<std::string, std::vector<std::string>> &values() {
  static const std::map<std::string, std::vector<std::string>> known = {{"returns", {"owned", "view", "copy", "static"}},
                                                                        {"gil", {"hold", "release"}},
                                                                        {"copies", {"always", "never"}},
                                                                        {"threads", {"borrow", "library", "internal"}}};
  return known;
}

// Designed, and known so that nobody takes them for a slip; but nothing is made of them yet.
bool is_supported(const std::string &key) {
  static const std::vector<std::string> later = {"face", "async", "interface"};
  return std::find(later.begin(), later.end(), key) == later.end();
}

void check_one(const Annotations &annotations, Diagnostics &diagnostics) {
  const std::vector<std::string> &keys = model::annotation_keys();
  for (const auto &[key, annotation] : annotations.keys) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      diagnostics.add(kinds::unknown_key, annotation.where, {key}).suggest(nearest(key, keys));
      continue;
    }
    if (!is_supported(key)) {
      diagnostics.add(kinds::unsupported_key, annotation.where, {key});
      continue;
    }
    auto known = values().find(key);
    if (known == values().end()) continue;
    const std::vector<std::string> &words = known->second;
    if (std::find(words.begin(), words.end(), annotation.value) != words.end()) continue;
    const Location &where = annotation.value_where.line ? annotation.value_where : annotation.where;
    Diagnostic &diagnostic = diagnostics.add(kinds::bad_value, where, {key, annotation.value, model::quoted_list(words)});
    if (annotation.value_where.line) diagnostic.suggest(nearest(annotation.value, words));
  }
}

void check_function(const decl::Function &function, Diagnostics &diagnostics) {
  check_one(function.annotations, diagnostics);
  for (const decl::Parameter &parameter : function.parameters) check_one(parameter.annotations, diagnostics);
}

}  // namespace

void annotation_keys(const Subject &subject, Diagnostics &diagnostics) {
  for (const decl::Enum &each : subject.unit.enums) {
    check_one(each.annotations, diagnostics);
    for (const decl::Enumerator &enumerator : each.enumerators) check_one(enumerator.annotations, diagnostics);
  }
  for (const decl::Class &each : subject.unit.classes) {
    check_one(each.annotations, diagnostics);
    for (const decl::Field &field : each.fields) check_one(field.annotations, diagnostics);
    for (const decl::Function &function : each.functions) check_function(function, diagnostics);
  }
  for (const decl::Function &function : subject.unit.functions) check_function(function, diagnostics);
  for (const decl::Constant &constant : subject.unit.constants) check_one(constant.annotations, diagnostics);
}

}  // namespace ferrule::check
