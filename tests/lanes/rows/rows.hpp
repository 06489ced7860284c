/// A function or two for every row that kit.hpp has none for.
#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
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
FERRULE(export) inline std::variant<std::monostate, bool, double, std::vector<std::int8_t>> same_any(
    std::variant<std::monostate, bool, double, std::vector<std::int8_t>> x) {
  return x;
}
FERRULE(export) inline std::variant<double, int> same_order(std::variant<double, int> x = 7) { return x; }
FERRULE(export) inline std::variant<std::monostate> same_nothing(std::variant<std::monostate> x) { return x; }
FERRULE(export) inline std::vector<std::variant<int, std::string>> same_eithers(const std::vector<std::variant<int, std::string>> &x) {
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

}  // namespace rows
