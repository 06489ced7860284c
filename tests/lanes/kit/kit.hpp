/// Every shape, both ways: what the lanes are tried with.
#pragma once
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <ferrule/ferrule.hpp>
#include <ferrule/runtime/error.hpp>
#include <ferrule/translator.hpp>
#include <filesystem>
#include <ios>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kit {

// ---- scalars and text

FERRULE(export) inline bool same_bool(bool x) { return x; }
FERRULE(export) inline std::int8_t same_i8(std::int8_t x) { return x; }
FERRULE(export) inline std::int16_t same_i16(std::int16_t x) { return x; }
FERRULE(export) inline std::int32_t same_i32(std::int32_t x) { return x; }
FERRULE(export) inline std::int64_t same_i64(std::int64_t x) { return x; }
FERRULE(export) inline std::uint8_t same_u8(std::uint8_t x) { return x; }
FERRULE(export) inline std::uint16_t same_u16(std::uint16_t x) { return x; }
FERRULE(export) inline std::uint32_t same_u32(std::uint32_t x) { return x; }
FERRULE(export) inline std::uint64_t same_u64(std::uint64_t x) { return x; }
FERRULE(export) inline float same_f32(float x) { return x; }
FERRULE(export) inline double same_f64(double x) { return x; }
FERRULE(export) inline char same_char(char x) { return x; }
FERRULE(export) inline std::string same_text(std::string x) { return x; }
FERRULE(export) inline std::string same_view(std::string_view x) { return std::string(x); }
FERRULE(export) inline std::string same_pointer(const char *x) { return x; }
FERRULE(export) inline std::vector<std::byte> same_bytes(std::vector<std::byte> x) { return x; }

// ---- several numbers

FERRULE(export) inline std::int64_t between(std::int64_t value, std::int32_t low, std::uint8_t high = 200) {
  return value < low ? low : value > high ? high : value;
}
FERRULE(export) inline double weighted(double weight, const std::vector<double> &xs, std::int32_t at, std::uint8_t times) {
  return weight * xs.at(static_cast<std::size_t>(at)) * times;
}

// ---- enums

/// What light is of.
enum class FERRULE(export) Color : std::uint8_t { red = 1, green = 2, blue = 4 };
enum class FERRULE(export, flags) Mode : std::uint32_t { none = 0, read = 1, write = 2, both = 3 };

FERRULE(export) inline Color same_color(Color x) { return x; }
FERRULE(export) inline Mode same_mode(Mode x) { return x; }
FERRULE(export) inline Color unknown_color() { return static_cast<Color>(77); }
FERRULE(export) inline Color next_color(Color x = Color::red) { return x == Color::red ? Color::green : Color::blue; }

// ---- records

struct FERRULE(record) Point {
  double x = 0;  ///< to the east
  double y = 0;  ///< to the north
};

struct FERRULE(record) Pixel {
  std::int16_t column;
  std::uint8_t shade = 255;
  Color color = Color::red;
  bool lit = false;
};

/// From somewhere to somewhere.
struct FERRULE(record) Line {
  Point start;
  Point end;
  std::string label = "line";
  std::vector<double> weights;
  std::optional<Color> color;
};

struct FERRULE(record, frozen) Key {
  std::string name;
  int number = 1;
};

FERRULE(export) inline Point same_point(Point x) { return x; }
FERRULE(export) inline Pixel same_pixel(const Pixel &x) { return x; }
FERRULE(export) inline Line same_line(const Line &x) { return x; }
FERRULE(export) inline Key same_key(const Key &x) { return x; }
FERRULE(export) inline Line reversed(Line x) {
  std::swap(x.start, x.end);
  return x;
}

// ---- containers

FERRULE(export) inline std::vector<double> same_numbers(const std::vector<double> &x) { return x; }
FERRULE(export) inline std::vector<std::int64_t> same_ints(const std::vector<std::int64_t> &x) { return x; }
FERRULE(export) inline std::vector<std::string> same_texts(const std::vector<std::string> &x) { return x; }
FERRULE(export) inline std::vector<Point> same_points(const std::vector<Point> &x) { return x; }
FERRULE(export) inline std::vector<std::vector<int>> same_rows(const std::vector<std::vector<int>> &x) { return x; }
FERRULE(export) inline std::vector<Color> same_colors(const std::vector<Color> &x) { return x; }
FERRULE(export) inline std::vector<std::optional<float>> same_gaps(const std::vector<std::optional<float>> &x) { return x; }
FERRULE(export) inline std::array<int, 3> same_three(const std::array<int, 3> &x) { return x; }
FERRULE(export) inline std::set<std::string> same_set(const std::set<std::string> &x) { return x; }
FERRULE(export)
inline std::map<std::string, std::vector<std::optional<Point>>> same_map(
    const std::map<std::string, std::vector<std::optional<Point>>> &x) {
  return x;
}
FERRULE(export) inline std::unordered_map<int, std::string> same_names(const std::unordered_map<int, std::string> &x) { return x; }
FERRULE(export) inline std::pair<int, std::string> same_pair(const std::pair<int, std::string> &x) { return x; }
FERRULE(export) inline std::tuple<bool, double, std::vector<int>> same_tuple(const std::tuple<bool, double, std::vector<int>> &x) {
  return x;
}
FERRULE(export) inline std::optional<double> same_maybe(std::optional<double> x = std::nullopt) { return x; }
FERRULE(export) inline std::optional<std::string> same_maybe_text(std::optional<std::string> x) { return x; }

