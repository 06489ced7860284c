// The second: an overload, parameters with defaults, a class, an enumerator, an error class before the old one.
#pragma once
#include <ferrule/ferrule.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace shop {

enum class FERRULE(export) Unit { litre = 3, piece = 1, kilo = 2 };

struct FERRULE(record) Item {
  std::string name;
  double price = 0;
  Unit unit = Unit::piece;
};

struct FERRULE(error) Broke : std::runtime_error {
  using runtime_error::runtime_error;
};
struct FERRULE(error, base = "ValueError") Empty : std::runtime_error {
  using runtime_error::runtime_error;
};

class FERRULE(export) Cart {
 public:
  explicit Cart(std::string owner, double limit = 1e9) : owner_(std::move(owner)), limit_(limit) {}
  void add(const std::string &name) { add(Item{name, 1, Unit::litre}); }
  void add(const Item &item, int count = 1) {
    for (int i = 0; i < count; ++i) items_.push_back(item);
    if (!items_.empty() && total() > limit_) throw Broke("too much for " + owner_);
  }
  double total() const {
    if (items_.empty()) throw Empty("the cart of " + owner_ + " is empty");
    double sum = 0;
    for (const Item &item : items_) sum += item.price;
    return sum;
  }
  std::vector<Item> items() const { return items_; }

 private:
  std::string owner_;
  double limit_;
  std::vector<Item> items_;
};

class FERRULE(export) Shelf {
 public:
  void put(const Item &item) { items_.push_back(item); }
  std::size_t size() const { return items_.size(); }

 private:
  std::vector<Item> items_;
};

FERRULE(export) inline double tax(double net, double rate = 0.5) { return net * rate; }

}  // namespace shop
