// Lists in texts: as an author writes them in a key, and as a message shows them.
#pragma once

#include <algorithm>
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

// One of those that `out` names: "value", "db:owned", "xs[n]".
struct OutName {
  std::string name;
  std::string count;      // of what is filled: how many items, a C++ expression
  bool is_owned = false;  // of a pointer to an object: the caller's, who frees it

  explicit OutName(const std::string &text) : name(text) {
    const std::size_t bracket = text.find('['), colon = text.find(':');
    if (bracket != std::string::npos && text.back() == ']') {
      name = text.substr(0, bracket);
      count = text.substr(bracket + 1, text.size() - bracket - 2);
    } else if (colon != std::string::npos && text.substr(colon + 1) == "owned") {
      name = text.substr(0, colon);
      is_owned = true;
    }
  }
};

inline bool contains(const std::vector<std::string> &items, const std::string &one) {
  return std::find(items.begin(), items.end(), one) != items.end();
}

// "`a`, `b`"
inline std::string quoted_list(const std::vector<std::string> &items) {
  std::string out;
  for (const std::string &each : items) out += (out.empty() ? "`" : ", `") + each + "`";
  return out;
}

}  // namespace ferrule::model
