// What the emitters make: texts in memory, keyed by their path below the output directory.  Nothing here touches a disk.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace ferrule::emit {

class Files {
 public:
  // Two emitters that write the same file are a mistake in ferrule, not in somebody's header.
  void add(std::string path, std::string text) {
    auto [at, is_new] = texts_.try_emplace(std::move(path), std::move(text));
    if (!is_new) throw std::logic_error("two emitters write " + at->first);
  }

  bool has(const std::string &path) const { return texts_.count(path) != 0; }
  const std::string &at(const std::string &path) const { return texts_.at(path); }

  // In the order of their paths, so that what is written never depends on the order of the emitters.
  auto begin() const { return texts_.begin(); }
  auto end() const { return texts_.end(); }
  std::size_t size() const { return texts_.size(); }

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace ferrule::emit
