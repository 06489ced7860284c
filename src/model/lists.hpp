// Lists in texts: as an author writes them in a key, and as a message shows them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace ferrule::model {

// "add(int, int), x" → "add(int, int)", "x": what is in brackets separates nothing, and nothing between two separators is nothing.
inline std::vector<std::string> split_outside_brackets(const std::string &text, char separator = ',') {
  std::vector<std::string> out;
  std::string one;
  int depth = 0;
  const auto end_one = [&] {
    one.erase(one.find_last_not_of(' ') + 1);
    if (!one.empty()) out.push_back(one);
    one.clear();
  };
  for (const char c : text) {
    depth += (c == '(' || c == '[') - (c == ')' || c == ']');
    if (c == separator && depth <= 0)
      end_one();
    else if (c != ' ' || !one.empty())
      one += c;
  }
  end_one();
  return out;
}

// The same of names, in which spaces mean nothing: "xs: n, ys: m" → "xs:n", "ys:m".
inline std::vector<std::string> split_list(const std::string &text, char separator = ',') {
  std::vector<std::string> out = split_outside_brackets(text, separator);
  for (std::string &one : out) one.erase(std::remove(one.begin(), one.end(), ' '), one.end());
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

inline std::string join(const std::vector<std::string> &items, const char *between) {
  std::string out;
  for (const std::string &each : items) out += (out.empty() ? "" : between) + each;
  return out;
}

// "`a`, `b`"
inline std::string quoted_list(const std::vector<std::string> &items) {
  std::string out;
  for (const std::string &each : items) out += (out.empty() ? "`" : ", `") + each + "`";
  return out;
}

}  // namespace ferrule::model
