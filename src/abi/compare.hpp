// What has become of a C ABI: two manifests, and what each difference means for programs that were made for the older one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/interface.hpp"
#include "model/location.hpp"
#include "model/manifest.hpp"

namespace ferrule::abi {

enum class Effect {
  addition,  // something new; older programs do not know it
  harmless,  // something is different, and programs do not notice
  breaking,  // older programs would do something wrong, or not start: a new number of the ABI
};

struct Change {
  Effect effect = Effect::harmless;
  std::string name;  // in C
  std::string cpp;   // what it stands for; "" where unknown
  std::string what;  // "parameter 2 was `double radius`, is `float radius`"
  std::string why;   // what that means for programs
  Location where = {};
};

struct Comparison {
  std::string refused;  // why these two cannot be compared; "" where they were
  std::string module;
  int kept = 1;    // number of the older one
  int needed = 1;  // number that the newer one must have: another where something is breaking
  std::vector<Change> changes = {};

  bool breaks() const { return needed != kept; }
};

// Where something of an interface is declared, by its C name.
using Places = std::map<std::string, Location>;
Places places_of(const model::Interface &interface);

Comparison compare(const model::Manifest &older, const model::Manifest &newer, const Places &places = {});

// For people, one change after the other, the breaking ones last; and for programs, as JSON (docs/evolution.md).
std::string text_of(const Comparison &comparison);
std::string json_of(const Comparison &comparison);

}  // namespace ferrule::abi
