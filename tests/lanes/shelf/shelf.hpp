/// What templates make: classes, functions and records, in every way that they can be asked for.
#pragma once
#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <type_traits>
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
  bool is_empty() const { return items.empty(); }
  std::vector<T> items;
};

/// Things on top of each other.
template <class T, int Limit = 5>
class Stack : public Counted<T> {
 public:
  using value_type = T;
  enum class Mode { strict, loose };
  /// How many fit.
  static constexpr int limit = Limit;

  Stack() = default;
  /// So many of one thing.
  explicit Stack(int count, const T &fill = T()) { this->items.assign(static_cast<std::size_t>(count), fill); }
  FERRULE(skip) Stack(std::initializer_list<T> of) { this->items = of; }

  /// Puts something on top.
  /// @param value  what
  /// @param at     where
  void push(const value_type &value, Order at = Order::last, std::size_t most = Limit) {
    if (this->items.size() >= most) throw std::length_error("it is full");
    this->items.insert(at == Order::last ? this->items.end() : this->items.begin(), value);
  }
  FERRULE(name = "push_all") void push(const std::vector<T> &values) {
    for (const T &each : values) push(each);
  }
  /// @throws std::out_of_range  if there is nothing
  T pop(Mode mode = Mode::strict) {
    if (this->items.empty() && mode == Mode::loose) return T();
    if (this->items.empty()) throw std::out_of_range("nothing is there");
    T out = this->items.back();
    this->items.pop_back();
    return out;
  }
  FERRULE(property) auto top() const { return T(this->items.back()); }
  Stack &clear() {
    this->items.clear();
    return *this;
  }
  auto begin() const { return this->items.begin(); }
  auto end() const { return this->items.end(); }
  const T &operator[](std::size_t i) const { return this->items.at(i); }
  Stack &operator+=(const Stack &other) {
    for (const T &each : other.items) push(each);
    return *this;
  }
  explicit operator bool() const { return !this->is_empty(); }
  using Counted<T>::is_empty;
  static Stack of(T a, T b) { return Stack({a, b}); }
  template <class U>
  std::vector<U> convert(U offset = U()) const {
    std::vector<U> out;
    for (const T &each : this->items) out.push_back(static_cast<U>(each) + offset);
    return out;
  }
  template <class F>
  FERRULE(skip) void each(F f) const {
    for (const T &one : this->items) f(one);
  }

  friend bool operator==(const Stack &a, const Stack &b) { return a.items == b.items; }
  template <class A, int B>
  friend Stack<A, B> operator+(const Stack<A, B> &a, const Stack<A, B> &b);

  T spare{};  ///< kept aside
};

template <class T, int Limit>
Stack<T, Limit> operator+(const Stack<T, Limit> &a, const Stack<T, Limit> &b) {
  Stack<T, Limit> out = a;
  return out += b;
}

/// Numbers.
using IntStack FERRULE(export) = Stack<int>;
typedef Stack<std::string, 3> Names FERRULE(export);
/// Stacks on top of each other.
using Pile FERRULE(export) = Stack<IntStack, 2>;

/// The numbers, as others.
inline constexpr auto to_floats FERRULE(export) = &IntStack::convert<double>;

/// A partial specialization: another class, with members of its own.
template <class T>
class Stack<T *, 1> {
 public:
  /// How deep.
  int depth() const { return 1; }
};
using One FERRULE(export) = Stack<int *, 1>;

/// A full one.
template <>
class Stack<bool, 1> {
 public:
  explicit Stack(bool value) : value_(value) {}
  bool value() const { return value_; }

 private:
  bool value_;
};
using Flag FERRULE(export) = Stack<bool, 1>;

/// Into the bounds.
/// @param value  what is brought there
template <class T>
T clamp(T value, T low = T(), T high = std::numeric_limits<T>::max()) {
  return std::min(std::max(value, low), high);
}
inline constexpr auto clamp_int FERRULE(export) = clamp<int>;
inline constexpr auto clamp_byte FERRULE(export, name = "clamp8") = &clamp<unsigned char>;
template <class T>
std::string name_of() {
  return std::is_same_v<T, int> ? "int" : "something else";
}
inline constexpr auto name_of_int FERRULE(export) = name_of<int>;

/// Two things.
template <class A, class B = A>
struct Both {
  A first;
  B second{};
};
using Span FERRULE(record) = Both<int>;
using Entry FERRULE(record) = Both<std::string, std::vector<Span>>;

/// Numbers in rows.
template <int Rows, int Columns>
class Matrix {
 public:
  explicit Matrix(double fill = 0) : values_(Rows * Columns, fill) {}
  double at(int row, int column) const { return values_.at(index(row, column)); }
  void set(int row, int column, double value) { values_.at(index(row, column)) = value; }
  Matrix<Columns, Rows> transposed() const {
    Matrix<Columns, Rows> out;
    for (int i = 0; i < Rows; ++i)
      for (int j = 0; j < Columns; ++j) out.set(j, i, at(i, j));
    return out;
  }
  static constexpr int rows = Rows, columns = Columns;

 private:
  static std::size_t index(int row, int column) { return static_cast<std::size_t>(row * Columns + column); }
  std::vector<double> values_;
};
using Wide FERRULE(export) = Matrix<2, 3>;
using Tall FERRULE(export) = Matrix<3, 2>;

/// What its derived class is, it says itself.
template <class Derived>
class Speaks {
 public:
  /// What it says.
  std::string speak() const { return static_cast<const Derived &>(*this).word(); }
};
class FERRULE(export) Dog : public Speaks<Dog> {
 public:
  std::string word() const { return "Wow"; }
};

/// Adds a count to whatever it is made of.
template <class Base>
class Watched final : public Base {
 public:
  using Base::Base;
  int seen() const { return 7; }
};
class FERRULE(export) Plain {
 public:
  Plain() = default;
  explicit Plain(int start) : start(start) {}
  int start = 1;
};
using WatchedPlain FERRULE(export) = Watched<Plain>;

/// Numbers that have a name.
class FERRULE(export) Labelled : public IntStack {
 public:
  explicit Labelled(std::string label) : label_(std::move(label)) {}
  const std::string &label() const { return label_; }

 private:
  std::string label_;
};

/// The sum of all.
FERRULE(export) inline int total(const std::vector<IntStack> &stacks) {
  int out = 0;
  for (const IntStack &each : stacks) out = std::accumulate(each.begin(), each.end(), out);
  return out;
}
FERRULE(export) inline IntStack numbers(int count) {
  IntStack out;
  for (int i = 0; i < count; ++i) out.push(i, Order::last, 100);
  return out;
}
FERRULE(export) inline std::shared_ptr<Names> shared() {
  static const auto one = std::make_shared<Names>();
  return one;
}
FERRULE(export) inline int fill(IntStack &stack) {
  stack.push(42);
  return static_cast<int>(stack.size());
}

}  // namespace shelf
