#include "compare.hpp"

#include <algorithm>
#include <set>

#include "rules.hpp"

namespace ferrule::abi {
namespace {

using model::Manifest;

std::string described(const decl::Platform &platform) {
  const std::string pointers = std::to_string(platform.pointer_bits), longs = std::to_string(platform.long_bits);
  return pointers + "-bit pointers and a `long` of " + longs + " bits";
}

std::string refusal(const Manifest &older, const Manifest &newer) {
  if (older.module != newer.module)
    return "the kept manifest is that of `" + older.module + "`, and these headers are bound as `" + newer.module + "`";
  if (!(older.platform == newer.platform))
    return "the kept manifest is for a platform with " + described(older.platform) + ", and these headers were read for one with " +
           described(newer.platform) + ": each such platform keeps a manifest of its own (`manifest = \"…\"` in the settings)";
  return {};
}

}  // namespace

Comparison compare(const Manifest &older, const Manifest &newer, const Places &places) {
  Comparison out;
  out.module = newer.module;
  out.kept = out.needed = older.abi;
  out.refused = refusal(older, newer);
  if (!out.refused.empty()) return out;
  Found found{older, newer, out.changes};
  compare_functions(found);
  compare_types(found);
  compare_values(found);
  for (Change &change : out.changes) {
    const auto at = places.find(change.name);
    if (at != places.end()) change.where = at->second;
    if (change.effect == Effect::breaking) out.needed = older.abi + 1;
  }
  std::stable_sort(out.changes.begin(), out.changes.end(), [](const Change &a, const Change &b) { return a.effect < b.effect; });
  return out;
}

Places places_of(const model::Interface &interface) {
  Places out;
  for (const model::Function &each : interface.functions) {
    out.emplace(each.c_name, each.where);
    for (const model::Parameter &parameter : each.parameters)
      if (parameter.default_value && !parameter.default_value->thunk.empty())
        out.emplace(parameter.default_value->thunk, parameter.where.line ? parameter.where : each.where);
  }
  for (const model::Enum &each : interface.enums) {
    out.emplace(each.c_name, each.where);
    for (const model::Enum::Enumerator &one : each.enumerators) out.emplace(one.c_name, each.where);
  }
  for (const model::Record &each : interface.records) out.emplace(each.c_name, each.where);
  for (const model::Class &each : interface.classes) out.emplace(each.c_name, each.where);
  for (const model::Error &each : interface.errors) {
    out.emplace(each.c_status, each.where);
    for (const model::Error::Field &field : each.fields) out.emplace(field.c_getter, each.where);
  }
  return out;
}

}  // namespace ferrule::abi
