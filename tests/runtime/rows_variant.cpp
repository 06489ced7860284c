// The rows of variants, and of paths.
#include "rows.hpp"

using namespace ferrule;
namespace c = ferrule::abi;

namespace {
struct Unknown {};
struct variant_in_c {
  std::uint32_t index;
  union {
    std::int8_t alternative0;
    double alternative1;
    ferrule::abi::str alternative2;
  } value;
};
// Loses its value when it is assigned to.
struct Fragile {
  Fragile() = default;
  Fragile(const Fragile &) { throw std::runtime_error("not copied"); }
  Fragile &operator=(const Fragile &) { throw std::runtime_error("not assigned"); }
};
}  // namespace
template <>
struct ferrule::type<Fragile, void> {
  using abi = bool;
  static void lower(const Fragile &, abi *out, ferrule::arena &) { *out = true; }
};

using either = std::variant<int, std::string>;

static_assert(std::is_same_v<parameter<const either &>::abi, c::variant<std::int32_t, c::str>>);
static_assert(std::is_same_v<result<std::variant<std::monostate, int>>::abi, c::variant<c::nothing, std::int32_t>>);
static_assert(!known<std::monostate> && !known<std::vector<std::monostate>> && !known<std::variant<int, Unknown>>);
static_assert(!parameter<std::variant<int, Fragile>>::known && result<std::variant<int, Fragile>>::known);
static_assert(!result<const std::variant<int, std::unique_ptr<Unknown>> &>::known);
static_assert(sizeof(c::variant<std::int8_t, double, c::str>) == sizeof(variant_in_c) &&
              alignof(c::variant<std::int8_t, double, c::str>) == alignof(variant_in_c));

TEST_CASE("rows: variants there and back") {
  rows::round_trip(either(5));
  rows::round_trip(either(std::string(100, 'x')));
  rows::round_trip(either("short"));
  rows::round_trip(std::variant<std::monostate, bool>());
  rows::round_trip(std::variant<int, int, int>(std::in_place_index<2>, 5));
  rows::round_trip(std::vector<either>{1, "a", 2, std::string(100, 'y')});
  rows::round_trip(
      std::map<std::string, std::variant<double, std::vector<either>>>{{"a", 1.5}, {"b", std::vector<either>{1, "x"}}});
}

TEST_CASE("rows: a variant that is taken is pointed into, and lies in memory as C's struct does") {
  auto out = rows::to_c(std::vector<either>{std::string(100, 'x')});
  CHECK(out->value.data[0].index == 1);
  CHECK(rows::text(out->value.data[0].alternative<1>()) == std::string(100, 'x'));
  auto lies = rows::to_c(std::variant<std::int8_t, double, std::string>(2.5));
  variant_in_c seen;
  std::memcpy(&seen, &lies->value, sizeof seen);
  CHECK((seen.index == 1 && seen.value.alternative1 == 2.5));
}

TEST_CASE("rows: a variant of no such alternative, and one that lost its value") {
  scratch keep;
  c::variant<std::int32_t, c::str> wrong{};
  wrong.index = 7;
  CHECK(rows::message_of([&] { lift<either>(wrong, keep); }) == "a variant of 2 alternatives has none with the index 7");
  CHECK(rows::status_of([&] { *arg<either>(&wrong); }) == status::value);
  std::variant<int, Fragile> lost(5);
  try {
    lost.emplace<1>(Fragile());
  } catch (const std::runtime_error &) {
  }
  CHECK(rows::message_of([&] { rows::to_c(lost); }) == "the variant lost its value to an exception");
}

TEST_CASE("rows: an error in an alternative leaks nothing") {
  CHECK_THROWS_AS(rows::to_c(either("\xff")), unicode_error);
  CHECK_THROWS_AS(rows::to_c(std::vector<either>{std::string(100, 'x'), "\xff"}), unicode_error);
  scratch keep;
  c::variant<std::int32_t, c::str> bad{};
  bad.index = 1;
  bad.alternative<1>() = {"\xff", 1};
  CHECK_THROWS_AS(lift<either>(bad, keep), unicode_error);
}

#if !defined(_WIN32)
TEST_CASE("rows: a path is its bytes") {
  using std::filesystem::path;
  rows::round_trip(path());
  rows::round_trip(path("/a/b"));
  rows::round_trip(path("caf\xe9"));
  rows::round_trip(std::vector<path>{"a", path(std::string(100, 'x'))});
  CHECK((*arg<const path &>("a/b", 3)).filename() == "b");
  CHECK(rows::message_of([] { *arg<path>("a\0b", 3); }) == "a file name must not contain a NUL character");
  CHECK(rows::to_c(path())->owner == nullptr);
}
#endif
