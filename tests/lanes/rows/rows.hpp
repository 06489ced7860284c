/// A function or two for every row that kit.hpp has none for.
#pragma once
#include <array>
#include <bitset>
#include <chrono>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <ferrule/ferrule.hpp>
#include <ferrule/type.hpp>
#include <ferrule/types/string.hpp>
#include <filesystem>
#include <forward_list>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <stack>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <valarray>
#include <variant>
#include <vector>

namespace rows {

/// Counts how many there are.
class FERRULE(export) Thing {
 public:
  explicit Thing(int number = 0) : number(number) { ++alive(); }
  Thing(const Thing &other) : number(other.number) { ++alive(); }
  Thing(Thing &&other) noexcept : number(other.number) { ++alive(); }
  ~Thing() { --alive(); }
  int number;

  static int &alive() {
    static int count = 0;
    return count;
  }
};
FERRULE(export) inline int things_alive() { return Thing::alive(); }

// ---- variant

FERRULE(export) inline std::variant<int, std::string> same_either(const std::variant<int, std::string> &x) { return x; }
FERRULE(export)
inline std::variant<std::monostate, bool, double, std::vector<std::int8_t>> same_any(
    std::variant<std::monostate, bool, double, std::vector<std::int8_t>> x) {
  return x;
}
using Lists = std::variant<std::vector<int>, std::vector<std::string>>;
FERRULE(export) inline Lists same_lists(const Lists &x) { return x; }
FERRULE(export) inline std::variant<double, int> same_order(std::variant<double, int> x = 7) { return x; }
FERRULE(export) inline std::variant<std::monostate> same_nothing(std::variant<std::monostate> x) { return x; }
FERRULE(export)
inline std::vector<std::variant<int, std::string>> same_eithers(const std::vector<std::variant<int, std::string>> &x) { return x; }
FERRULE(export) inline std::variant<int, std::shared_ptr<Thing>> same_thing(const std::variant<int, std::shared_ptr<Thing>> &x) {
  return x;
}
FERRULE(export) inline std::variant<int, std::unique_ptr<Thing>> new_thing(bool really) {
  if (really) return std::make_unique<Thing>(4);
  return 4;
}
FERRULE(export) inline std::variant<int, std::string> not_text(bool bad) {
  if (bad) return std::string("\xff");
  return 1;
}

struct FERRULE(record) Point {
  double x = 0, y = 0;
};
/// A value of a document.
struct FERRULE(record) Json {
  std::variant<std::monostate, bool, double, std::string, std::vector<Json>, std::map<std::string, Json>> value;
};
FERRULE(export) inline Json same_json(const Json &x) { return x; }
FERRULE(export) inline std::variant<Point, std::pair<int, int>> same_place(const std::variant<Point, std::pair<int, int>> &x) {
  return x;
}

// ---- box

/// A tree, and a chain.
struct FERRULE(record) Node {
  int v = 0;
  std::vector<Node> kids;
  std::unique_ptr<Node> next;
};
FERRULE(export) inline Node same_node(Node x) { return x; }
/// The one of them all; it is not copied in C++, and cannot be.
FERRULE(export) inline const Node &the_node() {
  static const Node node = [] {
    Node made;
    made.v = 1;
    made.kids.emplace_back().v = 2;
    made.next = std::make_unique<Node>();
    made.next->v = 3;
    return made;
  }();
  return node;
}
FERRULE(export) inline int sum(const Node &x) {
  int total = x.v + (x.next ? sum(*x.next) : 0);
  for (const Node &kid : x.kids) total += sum(kid);
  return total;
}
FERRULE(export) inline std::unique_ptr<std::string> same_boxed(std::unique_ptr<std::string> x) { return x; }
FERRULE(export) inline std::unique_ptr<Point> same_boxed_point(std::unique_ptr<Point> x = nullptr) { return x; }
FERRULE(export) inline std::vector<std::unique_ptr<int>> same_boxes(std::vector<std::unique_ptr<int>> x) { return x; }

// ---- path

FERRULE(export) inline std::filesystem::path same_path(const std::filesystem::path &x) { return x; }
FERRULE(export) inline std::filesystem::path default_path(std::filesystem::path x = "a/b") { return x; }
FERRULE(export) inline std::vector<std::filesystem::path> same_paths(const std::vector<std::filesystem::path> &x) { return x; }
FERRULE(export) inline std::string stem(const std::filesystem::path &x) { return x.stem().string(); }

// ---- text in other encodings

FERRULE(export) inline std::u16string same_u16(const std::u16string &x) { return x; }
FERRULE(export) inline std::u32string same_u32(const std::u32string &x) { return x; }
FERRULE(export) inline std::wstring same_wide(std::wstring x) { return x; }
FERRULE(export) inline std::u8string same_u8(std::u8string_view x) { return std::u8string(x); }
FERRULE(export) inline std::u16string same_u16_view(std::u16string_view x) { return std::u16string(x); }
FERRULE(export) inline std::wstring_view wide_view(const wchar_t *x) { return x[0] == L'x' ? std::wstring_view(L"is x") : L"no x"; }
FERRULE(export) inline std::wstring same_wide_pointer(const wchar_t *x = L"none") { return x; }
FERRULE(export) inline std::size_t units_of(std::u16string_view x) { return x.size(); }
FERRULE(export) inline std::vector<std::u32string> same_u32s(const std::vector<std::u32string> &x) { return x; }
FERRULE(export) inline std::map<std::u16string, std::wstring> same_names(const std::map<std::u16string, std::wstring> &x) {
  return x;
}
/// What is no text: an unpaired surrogate, first, last and before another character, and a number beyond Unicode.
FERRULE(export) inline std::u16string no_text(int which) {
  const char16_t lone[][3] = {{0xd800, 0}, {u'a', 0xdc00, 0}, {0xd800, u'a', 0}};
  return lone[which];
}
FERRULE(export) inline std::u32string beyond() { return std::u32string(1, static_cast<char32_t>(0x110000)); }

// ---- containers

FERRULE(export) inline std::deque<std::string> same_deque(const std::deque<std::string> &x) { return x; }
FERRULE(export) inline std::list<std::string> same_list(std::list<std::string> x) { return x; }
FERRULE(export) inline std::forward_list<std::string> same_forward(const std::forward_list<std::string> &x) { return x; }
FERRULE(export) inline std::forward_list<int> moved_forward(std::forward_list<int> x) { return x; }
FERRULE(export) inline std::unordered_set<std::string> same_unordered(const std::unordered_set<std::string> &x) { return x; }
FERRULE(export) inline std::multiset<int> same_multiset(const std::multiset<int> &x) { return x; }
FERRULE(export) inline std::unordered_multiset<int> same_unordered_multiset(const std::unordered_multiset<int> &x) { return x; }
FERRULE(export) inline std::multimap<std::string, int> same_multimap(const std::multimap<std::string, int> &x) { return x; }
FERRULE(export)
inline std::unordered_multimap<int, std::string> same_unordered_multimap(std::unordered_multimap<int, std::string> x) { return x; }
FERRULE(export) inline std::multimap<int, std::unique_ptr<Thing>> new_things() {
  std::multimap<int, std::unique_ptr<Thing>> made;
  for (int i = 0; i < 3; ++i) made.emplace(i / 2, std::make_unique<Thing>(i));
  return made;
}
FERRULE(export) inline std::stack<int> same_stack(const std::stack<int> &x) { return x; }
FERRULE(export) inline std::queue<std::string> same_queue(std::queue<std::string> x) { return x; }
FERRULE(export) inline int top(const std::stack<int> &x) { return x.top(); }
FERRULE(export) inline std::string front(const std::queue<std::string> &x) { return x.front(); }
FERRULE(export) inline std::priority_queue<int> same_priority(const std::priority_queue<int> &x) { return x; }
FERRULE(export)
inline std::priority_queue<int, std::vector<int>, std::greater<int>> least_first(
    std::priority_queue<int, std::vector<int>, std::greater<int>> x) {
  return x;
}
FERRULE(export) inline std::bitset<70> same_bits(const std::bitset<70> &x) { return x; }
FERRULE(export) inline std::bitset<4> four_bits(std::bitset<4> x = 5) { return x; }
FERRULE(export) inline std::valarray<double> same_values(const std::valarray<double> &x) { return x; }
FERRULE(export) inline std::valarray<std::string> same_text_values(std::valarray<std::string> x) { return x; }
FERRULE(export)
inline std::vector<std::shared_ptr<Thing>> first_things(const std::deque<std::shared_ptr<Thing>> &x, std::size_t count) {
  if (count > x.size()) throw std::out_of_range("not so many things");
  return {x.begin(), x.begin() + static_cast<std::ptrdiff_t>(count)};
}

// ---- arrays as fields

struct FERRULE(record) Arrays {
  int numbers[3] = {1, 2, 3};
  std::string words[2];
  double grid[2][2] = {{1, 2}, {3, 4}};
  char name[8] = "none";
  unsigned char raw[4]{};
  Point corners[2];
  std::array<int, 2> pair{};
};
FERRULE(export) inline Arrays same_arrays(const Arrays &x) { return x; }
FERRULE(export) inline Arrays unterminated() {
  Arrays made;
  for (char &each : made.name) each = 'x';
  return made;
}

class FERRULE(export) Grid {
 public:
  int cells[2][3] = {{1, 2, 3}, {4, 5, 6}};
  char label[6] = "grid";
  static constexpr int primes[4] = {2, 3, 5, 7};
};
FERRULE(export) inline constexpr double weights[] = {0.5, 0.25};

// ---- times

FERRULE(export) inline std::chrono::nanoseconds same_ns(std::chrono::nanoseconds x) { return x; }
FERRULE(export) inline std::chrono::milliseconds same_ms(const std::chrono::milliseconds &x) { return x; }
FERRULE(export)
inline std::chrono::duration<double> same_seconds(std::chrono::duration<double> x = std::chrono::milliseconds(1500)) {
  return x;
}
FERRULE(export)
inline std::chrono::duration<std::int8_t, std::ratio<60>> same_minutes(std::chrono::duration<std::int8_t, std::ratio<60>> x) {
  return x;
}
FERRULE(export) inline std::chrono::hours hours_of(long x) { return std::chrono::hours(x); }
FERRULE(export) inline std::chrono::nanoseconds ns_of(std::int64_t x) { return std::chrono::nanoseconds(x); }
FERRULE(export) inline std::int64_t count_ns(std::chrono::nanoseconds x) { return x.count(); }
FERRULE(export) inline std::int64_t count_ms(std::chrono::milliseconds x) { return x.count(); }
FERRULE(export) inline std::chrono::duration<double> no_time() { return std::chrono::duration<double>(0.0 / 0.0 * 1.0); }
FERRULE(export) inline std::chrono::system_clock::time_point same_time(std::chrono::system_clock::time_point x) { return x; }
FERRULE(export) inline std::int64_t seconds_since_1970(std::chrono::sys_seconds x) { return x.time_since_epoch().count(); }
FERRULE(export) inline std::vector<std::chrono::seconds> same_durations(const std::vector<std::chrono::seconds> &x) { return x; }
FERRULE(export)
inline std::map<std::string, std::optional<std::chrono::milliseconds>> same_timeouts(
    const std::map<std::string, std::optional<std::chrono::milliseconds>> &x) {
  return x;
}
FERRULE(export) inline std::optional<std::chrono::seconds> same_timeout(std::optional<std::chrono::seconds> x = std::nullopt) {
  return x;
}
FERRULE(export) inline std::string kind(std::chrono::seconds) { return "duration"; }
FERRULE(export) inline std::string kind(std::chrono::system_clock::time_point) { return "time"; }
FERRULE(export) inline std::string kind(std::complex<double>) { return "complex"; }
FERRULE(export) inline std::string kind(double) { return "double"; }

// ---- numbers of two parts, single characters, long double

FERRULE(export) inline std::complex<double> same_complex(const std::complex<double> &x) { return x; }
FERRULE(export) inline std::complex<float> same_complex32(std::complex<float> x = {1, -1}) { return x; }
FERRULE(export) inline std::vector<std::complex<double>> same_complexes(const std::vector<std::complex<double>> &x) { return x; }
FERRULE(export) inline __int128 same_i128(__int128 x) { return x; }
FERRULE(export) inline unsigned __int128 same_u128(unsigned __int128 x) { return x; }
FERRULE(export) inline std::vector<__int128> same_i128s(const std::vector<__int128> &x) { return x; }
FERRULE(export) inline char16_t same_char16(char16_t x) { return x; }
FERRULE(export) inline char32_t same_char32(char32_t x) { return x; }
FERRULE(export) inline wchar_t same_wchar(wchar_t x = L'w') { return x; }
FERRULE(export) inline char8_t same_char8(char8_t x) { return x; }
FERRULE(export) inline char32_t char32_of(std::uint32_t x) { return static_cast<char32_t>(x); }
FERRULE(export) inline std::map<char32_t, int> same_letters(const std::map<char32_t, int> &x) { return x; }
FERRULE(export) inline long double same_long_double(long double x) { return x; }
FERRULE(export) inline long double too_long(bool really) { return really ? 1e4000L : 1e300L; }

/// Of everything above.
struct FERRULE(record) Mixed {
  std::chrono::milliseconds timeout{5000};
  std::complex<double> number;
  char32_t letter = U'\u00e9';
  std::vector<std::chrono::seconds> times;
  char16_t narrow = u'n';
  long double wide = 1.5L;
  int plain = 1;
};
FERRULE(export) inline Mixed same_mixed(const Mixed &x) { return x; }

class FERRULE(export) Clock {
 public:
  std::chrono::seconds period{2};
  FERRULE(property) std::chrono::milliseconds offset() const { return offset_; }
  FERRULE(setter) void set_offset(std::chrono::milliseconds offset) { offset_ = offset; }
  static constexpr std::chrono::seconds longest{60};

