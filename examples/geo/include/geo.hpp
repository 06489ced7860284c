/// Plane geometry, to be replaced by what you have.
#pragma once
#include <ferrule/ferrule.hpp>
#include <string>
#include <vector>

namespace geo {

/// A point of the plane.
struct FERRULE(record) Point {
  double x = 0;  ///< to the east
  double y = 0;  ///< to the north
};

/// How far two points are from each other.
FERRULE(export)
double distance(const Point &a, const Point &b);

/// A line through points, with a name.
class FERRULE(export) Path {
 public:
  explicit Path(std::string name);

  /// Appends a point.
  Path &add(const Point &point);
  /// The points, in the order in which they were added.
  std::vector<Point> points() const;
  /// From the first point to the last, along the line.
  /// @throws std::length_error  if there are no points
  double length() const;

  /// The name it was given.
  FERRULE(property) const std::string &name() const;

 private:
  std::string name_;
  std::vector<Point> points_;
};

}  // namespace geo
