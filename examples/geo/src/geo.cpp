#include "geo.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

namespace geo {

double distance(const Point &a, const Point &b) { return std::hypot(a.x - b.x, a.y - b.y); }

Path::Path(std::string name) : name_(std::move(name)) {}

Path &Path::add(const Point &point) {
  points_.push_back(point);
  return *this;
}

std::vector<Point> Path::points() const { return points_; }

double Path::length() const {
  if (points_.empty()) throw std::length_error("a path without points has no length");
  double sum = 0;
  for (std::size_t i = 1; i < points_.size(); ++i) sum += distance(points_[i - 1], points_[i]);
  return sum;
}

const std::string &Path::name() const { return name_; }

}  // namespace geo
