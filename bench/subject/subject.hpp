/// What is measured: the same small library behind every binding.
#pragma once
#include <ferrule/ferrule.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
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

/// Counts.
class FERRULE(export) Counter {
 public:
  explicit Counter(std::int64_t start = 0) : value_(start) {}
  std::int64_t inc(std::int64_t by = 1) { return value_ += by; }
  std::int64_t get() const { return value_; }
  FERRULE(property) std::int64_t value() const { return value_; }
  FERRULE(setter) void set_value(std::int64_t value) { value_ = value; }

 private:
  std::int64_t value_;
};

}  // namespace subject
