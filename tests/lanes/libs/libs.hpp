/// Types of libraries that ferrule has rows for, without including them.
#pragma once
#include <absl/container/btree_map.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/container/inlined_vector.h>
#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/strings/string_view.h>
#include <absl/types/span.h>

#include <Eigen/Core>
#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <boost/container/small_vector.hpp>
#include <boost/container/static_vector.hpp>
#include <boost/optional.hpp>
#include <boost/utility/string_view.hpp>
#include <ferrule/ferrule.hpp>
#define FMT_HEADER_ONLY
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace libs {

class FERRULE(export) Thing {
 public:
  explicit Thing(int number = 0) : number(number) {}
  int number;
};

// ---- {fmt}

FERRULE(export) inline std::string same_fmt_view(fmt::string_view x) { return {x.data(), x.size()}; }
FERRULE(export) inline fmt::string_view word() { return "w\xc3\xb6rd"; }
FERRULE(export) inline void write_number(int number, FERRULE(out) fmt::memory_buffer &to) {
  fmt::format_to(std::back_inserter(to), "<{}>", number);
}

// ---- Abseil

FERRULE(export) inline absl::flat_hash_map<std::string, int> same_map(const absl::flat_hash_map<std::string, int> &x) { return x; }
FERRULE(export) inline absl::btree_map<int, std::string> same_btree(absl::btree_map<int, std::string> x) { return x; }
FERRULE(export) inline absl::flat_hash_set<std::string> same_set(const absl::flat_hash_set<std::string> &x) { return x; }
FERRULE(export) inline absl::InlinedVector<std::string, 2> same_inlined(const absl::InlinedVector<std::string, 2> &x) { return x; }
FERRULE(export) inline std::string same_view(absl::string_view x) { return std::string(x); }
FERRULE(export) inline double sum(absl::Span<const double> x) {
  double total = 0;
  for (double each : x) total += each;
  return total;
}
FERRULE(export) inline std::string joined(absl::Span<const std::string> x) {
  std::string all;
  for (const std::string &each : x) all += each;
  return all;
}
FERRULE(export) inline absl::Status check(int code) { return absl::Status(static_cast<absl::StatusCode>(code), "it is so"); }
FERRULE(export) inline absl::StatusOr<std::vector<std::string>> parts(bool good) {
  if (!good) return absl::InvalidArgumentError("no parts");
  return std::vector<std::string>{"a", "b"};
}
FERRULE(export) inline absl::StatusOr<std::unique_ptr<Thing>> new_thing(int number) {
  if (number < 0) return absl::OutOfRangeError("no such thing");
  return std::make_unique<Thing>(number);
}

// ---- tl::expected

struct FERRULE(error) Broken : std::runtime_error {
  Broken(const std::string &what, int part) : std::runtime_error(what), part(part) {}
  int part;
};
struct FERRULE(error) Plain {  // no std::exception
  int code;
};
struct Silent {};
enum class Why { none, some };

FERRULE(export) inline tl::expected<double, std::string> root(double x) {
  if (x < 0) return tl::unexpected("no root of " + std::to_string(static_cast<int>(x)));
  return x * x;
}
FERRULE(export) inline tl::expected<std::string, Broken> use(int part) {
  if (part) return tl::unexpected(Broken("a part is broken", part));
  return std::string("well");
}
FERRULE(export) inline tl::expected<void, std::error_code> open_file(int number) {
  if (number) return tl::unexpected(std::error_code(number, std::generic_category()));
  return {};
}
FERRULE(export) inline tl::expected<int, std::invalid_argument> checked(int x) {
  if (x > 9) return tl::unexpected(std::invalid_argument("more than 9"));
  return x;
}
FERRULE(export) inline tl::expected<void, Plain> plain(int code) { return tl::unexpected(Plain{code}); }
FERRULE(export) inline tl::expected<void, Silent> silent() { return tl::unexpected(Silent()); }
FERRULE(export) inline tl::expected<void, Why> why() { return tl::unexpected(Why::some); }

class FERRULE(export) Bank {
 public:
  tl::expected<int, Broken> take(int amount) {
    if (amount > left_) return tl::unexpected(Broken("not enough", left_));
    return left_ -= amount;
  }
  tl::expected<std::shared_ptr<Thing>, std::string> thing(bool really) const {
    if (!really) return tl::unexpected(std::string("nothing"));
    return thing_;
  }

 private:
  int left_ = 10;
  std::shared_ptr<Thing> thing_ = std::make_shared<Thing>(7);
};

// ---- Boost

FERRULE(export) inline boost::optional<std::string> same_optional(const boost::optional<std::string> &x = boost::none) { return x; }
FERRULE(export) inline boost::container::flat_map<int, std::string> same_flat(boost::container::flat_map<int, std::string> x) {
  return x;
}
FERRULE(export) inline boost::container::flat_set<int> same_flat_set(const boost::container::flat_set<int> &x) { return x; }
FERRULE(export) inline boost::container::small_vector<std::string, 3> same_small(boost::container::small_vector<std::string, 3> x) {
  return x;
}
FERRULE(export) inline boost::container::static_vector<int, 3> same_static(const boost::container::static_vector<int, 3> &x) {
  return x;
}
FERRULE(export) inline std::string same_boost_view(boost::string_view x) { return std::string(x.data(), x.size()); }

// ---- Eigen

FERRULE(export) inline Eigen::VectorXd same_vector(const Eigen::VectorXd &x) { return x; }
FERRULE(export) inline Eigen::Vector3f same_three(Eigen::Vector3f x) { return x; }
FERRULE(export) inline Eigen::MatrixXd transposed(const Eigen::MatrixXd &x) { return x.transpose(); }
FERRULE(export) inline Eigen::Matrix<int, 2, 3> same_fixed(const Eigen::Matrix<int, 2, 3> &x) { return x; }
FERRULE(export)
inline Eigen::Matrix<double, Eigen::Dynamic, 2, Eigen::RowMajor> same_rows(
    const Eigen::Matrix<double, Eigen::Dynamic, 2, Eigen::RowMajor> &x) {
  return x;
}
FERRULE(export) inline Eigen::ArrayXi same_array(const Eigen::ArrayXi &x) { return x; }
FERRULE(export) inline Eigen::VectorXd product(const Eigen::MatrixXd &a, const Eigen::VectorXd &b) {
  if (a.cols() != b.rows()) throw std::invalid_argument("the sizes do not fit");
  return a * b;
}

}  // namespace libs
