// Rows of numbers, characters and enums.
#include <limits>

#include "rows.hpp"

namespace {
enum class Join : short { mitre = 1, round = 2 };
enum class Flag : bool { off, on };
enum Plain : unsigned { few = 1, most = 0xffffffff };
}  // namespace
template <>
struct ferrule::exported<Join> : ferrule::as_enum<> {};
template <>
struct ferrule::exported<Flag> : ferrule::as_enum<> {};
template <>
struct ferrule::exported<Plain> : ferrule::as_enum<> {};

using namespace ferrule;
namespace c = ferrule::abi;

static_assert(std::is_same_v<parameter<int>::abi, std::int32_t> && std::is_same_v<parameter<const int &>::abi, std::int32_t>);
static_assert(std::is_same_v<parameter<signed char>::abi, std::int8_t> &&
              std::is_same_v<parameter<unsigned char>::abi, std::uint8_t>);
static_assert(sizeof(parameter<long>::abi) == sizeof(long) && sizeof(parameter<std::size_t>::abi) == sizeof(std::size_t));
static_assert(std::is_same_v<parameter<long long>::abi, std::int64_t> && std::is_same_v<parameter<char>::abi, char>);
static_assert(std::is_same_v<result<const double>::abi, double> && std::is_same_v<result<float &>::abi, float>);
static_assert(std::is_same_v<parameter<long double>::abi, double> && !same<long double>);
static_assert(!parameter<int &>::known && !parameter<int *>::known && !parameter<const int *>::known);
static_assert(!parameter<const volatile int &>::known && !result<int *>::known && !parameter<void *>::known &&
              !parameter<void>::known);
static_assert(result<void>::known && std::is_void_v<result<void>::abi>);
static_assert(std::is_same_v<parameter<Join>::abi, c::enumeration<Join, std::int16_t>>);
static_assert(std::is_same_v<parameter<const Flag &>::abi, c::enumeration<Flag, std::uint8_t>>);
static_assert(std::is_same_v<result<Plain>::abi, c::enumeration<Plain, std::uint32_t>>);

namespace {
enum class Unmarked { a };

template <class T>
void extremes() {
  for (T value : {std::numeric_limits<T>::lowest(), std::numeric_limits<T>::max(), T(0), T(1)}) {
    rows::round_trip(value);
    CHECK(*arg<T>(value) == value);
    CHECK(*arg<const T &>(value) == value);
  }
}
}  // namespace
static_assert(!parameter<Unmarked>::known && !result<Unmarked>::known);

TEST_CASE("rows: numbers of every width") {
  extremes<signed char>(), extremes<unsigned char>(), extremes<short>(), extremes<unsigned short>(), extremes<int>();
  extremes<unsigned>(), extremes<long>(), extremes<unsigned long>(), extremes<long long>(), extremes<unsigned long long>();
  extremes<char>(), extremes<float>(), extremes<double>();
  rows::round_trip(true), rows::round_trip(false);
  CHECK(*arg<bool>(true));
}

TEST_CASE("rows: a number needs no owner, also where C calls it otherwise") {
  double out = 0;
  lower(0.5, &out);
  CHECK(out == 0.5);
  unsigned long long wide = 0;
  lower(std::size_t{7}, &wide);
  CHECK(wide == 7);
}

TEST_CASE("rows: enums, known values and others") {
  std::int16_t out = 0;
  lower(Join::round, &out);
  CHECK(out == 2);
  CHECK(*arg<Join>(std::int16_t{2}) == Join::round);
  CHECK(*arg<const Join &>(std::int16_t{77}) == static_cast<Join>(77));
  CHECK(*arg<Flag>(std::uint8_t{1}) == Flag::on);
  rows::round_trip(std::vector<Plain>{few, most});
  CHECK(rows::to_c(std::vector<Join>{Join::mitre})->value.data->value == 1);
}
