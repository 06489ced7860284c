// Rows of text and of bytes.
#include "rows.hpp"

using namespace ferrule;
namespace c = ferrule::abi;

static_assert(std::is_same_v<parameter<const std::string &>::abi, c::str> &&
              std::is_same_v<parameter<std::string &&>::abi, c::str>);
static_assert(std::is_same_v<parameter<std::string_view>::abi, c::str> && std::is_same_v<parameter<const char *>::abi, c::str>);
static_assert(result<std::string &>::known && result<const char *>::known && !parameter<std::string &>::known);
static_assert(!parameter<char *>::known && !parameter<const std::string *>::known);
static_assert(std::is_same_v<parameter<std::vector<std::uint8_t>>::abi, c::bytes>);
static_assert(std::is_same_v<parameter<const std::vector<std::byte> &>::abi, c::bytes>);
static_assert(std::is_same_v<result<std::array<unsigned char, 4>>::abi, c::bytes>);
static_assert(std::is_same_v<result<std::vector<signed char>>::abi, c::list<std::int8_t>>);

namespace {
const std::string small = "gr\xc3\xbc\xc3\x9f", large(1000, 'x'), with_nul("a\0b", 3), bad = "abc\xff";
}

TEST_CASE("rows: strings cross with all that is in them") {
  for (const std::string &each : {small, large, with_nul, std::string()}) {
    rows::round_trip(each);
    CHECK(*arg<std::string>(each.data(), each.size()) == each);
    CHECK(*arg<const std::string &>(each.data(), each.size()) == each);
    CHECK(*arg<std::string &&>(each.data(), each.size()) == each);
    CHECK(*arg<std::string_view>(each.data(), each.size()) == each);
    CHECK(rows::text(rows::to_c(std::string_view(each))->value) == each);
  }
  CHECK((*arg<std::string>(static_cast<const char *>(nullptr), 0)).empty());
}

TEST_CASE("rows: a string_view parameter refers to C's own memory") {
  CHECK((*arg<std::string_view>(large.data(), large.size())).data() == large.data());
}

TEST_CASE("rows: a large string is moved, and an empty one owns nothing") {
  std::string moved = large;
  const char *before = moved.data();
  auto out = rows::to_c(std::move(moved));
  CHECK(out->value.data == before);
  CHECK(out->owner != nullptr);
  CHECK(rows::to_c(std::string())->owner == nullptr);
}

TEST_CASE("rows: const char * is NUL-terminated, and can say that there is none") {
  auto argument = arg<const char *>("abcdef", 3);
  CHECK(std::string(*argument) == "abc");
  CHECK(std::string(*arg<const char *>(static_cast<const char *>(nullptr), 0)).empty());
  CHECK(rows::message_of([] { *arg<const char *>(with_nul.data(), with_nul.size()); }) ==
        "a string must not contain a NUL character");
  CHECK(rows::status_of([] { *arg<const char *>(with_nul.data(), with_nul.size()); }) == status::value);
  const char *none = nullptr, *empty = "";
  CHECK(rows::to_c(std::move(none))->value.data == nullptr);
  CHECK(rows::to_c(std::move(empty))->value.data != nullptr);
}

TEST_CASE("rows: what is not UTF-8 is an error both ways, with the offset") {
  CHECK(rows::message_of([] { *arg<std::string>(bad.data(), bad.size()); }) == "invalid UTF-8 at byte 3");
  CHECK(rows::status_of([] { *arg<std::string_view>(bad.data(), bad.size()); }) == status::unicode);
  CHECK(rows::status_of([] { *arg<const char *>(bad.data(), bad.size()); }) == status::unicode);
  CHECK(rows::status_of([] { rows::to_c(bad); }) == status::unicode);
  CHECK(rows::status_of([] { rows::to_c(large + bad); }) == status::unicode);
  CHECK(rows::message_of([] { rows::to_c(std::vector<std::string>{small, bad, large}); }) == "invalid UTF-8 at byte 3");
  for (const char *each : {"\xed\xa0\x80", "\xc0\x80", "\xf5\x80\x80\x80", "\xe2\x82"})
    CHECK(rows::message_of([&] { rows::to_c(std::string(each)); }) == "invalid UTF-8 at byte 0");
}

TEST_CASE("rows: what is written to `out` is whole or nothing") {
  c::list<c::str> out{nullptr, 77};
  owner_header *owner = nullptr;
  CHECK_THROWS_AS(lower(std::vector<std::string>{large, small, bad}, &out, &owner), unicode_error);
  CHECK(out.size == 77);
  CHECK(owner == nullptr);
}

TEST_CASE("rows: NULL with a size is an error") {
  CHECK(rows::status_of([] { *arg<std::string>(static_cast<const char *>(nullptr), 3); }) == status::value);
  CHECK(rows::status_of([] { *arg<std::vector<int>>(static_cast<const int *>(nullptr), 3); }) == status::value);
  CHECK(rows::status_of([] { *arg<std::vector<std::byte>>(static_cast<const char *>(nullptr), 3); }) == status::value);
}

TEST_CASE("rows: bytes need not be text") {
  std::vector<unsigned char> data{0, 255, 128};
  rows::round_trip(data);
  rows::round_trip(std::vector<std::byte>{std::byte{255}, std::byte{0}});
  rows::round_trip(std::vector<char>{'a', '\xff'});
  rows::round_trip(std::array<unsigned char, 2>{1, 255});
  rows::round_trip(std::byte{7});
  const unsigned char *before = data.data();
  CHECK(reinterpret_cast<const unsigned char *>(rows::to_c(std::move(data))->value.data) == before);
  CHECK(rows::message_of([] { *arg<std::array<std::byte, 3>>("ab", 2); }) == "an array must have 3 items, not 2");
}

TEST_CASE("rows: const char * inside of containers lives until the call ends") {
  c::str texts[] = {{"one", 3}, {"twoX", 3}};
  std::vector<std::string> seen;
  auto use = [&](const std::vector<const char *> &given) { seen.assign(given.begin(), given.end()); };
  use(*arg<const std::vector<const char *> &>(texts, 2));
  CHECK(seen == std::vector<std::string>{"one", "two"});
}
