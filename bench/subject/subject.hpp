/// What is measured: the same small library behind every binding.
#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#if __has_include(<tl/expected.hpp>)
#include <tl/expected.hpp>
#endif
#include <vector>

namespace subject {

FERRULE(export) inline std::int64_t add(std::int64_t a, std::int64_t b) { return a + b; }
FERRULE(export) inline double scale(double x, double factor = 2.0, double offset = 0.0) { return x * factor + offset; }
FERRULE(export) std::string greet(const std::string &name);
FERRULE(export) inline std::int64_t length(std::string_view text) { return static_cast<std::int64_t>(text.size()); }
FERRULE(export) double sum_list(const std::vector<double> &xs);
FERRULE(export) std::vector<double> make_list(std::int64_t n);
FERRULE(export) std::vector<std::string> echo_strings(const std::vector<std::string> &xs);
FERRULE(export) std::int64_t fails(std::int64_t code);

/// A place in the plane.
struct FERRULE(record) Point {
  double x = 0;
  double y = 0;
};
FERRULE(export) double dist(const Point &p, const Point &q);
FERRULE(export) std::vector<Point> echo_points(const std::vector<Point> &points);
FERRULE(export) std::map<std::string, std::int64_t> echo_map(const std::map<std::string, std::int64_t> &numbers);

FERRULE(export) inline std::int64_t pick(std::int64_t number) { return number + 1; }
FERRULE(export) inline std::int64_t pick(std::string_view text) { return static_cast<std::int64_t>(text.size()); }
FERRULE(export) inline double pick(double number) { return number * 2; }

#ifdef TL_EXPECTED_HPP
/// As `fails`, and nothing is thrown.
FERRULE(export) tl::expected<std::int64_t, std::invalid_argument> returns_error(std::int64_t code);
#endif

/// Counts.
class FERRULE(export) Counter {
 public:
  explicit Counter(std::int64_t start = 0) : value_(start) {}
  std::int64_t inc(std::int64_t by = 1) { return value_ += by; }
  std::int64_t get() const { return value_; }
  FERRULE(property) std::int64_t value() const { return value_; }
  FERRULE(setter) void set_value(std::int64_t value) { value_ = value; }
  std::int64_t tune(std::int64_t low, std::int64_t high, std::int64_t step) { return value_ = low + high + step; }

 private:
  std::int64_t value_;
};

/// An arrow.
class FERRULE(export) Vec {
 public:
  Vec(double x, double y) : x_(x), y_(y) {}
  Vec operator+(const Vec &other) const { return {x_ + other.x_, y_ + other.y_}; }
  double length() const { return x_ * x_ + y_ * y_; }

 private:
  double x_, y_;
};

/// A part of a holder, of which references are handed out.
class FERRULE(export) Part {
 public:
  std::int64_t get() const { return value_; }

 private:
  std::int64_t value_ = 3;
};

/// Numbers, and a part.
class FERRULE(export) Holder {
 public:
  explicit Holder(std::int64_t n) : numbers_(static_cast<std::size_t>(n), 7) {}
  auto begin() const { return numbers_.begin(); }
  auto end() const { return numbers_.end(); }
  Part &part() { return part_; }

 private:
  std::vector<std::int64_t> numbers_;
  Part part_;
};

}  // namespace subject
