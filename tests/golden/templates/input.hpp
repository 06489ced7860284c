/// Templates, and what a library makes of them.
#pragma once
#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <ferrule/ferrule.hpp>

namespace shelf {

enum class FERRULE(export) Order { first, last };

/// What is counted.
template <class T>
class Counted {
 public:
  /// How many there are.
  std::size_t size() const { return items.size(); }

 protected:
  std::vector<T> items;
  bool is_empty() const { return items.empty(); }
};

/// Things on top of each other.
template <class T, int Limit = 100>
class Stack : public Counted<T> {
 public:
  using value_type = T;
  enum class Mode { strict, loose };
  /// How many fit.
  static constexpr int limit = Limit;

  Stack() = default;
  /// So many of one thing.
  explicit Stack(int count, const T &fill = T());
  FERRULE(skip) Stack(std::initializer_list<T> of);

  /// Puts something on top.
  /// @param value  what
  /// @param at     where
  void push(const value_type &value, Order at = Order::last, int most = Limit);
  FERRULE(name = "push_all") void push(const std::vector<T> &values);
  /// @throws std::out_of_range  if there is nothing
  T pop(Mode mode = Mode::strict);
  FERRULE(property) auto top() const { return T(this->items.back()); }
  Stack &clear();
  typename std::vector<T>::const_iterator begin() const { return this->items.begin(); }
  typename std::vector<T>::const_iterator end() const { return this->items.end(); }
  const T &operator[](std::size_t i) const;
  Stack &operator+=(const Stack &other);
  explicit operator bool() const { return !this->is_empty(); }
  using Counted<T>::is_empty;
  static Stack of(T a, T b);
  template <class U>
  std::vector<U> convert(U offset = U()) const;
  template <class F>
  FERRULE(skip) void each(F f) const;

  friend bool operator==(const Stack &a, const Stack &b) { return a.items == b.items; }

  T spare{};  ///< kept aside
};

template <class T, int Limit>
Stack<T, Limit> operator+(const Stack<T, Limit> &a, const Stack<T, Limit> &b);

/// Numbers.
using IntStack FERRULE(export) = Stack<int>;
typedef Stack<std::string, 10> Names FERRULE(export);

/// The numbers, as so many halves.
inline constexpr auto halves FERRULE(export) = &IntStack::convert<double>;

/// Into the bounds.
/// @param value  what is brought there
template <class T>
T clamp(T value, T low = T(), T high = T(100)) {
  return std::min(std::max(value, low), high);
}
inline constexpr auto clamp_int FERRULE(export) = clamp<int>;
inline constexpr auto clamp_float FERRULE(export, name = "clampf") = &clamp<double>;

/// Two things.
template <class A, class B = A>
struct Both {
  A first;
  B second{};
};
using Span FERRULE(record) = Both<int>;

/// Numbers in rows.
template <int Rows, int Columns>
class Matrix {
 public:
  explicit Matrix(double fill = 0);
  double at(int row, int column) const;
  Matrix<Columns, Rows> transposed() const;
};
using Wide FERRULE(export) = Matrix<2, 3>;
using Tall FERRULE(export) = Matrix<3, 2>;

/// Numbers that have a name.
class FERRULE(export) Labelled : public Stack<double> {
 public:
  explicit Labelled(std::string label);
  const std::string &label() const;
};

/// Numbers that are watched.
class FERRULE(export) Watched : public IntStack {
 public:
  int seen() const;
};

/// All on one.
FERRULE(export) IntStack joined(const std::vector<IntStack> &stacks, const Names &names);

}  // namespace shelf
