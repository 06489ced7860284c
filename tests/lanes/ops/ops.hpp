/// What Python has names with two underscores for, in C++'s own words.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <functional>
#include <map>
#include <ostream>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ops {

// ---- text, hash, comparisons

/// A version of something.
class FERRULE(export) Version {
 public:
  Version(int major, int minor) : major_(major), minor_(minor) {}
  auto operator<=>(const Version &) const = default;
  /// As "1.2".
  friend std::ostream &operator<<(std::ostream &to, const Version &from) { return to << from.major_ << '.' << from.minor_; }
  friend struct std::hash<Version>;

 private:
  int major_, minor_;
};

/// Compared with its own kind and with numbers, and printed by a function beside it.
class FERRULE(export) Weight {
 public:
  explicit Weight(double grams) : grams_(grams) {}
  FERRULE(property) double grams() const { return grams_; }
  std::partial_ordering operator<=>(const Weight &other) const { return grams_ <=> other.grams_; }
  bool operator==(const Weight &other) const { return grams_ == other.grams_; }
  std::partial_ordering operator<=>(double grams) const { return grams_ <=> grams; }
  bool operator==(double grams) const { return grams_ == grams; }

 private:
  double grams_;
};
inline std::ostream &operator<<(std::ostream &to, const Weight &weight) {
  if (weight.grams() < 0) throw std::domain_error("it floats");
  return to << weight.grams() << " g";
}

/// Printed by a function that takes it by value.
class FERRULE(export) Grade {
 public:
  explicit Grade(int value) : value_(value) {}
  friend std::ostream &operator<<(std::ostream &to, Grade grade) { return to << "grade " << grade.value_; }

 private:
  int value_;
};

/// What is assigned in place gives nothing in C++.
class FERRULE(export) Tally {
 public:
  explicit Tally(int count) : count(count) {}
  void operator+=(int by) {
    if (by < 0) throw std::invalid_argument("it only grows");
    count += by;
  }
  void operator+=(const Tally &other) { count += other.count; }
  friend void operator*=(Tally &tally, int by) { tally.count *= by; }
  int count;
};

// Characters are declared first, as streams have them; a number is none.
FERRULE(export) inline std::string kind_of(unsigned char) { return "character"; }
FERRULE(export) inline std::string kind_of(short) { return "short"; }
FERRULE(export) inline std::string kind_of(int) { return "int"; }
FERRULE(export) inline std::string kind_of(long long) { return "long long"; }
FERRULE(export) inline std::string kind_of_either(std::int8_t) { return "small"; }
FERRULE(export) inline std::string kind_of_either(std::uint64_t) { return "large"; }

/// Prints itself, and is no text without a stream.
class FERRULE(export) Report {
 public:
  explicit Report(std::string text) : text_(std::move(text)) {}
  std::ostream &operator<<(std::ostream &to) const { return to << "Report: " << text_; }
  FERRULE(name = "__repr__") std::string shown() const { return "Report('" + text_ + "')"; }
  operator bool() const { return !text_.empty(); }  // printed as a number, if nobody looked

 private:
  std::string text_;
};

/// Converts to a number, and is not printed for that.
class FERRULE(export) Switch {
 public:
  operator bool() const { return true; }
};

/// Its hash throws.
class FERRULE(export) Locked {
 public:
  bool operator==(const Locked &) const { return true; }
};

/// Ordered by the four operators themselves; equal objects have no hash.
class FERRULE(export) Rank {
 public:
  explicit Rank(int place) : place_(place) {}
  bool operator<(const Rank &other) const { return place_ < other.place_; }
  bool operator<=(const Rank &other) const { return place_ <= other.place_; }
  bool operator>(const Rank &other) const { return place_ > other.place_; }
  bool operator>=(const Rank &other) const { return place_ >= other.place_; }
  bool operator==(const Rank &other) const { return place_ == other.place_; }

 private:
  int place_;
};

// ---- arithmetic

/// Two numbers.
class FERRULE(export) Vector {
 public:
  Vector(double x, double y) : x(x), y(y) {}
  Vector operator+(const Vector &other) const { return {x + other.x, y + other.y}; }
  Vector operator-(const Vector &other) const { return {x - other.x, y - other.y}; }
  Vector operator*(double by) const { return {x * by, y * by}; }
  Vector operator/(double by) const { return {x / by, y / by}; }
  Vector operator-() const { return {-x, -y}; }
  Vector operator+() const { return *this; }
  Vector &operator+=(const Vector &other) { return *this = *this + other; }
  Vector &operator*=(double by) { return *this = *this * by; }
  bool operator==(const Vector &other) const { return x == other.x && y == other.y; }
  double operator()(double scale, double offset = 0) const { return (x + y) * scale + offset; }
  friend Vector operator*(double by, const Vector &of) { return of * by; }
  double x, y;
};
inline Vector operator/(double by, const Vector &of) { return {by / of.x, by / of.y}; }

