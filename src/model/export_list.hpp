// An export list, to be asked about names: one look for a plain name, however long the list is, and one for each pattern.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "settings.hpp"

namespace ferrule::model {

class ExportList {
 public:
  explicit ExportList(const std::vector<Export> &exports);

  // The entry of that name; else the last of the patterns that it fits; nullptr where there is none.
  const Export *find(const std::string &full_name) const;
  const std::vector<const Export *> &patterns() const { return patterns_; }

 private:
  std::map<std::string, const Export *> plain_;  // all, by name
  std::vector<const Export *> patterns_;
};

// Does it have a * or a ? in it?
bool is_pattern(const std::string &name);

}  // namespace ferrule::model