 private:
  std::chrono::milliseconds offset_{250};
};

// ---- failures that are returned

struct FERRULE(error) Broken : std::runtime_error {
  Broken(const std::string &what, int part) : std::runtime_error(what), part(part) {}
  int part;  ///< which one
};

/// Nothing, or what went wrong.
FERRULE(export) inline std::error_code open_file(int number) {
  return number ? std::error_code(number, std::generic_category()) : std::error_code();
}

// ---- other ways to refer to an object

class FERRULE(export) Shelf {
 public:
  Shelf() = default;
  Shelf(const Shelf &) = delete;
  std::reference_wrapper<Thing> thing() { return thing_; }
  std::reference_wrapper<const Thing> seen() const { return thing_; }
  std::vector<std::reference_wrapper<Thing>> all() { return {thing_, thing_}; }
  std::weak_ptr<Thing> weak() const { return shared_; }
  void put(std::shared_ptr<Thing> thing) { shared_ = std::move(thing); }
  void drop() { shared_.reset(); }

 private:
  Thing thing_{1};
  std::shared_ptr<Thing> shared_;
};
FERRULE(export) inline void renumber(std::reference_wrapper<Thing> thing, int number) { thing.get().number = number; }
FERRULE(export) inline int number_in(std::reference_wrapper<const Thing> thing) { return thing.get().number; }
FERRULE(export) inline std::string told(const char *text = nullptr) { return text ? std::string("told ") + text : "nothing"; }
FERRULE(export) inline std::string told_widely(const char16_t *text = 0, int n = 1) { return text ? std::string("told ") + static_cast<char>(text[0] + n) : "nothing"; }
FERRULE(export) inline const Point *same_place_or_none(const Point *x = nullptr) { return x; }
FERRULE(export) inline std::variant<std::nullptr_t, int> same_null(std::variant<std::nullptr_t, int> x) { return x; }

// ---- rows with a face of their own

struct Money {
  std::int64_t cents = 0;
};
struct Tag {
  std::string text;
};
struct money_face : ferrule::face::python {
  static constexpr char from_python[] = "rows_faces.cents";
  static constexpr char to_python[] = "rows_faces.money";
  static constexpr char annotation[] = "decimal.Decimal";
};
struct tag_face : ferrule::face::python {
  static constexpr char to_python[] = "rows_faces.tag";
};

}  // namespace rows