// ---- classes

/// Counts.
class FERRULE(export) Counter {
 public:
  static constexpr int most = 1000;

  explicit Counter(int start = 0) : value_(start) {
    if (start < 0) throw std::invalid_argument("a counter cannot start below 0");
  }

  Counter &count(int n) {
    value_ += n;
    return *this;
  }
  int twice() const { return 2 * value_; }
  FERRULE(property) int value() const { return value_; }
  FERRULE(setter) void set_value(int value) { value_ = value; }
  FERRULE(property) int odd() const { return value_ % 2; }
  static Counter of(std::string_view text) { return Counter(static_cast<int>(text.size())); }

  Counter operator+(const Counter &other) const { return Counter(value_ + other.value_); }
  Counter operator+(int n) const { return Counter(value_ + n); }
  Counter &operator+=(int n) { return count(n); }
  bool operator==(const Counter &other) const { return value_ == other.value_; }
  bool operator<(const Counter &other) const { return value_ < other.value_; }
  explicit operator bool() const { return value_ != 0; }

  int step = 1;  ///< how far the next one is

 private:
  int value_;
};

FERRULE(export) inline int value_of(const Counter *counter) { return counter ? counter->value() : -1; }
FERRULE(export) inline std::shared_ptr<Counter> same_counter(std::shared_ptr<Counter> x) { return x; }
FERRULE(export) inline std::vector<std::shared_ptr<Counter>> same_counters(std::vector<std::shared_ptr<Counter>> x) { return x; }
FERRULE(export) inline int swallow(std::unique_ptr<Counter> x) { return x ? x->value() : -1; }

// ---- overloads

FERRULE(export) inline std::string kind(bool) { return "bool"; }
FERRULE(export) inline std::string kind(int) { return "int"; }
FERRULE(export) inline std::string kind(double) { return "double"; }
FERRULE(export) inline std::string kind(const std::string &) { return "string"; }
FERRULE(export) inline std::string kind(Color) { return "Color"; }
FERRULE(export) inline std::string kind(const Point &) { return "Point"; }
FERRULE(export) inline std::string kind(const Counter &) { return "Counter"; }
FERRULE(export) inline std::string kind(const std::vector<int> &) { return "vector<int>"; }
FERRULE(export) inline std::string kind(const std::vector<std::string> &) { return "vector<string>"; }
FERRULE(export) inline std::string kind(const std::map<std::string, int> &) { return "map"; }
FERRULE(export) inline std::string kind(int, int) { return "int, int"; }

FERRULE(export) inline std::string how_many(const std::vector<int> &all) { return std::to_string(all.size()) + " ints"; }
FERRULE(export) inline std::string how_many(const std::vector<std::string> &all) { return std::to_string(all.size()) + " strings"; }
FERRULE(export) inline std::string how_many(const std::vector<std::vector<int>> &all) {
  return std::to_string(all.empty() ? 0 : all.front().size()) + " ints in the first row";
}

FERRULE(export, signature = "(a, /, b=2, *, c=3)") inline int sum(int a, int b = 2, int c = 3) { return a + b + c; }
inline int forty_two() { return 42; }
FERRULE(export) inline int answer(int x = forty_two()) { return x; }
FERRULE(export) inline std::string greet(const std::string &name = "world") { return "hello " + name; }

// ---- errors

/// The kit is out of order.
struct FERRULE(error) Broken : std::runtime_error {
  Broken(const std::string &what, int part, std::string name) : std::runtime_error(what), part(part), name(std::move(name)) {}
  int part;          ///< which one
  std::string name;  ///< what it is called
};
struct FERRULE(error) Lost : Broken {
  Lost() : Broken("a part is lost", 7, "lid") {}
};

/// A place, as before C++20.
struct Place {
  const char *file_name() const { return "kit.cpp"; }
  const char *function_name() const { return "void kit::fail()"; }
  unsigned line() const { return 12; }
};
struct FERRULE(error) Placed : std::runtime_error {
  Placed() : std::runtime_error("somewhere") {}
  FERRULE(skip) Place where;
  /// How long it took.
  FERRULE(property) int seconds() const { return 5; }
  FERRULE(property, name = "parts") std::vector<std::string> names() const { return {"a", "b"}; }
  int other() const { return 1; }
};
/// Of two, which are exceptions both: no handler of std::exception finds it.
struct FERRULE(error) Double : Broken, std::out_of_range {
  Double() : Broken("broken in two", 2, "both"), std::out_of_range("twice") {}
  const char *what() const noexcept override { return "twice broken"; }
};
/// Of two marked ones that share a base.
struct FERRULE(error) Part : virtual std::runtime_error {
  explicit Part(int part) : std::runtime_error("a part"), part(part) {}
  Part(const Part &) = default;
  Part &operator=(const Part &) = delete;  // of a virtual base it would be made twice
  int part;
};
struct FERRULE(error) Whole : virtual std::runtime_error {
  explicit Whole(int whole) : std::runtime_error("a whole"), whole(whole) {}
  Whole(const Whole &) = default;
  Whole &operator=(const Whole &) = delete;  // of a virtual base it would be made twice
  int whole;
};
struct FERRULE(error) PartOfWhole : Part, Whole {
  PartOfWhole() : std::runtime_error("a part of a whole"), Part(1), Whole(2) {}
};
/// No std::exception at all.
struct FERRULE(error) Bare {
  std::string message() const { return "bare"; }
  int depth = 4;
};
struct FERRULE(error) NoFile : std::system_error {
  explicit NoFile(int number) : std::system_error(number, std::generic_category(), "the file") {}
};

}  // namespace kit

