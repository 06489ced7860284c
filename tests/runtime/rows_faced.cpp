// Rows of values that hosts convert further: times, numbers of two parts, single characters; and long double.
#include "rows.hpp"

using namespace ferrule;
namespace c = ferrule::abi;

using time_shape = c::faced<std::int64_t, face::timedelta>;
static_assert(std::is_same_v<parameter<const std::chrono::hours &>::abi, time_shape>);
static_assert(std::is_same_v<result<std::vector<std::chrono::seconds>>::abi, c::list<time_shape>>);
static_assert(std::is_same_v<result<std::chrono::system_clock::time_point>::abi, c::faced<std::int64_t, face::datetime>>);
static_assert(!known<std::chrono::steady_clock::time_point> && sizeof(time_shape) == sizeof(std::int64_t));
static_assert(std::is_same_v<result<std::complex<float>>::abi, c::faced<c::tuple<float, float>, face::complex>>);
static_assert(!known<std::complex<int>> && !known<std::complex<long double>>);

namespace {
template <class Duration>
std::int64_t ns(Duration value) {
  return rows::to_c(value)->value.value;
}
template <class Duration>
auto from_ns(std::int64_t value) {
  scratch keep;
  return lift<Duration>(time_shape{value}, keep).count();
}
}  // namespace

TEST_CASE("rows: times in every unit") {
  using namespace std::chrono;
  using picoseconds = duration<std::int64_t, std::pico>;
  using thirds = duration<int, std::ratio<1, 3>>;
  CHECK((ns(hours(2)) == 7200000000000 && ns(nanoseconds(-5)) == -5 && ns(duration<double>(1.5)) == 1500000000));
  CHECK((ns(picoseconds(1499)) == 1 && ns(picoseconds(1500)) == 2 && ns(picoseconds(2500)) == 2 && ns(picoseconds(-2501)) == -3));
  CHECK((ns(thirds(1)) == 333333333 && ns(thirds(-2)) == -666666667 && ns(thirds(3)) == 1000000000));
  CHECK((from_ns<thirds>(333333333) == 1 && from_ns<thirds>(-166666667) == -1 && from_ns<milliseconds>(1500000) == 2));
  CHECK((from_ns<milliseconds>(2500000) == 2 && from_ns<picoseconds>(7) == 7000 && from_ns<duration<float>>(1500000000) == 1.5f));
  rows::round_trip(microseconds(123456));
  rows::round_trip(std::vector<seconds>{seconds(1), seconds(-1)});
  rows::round_trip(system_clock::time_point(seconds(5)));
  constexpr auto most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
  CHECK((ns(nanoseconds(most)) == most && ns(nanoseconds(least)) == least));
  CHECK(from_ns<duration<std::int64_t>>(most) == 9223372037);
}

TEST_CASE("rows: times out of range") {
  using namespace std::chrono;
  CHECK(rows::status_of([] { ns(hours(2562048)); }) == status::overflow);
  CHECK(rows::status_of([] { ns(seconds(-9223372037)); }) == status::overflow);
  CHECK(rows::status_of([] { ns(duration<std::uint64_t, std::nano>(1ull << 63)); }) == status::overflow);
  CHECK(rows::status_of([] { ns(duration<double>(9223372036.9)); }) == status::overflow);
  CHECK(rows::status_of([] { ns(duration<double>(std::nan(""))); }) == status::value);
  CHECK(rows::status_of([] { from_ns<duration<std::int8_t>>(128000000000); }) == status::overflow);
  CHECK(from_ns<duration<std::int8_t>>(-128000000000) == -128);
  CHECK(rows::status_of([] { from_ns<duration<unsigned>>(-1000000000); }) == status::overflow);
  CHECK(rows::status_of([] { from_ns<duration<std::int64_t, std::pico>>(9223372036854776); }) == status::overflow);
}

TEST_CASE("rows: numbers of two parts") {
  rows::round_trip(std::complex<double>(1.5, -2));
  rows::round_trip(std::vector<std::complex<float>>{{1, 2}, {3, 4}});
#if defined(__SIZEOF_INT128__)
  __extension__ using wide = __int128;
  for (wide each : {wide(0), wide(-1), wide(1) << 100, -(wide(1) << 100), wide(5) << 63}) rows::round_trip(each);
  auto out = rows::to_c(wide(-2));
  CHECK((out->value.value.item<0>() == 0xfffffffffffffffe && out->value.value.item<1>() == -1));
#endif
}

TEST_CASE("rows: single characters, and long double") {
  scratch keep;
  const auto letter = [](std::uint32_t code) { return c::faced<std::uint32_t, face::letter>{code}; };
  rows::round_trip(U'\U0001f600');
  rows::round_trip(u'\u65e5');
  CHECK(rows::status_of([&] { lift<char16_t>(letter(0x10000), keep); }) == status::value);
  CHECK(rows::status_of([&] { lift<char32_t>(letter(0xd800), keep); }) == status::unicode);
  CHECK(rows::status_of([] { rows::to_c(char16_t(0xdc00)); }) == status::unicode);
  CHECK(rows::status_of([] { rows::to_c(char32_t(0x110000)); }) == status::unicode);
  CHECK(rows::to_c(1.5L)->value == 1.5);
  if (std::numeric_limits<long double>::max_exponent > 1024)
    CHECK(rows::status_of([] { rows::to_c(std::numeric_limits<long double>::max()); }) == status::overflow);
}