template <>
struct ferrule::type<rows::Money> {
  using abi = ferrule::abi::faced<std::int64_t, rows::money_face>;
  struct arg {
    explicit arg(const abi &from) : value{from.value} {
      if (from.value < 0) throw std::invalid_argument("money cannot be negative");
    }
    operator rows::Money() const { return value; }
    rows::Money value;
  };
  static void lower(const rows::Money &money, abi *out, ferrule::arena &) { out->value = money.cents; }
};

template <>
struct ferrule::type<rows::Tag> {
  using abi = ferrule::abi::faced<ferrule::abi::str, rows::tag_face>;
  struct arg {
    explicit arg(const abi &from) : value{std::string(from.value.data, from.value.size)} {}
    operator rows::Tag() const { return value; }
    rows::Tag value;
  };
  static void lower(const rows::Tag &tag, abi *out, ferrule::arena &memory) {
    ferrule::lower_value<std::string>(tag.text, &out->value, memory);
  }
};

namespace rows {

FERRULE(export) inline Money same_money(Money x) { return x; }
FERRULE(export) inline Money total(const std::vector<Money> &x) {
  Money sum;
  for (const Money &each : x) sum.cents += each.cents;
  return sum;
}
FERRULE(export) inline std::map<std::string, Money> same_prices(const std::map<std::string, Money> &x) { return x; }
FERRULE(export) inline Tag same_tag(const Tag &x) { return x; }
FERRULE(export) inline std::vector<Tag> same_tags(const std::vector<Tag> &x) { return x; }

}  // namespace rows