// Somebody else's.
namespace vendor {
struct Failure {
  int number;
};
struct Trouble : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Deep : Trouble {
  using Trouble::Trouble;
};
struct Silent : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Cruel {};
}  // namespace vendor

namespace kit {
inline Broken see_failure(const vendor::Failure &failure) { return Broken("a failure", failure.number, "vendor"); }
inline std::invalid_argument see_trouble(const vendor::Trouble &trouble) {
  return std::invalid_argument(std::string("trouble: ") + trouble.what());
}
inline void see_deep(const vendor::Deep &deep) { std::throw_with_nested(std::out_of_range(std::string("deep: ") + deep.what())); }
inline void see_silent(const vendor::Silent &) {}
inline std::string see_cruel(vendor::Cruel) { throw std::overflow_error("the translator fails"); }
inline const ferrule::translator<see_failure> of_failures;
inline const ferrule::translator<see_trouble> of_trouble;
inline const ferrule::translator<see_deep> of_deep_trouble;
inline const ferrule::translator<see_silent> of_silence;
inline const ferrule::translator<see_cruel> of_cruelty;

/// @throws kit::Broken  now and then
FERRULE(export)
inline void fail(const std::string &how) {
  if (how == "invalid_argument") throw std::invalid_argument("an invalid argument");
  if (how == "domain_error") throw std::domain_error("outside the domain");
  if (how == "length_error") throw std::length_error("too long");
  if (how == "range_error") throw std::range_error("out of the range");
  if (how == "out_of_range") throw std::out_of_range("no such item");
  if (how == "overflow_error") throw std::overflow_error("too large");
  if (how == "bad_alloc") throw std::bad_alloc();
  if (how == "system_error") throw std::system_error(ENOENT, std::generic_category(), "opening");
  if (how == "runtime_error") throw std::runtime_error("something else");
  if (how == "broken") throw Broken("out of order", 3, "spring");
  if (how == "lost") throw Lost();
  if (how == "placed") throw Placed();
  if (how == "where") throw ferrule::error(1, "with a place", Place());
  if (how == "double") throw Double();
  if (how == "part of whole") throw PartOfWhole();
  if (how == "bare") throw Bare();
  if (how == "no file") throw NoFile(ENOENT);
  if (how == "file") static_cast<void>(std::filesystem::file_size("/no/such/file"));
  if (how == "exists") throw std::filesystem::filesystem_error("moving", "/a", "/b", std::make_error_code(std::errc::file_exists));
  if (how == "access") throw std::system_error(EACCES, std::system_category());
  if (how == "future") throw std::system_error(std::make_error_code(std::io_errc::stream));
  if (how == "vendor::Failure") throw vendor::Failure{8};
  if (how == "vendor::Trouble") throw vendor::Trouble("here");
  if (how == "vendor::Deep") throw vendor::Deep("there");
  if (how == "vendor::Silent") throw vendor::Silent("nothing said");
  if (how == "vendor::Cruel") throw vendor::Cruel();
  if (how == "nested vendor") {
    try {
      throw vendor::Failure{9};
    } catch (...) {
      std::throw_with_nested(std::invalid_argument("outside"));
    }
  }
  if (how == "int") throw 5;
  if (how == "nested") {
    try {
      throw std::out_of_range("the cause");
    } catch (...) {
      std::throw_with_nested(std::invalid_argument("what came of it"));
    }
  }
}

FERRULE(export) inline std::string not_utf8() { return "abc\xff"; }

// ---- a namespace of its own

namespace more {
enum class FERRULE(export) Side { left, right };
struct FERRULE(record) Box {
  double width = 1;
};
class FERRULE(export) Lid {
 public:
  Side side() const { return Side::right; }
};
FERRULE(export) inline double area(const Box &box, double height = 2) { return box.width * height; }
}  // namespace more

}  // namespace kit

// ferrule has something of that name itself.
namespace error {
struct FERRULE(record) Note {
  int code = 0;
};
class FERRULE(export) Log {
 public:
  Log() = default;
  explicit Log(std::vector<Note> notes) : notes(std::move(notes)) {}
  std::vector<Note> notes;
};
class FERRULE(export) Journal : public Log {
 public:
  using Log::Log;
};
FERRULE(export) inline const Log &same_log(const Log &log) { return log; }
}  // namespace error
