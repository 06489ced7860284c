// sized = "n": a pointer and the number of items behind it are one parameter.
#include <algorithm>

#include "build_context.hpp"
#include "lists.hpp"

namespace ferrule::model {
namespace {

// "n", or "n: bytes" where what looks like text is none.
struct Size {
  explicit Size(const std::string &said = "") {
    const std::vector<std::string> words = split_list(said, ':');
    if (!words.empty()) parameter = words[0];
    is_bytes = words.size() == 2 && words[1] == "bytes";
    is_right = words.size() == 1 || is_bytes;
  }
  std::string parameter;
  bool is_bytes = false, is_right = false;
};

// Of a function: "data: n, weights: m".
Size size_of(const decl::Function &source, const decl::Parameter &parameter) {
  if (auto own = parameter.annotations.get("sized")) return Size(*own);
  for (const std::string &pair : split_list(source.annotations.get("sized").value_or(""))) {
    const std::size_t colon = pair.find(':');
    if (colon != std::string::npos && pair.substr(0, colon) == parameter.name) return Size(pair.substr(colon + 1));
  }
  return Size();
}

std::size_t index_of(const decl::Function &source, const std::string &name) {
  const auto found = std::find_if(source.parameters.begin(), source.parameters.end(),
                                  [&](const decl::Parameter &each) { return each.name == name; });
  return static_cast<std::size_t>(found - source.parameters.begin());
}

// "const double *" → "const double"; "Path **" → "Path *", for a pointer to pointers is read, too.  "" of what is neither.
std::string items_of(std::string type) {
  if (type.empty() || type.back() != '*') return "";
  type.pop_back();
  while (!type.empty() && type.back() == ' ') type.pop_back();
  const bool is_pointer = type.find('*') != std::string::npos;
  return type.compare(0, 6, "const ") == 0 || is_pointer ? type : "";
}

}  // namespace

std::vector<CountedParameter> counted_parameters(const decl::Function &source) {
  std::vector<CountedParameter> out;
  for (std::size_t i = 0; i < source.parameters.size(); ++i) {
    const decl::Parameter &parameter = source.parameters[i];
    const Size size = size_of(source, parameter);
    const std::string items = items_of(parameter.type.canonical), spelled = items_of(parameter.type.spelling);
    if (!size.is_right || items.empty() || index_of(source, size.parameter) == source.parameters.size()) continue;
    const std::string by = size.is_bytes ? "ferrule::counted_bytes<" : "ferrule::counted<";
    out.push_back({i, index_of(source, size.parameter), {by + (spelled.empty() ? items : spelled) + ">", by + items + ">"}});
  }
  return out;
}

bool check_counted(Context &context, const decl::Function &source, const std::vector<CountedParameter> &counted) {
  bool is_right = true;
  const auto is_counted = [&](std::size_t index) {
    return std::any_of(counted.begin(), counted.end(), [&](const CountedParameter &each) { return each.data == index; });
  };
  std::vector<std::string> names;
  for (const decl::Parameter &each : source.parameters)
    if (!each.name.empty()) names.push_back(each.name);
  const std::string known = quoted_list(names);
  for (std::size_t i = 0; i < source.parameters.size(); ++i) {
    const decl::Parameter &parameter = source.parameters[i];
    auto said = parameter.annotations.keys.find("sized");
    if (said == parameter.annotations.keys.end() || is_counted(i)) continue;
    is_right = false;
    if (items_of(parameter.type.canonical).empty())
      context.diagnostics.add(
          kinds::misplaced_key, said->second.where,
          {"sized", "`" + parameter.type.spelling + "`", "pointers to constants or to pointers: `const double *`, `Path **`"});
    else
      context.diagnostics.add(kinds::bad_value, said->second.where, {"sized", said->second.value, known});
  }
  auto said = source.annotations.keys.find("sized");
  if (said == source.annotations.keys.end()) return is_right;
  std::vector<std::string> pairs = split_list(said->second.value);
  if (pairs.empty()) pairs.push_back("");  // a key that names nothing is no less wrong
  for (const std::string &pair : pairs) {
    const std::size_t colon = pair.find(':');
    if (colon != std::string::npos && is_counted(index_of(source, pair.substr(0, colon)))) continue;
    context.diagnostics.add(kinds::bad_value, said->second.where, {"sized", pair, "`pointer: size`, of " + known});
    is_right = false;
  }
  return is_right;
}

}  // namespace ferrule::model
