#include <algorithm>
#include <set>

#include "rules.hpp"

namespace ferrule::abi {
namespace {

using model::Manifest;
using Values = std::vector<std::pair<std::string, std::string>>;

bool is_enumeration(const Manifest::Type &type) { return type.kind == "enum" || type.kind == "flags"; }

const std::string *value_in(const Values &values, const std::string &name) {
  for (const auto &[key, value] : values)
    if (key == name) return &value;
  return nullptr;
}

void compare_enumeration(const Found &found, const std::string &name, const Manifest::Type &older, const Manifest::Type &newer) {
  if (older.integer != newer.integer)
    found.add(Effect::breaking, name, newer.cpp, "its integer was " + quoted(older.integer) + ", is " + quoted(newer.integer),
              "it is passed, and lies in structs, with another size");
  if (older.kind != newer.kind)
    found.add(Effect::harmless, name, newer.cpp,
              newer.kind == "flags" ? "its values are flags now" : "its values are no flags any more",
              "C sees integers; in Python it is another base class");
  for (const auto &[enumerator, value] : older.values) {
    const std::string *is = value_in(newer.values, enumerator);
    if (!is)
      found.add(Effect::breaking, enumerator, newer.cpp, "is gone (it was " + value + ")",
                "programs still pass its number, which now has no name or another one's meaning");
    else if (*is != value)
      found.add(Effect::breaking, enumerator, newer.cpp, "was " + value + ", is " + *is, "programs have the old number built in");
  }
  for (const auto &[enumerator, value] : newer.values)
    if (!value_in(older.values, enumerator))
      found.add(Effect::addition, enumerator, newer.cpp, "is new, " + value,
                "older programs may get it as a result: a number that they do not know");
}

void compare_handle(const Found &found, const std::string &name, const Manifest::Type &older, const Manifest::Type &newer) {
  const auto has = [](const Manifest::Type &type, const std::string &base) {
    return std::find(type.bases.begin(), type.bases.end(), base) != type.bases.end();
  };
  for (const std::string &base : older.bases)
    if (!has(newer, base))
      found.add(Effect::breaking, name, newer.cpp, "is no " + quoted(base) + " any more",
                "programs that pass it to what takes the base get errors");
  for (const std::string &base : newer.bases)
    if (!has(older, base)) found.add(Effect::addition, name, newer.cpp, "is a " + quoted(base) + " as well", "");
}

std::string fields_of(const Manifest::Type &type) {
  std::string out;
  for (const Manifest::Field &field : type.fields) out += (out.empty() ? "" : "; ") + field.declaration;
  return "{" + out + "}";
}

void compare_struct(const Found &found, const std::string &name, const Manifest::Type &older, const Manifest::Type &newer) {
  if (older.fields != newer.fields)
    found.add(Effect::breaking, name, newer.cpp, "was " + quoted(fields_of(older)) + ", is " + quoted(fields_of(newer)),
              "records are sealed: programs have size, order and names of the fields built in");
  else if (older.size != newer.size || older.alignment != newer.alignment)
    found.add(Effect::breaking, name, newer.cpp, "had " + std::to_string(older.size) + " bytes, has " + std::to_string(newer.size),
              "something that it contains has another layout");
}

// A table says how much of itself its implementer knows: it may grow at its end.
void compare_table(const Found &found, const std::string &name, const Manifest::Type &older, const Manifest::Type &newer) {
  for (std::size_t i = 0; i < older.fields.size(); ++i) {
    const std::string &was = older.fields[i].declaration;
    if (i < newer.fields.size() && newer.fields[i].declaration == was) continue;
    return found.add(Effect::breaking, name, newer.cpp,
                     i < newer.fields.size() ? "function " + std::to_string(i + 1) + " was " + quoted(was) + ", is " +
                                                   quoted(newer.fields[i].declaration)
                                             : "has lost " + quoted(was),
                     "tables that programs have made have another order: new functions belong at the end");
  }
  for (std::size_t i = older.fields.size(); i < newer.fields.size(); ++i)
    found.add(Effect::addition, name, newer.cpp, "has " + quoted(newer.fields[i].declaration) + " at its end",
              "counts as not overridden by those who do not know it");
}

void compare_type(const Found &found, const std::string &name, const Manifest::Type &older, const Manifest::Type &newer) {
  const bool same_kind = older.kind == newer.kind || (is_enumeration(older) && is_enumeration(newer));
  if (!same_kind)
    return found.add(Effect::breaking, name, newer.cpp, "was of the kind " + quoted(older.kind) + ", is " + quoted(newer.kind),
                     "it is passed in another way");
  if (is_enumeration(newer)) return compare_enumeration(found, name, older, newer);
  if (newer.kind == "handle") return compare_handle(found, name, older, newer);
  if (newer.kind == "table") return compare_table(found, name, older, newer);
  compare_struct(found, name, older, newer);
}

}  // namespace

void compare_types(const Found &found) {
  for (const auto &[name, older] : found.older.types) {
    const Manifest::Type *newer = found.newer.types.find(name);
    // Composed structs come and go with the functions that use them, of which everything is said.
    if (newer)
      compare_type(found, name, older, *newer);
    else if (!older.cpp.empty())
      found.add(Effect::breaking, name, older.cpp, "is gone", "programs that use it can neither be compiled nor run");
  }
  for (const auto &[name, newer] : found.newer.types)
    if (!newer.cpp.empty() && !found.older.types.find(name)) found.add(Effect::addition, name, newer.cpp, "is new", "");
}

}  // namespace ferrule::abi
