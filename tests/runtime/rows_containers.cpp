// Rows of containers, alone and in each other.
#include "rows.hpp"

using namespace ferrule;
namespace c = ferrule::abi;

namespace {
struct Unknown {};
struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point &a, const Point &b) { return a.x == b.x && a.y == b.y; }
};
struct c_point {
  double x, y;
};
struct tuple_in_c {
  std::int8_t item0;
  double item1;
  ferrule::abi::str item2;
};
}  // namespace
template <>
struct ferrule::exported<Point> : as_record<c_point> {
  static constexpr auto fields = std::make_tuple(field(&Point::x, &c_point::x), field(&Point::y, &c_point::y));
};

static_assert(std::is_same_v<parameter<const std::map<std::string, std::vector<std::optional<Point>>> &>::abi,
                             c::map<c::str, c::list<c::optional<c_point>>>>);
static_assert(std::is_same_v<result<std::unordered_set<int>>::abi, c::list<std::int32_t, face::set>>);
static_assert(std::is_same_v<parameter<std::pair<int, std::string>>::abi, c::tuple<std::int32_t, c::str>>);
static_assert(std::is_same_v<parameter<std::array<double, 3>>::abi, c::list<double>>);
static_assert(std::is_same_v<parameter<std::unique_ptr<int>>::abi, c::box<std::int32_t>>);
static_assert(!parameter<std::vector<Unknown>>::known && !parameter<std::map<int, Unknown>>::known);
static_assert(!parameter<std::map<Unknown, int>>::known && !parameter<std::optional<Unknown>>::known && !known<std::set<Unknown>>);
static_assert(!parameter<std::tuple<int, Unknown>>::known && !parameter<std::array<Unknown, 2>>::known &&
              !known<std::deque<Unknown>>);
static_assert(!parameter<std::vector<std::vector<Unknown>>>::known && !parameter<std::unique_ptr<Unknown>>::known);
static_assert(!parameter<std::vector<int> &>::known && !parameter<std::vector<int> *>::known && result<std::vector<int> &>::known);
static_assert(sizeof(c::tuple<std::int8_t, double, c::str>) == sizeof(tuple_in_c));

TEST_CASE("rows: lists of what is the same in C are moved, and read where they lie") {
  std::vector<int> many(1000, 7);
  const int *before = many.data();
  auto out = rows::to_c(std::move(many));
  CHECK(out->value.data == before);
  CHECK(out->value.size == 1000);
  rows::round_trip(std::vector<double>{1.5, -2.5});
  rows::round_trip(std::vector<long long>{1, -2});
  CHECK(*arg<const std::vector<int> &>(out->value.data, 3) == std::vector<int>{7, 7, 7});
}

TEST_CASE("rows: empty containers own nothing") {
  CHECK(rows::to_c(std::vector<int>())->owner == nullptr);
  CHECK(rows::to_c(std::vector<std::string>())->owner == nullptr);
  CHECK(rows::to_c(std::map<std::string, int>())->owner == nullptr);
  CHECK(rows::to_c(std::set<int>())->value.size == 0);
  const std::vector<std::string> stays;
  CHECK(rows::to_c(stays)->owner == nullptr);
}

TEST_CASE("rows: a moved list of strings is one value with views into it") {
  std::vector<std::string> texts{std::string(100, 'a'), "b"};
  const char *first = texts[0].data();
  auto out = rows::to_c(std::move(texts));
  CHECK(out->value.data[0].data == first);
  CHECK(rows::text(out->value.data[1]) == "b");
}

