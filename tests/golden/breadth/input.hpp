/// Everything that can be declared, once.
#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace breadth {

/// The most that is allowed.
FERRULE(export) constexpr int most = 100;
FERRULE(export) inline constexpr double golden_ratio = 1.618;
FERRULE(export) inline const std::string greeting = "hello";
FERRULE(export) constexpr std::string_view tagline = "a \"quoted\" text";

/// What a file may be opened for.
enum class FERRULE(export, flags) Mode : std::uint8_t { none = 0, read = 1, write = 2, both = read | write };
constexpr Mode operator|(Mode a, Mode b) { return static_cast<Mode>(static_cast<int>(a) | static_cast<int>(b)); }
enum class FERRULE(export) Colour { red, green = 5, None };

struct FERRULE(record) Point {
  double x = 0, y = 0;
};
struct FERRULE(record, frozen) Segment {
  Point from;
  Point to = {1, 1};
  std::string label = "segment";
  std::vector<Point> between;
  std::optional<Colour> colour;
};
struct FERRULE(record) Tree {
  int value = 0;
  std::vector<Tree> children;
  std::map<std::string, Tree> named;
};

struct FERRULE(error) Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
  int code = 7;
};
struct FERRULE(error, base = "KeyError") Missing : Failure {
  explicit Missing(const std::string &key);
  std::string key;
};

class FERRULE(export) Base {
 public:
  virtual ~Base();
  virtual std::string name() const = 0;
  bool operator<(const Base &other) const;
};

class FERRULE(export) Number : public Base {
 public:
  static constexpr int digits = 15;
  Number(double value = 0.5, std::string unit = {});
  explicit Number(const char *text, int base = 10);
  std::string name() const override;

  Number operator+(const Number &other) const;
  Number operator+(double other) const;
  friend Number operator+(double one, const Number &other);
  Number operator-() const;
  Number operator-(const Number &other) const;
  Number &operator*=(double by);
  bool operator==(const Number &other) const;
  bool operator!=(const Number &other) const;
  double operator()(double x, double y = 2) const;
  explicit operator bool() const;
  explicit operator double() const;
  explicit operator long() const;
  explicit operator std::string() const;

  FERRULE(property) double value() const;
  FERRULE(setter) void set_value(double value);
  FERRULE(setter = "unit") void change_unit(std::string_view unit);
  FERRULE(property, name = "unit") const std::string &get_unit() const;

  static Number parse(const std::string &text);
  static Number parse(std::int64_t integer);
  static std::shared_ptr<Number> common();

  /// Fluent.
  Number &scale(double by);
  const Number &self() const;
  Number &part(std::size_t i);
  const Number &part(std::size_t i) const;
  FERRULE(returns = owned) Number *clone() const;
  FERRULE(returns = static) static Number *zero();

  Point origin;
  FERRULE(readonly) int reads = 0;
  std::vector<int> history;
};

class FERRULE(export) Holder {
 public:
  explicit Holder(Number &number, std::string_view tag = "x");
  Number &number() const;
  FERRULE(returns = view) const Number *maybe() const;
  Number inner;

 private:
  Number &number_;
};

class FERRULE(export, threads = internal) Counter {
 public:
  Counter();
  Counter(const Counter &) = delete;
  FERRULE(invalidates) void clear();
  int count() const;
  FERRULE(gil = hold) int step();

 private:
  mutable int reads_ = 0;
};

FERRULE(export) std::map<std::string, std::vector<std::optional<Point>>> group(const std::vector<Point> &points);
FERRULE(export) std::set<int> odd(const std::set<int> &numbers = {1, 3});
FERRULE(export) std::pair<int, std::string> pair_up(std::tuple<int, double, bool> t);
FERRULE(export) std::unordered_map<std::int64_t, std::string> words(std::unordered_map<std::int64_t, std::string> of = {});
FERRULE(export) Mode toggle(Mode mode = Mode::read, Mode other = Mode::read | Mode::write);
FERRULE(export) std::size_t take(std::unique_ptr<Number> number);
FERRULE(export) double share(std::shared_ptr<Number> number, const Number *other = nullptr);
FERRULE(export) std::vector<Number> numbers(int n = most, double scale = golden_ratio * 2);
FERRULE(export) char letter(char c = 'a', unsigned char byte = 255, float f = 1.5f, bool b = true, long long big = -1LL);
FERRULE(export, signature = "(a, b=2, /, *, c=Colour.green, d='x', e=None)")
int chosen(int a, int b, Colour c, const std::string &d, std::optional<double> e = 1.0);
FERRULE(export) const char *text(const char *from = "", std::vector<std::uint8_t> bytes = {});
FERRULE(export, name = "renamed", c_name = "breadth_other") void original(int);
FERRULE(export) Point middle(const Segment &s, Point towards = {0, 0});
FERRULE(export) int depth(const Tree &tree);

FERRULE(method = breadth::Number) std::vector<double> halves(const Number &self, int n = 3);

namespace io {
class FERRULE(export) Reader {
 public:
  Reader();
  std::vector<std::string> lines(std::optional<int> limit = std::nullopt);
};
/// Opens.
FERRULE(export) Reader open(const std::string &path, Mode mode = Mode::both);
}  // namespace io

}  // namespace breadth
