#include "listed.hpp"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

#include "instances.hpp"
#include "model/export_list.hpp"
#include "model/lists.hpp"
#include "model/member_pattern.hpp"
#include "patterns.hpp"

namespace ferrule::clang {
namespace {

const char *const of_parameters[] = {"out", "inout", "sized", "nonnull"};  // keys of functions that name parameters

// `nonnull` alone is of all that there are, and they may be none.
bool is_of_all(const std::string &key, const std::string &value) { return key == "nonnull" && value.empty(); }

const decl::Parameter *find(const decl::Function &function, const std::string &name) {
  for (const decl::Parameter &parameter : function.parameters)
    if (parameter.name == name) return &parameter;
  return nullptr;
}

bool has(const decl::Function &function, const std::string &name) { return find(function, name) != nullptr; }

// To something that the call changes; for `sized`, that it only reads.
bool is_pointer(const decl::Parameter &parameter, const std::string &key) {
  const std::string &type = parameter.type.canonical;
  if (key == "nonnull") return true;  // or a smart one, which only its row knows
  if (type.empty() || (type.back() != '*' && type.back() != '&')) return false;
  const bool is_deep = type.size() > 2 && type.find('*') < type.size() - 1;
  const bool is_const = type.compare(0, 6, "const ") == 0 && !is_deep;
  return is_const == (key == "sized") || (is_deep && key == "sized");
}

// "operator[]<long>"; not "operator->", and not a conversion.
bool names_operator_instance(const std::string &name) {
  if (name.compare(0, 8, "operator") != 0 || name.size() < 9 || name.back() != '>' || name[8] == ' ') return false;
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
  return !is_word(name[8]) && std::any_of(name.begin() + 8, name.end(), is_word);
}

// One that "!Name" names: it stays, to be skipped, for without it the class would have the one that C++ makes by itself.
bool is_left_out_constructor(const decl::Function &function, const std::vector<std::string> &members) {
  return function.kind == decl::Function::Kind::constructor && !function.is_copy_constructor &&
         std::any_of(members.begin(), members.end(),
                     [&](const std::string &member) { return member[0] == '!' && model::glob(member.substr(1), function.name); });
}

// What is said of many members and names parameters is for those that have some.
Annotations fitting_field(const std::string &pattern, Annotations keys) {
  if (model::is_pattern(pattern))
    for (const char *key : of_parameters) keys.keys.erase(key);
  return keys;
}

}  // namespace

void merge(Annotations &into, const Annotations &from) {
  for (const auto &[key, annotation] : from.keys) into.keys[key] = annotation;
}

void Listed::apply(const Cursor &definition, decl::Class &out) {
  classes_ = model::is_pattern(entry_.name) && !names_instance(entry_.name) ? entry_.name : out.type.spelling;
  (is_instance(definition) ? pattern_of(definition) : definition).visit([&](const Cursor &member) {
    names_.insert(member.spelling());
  });
  for (const decl::Function &function : out.functions) {
    names_.insert(function.name);
    overloads_[function.name].push_back(model::signature_of(function));
  }
  for (const decl::Field &field : out.fields) names_.insert(field.name);
  std::vector<decl::Function> functions;
  for (decl::Function &function : out.functions) {
    function.is_listed = true;
    if (function.kind != decl::Function::Kind::destructor && !model::selected(entry_.members, function.name)) {
      if (!is_left_out_constructor(function, entry_.members)) continue;
      function.annotations.keys = {{"skip", {}}};
    } else {
      annotate(function, function.annotations);
    }
    functions.push_back(std::move(function));
  }
  out.functions = std::move(functions);
  std::vector<decl::Field> fields;
  for (decl::Field &field : out.fields) {
    if (!model::selected(entry_.members, field.name)) continue;
    for (const auto &[pattern, keys] : entry_.member)
      if (model::glob(pattern, field.name)) used_.insert(pattern), merge(field.annotations, fitting_field(pattern, keys));
    fields.push_back(std::move(field));
  }
  out.fields = std::move(fields);
}

void Listed::apply(decl::Enum &out) {
  classes_ = model::is_pattern(entry_.name) ? entry_.name : out.type.spelling;
  std::vector<decl::Enumerator> enumerators;
  for (decl::Enumerator &enumerator : out.enumerators) {
    names_.insert(enumerator.name);
    if (!model::selected(entry_.members, enumerator.name)) continue;
    for (const auto &[pattern, keys] : entry_.member)
      if (model::glob(pattern, enumerator.name)) used_.insert(pattern), merge(enumerator.annotations, keys);
    enumerators.push_back(std::move(enumerator));
  }
  out.enumerators = std::move(enumerators);
}

void Listed::annotate(const decl::Function &function, Annotations &annotations) {
  Annotations said;
  const Annotations *left_out = nullptr;  // by its name: then nothing counts that is said of others as well
  for (const auto &[pattern, keys] : entry_.member) {
    const model::MemberPattern named(pattern);
    if (!named.fits(function)) continue;
    used_.insert(pattern);
    merge(said, named.is_for_many() ? fitting(pattern, keys, function) : keys);
    if (keys.has("skip") && !model::is_pattern(named.name())) left_out = &keys;
  }
  merge(annotations, left_out ? *left_out : said);
}

// What is said of many counts for those that have the parameters that it names.
Annotations Listed::fitting(const std::string &pattern, Annotations keys, const decl::Function &function) {
  for (const char *key : of_parameters) {
    const auto said = keys.keys.find(key);
    if (said == keys.keys.end() || is_of_all(key, said->second.value)) continue;
    std::string left;
    for (const std::string &one : model::split_list(said->second.value, ',')) {
      std::vector<std::string> names = model::split_list(one, ':');
      if (key != of_parameters[2]) names = {model::OutName(one).name};
      if (names.size() == 3 && names[2] == "bytes") names.pop_back();
      if (!std::all_of(names.begin(), names.end(), [&](const std::string &name) { return has(function, name); })) continue;
      if (!is_pointer(*find(function, names.front()), key)) continue;
      fitted_.insert(pattern + ' ' + one);
      left += (left.empty() ? "" : ", ") + one;
    }
    if (left.empty())
      keys.keys.erase(said);
    else
      said->second.value = left;
  }
  return keys;
}

void Listed::report() {
  for (const auto &[pattern, keys] : entry_.member) {
    if (!used_.count(pattern) && !names_instance(pattern)) missing(pattern, pattern);
    if (!used_.count(pattern) || !model::MemberPattern(pattern).is_for_many()) continue;
    for (const char *key : of_parameters) {
      const auto said = keys.keys.find(key);
      if (said == keys.keys.end() || is_of_all(key, said->second.value)) continue;
      std::vector<std::string> said_names = model::split_list(said->second.value);
      if (said_names.empty()) said_names.push_back("");  // a key that names nothing is no less wrong
      for (const std::string &one : said_names)
        if (!fitted_.count(pattern + ' ' + one))
          diagnostics_.add(kinds::bad_value, said->second.where, {key, one, "the parameters of what fits `" + pattern + "`"});
    }
  }
  for (const std::string &pattern : entry_.members) {
    const std::string name = pattern.compare(0, 1, "!") == 0 ? pattern.substr(1) : pattern;
    // Free operators belong to it too, and are not seen here; nothing need fit a pattern.
    if (names_operator_instance(name))
      diagnostics_.add(kinds::bad_instance, where_of(pattern),
                       {classes_ + "::" + name, "those of operators cannot be named; a function with `method` can call one"});
    const bool is_plain = !model::is_pattern(name) && name.compare(0, 8, "operator") != 0 && !names_instance(name);
    if (is_plain && !names_.count(name)) missing(pattern, name);
  }
}

const Location &Listed::where_of(const std::string &pattern) const {
  const auto at = entry_.named_at.find(pattern);
  return at == entry_.named_at.end() ? entry_.where : at->second;
}

void Listed::missing(const std::string &pattern, const std::string &name) {
  const std::string meant = nearest(name, {names_.begin(), names_.end()});
  Diagnostic &diagnostic = diagnostics_.add(kinds::member_not_found, where_of(pattern), {classes_, name});
  const auto overloads = overloads_.find(model::MemberPattern(name).name());
  if (overloads != overloads_.end()) diagnostic.note("there is " + model::quoted_list(overloads->second));
  diagnostic.suggest(meant, '"' + pattern.substr(0, pattern.size() - name.size()) + meant + '"');
}

}  // namespace ferrule::clang
