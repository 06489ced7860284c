/// Classes whose objects nobody keeps, shares or points into.
#pragma once
#include <ferrule/ferrule.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace desk {

/// How many objects with a destructor there are.
inline std::atomic<int> alive{0};
FERRULE(export) inline int live() { return alive; }

/// Counts.
class FERRULE(export) Counter {
 public:
  explicit Counter(std::int64_t start = 0) : value_(start) {
    if (start < 0) throw std::invalid_argument("below zero");
  }
  std::int64_t inc(std::int64_t by = 1) { return value_ += by; }
  FERRULE(property) std::int64_t value() const { return value_; }
  FERRULE(setter) void set_value(std::int64_t value) { value_ = value; }
  /// Takes its time, and changes nothing.
  std::int64_t watch(int milliseconds) const {
    const std::int64_t before = value_;
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    return value_ - before;
  }
  /// Takes its time over a change.
  void refill(int milliseconds) {
    const std::int64_t before = value_;
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    value_ = before + 1;
  }
  void absorb(const Counter &other) { value_ += other.value_; }
  void swap(Counter &other) { std::swap(value_, other.value_); }
  std::int64_t or_zero(const Counter *other = nullptr) const { return other ? other->value_ : 0; }
  /// What is left, or an error that is returned.
  std::error_code take(std::int64_t count) {
    if (count > value_) return std::make_error_code(std::errc::no_space_on_device);
    value_ -= count;
    return {};
  }
  Counter operator+(const Counter &other) const { return Counter(value_ + other.value_); }
  bool operator==(const Counter &other) const { return value_ == other.value_; }
  static Counter of(std::string_view text) { return Counter(static_cast<std::int64_t>(text.size())); }

 private:
  std::int64_t value_;
};

/// The sum of two, made in the other's thread of thought.
FERRULE(export) inline Counter sum(const Counter &a, const Counter &b) { return a + b; }

/// Has a destructor.
class FERRULE(export) Note {
 public:
  explicit Note(std::string text) : text_(std::move(text)) {
    if (text_ == "no") throw std::invalid_argument("no notes");
    ++alive;
  }
  Note(const Note &other) : text_(other.text_) { ++alive; }
  ~Note() { --alive; }
  FERRULE(property) std::string text() const { return text_; }
  void append(std::string_view more) { text_ += more; }
  /// While others write.
  std::string read_slowly(int milliseconds) const {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    return text_;
  }

 private:
  std::string text_;
};

/// Too large, and too strictly aligned, to lie in a Python object.
class FERRULE(export) alignas(64) Sheet {
 public:
  Sheet() { ++alive; }
  Sheet(const Sheet &other) : cells_(other.cells_) { ++alive; }
  ~Sheet() { --alive; }
  void put(std::size_t at, double value) { cells_.at(at) = value; }
  double get(std::size_t at) const { return cells_.at(at); }
  bool is_aligned() const { return reinterpret_cast<std::uintptr_t>(this) % 64 == 0; }

 private:
  std::array<double, 1000> cells_{};
};

/// The same shape as a Counter, and another class.
class FERRULE(export) Meter {
 public:
  explicit Meter(double value = 0) : value_(value) {}
  double get() const { return value_; }

 private:
  double value_;
};

/// Its attributes may be replaced.
class FERRULE(export, patchable) Open {
 public:
  explicit Open(int value = 1) : value_(value) {}
  int get() const { return value_; }

 private:
  int value_;
};

FERRULE(export) inline std::string echo(const std::string &text) { return text; }
FERRULE(export) inline std::vector<std::string> echo_all(const std::vector<std::string> &texts) { return texts; }
/// Not UTF-8.
FERRULE(export) inline std::string broken(int at) { return std::string(static_cast<std::size_t>(at), 'x') + "\xff tail"; }
FERRULE(export) inline std::vector<std::string> broken_list() { return {"good", "b\xc3"}; }
FERRULE(export) inline std::vector<double> floats(const std::vector<double> &xs) { return xs; }
FERRULE(export) inline std::int8_t tiny(std::int8_t value) { return value; }
FERRULE(export) inline std::uint16_t port(std::uint16_t value) { return value; }
FERRULE(export) inline std::int32_t middle(std::int32_t value) { return value; }
FERRULE(export) inline std::uint32_t count(std::uint32_t value) { return value; }
FERRULE(export) inline std::int64_t wide(std::int64_t value) { return value; }
FERRULE(export) inline std::uint64_t widest(std::uint64_t value) { return value; }
FERRULE(export) inline std::vector<std::uint64_t> all_widest(const std::vector<std::uint64_t> &xs) { return xs; }
FERRULE(export) inline std::vector<std::int16_t> shorts(const std::vector<std::int16_t> &xs) { return xs; }
FERRULE(export) inline double mix(double alpha, double beta = 2, double gamma = 3) { return alpha + 10 * beta + 100 * gamma; }

}  // namespace desk
