// Functions that give back through their parameters.
#pragma once
#include <ferrule/ferrule.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace outs {

struct FERRULE(record) Point {
  double x = 0, y = 0;
};

class FERRULE(export) Node {
 public:
  explicit Node(int n = 0) : n_(n) {}
  int n() const { return n_; }

 private:
  int n_;
};

/// Points into a table.
class FERRULE(export) Cursor {
 public:
  FERRULE(skip) Cursor() = default;
  FERRULE(skip) explicit Cursor(const std::string *at) : at_(at) {}
  std::string text() const { return *at_; }

 private:
  const std::string *at_ = nullptr;
};

class FERRULE(export) Table {
 public:
  /// Looks a word up.
  /// @param key the word
  /// @param value its number.
  /// @param text how it is written
  /// @return whether it is there.
  bool find(const std::string &key, FERRULE(out) int &value, FERRULE(out) std::string *text) const {
    value = static_cast<int>(key.size());
    *text = key + "!";
    return key == name_;
  }
  void step(FERRULE(inout) double &x, double by = 1.0) const { x += by; }
  FERRULE(out = "lo, hi") void range(int &lo, int &hi) const {
    lo = -1;
    hi = 1;
  }
  static void move(FERRULE(inout) Point &p) { p.x += 1; }
  const std::string &name(FERRULE(out) bool &ok) const {
    ok = true;
    return name_;
  }
  std::unique_ptr<Node> make(FERRULE(out) int &n) const {
    n = 2;
    return std::make_unique<Node>(4);
  }
  void nodes(FERRULE(out) Node &node, FERRULE(out) std::vector<Point> &points) const {
    node = Node(7);
    points = {{1, 2}};
  }
  /// The cursor keeps the table alive.
  bool locate(FERRULE(out) Cursor &at) const {
    at = Cursor(&name_);
    return true;
  }

 private:
  std::string name_ = "table";
};

FERRULE(export) inline void fill(FERRULE(inout) std::vector<int> &xs, int value) {
  for (int &x : xs) x = value;
}

/// The names of locals and parameters do not get into each other's way.
FERRULE(export, signature = "(text, /)")
inline bool parse(const std::string &text, FERRULE(out) int &value, FERRULE(out) int &value_, FERRULE(out) int &result) {
  if (text.empty()) throw std::invalid_argument("nothing to parse");
  value = static_cast<int>(text.size());
  value_ = result = 1;
  return true;
}

// Overloads are told apart by what goes in.
FERRULE(export) inline void read(FERRULE(out) int &x, int from) { x = from; }
FERRULE(export) inline void read(FERRULE(out) std::string &x, const std::string &from) { x = from; }

}  // namespace outs
