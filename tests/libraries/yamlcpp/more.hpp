// What users of yaml-cpp write with templates of operators, with assignments, and with the pair that an item of a map is.
#pragma once
#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string>
#include <vector>

namespace more {

/// The part of that name; one that is not there is not defined.
inline YAML::Node get(const YAML::Node &node, const std::string &name) { return node[name]; }
/// The item of that number.
inline YAML::Node get(const YAML::Node &node, std::size_t number) { return node[number]; }
inline void set(YAML::Node &node, const std::string &name, const YAML::Node &value) { node[name] = value; }
inline void set(YAML::Node &node, const std::string &name, const std::string &value) { node[name] = value; }
inline void set(YAML::Node &node, const std::string &name, double value) { node[name] = value; }

/// What is in a list or a map: its own copies of the nodes, so that it stays while the node changes.
inline std::vector<YAML::detail::iterator_value> items(const YAML::Node &node) { return {node.begin(), node.end()}; }

inline YAML::Node key(const YAML::detail::iterator_value &item) { return item.first; }
inline YAML::Node value(const YAML::detail::iterator_value &item) { return item.second; }

}  // namespace more
