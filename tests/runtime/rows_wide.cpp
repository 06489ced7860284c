// The rows of text in other encodings; once more as C++20, for char8_t.
#include "rows.hpp"

using namespace ferrule;
namespace c = ferrule::abi;

static_assert(std::is_same_v<parameter<const std::u16string &>::abi, c::str> &&
              std::is_same_v<result<std::wstring_view>::abi, c::str>);
static_assert(parameter<const wchar_t *>::known && result<const char32_t *>::known && !parameter<wchar_t *>::known);

TEST_CASE("rows: wide text there and back") {
  for (const std::u16string &each :
       {std::u16string(), std::u16string(u"a\u00e9\u65e5\uffff\U00010000\U0010ffff"), std::u16string(u"a\0b", 3)})
    rows::round_trip(each);
  for (const std::u32string &each :
       {std::u32string(), std::u32string(U"a\u00e9\u65e5\uffff\U00010000\U0010ffff"), std::u32string(300, U'x')})
    rows::round_trip(each);
  rows::round_trip(std::wstring(L"wide \u65e5"));
  rows::round_trip(std::vector<std::u16string>{u"a", u"", u"b"});
  CHECK(rows::text(rows::to_c(std::u16string_view(u"\U0001f600"))->value) == "\xf0\x9f\x98\x80");
  CHECK(rows::text(rows::to_c(std::u32string(U"\u07ff\u0800"))->value) == "\xdf\xbf\xe0\xa0\x80");
  CHECK((*arg<std::u16string_view>("\xf0\x9f\x98\x80", 4)) == u"\U0001f600");
  CHECK(rows::to_c(static_cast<const wchar_t *>(nullptr))->value.data == nullptr);
  CHECK(std::wstring(*arg<const wchar_t *>("ab", 2)) == L"ab");
}

TEST_CASE("rows: what is no text") {
  const char16_t lone[] = {0xd800, u'a', 0xdc00, 0};
  CHECK(rows::message_of([&] { rows::to_c(std::u16string(lone)); }) == "no character at code unit 0");
  CHECK(rows::message_of([&] { rows::to_c(std::u16string(lone + 1)); }) == "no character at code unit 1");
  CHECK(rows::message_of([&] { rows::to_c(std::u16string(lone, 1)); }) == "no character at code unit 0");
  CHECK(rows::status_of([&] { rows::to_c(std::u32string(1, char32_t(0xdfff))); }) == status::unicode);
  CHECK(rows::status_of([&] { rows::to_c(std::u32string(1, char32_t(0x110000))); }) == status::unicode);
  CHECK(rows::status_of([&] { rows::to_c(std::u32string(1, char32_t(0xffffffff))); }) == status::unicode);
  CHECK_THROWS_AS((*arg<std::u16string>("\xed\xa0\x80", 3)), unicode_error);
  CHECK_THROWS_AS((*arg<std::wstring>("ab\xff", 3)), unicode_error);
  CHECK(rows::status_of([] { *arg<const char16_t *>("a\0b", 3); }) == status::value);
  const std::vector<std::u16string> some{std::u16string(100, u'a'), std::u16string(lone, 1)};
  CHECK(rows::status_of([&] { rows::to_c(some); }) == status::unicode);
}

#if defined(__cpp_char8_t)
TEST_CASE("rows: text of char8_t") {
  rows::round_trip(std::u8string(u8"a\u65e5"));
  CHECK((*arg<std::u8string_view>("ab", 2)) == u8"ab");
  CHECK_THROWS_AS((*arg<std::u8string>("\xff", 1)), unicode_error);
  CHECK_THROWS_AS(rows::to_c(std::u8string(1, static_cast<char8_t>(0xff))), unicode_error);
}
#endif
