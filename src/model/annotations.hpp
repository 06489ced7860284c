// The keys of FERRULE(...) on one declaration, or of the same declaration's entry in an export list.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "location.hpp"

namespace ferrule {

struct Annotation {
  std::string value;          // without quotes; "" for a key that stands alone
  Location where;             // of the key
  Location value_where = {};  // of the value, its quotes included; of no line where there is none, or where it cannot be told
};

struct Annotations {
  std::map<std::string, Annotation> keys;
  bool has(const std::string &key) const { return keys.count(key) != 0; }
  std::optional<std::string> get(const std::string &key) const {
    auto found = keys.find(key);
    if (found == keys.end()) return std::nullopt;
    return found->second.value;
  }
};

}  // namespace ferrule
