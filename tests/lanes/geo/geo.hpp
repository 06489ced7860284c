/// Plane geometry, as an example of what a user writes.
#pragma once
#include <cmath>
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <map>
#include <memory>
#include <numbers>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace geo {

/// The most points that a path can have.
FERRULE(export) inline constexpr int max_points = 1000000;

/// A point of the plane.
struct FERRULE(record) Point {
  double x = 0;  ///< metres to the east
  double y = 0;  ///< metres to the north
  friend bool operator==(const Point &, const Point &) = default;
};

/// Raised by `meet` when the lines are parallel.
struct FERRULE(error, base = "ValueError") Parallel : std::runtime_error {
  Parallel(const std::string &what, double angle) : std::runtime_error(what), angle(angle) {}
  double angle;  ///< between the lines, in radians
};

/// How a path is joined.
enum class FERRULE(export) Join { mitre = 1, round = 2, bevel = 3 };

/// How a path is drawn; styles can be combined.
enum class FERRULE(export, flags) Style : std::uint8_t {
  plain = 0,
  dashed = 1,  ///< with gaps
  filled = 2,
};

/// What a path is drawn with.
class FERRULE(export) Pen {
 public:
  explicit Pen(double width = 1) : width(width) {}
  double width;  ///< In metres.
};

/// A polyline that remembers a name.
///
/// Points are kept in the order in which they were added.
class FERRULE(export) Path {
 public:
  /// @param name  what the path is called
  /// @param join  how its corners are drawn
  explicit Path(std::string name, Join join = Join::round) : name_(std::move(name)), join_(join) {}
  Path(const Path &) = default;
  virtual ~Path() = default;

  /// Appends a point.
  Path &add(const Point &p) {
    points_.push_back(p);
    return *this;
  }
  /// Appends many points.
  /// @throws std::length_error  beyond a million points
  FERRULE(invalidates) void extend(const std::vector<Point> &points) {
    if (points_.size() + points.size() > max_points) throw std::length_error("more than a million points");
    points_.insert(points_.end(), points.begin(), points.end());
  }

  /// Total length, in metres.
  FERRULE(property) double length() const {
    double sum = 0;
    for (std::size_t i = 1; i < points_.size(); ++i) sum += std::hypot(points_[i].x - points_[i - 1].x, points_[i].y - points_[i - 1].y);
    return sum;
  }
  /// The name it was given.
  FERRULE(property) const std::string &name() const { return name_; }
  FERRULE(setter) void set_name(std::string_view name) { name_ = name; }

  std::size_t size() const { return points_.size(); }
  /// @throws std::out_of_range  if there is no such point
  Point operator[](std::size_t i) const { return points_.at(i); }
  /// The nearest point within `radius` metres, if there is one.
  std::optional<Point> nearest(const Point &to, double radius = 1e9) const {
    std::optional<Point> best;
    for (const Point &p : points_) {
      const double distance = std::hypot(p.x - to.x, p.y - to.y);
      if (distance <= radius) radius = distance, best = p;
    }
    return best;
  }

  bool operator==(const Path &other) const { return name_ == other.name_ && points_ == other.points_; }
  /// Both, one after the other.
  Path operator|(const Path &other) const {
    Path both(*this);
    both.extend(other.points_);
    return both;
  }

  /// What it is drawn with.
  Pen &pen() { return pen_; }

  /// From the origin one metre to the east.
  static Path unit() {
    Path path("unit");
    path.add({}).add({1, 0});
    return path;
  }

 private:
  std::string name_;
  Join join_;
  std::vector<Point> points_;
  Pen pen_;
};

/// A path that ends where it began.
class FERRULE(export) Loop : public Path {
 public:
  explicit Loop(std::string name) : Path(std::move(name)) {}
  /// What it encloses, in square metres.
  double area() const {
    double twice = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      const Point a = (*this)[i], b = (*this)[(i + 1) % size()];
      twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
  }
};

/// Where the lines a-b and c-d meet.
/// @throws geo::Parallel  if they do not
FERRULE(export, signature = "(a, b, c, d, /, *, eps=1e-12)")
inline Point meet(const Point &a, const Point &b, const Point &c, const Point &d, double eps = 1e-12) {
  const double ux = b.x - a.x, uy = b.y - a.y, vx = d.x - c.x, vy = d.y - c.y, cross = ux * vy - uy * vx;
  if (std::abs(cross) <= eps) throw Parallel("the lines are parallel", std::atan2(cross, ux * vx + uy * vy));
  const double t = ((c.x - a.x) * vy - (c.y - a.y) * vx) / cross;
  return {a.x + t * ux, a.y + t * uy};
}

/// Every number times `by`.
FERRULE(export)
inline std::map<std::string, std::vector<double>> scaled(const std::map<std::string, std::vector<double>> &series, double by = 2) {
  auto result = series;
  for (auto &[name, numbers] : result)
    for (double &number : numbers) number *= by;
  return result;
}

/// Those of `numbers` that are odd.
FERRULE(export)
inline std::set<int> odd(const std::set<int> &numbers) {
  std::set<int> result;
  for (int number : numbers)
    if (number % 2 != 0) result.insert(number);
  return result;
}

/// The quotient, and what is left in words.
/// @throws std::domain_error  if `b` is 0
FERRULE(export)
inline std::tuple<int, std::string> divide(int a, int b) {
  if (b == 0) throw std::domain_error("division by zero");
  return {a / b, std::to_string(a % b) + " left"};
}

FERRULE(export)
inline std::optional<Point> mirror(std::optional<Point> p = std::nullopt) {
  if (p) return Point{-p->x, p->y};
  return std::nullopt;
}

/// The pen that all may use.
FERRULE(export)
inline std::shared_ptr<Pen> shared_pen() {
  static const auto pen = std::make_shared<Pen>(3);
  return pen;
}

/// Takes a path apart; says how many points it had.
FERRULE(export)
inline std::size_t consume(std::unique_ptr<Path> path) { return path ? path->size() : 0; }

/// Of the pen, or 0.
FERRULE(export)
inline double width_of(const Pen *pen = nullptr) { return pen ? pen->width : 0; }

FERRULE(export)
inline Style styles(Style a, Style b) { return static_cast<Style>(static_cast<int>(a) | static_cast<int>(b)); }

inline Point unit_step() { return {1, 1}; }

FERRULE(export)
inline Point shift(const Point &p, const Point &by = unit_step()) { return {p.x + by.x, p.y + by.y}; }

/// What a path would enclose, were it closed.
FERRULE(export)
inline double area(const Path &path) {
  Loop loop(path.name());
  for (std::size_t i = 0; i < path.size(); ++i) loop.add(path[i]);
  return loop.area();
}
/// Of a circle.
FERRULE(export)
inline double area(float radius) { return std::numbers::pi * radius * radius; }

namespace sub {
/// x + x
FERRULE(export)
inline double twice(double x) { return x + x; }
}  // namespace sub

}  // namespace geo
