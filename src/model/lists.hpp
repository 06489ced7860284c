// Lists in texts: as an author writes them in a key, and as a message shows them.
#pragma once

#include <string>
#include <vector>

namespace ferrule::model {

// "xs: n, ys: m" → "xs:n", "ys:m".  Nothing between two separators is nothing.
inline std::vector<std::string> split_list(const std::string &text, char separator = ',') {
  std::vector<std::string> out;
  std::string one;
  const auto end_one = [&] {
    if (!one.empty()) out.push_back(one);
    one.clear();
  };
  for (const char c : text) {
    if (c == separator)
      end_one();
    else if (c != ' ')
      one += c;
  }
  end_one();
  return out;
}

// "`a`, `b`"
inline std::string quoted_list(const std::vector<std::string> &items) {
  std::string out;
  for (const std::string &each : items) out += (out.empty() ? "`" : ", `") + each + "`";
  return out;
}

}  // namespace ferrule::model
