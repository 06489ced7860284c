// Rows of std::span, where there is one: built a second time as C++20 (CMakeLists.txt).
#include "rows.hpp"

#if defined(__cpp_lib_span)
using namespace ferrule;
namespace c = ferrule::abi;

static_assert(std::is_same_v<parameter<std::span<const double>>::abi, c::list<double>> && !parameter<std::span<double>>::known);
static_assert(std::is_same_v<result<std::span<double>>::abi, c::list<double>> && result<std::span<const double>>::known);
static_assert(std::is_same_v<parameter<std::span<const std::byte>>::abi, c::bytes> && !parameter<std::span<std::byte>>::known);
static_assert(std::is_same_v<parameter<const std::span<const std::string> &>::abi, c::list<c::str>>);
static_assert(!parameter<std::span<const void *>>::known && !parameter<std::span<int, 3>>::known);

TEST_CASE("rows: a span refers to C's own memory where it can") {
  double three[] = {1, 2, 3};
  auto all = *arg<std::span<const double>>(three, 3);
  CHECK(all.data() == three);
  CHECK(all.size() == 3);
  auto bytes = *arg<std::span<const std::byte>>("ab", 2);
  CHECK(bytes[1] == std::byte{'b'});
  bool flags[] = {true, false};
  CHECK((*arg<std::span<const bool>>(flags, 2)).data() == flags);
}

TEST_CASE("rows: else to a converted copy that lives for the call") {
  c::str texts[] = {{"one", 3}, {"two", 3}};
  auto joined = [](std::span<const std::string> given) { return given[0] + given[1]; };
  CHECK(joined(*arg<std::span<const std::string>>(texts, 2)) == "onetwo");
  CHECK(joined(*arg<const std::span<const std::string> &>(texts, 2)) == "onetwo");
  c::list<c::str> nested[] = {{texts, 2}};
  auto first = [](std::vector<std::span<const std::string>> given) { return given.at(0)[1]; };
  CHECK(first(*arg<std::vector<std::span<const std::string>>>(nested, 1)) == "two");
}

TEST_CASE("rows: a span that is a result is copied") {
  std::vector<double> numbers{1, 2};
  auto out = rows::to_c(std::span<double>(numbers));
  numbers[0] = 7;
  CHECK(out->value.data[0] == 1);
  std::vector<std::string> texts{"a"};
  CHECK(rows::text(rows::to_c(std::span<const std::string>(texts))->value.data[0]) == "a");
}
#endif
