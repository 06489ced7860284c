// The first generation of a library.
#pragma once
#include <ferrule/ferrule.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace shop {

enum class FERRULE(export) Unit { piece = 1, kilo = 2 };

struct FERRULE(record) Item {
  std::string name;
  double price = 0;
  Unit unit = Unit::piece;
};

struct FERRULE(error, base = "ValueError") Empty : std::runtime_error {
  using runtime_error::runtime_error;
};

class FERRULE(export) Cart {
 public:
  explicit Cart(std::string owner) : owner_(std::move(owner)) {}
  void add(const Item &item) { items_.push_back(item); }
  double total() const {
    if (items_.empty()) throw Empty("the cart of " + owner_ + " is empty");
    double sum = 0;
    for (const Item &item : items_) sum += item.price;
    return sum;
  }
  std::vector<Item> items() const { return items_; }

 private:
  std::string owner_;
  std::vector<Item> items_;
};

FERRULE(export) inline double tax(double net) { return net * 0.5; }

}  // namespace shop
