/// Objects that are kept, shared and given back: what the identity of Python objects is tried with.
#pragma once
#include <atomic>
#include <cstddef>
#include <ferrule/ferrule.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bond {

class FERRULE(export) Node {
 public:
  explicit Node(int value) : value(value) { ++alive; }
  Node(const Node &other) : value(other.value) { ++alive; }
  virtual ~Node() { --alive; }

  Node &itself() { return *this; }
  FERRULE(keeps = "self, that") Node &other(Node &that) { return that; }
  int value;
  FERRULE(skip) inline static std::atomic<int> alive{0};
};

class FERRULE(export) Leaf : public Node {
 public:
  explicit Leaf(int value) : Node(value) {}
};

/// How many nodes there are in C++.
FERRULE(export) inline int alive() { return Node::alive; }

class FERRULE(export) Keeper {
 public:
  Keeper() = default;
  void keep(std::shared_ptr<Node> node) { nodes_.push_back(std::move(node)); }
  void keep_all(const std::vector<std::shared_ptr<Node>> &nodes) { nodes_.insert(nodes_.end(), nodes.begin(), nodes.end()); }
  void clear() { nodes_.clear(); }

  std::shared_ptr<Node> last() const { return nodes_.empty() ? nullptr : nodes_.back(); }
  std::shared_ptr<const Node> last_const() const { return last(); }
  Node &last_view() { return *nodes_.back(); }
  std::vector<std::shared_ptr<Node>> all() const { return nodes_; }
  std::map<std::string, std::shared_ptr<Node>> named() const {
    std::map<std::string, std::shared_ptr<Node>> named;
    for (const auto &node : nodes_) named[std::to_string(node->value)] = node;
    return named;
  }
  std::optional<std::shared_ptr<Node>> maybe() const { return nodes_.empty() ? std::nullopt : std::optional(nodes_.back()); }
  std::pair<std::shared_ptr<Node>, std::shared_ptr<Node>> twice() const { return {last(), last()}; }

 private:
  std::vector<std::shared_ptr<Node>> nodes_;
};

/// Refers to nodes of others.
class FERRULE(export) Setting {
 public:
  Setting() = default;
  FERRULE(keeps) Node *node = nullptr;
  FERRULE(keeps) const Node *other = nullptr;
  Node *unsaid = nullptr;  // who owns it?
  int sum() const { return (node ? node->value : 0) + (other ? other->value : 0); }
};

/// Nothing but a field, and no state of its own.
struct FERRULE(export) Seat {
  FERRULE(keeps) Node *node = nullptr;
};

struct FERRULE(record) Couple {
  std::shared_ptr<Node> left;
  std::shared_ptr<Node> right;
};
FERRULE(export) inline Couple swapped(const Couple &couple) { return {couple.right, couple.left}; }

FERRULE(export) inline Node &pick(Node &a, Node &b, bool second) { return second ? b : a; }
FERRULE(export, returns = view) inline const Node *larger(const Node *a, const Node *b = nullptr) { return a && b ? a->value < b->value ? b : a : a ? a : b; }
FERRULE(export) inline Node &front(const std::vector<Node *> &nodes) { return *nodes.front(); }
FERRULE(export) inline Node &common() {
  static Node one(0);
  return one;
}
FERRULE(export) inline std::vector<Node> fresh(int count) {
  std::vector<Node> made;
  for (int i = 0; i < count; ++i) made.emplace_back(i);
  return made;
}

// ---- defaults that are objects

inline Node standard() { return Node(42); }
inline std::shared_ptr<Node> standard_share() { return std::make_shared<Node>(43); }
FERRULE(export) inline int value_of(const Node &node = standard()) { return node.value; }
FERRULE(export) inline int shared_value(std::shared_ptr<Node> node = standard_share()) { return node->value; }
FERRULE(export) inline std::shared_ptr<Node> same(std::shared_ptr<Node> node = standard_share()) { return node; }
FERRULE(export) inline int late(int x, const Node &node = standard(), const std::string &text = std::string("a")) {
  return x + node.value + static_cast<int>(text.size());
}

}  // namespace bond
