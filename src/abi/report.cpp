#include <nlohmann/json.hpp>

#include "compare.hpp"

namespace ferrule::abi {
namespace {

using json = nlohmann::ordered_json;

const char *const effects[] = {"addition", "harmless", "breaking"};

std::size_t count(const Comparison &comparison, Effect effect) {
  std::size_t out = 0;
  for (const Change &change : comparison.changes) out += change.effect == effect;
  return out;
}

std::string counted(std::size_t count, const std::string &one, const std::string &more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string verdict(const Comparison &comparison) {
  const std::string kept = std::to_string(comparison.kept), needed = std::to_string(comparison.needed);
  if (comparison.changes.empty()) return "nothing has changed: ABI " + kept;
  std::string out = counted(count(comparison, Effect::addition), "addition", "additions") + ", " +
                    counted(count(comparison, Effect::harmless), "harmless change", "harmless changes") + ", " +
                    counted(count(comparison, Effect::breaking), "breaking change", "breaking changes") + ": ";
  if (!comparison.breaks()) return out + "still ABI " + kept + ", programs made for the older library run with this one";
  return out + "ABI " + needed + ", programs made for ABI " + kept + " must be made again";
}

}  // namespace

std::string text_of(const Comparison &comparison) {
  if (!comparison.refused.empty()) return comparison.refused + "\n";
  std::string out;
  for (const Change &change : comparison.changes) {
    if (change.where.line) out += change.where.file + ":" + std::to_string(change.where.line) + ": ";
    out += std::string(effects[static_cast<int>(change.effect)]) + ": " + change.name + " " + change.what + "\n";
    if (!change.cpp.empty()) out += "    " + change.cpp + "\n";
    if (!change.why.empty()) out += "    " + change.why + "\n";
  }
  return out + verdict(comparison) + "\n";
}

std::string json_of(const Comparison &comparison) {
  json out = {{"check", 1}, {"module", comparison.module}};
  if (!comparison.refused.empty()) {
    out["refused"] = comparison.refused;
    return out.dump(2) + "\n";
  }
  out["abi"] = {{"kept", comparison.kept}, {"needed", comparison.needed}};
  out["breaking"] = comparison.breaks();
  out["counts"] = {{"addition", count(comparison, Effect::addition)},
                   {"harmless", count(comparison, Effect::harmless)},
                   {"breaking", count(comparison, Effect::breaking)}};
  out["verdict"] = verdict(comparison);
  out["changes"] = json::array();
  for (const Change &change : comparison.changes) {
    json each = {{"effect", effects[static_cast<int>(change.effect)]}, {"name", change.name}, {"what", change.what}};
    if (!change.cpp.empty()) each["cpp"] = change.cpp;
    if (!change.why.empty()) each["why"] = change.why;
    if (change.where.line)
      each["where"] = {{"file", change.where.file}, {"line", change.where.line}, {"column", change.where.column}};
    out["changes"].push_back(std::move(each));
  }
  return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace ferrule::abi
