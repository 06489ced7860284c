#include "export_list.hpp"

namespace ferrule::model {

bool is_pattern(const std::string &name) { return name.find_first_of("*?") != std::string::npos; }

ExportList::ExportList(const std::vector<Export> &exports) {
  for (const Export &entry : exports) {
    plain_.emplace(entry.name, &entry);
    if (is_pattern(entry.name)) patterns_.push_back(&entry);
  }
}

const Export *ExportList::find(const std::string &full_name) const {
  if (auto plain = plain_.find(full_name); plain != plain_.end()) return plain->second;
  for (auto entry = patterns_.rbegin(); entry != patterns_.rend(); ++entry)
    if (glob((*entry)->name, full_name)) return *entry;
  return nullptr;
}

}  // namespace ferrule::model