TEST_CASE("rows: every container there and back") {
  rows::round_trip(std::vector<bool>{true, false, true});
  rows::round_trip(std::vector<std::string>{"a", "", std::string(100, 'x')});
  rows::round_trip(std::vector<std::vector<int>>{{1, 2}, {}, {3}});
  rows::round_trip(std::deque<int>{1, 2});
  rows::round_trip(std::list<std::string>{"a", "b"});
  rows::round_trip(std::set<std::string>{"a", std::string(50, 'b')});
  rows::round_trip(std::unordered_set<long>{1, 2, 3});
  rows::round_trip(std::map<int, std::string>{{1, "a"}, {2, "b"}});
  rows::round_trip(std::unordered_map<std::string, double>{{"a", 1}, {"b", 2}});
  rows::round_trip(std::array<double, 3>{1, 2, 3});
  rows::round_trip(std::array<std::string, 2>{"a", std::string(40, 'b')});
  rows::round_trip(std::forward_list<std::string>{"a", std::string(50, 'b')});
  rows::round_trip(std::forward_list<int>{});
  rows::round_trip(std::multiset<int>{3, 1, 3});
  rows::round_trip(std::unordered_multiset<std::string>{"a", "a", "b"});
  rows::round_trip(std::multimap<std::string, int>{{"a", 1}, {"b", 2}, {"a", 3}});
  rows::round_trip(std::multimap<int, std::string>{});
  rows::round_trip(std::unordered_multimap<int, std::string>{{1, "a"}, {2, "b"}, {1, std::string(50, 'c')}});
  rows::round_trip(std::stack<int>({1, 2, 3}));
  rows::round_trip(std::queue<std::string>({"a", "b"}));
  rows::round_trip(std::bitset<70>(0x123456789abcdefULL));
  rows::round_trip(std::bitset<0>());
  rows::round_trip(std::optional<int>{});
  rows::round_trip(std::optional<std::string>{"a"});
  rows::round_trip(std::pair<int, std::string>{1, "a"});
  rows::round_trip(std::tuple<std::int8_t, double, std::string>{1, 2.5, std::string(40, 'c')});
  rows::round_trip(std::vector<std::pair<std::string, std::optional<bool>>>{{"a", true}, {"b", {}}});
  rows::round_trip(std::map<std::string, std::vector<std::optional<Point>>>{{"a", {Point{1, 2}, std::nullopt}}, {"b", {}}});
  rows::round_trip(std::map<std::pair<int, int>, std::set<std::string>>{{{1, 2}, {"x", "y"}}});
  rows::round_trip(std::vector<std::array<int, 2>>{{{1, 2}}, {{3, 4}}});
}

TEST_CASE("rows: a multimap has each key once; what is empty says nothing") {
  auto out = rows::to_c(std::multimap<std::string, int>{{"a", 1}, {"b", 2}, {"a", 3}});
  CHECK(out->value.size == 2);
  CHECK((rows::text(out->value.data[0].key) == "a" && out->value.data[0].value.size == 2 && out->value.data[0].value.data[1] == 3));
  const std::int32_t numbers[] = {5, 6};
  c::entry<std::int32_t, c::list<std::int32_t>> entries[] = {{1, {numbers, 2}}, {2, {nullptr, 0}}, {1, {numbers, 1}}};
  CHECK((*arg<std::multimap<int, int>>(entries, 3) == std::multimap<int, int>{{1, 5}, {1, 6}, {1, 5}}));
  entries[1].value.size = 1;
  CHECK(rows::status_of([&] { *arg<std::multimap<int, int>>(entries, 3); }) == status::value);
  CHECK_THROWS_AS(rows::to_c(std::multimap<int, std::string>{{1, std::string(100, 'a')}, {1, "\xff"}}), unicode_error);
}

TEST_CASE("rows: a priority_queue in the order of its items") {
  std::priority_queue<std::string> texts;
  for (const char *each : {"b", "d", "a"}) texts.push(each);
  auto copied = rows::to_c(static_cast<const std::priority_queue<std::string> &>(texts));
  CHECK((rows::text(copied->value.data[0]) == "d" && rows::text(copied->value.data[2]) == "a" && texts.size() == 3));
  auto taken = rows::to_c(std::move(texts));
  CHECK(rows::text(taken->value.data[1]) == "b");
  std::priority_queue<std::unique_ptr<int>> boxed;  // cannot be copied
  boxed.push(std::make_unique<int>(3));
  CHECK(*rows::to_c(std::move(boxed))->value.data[0].value == 3);
  const std::int32_t numbers[] = {2, 9, 4};
  auto made = *arg<std::priority_queue<int>>(numbers, 3);
  CHECK(made.top() == 9);
}

