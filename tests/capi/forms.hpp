/// One of everything that crosses.
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <ferrule/interrupted.hpp>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace forms {

enum class FERRULE(export) Size : std::uint64_t { small = 1, huge = 0xffffffffffffffff };
enum class FERRULE(export) Offset : std::int64_t { low = INT64_MIN, high = INT64_MAX };
enum FERRULE(export) Kind { kind_a, kind_b = 7 };

/// A tree.
struct FERRULE(record) Node {
  int value = 0;
  std::vector<Node> kids;
  std::map<std::string, Node> named;
};

inline std::string standard_text() { return "standard"; }

struct FERRULE(record) Leaf {
  std::string text = standard_text();
  std::optional<double> weight;
  std::vector<std::string> tags;
  bool on = true;
  Size size = Size::small;
};

struct FERRULE(record, frozen) Empty {};

/// A number.
class FERRULE(export) Item {
 public:
  explicit Item(int n) : n(n) {}
  Item(const Item &) = default;
  virtual ~Item() = default;
  int n;
  explicit operator bool() const { return n != 0; }
  Item operator-() const { return Item(-n); }
  bool operator<(const Item &other) const { return n < other.n; }
  friend Item operator+(const Item &a, const Item &b) { return Item(a.n + b.n); }
  int operator()(int a, int b) const { return n + a + b; }
  Item &operator+=(const Item &other) {
    n += other.n;
    return *this;
  }
};

/// Its base is somewhere else in it than at its start.
class FERRULE(export) Special : public virtual Item {
 public:
  explicit Special(int n) : Item(n) {}
};

class Nameless : public Special {
 public:
  Nameless() : Item(77), Special(77) {}
};
FERRULE(export) inline std::unique_ptr<Item> special_item(bool nameless) {
  if (nameless) return std::make_unique<Nameless>();
  return std::make_unique<Special>(66);
}

/// Cannot be copied.
class FERRULE(export) Only {
 public:
  Only() = default;
  Only(Only &&) = default;
  static constexpr int answer = 42;
  static Only make() { return {}; }
  FERRULE(returns = view) const Item *item() const { return &item_; }
  Item &ref() { return item_; }
  const Item &cref() const { return item_; }
  std::vector<Item *> all() { return {&item_, &item_}; }

 private:
  Item item_{9};
};

struct FERRULE(error) Base : std::runtime_error {
  using std::runtime_error::runtime_error;
  std::string detail = "some detail";
};
struct FERRULE(error) Derived : Base {
  using Base::Base;
  std::vector<int> codes{1, 2};
};
FERRULE(export) inline void may_throw(int what) {
  if (what == 1) throw Base("base");
  if (what == 2) throw Derived("derived");
}

FERRULE(export) inline int sum(const std::vector<const Item *> &items) {
  int total = 0;
  for (const Item *item : items) total += item->n;
  return total;
}
FERRULE(export) inline int sum_shared(const std::vector<std::shared_ptr<Item>> &items) {
  int total = 0;
  for (const auto &item : items) total += item ? item->n : 0;
  return total;
}
FERRULE(export) inline std::vector<std::shared_ptr<Item>> make_items(int count) {
  std::vector<std::shared_ptr<Item>> items;
  for (int i = 0; i < count; ++i) items.push_back(std::make_shared<Item>(i));
  return items;
}
FERRULE(export) inline std::map<std::string, Item> by_name() { return {{"one", Item(1)}}; }
FERRULE(export) inline int number_of(const std::shared_ptr<const Item> &item) { return item ? item->n : -1; }
FERRULE(export) inline int eat(Item &&item, int &&more) {
  Item mine(std::move(item));
  return mine.n + more;
}
FERRULE(export) inline std::unique_ptr<Item> fresh(const std::string &text = standard_text()) {
  return std::make_unique<Item>(static_cast<int>(text.size()));
}

FERRULE(export) inline Node grown(const Node &node) {
  Node copy = node;
  copy.value += 1;
  copy.kids.push_back(node);
  copy.named["was"] = node;
  return copy;
}
FERRULE(export) inline std::vector<Leaf> leaves(const std::vector<Leaf> &all) { return all; }
FERRULE(export) inline std::vector<std::byte> bytes(const std::vector<std::byte> &all) { return all; }
FERRULE(export) inline std::array<int, 3> three(const std::array<int, 3> &all) { return all; }
FERRULE(export)
inline std::unordered_map<int, std::pair<int, std::string>> pairs(const std::unordered_map<int, std::pair<int, std::string>> &all) {
  return all;
}
FERRULE(export) inline std::vector<bool> flags(const std::vector<bool> &all) { return all; }
FERRULE(export) inline std::optional<std::string> maybe(std::optional<std::string> text) { return text; }
FERRULE(export) inline long long wide(long a, unsigned long long b, signed char c, unsigned short d) {
  return a + static_cast<long long>(b) + c + d;
}
FERRULE(export) inline char letter(char c) { return c; }
FERRULE(export) inline Size size_for(Offset offset, Kind kind) {
  return offset == Offset::low && kind == kind_b ? Size::huge : Size::small;
}
FERRULE(export) inline const char *text(const char *given) { return given; }
FERRULE(export) inline std::string_view tail(std::string_view given) { return given.substr(1); }

// How often it has looked; it ends after so many milliseconds, or when it is to end.
FERRULE(export) inline int look(int milliseconds, bool gives_up = false) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  int looks = 0;
  for (; std::chrono::steady_clock::now() < end; ++looks) {
    if (!ferrule::interrupted()) continue;
    if (!ferrule::interrupted()) throw std::logic_error("it has changed its mind");
    if (gives_up) return -1;
    throw ferrule::interruption();
  }
  return looks;
}

FERRULE(export) inline int over() { return 0; }
FERRULE(export) inline int over(long) { return 1; }
FERRULE(export) inline int over(double) { return 2; }
FERRULE(export) inline int over(const std::string &, bool = false) { return 3; }

}  // namespace forms
