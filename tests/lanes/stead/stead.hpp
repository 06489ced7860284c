/// Functions that stand for members which leave too much to their callers, and calls that end parts of other objects too.
#pragma once
#include <cstddef>
#include <ferrule/ferrule.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

namespace stead {

/// A number, where it lies.
class FERRULE(export) Item {
 public:
  explicit Item(int number) : number(number) {}
  int number;
};

/// A row of items; it looks at nothing.
class FERRULE(export) Box {
 public:
  Box() = default;
  virtual ~Box() = default;
  FERRULE(invalidates) void add(int number) { items_.emplace_back(number); }
  std::size_t size() const { return items_.size(); }
  Item &item(std::size_t index) { return items_.at(index); }
  int &front() { return items_.front().number; }
  int front() const { return items_.front().number; }
  virtual int scaled(int by) const { return static_cast<int>(items_.size()) / by; }
  FERRULE(invalidates = "self, other") void swap(Box &other) { items_.swap(other.items_); }
  FERRULE(name = first_item) explicit operator Item() const { return items_.at(0); }
  FERRULE(skip) const int *raw() const { return items_.empty() ? nullptr : &items_.front().number; }
  int limit = 3;

 private:
  std::vector<Item> items_;
};

/// One that scales twice as much.
class FERRULE(export) Crate : public Box {
 public:
  Crate() = default;
  int scaled(int by) const override { return 2 * Box::scaled(by); }
};

/// The first number; an IndexError where there is none.
FERRULE(export, method = Box, replaces) inline int front(const Box &box) {
  if (box.size() == 0) throw std::out_of_range("there is nothing in it");
  return box.front();
}
FERRULE(export, method = Box, replaces = "scaled(int), limit") inline int share(const Box &box, int by) {
  if (by == 0) throw std::invalid_argument("by nothing");
  return box.scaled(by);
}

/// Takes all that the other one has.
FERRULE(export, invalidates = "into, from") inline void pour(Box &into, Box &from) {
  for (std::size_t i = 0; i < from.size(); ++i) into.add(from.item(i).number);
  from = Box();
}
FERRULE(export) inline int half(int number) { return number / 2; }
/// Rounds as one would.
FERRULE(export, replaces = "stead::half") inline int rounded_half(int number) { return (number + 1) / 2; }

/// The second has no name, so that both are given by their positions.
FERRULE(export) inline int sized(int rows, double, int columns = 1) { return rows * columns; }

}  // namespace stead
