// Containers of C++ as classes of their own: what is seen of them is the container itself, in both lanes.
#pragma once

#include <deque>
#include <ferrule/ferrule.hpp>
#include <ferrule/live.hpp>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vessel {

/// A container that works as a vector does.
template <class T>
class Ring : public std::vector<T> {
 public:
  using std::vector<T>::vector;
};

}  // namespace vessel

template <class T>
struct ferrule::live<vessel::Ring<T>> {
  using face = ferrule::live_sequence<vessel::Ring<T>>;
};

namespace vessel {

/// Something that can be changed where it lies.
class FERRULE(export) Thing {
 public:
  Thing(std::string name, int size = 1) : name(std::move(name)), size(size) {}
  std::string name;
  int size;
  bool operator==(const Thing &other) const { return name == other.name && size == other.size; }
};

/// A place.
struct FERRULE(record) Spot {
  int x = 0, y = 0;
};

/// Whole numbers in order.
using Ints FERRULE(export) = std::vector<int>;
using Words FERRULE(export) = std::vector<std::string>;
using Flags FERRULE(export) = std::vector<bool>;
using Queue FERRULE(export) = std::deque<double>;
using Spots FERRULE(export) = std::vector<Spot>;
using Things FERRULE(export) = std::vector<Thing>;
using Shared FERRULE(export) = std::vector<std::shared_ptr<Thing>>;
using Numbered FERRULE(export) = Ring<int>;
using Owned FERRULE(export) = std::vector<std::unique_ptr<Thing>>;
using Rows FERRULE(export) = std::vector<Ints>;
using Ages FERRULE(export) = std::map<std::string, int>;
using Titles FERRULE(export) = std::unordered_map<int, std::string>;
using Park FERRULE(export) = std::map<std::string, Thing>;
using Bag FERRULE(export) = std::set<std::string>;
using Numbers FERRULE(export) = std::unordered_set<int>;

/// Has some of each.
class FERRULE(export) Holder {
 public:
  Ints &ints() { return ints_; }
  const Ints &frozen() const { return ints_; }
  Words &words() { return words_; }
  Things &things() { return things_; }
  Shared &shared() { return shared_; }
  Owned &owned() { return owned_; }
  Ages &ages() { return ages_; }
  Park &park() { return park_; }
  Bag &bag() { return bag_; }
  int sum() const { return std::accumulate(ints_.begin(), ints_.end(), 0); }
  /// How often the shared thing is held.
  int uses(std::size_t at) const { return static_cast<int>(shared_.at(at).use_count()); }
  Rows rows;

  Holder(const Holder &) = delete;
  Holder() { owned_.push_back(std::make_unique<Thing>("owned", 7)); }

 private:
  Owned owned_;
  Ints ints_{1, 2, 3};
  Words words_{"a", "b"};
  Things things_{Thing("one", 1), Thing("two", 2)};
  Shared shared_{std::make_shared<Thing>("shared", 5)};
  Ages ages_{{"ann", 30}, {"bob", 40}};
  Park park_{{"oak", Thing("oak", 9)}};
  Bag bag_{"x", "y"};
};

FERRULE(export) inline int total(const Ints &numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0); }
FERRULE(export) inline int total_of_copy(Ints numbers) { return total(numbers); }
FERRULE(export) inline void twice(Ints &numbers) {
  for (int &each : numbers) each *= 2;
}
FERRULE(export) inline Ints up_to(int count) {
  Ints out(static_cast<std::size_t>(count));
  std::iota(out.begin(), out.end(), 0);
  return out;
}
FERRULE(export) inline int oldest(const Ages &ages) {
  int most = 0;
  for (const auto &[name, age] : ages) most = std::max(most, age);
  return most;
}
FERRULE(export) inline std::size_t how_many(const Bag &bag) { return bag.size(); }
FERRULE(export) inline int sizes(const std::vector<Thing> &things) {
  int out = 0;
  for (const Thing &each : things) out += each.size;
  return out;
}

}  // namespace vessel