/// Some bits.
class FERRULE(export) Bits {
 public:
  explicit Bits(std::uint32_t value) : value_(value) {}
  FERRULE(property) std::uint32_t value() const { return value_; }
  Bits operator&(const Bits &o) const { return Bits(value_ & o.value_); }
  Bits operator|(const Bits &o) const { return Bits(value_ | o.value_); }
  Bits operator^(const Bits &o) const { return Bits(value_ ^ o.value_); }
  Bits operator~() const { return Bits(~value_); }
  Bits operator<<(int by) const { return Bits(value_ << by); }
  Bits operator>>(int by) const { return Bits(value_ >> by); }
  Bits operator%(std::uint32_t by) const { return Bits(value_ % by); }
  Bits &operator<<=(int by) { return value_ <<= by, *this; }
  Bits &operator|=(const Bits &o) { return value_ |= o.value_, *this; }
  Bits &operator&=(const Bits &o) { return value_ &= o.value_, *this; }
  Bits &operator^=(const Bits &o) { return value_ ^= o.value_, *this; }
  Bits &operator>>=(int by) { return value_ >>= by, *this; }
  Bits &operator%=(std::uint32_t by) { return value_ %= by, *this; }

 private:
  std::uint32_t value_;
};

// ---- items

/// Numbers in their places.
class FERRULE(export) Row {
 public:
  explicit Row(std::size_t size) : items_(size) {}
  double &operator[](std::size_t at) { return items_.at(at); }
  double operator[](std::size_t at) const { return items_.at(at); }
  std::size_t size() const { return items_.size(); }
  void erase(std::size_t at) { items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(at)); }

 private:
  std::vector<double> items_;
};

/// What is known by a word.
class FERRULE(export) Words {
 public:
  using iterator = std::map<std::string, int>::iterator;
  using const_iterator = std::map<std::string, int>::const_iterator;
  int &operator[](const std::string &word) { return words_[word]; }
  int operator[](const std::string &word) const { return words_.at(word); }
  std::size_t size() const { return words_.size(); }
  std::size_t erase(const std::string &word) { return words_.erase(word); }
  iterator find(const std::string &word) { return words_.find(word); }
  const_iterator find(const std::string &word) const { return words_.find(word); }
  iterator begin() { return words_.begin(); }
  iterator end() { return words_.end(); }
  const_iterator begin() const { return words_.begin(); }
  const_iterator end() const { return words_.end(); }

 private:
  std::map<std::string, int> words_;
};

/// Numbers, in order.
class FERRULE(export) Bag {
 public:
  void add(int number) { numbers_.insert(number); }
  std::size_t count(int number) const { return numbers_.count(number); }
  std::multiset<int>::const_iterator begin() const { return numbers_.begin(); }
  std::multiset<int>::const_iterator end() const { return numbers_.end(); }
  int operator[](int at) const { return *std::next(numbers_.begin(), at); }
  void erase(int number) { numbers_.erase(number); }  // the number, not the place: no `del`

 private:
  std::multiset<int> numbers_;
};

/// Objects in their places.
class FERRULE(export) Track {
 public:
  explicit Track(std::size_t size) : stops_(size, Vector(0, 0)) {}
  Vector &operator[](std::size_t at) { return stops_.at(at); }
  const Vector &operator[](std::size_t at) const { return stops_.at(at); }

 private:
  std::vector<Vector> stops_;
};

// ---- versions for what is const, and for what has no name

/// True by what `!` says.
class FERRULE(export) Lamp {
 public:
  explicit Lamp(bool on) : on_(on) {}
  bool operator!() const { return !on_; }

 private:
  bool on_;
};
/// True as classes were before C++ had `explicit`, and false by `!`, which is the same.
class FERRULE(export) Link {
  typedef void (*unspecified_bool_type)(Link ***);

 public:
  explicit Link(int to) : to_(to) {}
  operator unspecified_bool_type() const { return to_ ? unspecified : nullptr; }
  bool operator!() const { return !to_; }

 private:
  static void unspecified(Link ***) {}
  int to_;
};
/// The same with a pointer to a member.
class FERRULE(export) Knot {
  int member_ = 0;

 public:
  explicit Knot(bool tight) : tight_(tight) {}
  operator int Knot::*() const { return tight_ ? &Knot::member_ : nullptr; }

 private:
  bool tight_;
};
/// Text and bytes are one key to everybody else, and what is assigned is assigned once.
class FERRULE(export) Drawer {
 public:
  Drawer() = default;
  int &operator[](const char *key) { return all_[key]; }
  int &operator[](const std::string &key) { return all_[key]; }

 private:
  std::map<std::string, int> all_;
};

/// Says which version of a method was called.
class FERRULE(export) Speaker {
 public:
  Speaker() = default;
  Speaker(const Speaker &) = delete;
  std::string who() { return "non-const"; }
  std::string who() const { return "const"; }
  std::string where() & { return "&"; }
  std::string where() const & { return "const &"; }
  std::string where() && { return "&&"; }
  const std::string &name() const & { return name_; }
  std::string name() && { return std::move(name_); }

 private:
  std::string name_ = "speaker";
};
/// Holds one.
class FERRULE(export) Stage {
 public:
  const Speaker &fixed() const { return speaker_; }
  Speaker &open() { return speaker_; }
  Stage() = default;
  Stage(const Stage &) = delete;

 private:
  Speaker speaker_;
};

}  // namespace ops

template <>
struct std::hash<ops::Version> {
  std::size_t operator()(const ops::Version &version) const noexcept {
    return static_cast<std::size_t>(version.major_ * 100 + version.minor_);
  }
};
template <>
struct std::hash<ops::Locked> {
  std::size_t operator()(const ops::Locked &) const { throw std::runtime_error("no hash today"); }
};
