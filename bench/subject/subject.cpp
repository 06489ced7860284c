#include "subject.hpp"

#include <cmath>

namespace subject {

std::string greet(const std::string &name) { return "hello, " + name; }

double sum_list(const std::vector<double> &xs) {
  double sum = 0;
  for (double x : xs) sum += x;
  return sum;
}

std::vector<double> make_list(std::int64_t n) {
  std::vector<double> xs(static_cast<std::size_t>(n));
  for (std::size_t i = 0; i < xs.size(); ++i) xs[i] = static_cast<double>(i) * 0.5;
  return xs;
}

std::vector<std::string> echo_strings(const std::vector<std::string> &xs) { return xs; }

std::int64_t fails(std::int64_t code) {
  if (code != 0) throw std::invalid_argument("bad");
  return 0;
}

std::vector<Point> echo_points(const std::vector<Point> &points) { return points; }

std::map<std::string, std::int64_t> echo_map(const std::map<std::string, std::int64_t> &numbers) { return numbers; }

#ifdef TL_EXPECTED_HPP
tl::expected<std::int64_t, std::invalid_argument> returns_error(std::int64_t code) {
  if (code != 0) return tl::make_unexpected(std::invalid_argument("bad"));
  return 0;
}
#endif

double dist(const Point &p, const Point &q) {
  const double dx = p.x - q.x, dy = p.y - q.y;
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace subject