TEST_CASE("rows: a valarray") {
  const double numbers[] = {1, 2.5};
  std::valarray<double> made = *arg<std::valarray<double>>(numbers, 2);
  CHECK((made.size() == 2 && made[1] == 2.5));
  auto out = rows::to_c(made);
  CHECK((out->value.size == 2 && out->value.data[1] == 2.5));
  CHECK(rows::to_c(std::valarray<int>())->owner == nullptr);
}

TEST_CASE("rows: boxes, full and empty") {
  auto out = rows::to_c(std::make_unique<std::string>("boxed"));
  CHECK(rows::text(*out->value.value) == "boxed");
  scratch keep;
  CHECK(*lift<std::unique_ptr<std::string>>(out->value, keep) == "boxed");
  auto none = rows::to_c(std::unique_ptr<std::string>());
  CHECK(none->value.value == nullptr);
  CHECK(none->owner == nullptr);
  CHECK(lift<std::unique_ptr<std::string>>(none->value, keep) == nullptr);
}

TEST_CASE("rows: a tuple lies in memory as C's struct does") {
  auto out = rows::to_c(std::tuple<std::int8_t, double, std::string>{3, 0.5, "x"});
  tuple_in_c seen;
  std::memcpy(&seen, &out->value, sizeof seen);
  CHECK((seen.item0 == 3 && seen.item1 == 0.5 && rows::text(seen.item2) == "x"));
}

TEST_CASE("rows: an array takes just its number of items; of two equal keys the last counts") {
  double three[] = {1, 2, 3};
  CHECK((*arg<std::array<double, 3>>(three, 3))[2] == 3);
  CHECK(rows::message_of([&] { *arg<std::array<double, 3>>(three, 2); }) == "an array must have 3 items, not 2");
  CHECK(rows::status_of([&] { *arg<std::array<double, 3>>(three, 2); }) == status::value);
  c::entry<std::int32_t, std::int32_t> twice[] = {{1, 10}, {1, 20}};
  CHECK((*arg<std::map<int, int>>(twice, 2)).at(1) == 20);
}

TEST_CASE("rows: an argument that is no pair is a pointer, and not NULL") {
  c::optional<double> given{true, 2.5};
  CHECK(*arg<std::optional<double>>(&given) == 2.5);
  CHECK(*arg<const std::optional<double> &>(&given) == 2.5);
  CHECK(rows::status_of([] { *arg<std::optional<double>>(static_cast<const c::optional<double> *>(nullptr)); }) == status::value);
}

TEST_CASE("rows: an error in the middle leaks nothing") {
  const std::string bad = "\xff", good(100, 'g');
  c::str texts[] = {{good.data(), 100}, {bad.data(), 1}};
  CHECK_THROWS_AS((*arg<std::vector<std::string>>(texts, 2)), unicode_error);
  CHECK_THROWS_AS((*arg<const std::set<std::string> &>(texts, 2)), unicode_error);
  CHECK_THROWS_AS(rows::to_c(std::map<int, std::string>{{1, good}, {2, bad}}), unicode_error);
  const std::vector<std::optional<std::string>> stays{good, bad};
  CHECK_THROWS_AS(rows::to_c(stays), unicode_error);
  CHECK_THROWS_AS(rows::to_c(std::make_unique<std::string>(bad)), unicode_error);
}

TEST_CASE("rows: a result has to have somewhere to leave its memory") {
  c::str out{};
  CHECK(rows::status_of([&] { lower(std::string("x"), &out, static_cast<owner_header **>(nullptr)); }) == status::value);
}
