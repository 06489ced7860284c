/// A function or two for every row that kit.hpp has none for.
#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <ferrule/ferrule.hpp>
#include <filesystem>
#include <forward_list>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <stack>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <valarray>
#include <variant>
#include <vector>

namespace rows {

/// Counts how many there are.
class FERRULE(export) Thing {
 public:
  explicit Thing(int number = 0) : number(number) { ++alive(); }
  Thing(const Thing &other) : number(other.number) { ++alive(); }
  Thing(Thing &&other) noexcept : number(other.number) { ++alive(); }
  ~Thing() { --alive(); }
  int number;

  static int &alive() {
    static int count = 0;
    return count;
  }
};
FERRULE(export) inline int things_alive() { return Thing::alive(); }

// ---- variant

FERRULE(export) inline std::variant<int, std::string> same_either(const std::variant<int, std::string> &x) { return x; }
FERRULE(export)
inline std::variant<std::monostate, bool, double, std::vector<std::int8_t>> same_any(
    std::variant<std::monostate, bool, double, std::vector<std::int8_t>> x) {
  return x;
}
FERRULE(export) inline std::variant<double, int> same_order(std::variant<double, int> x = 7) { return x; }
FERRULE(export) inline std::variant<std::monostate> same_nothing(std::variant<std::monostate> x) { return x; }
FERRULE(export)
inline std::vector<std::variant<int, std::string>> same_eithers(const std::vector<std::variant<int, std::string>> &x) {
  return x;
}
FERRULE(export) inline std::variant<int, std::shared_ptr<Thing>> same_thing(const std::variant<int, std::shared_ptr<Thing>> &x) {
  return x;
}
FERRULE(export) inline std::variant<int, std::unique_ptr<Thing>> new_thing(bool really) {
  if (really) return std::make_unique<Thing>(4);
  return 4;
}
FERRULE(export) inline std::variant<int, std::string> not_text(bool bad) {
  if (bad) return std::string("\xff");
  return 1;
}

struct FERRULE(record) Point {
  double x = 0, y = 0;
};
/// A value of a document.
struct FERRULE(record) Json {
  std::variant<std::monostate, bool, double, std::string, std::vector<Json>, std::map<std::string, Json>> value;
};
FERRULE(export) inline Json same_json(const Json &x) { return x; }
FERRULE(export) inline std::variant<Point, std::pair<int, int>> same_place(const std::variant<Point, std::pair<int, int>> &x) {
  return x;
}

// ---- box

/// A tree, and a chain.
struct FERRULE(record) Node {
  int v = 0;
  std::vector<Node> kids;
  std::unique_ptr<Node> next;
};
FERRULE(export) inline Node same_node(Node x) { return x; }
/// The one of them all; it is not copied in C++, and cannot be.
FERRULE(export) inline const Node &the_node() {
  static const Node node = [] {
    Node made;
    made.v = 1;
    made.kids.emplace_back().v = 2;
    made.next = std::make_unique<Node>();
    made.next->v = 3;
    return made;
  }();
  return node;
}
FERRULE(export) inline int sum(const Node &x) {
  int total = x.v + (x.next ? sum(*x.next) : 0);
  for (const Node &kid : x.kids) total += sum(kid);
  return total;
}
FERRULE(export) inline std::unique_ptr<std::string> same_boxed(std::unique_ptr<std::string> x) { return x; }
FERRULE(export) inline std::unique_ptr<Point> same_boxed_point(std::unique_ptr<Point> x = nullptr) { return x; }
FERRULE(export) inline std::vector<std::unique_ptr<int>> same_boxes(std::vector<std::unique_ptr<int>> x) { return x; }

// ---- path

FERRULE(export) inline std::filesystem::path same_path(const std::filesystem::path &x) { return x; }
FERRULE(export) inline std::filesystem::path default_path(std::filesystem::path x = "a/b") { return x; }
FERRULE(export) inline std::vector<std::filesystem::path> same_paths(const std::vector<std::filesystem::path> &x) { return x; }
FERRULE(export) inline std::string stem(const std::filesystem::path &x) { return x.stem().string(); }

// ---- text in other encodings

FERRULE(export) inline std::u16string same_u16(const std::u16string &x) { return x; }
FERRULE(export) inline std::u32string same_u32(const std::u32string &x) { return x; }
FERRULE(export) inline std::wstring same_wide(std::wstring x) { return x; }
FERRULE(export) inline std::u8string same_u8(std::u8string_view x) { return std::u8string(x); }
FERRULE(export) inline std::u16string same_u16_view(std::u16string_view x) { return std::u16string(x); }
FERRULE(export) inline std::wstring_view wide_view(const wchar_t *x) { return x[0] == L'x' ? std::wstring_view(L"is x") : L"no x"; }
FERRULE(export) inline std::wstring same_wide_pointer(const wchar_t *x = L"none") { return x; }
FERRULE(export) inline std::size_t units_of(std::u16string_view x) { return x.size(); }
FERRULE(export) inline std::vector<std::u32string> same_u32s(const std::vector<std::u32string> &x) { return x; }
FERRULE(export) inline std::map<std::u16string, std::wstring> same_names(const std::map<std::u16string, std::wstring> &x) {
  return x;
}
/// What is no text: an unpaired surrogate, first, last and before another character, and a number beyond Unicode.
FERRULE(export) inline std::u16string no_text(int which) {
  const char16_t lone[][3] = {{0xd800, 0}, {u'a', 0xdc00, 0}, {0xd800, u'a', 0}};
  return lone[which];
}
FERRULE(export) inline std::u32string beyond() { return std::u32string(1, static_cast<char32_t>(0x110000)); }

// ---- containers

FERRULE(export) inline std::deque<std::string> same_deque(const std::deque<std::string> &x) { return x; }
FERRULE(export) inline std::list<std::string> same_list(std::list<std::string> x) { return x; }
FERRULE(export) inline std::forward_list<std::string> same_forward(const std::forward_list<std::string> &x) { return x; }
FERRULE(export) inline std::forward_list<int> moved_forward(std::forward_list<int> x) { return x; }
FERRULE(export) inline std::unordered_set<std::string> same_unordered(const std::unordered_set<std::string> &x) { return x; }
FERRULE(export) inline std::multiset<int> same_multiset(const std::multiset<int> &x) { return x; }
FERRULE(export) inline std::unordered_multiset<int> same_unordered_multiset(const std::unordered_multiset<int> &x) { return x; }
FERRULE(export) inline std::multimap<std::string, int> same_multimap(const std::multimap<std::string, int> &x) { return x; }
FERRULE(export)
inline std::unordered_multimap<int, std::string> same_unordered_multimap(std::unordered_multimap<int, std::string> x) {
  return x;
}
FERRULE(export) inline std::multimap<int, std::unique_ptr<Thing>> new_things() {
  std::multimap<int, std::unique_ptr<Thing>> made;
  for (int i = 0; i < 3; ++i) made.emplace(i / 2, std::make_unique<Thing>(i));
  return made;
}
FERRULE(export) inline std::stack<int> same_stack(const std::stack<int> &x) { return x; }
FERRULE(export) inline std::queue<std::string> same_queue(std::queue<std::string> x) { return x; }
FERRULE(export) inline int top(const std::stack<int> &x) { return x.top(); }
FERRULE(export) inline std::string front(const std::queue<std::string> &x) { return x.front(); }
FERRULE(export) inline std::priority_queue<int> same_priority(const std::priority_queue<int> &x) { return x; }
FERRULE(export)
inline std::priority_queue<int, std::vector<int>, std::greater<int>> least_first(
    std::priority_queue<int, std::vector<int>, std::greater<int>> x) {
  return x;
}
FERRULE(export) inline std::bitset<70> same_bits(const std::bitset<70> &x) { return x; }
FERRULE(export) inline std::bitset<4> four_bits(std::bitset<4> x = 5) { return x; }
FERRULE(export) inline std::valarray<double> same_values(const std::valarray<double> &x) { return x; }
FERRULE(export) inline std::valarray<std::string> same_text_values(std::valarray<std::string> x) { return x; }
FERRULE(export)
inline std::vector<std::shared_ptr<Thing>> first_things(const std::deque<std::shared_ptr<Thing>> &x, std::size_t count) {
  if (count > x.size()) throw std::out_of_range("not so many things");
  return {x.begin(), x.begin() + static_cast<std::ptrdiff_t>(count)};
}

// ---- arrays as fields

struct FERRULE(record) Arrays {
  int numbers[3] = {1, 2, 3};
  std::string words[2];
  double grid[2][2] = {{1, 2}, {3, 4}};
  char name[8] = "none";
  unsigned char raw[4]{};
  Point corners[2];
  std::array<int, 2> pair{};
};
FERRULE(export) inline Arrays same_arrays(const Arrays &x) { return x; }
FERRULE(export) inline Arrays unterminated() {
  Arrays made;
  for (char &each : made.name) each = 'x';
  return made;
}

class FERRULE(export) Grid {
 public:
  int cells[2][3] = {{1, 2, 3}, {4, 5, 6}};
  char label[6] = "grid";
  static constexpr int primes[4] = {2, 3, 5, 7};
};
FERRULE(export) inline constexpr double weights[] = {0.5, 0.25};

}  // namespace rows
