// What becomes of what C++ throws.
#include <doctest/doctest.h>

#include <cerrno>
#include <filesystem>
#include <future>
#include <new>
#include <system_error>

#include "fixture.hpp"

using namespace ferrule;
using namespace ferrule::exports;

namespace {
struct caught {
  zoo_error *error = nullptr;
  std::int32_t code;
  template <class F>
  explicit caught(F &&f) : code(call(&error, std::forward<F>(f))) {}
  ~caught() { error_free(error); }
  std::string type() const { return error_type(error); }
  std::string message() const { return error_message(error); }
};
#define THROWN(...) caught([] { throw __VA_ARGS__; })
}  // namespace

TEST_CASE("standard exceptions have statuses") {
  CHECK(THROWN(std::invalid_argument("x")).code == status::value);
  CHECK(THROWN(std::domain_error("x")).code == status::value);
  CHECK(THROWN(std::length_error("x")).code == status::value);
  CHECK(THROWN(std::range_error("x")).code == status::value);
  CHECK(THROWN(std::out_of_range("x")).code == status::index);
  CHECK(THROWN(std::overflow_error("x")).code == status::overflow);
  CHECK(THROWN(std::underflow_error("x")).code == status::error);
  CHECK(THROWN(std::logic_error("x")).code == status::error);
  CHECK(THROWN(std::bad_alloc()).code == status::memory);
  CHECK(THROWN(std::bad_array_new_length()).code == status::memory);
  CHECK(THROWN(std::bad_cast()).code == status::error);
  CHECK(THROWN(std::future_error(std::future_errc::no_state)).code == status::error);
  caught plain = THROWN(std::runtime_error("it broke"));
  CHECK(plain.code == status::error);
  CHECK(error_status(plain.error) == status::error);
  CHECK(plain.type() == "std::runtime_error");
  CHECK(plain.message() == "it broke");
  CHECK(error_cause(plain.error) == nullptr);
  CHECK(error_errno(plain.error) == 0);
  CHECK(error_path(plain.error) == nullptr);
  CHECK(error_where(plain.error) == nullptr);
  CHECK(error_host(plain.error) == nullptr);
}

TEST_CASE("errors of the system have a number, those of files a path") {
  caught system = THROWN(std::system_error(EACCES, std::generic_category(), "open"));
  CHECK(system.code == status::os);
  CHECK(error_errno(system.error) == EACCES);
  CHECK(error_path(system.error) == nullptr);
  caught file([] { (void)std::filesystem::file_size("/no/such/file"); });
  CHECK(file.code == status::os);
  CHECK(error_errno(file.error) == ENOENT);
  CHECK(std::string(error_path(file.error)) == "/no/such/file");
}

TEST_CASE("ferrule's own errors") {
  caught own = THROWN(error(status::type, "text", "here"));
  CHECK(own.code == status::type);
  CHECK(std::string(error_where(own.error)) == "here");
  caught unicode([] { require_utf8("ab\xff", 3); });
  CHECK(unicode.code == status::unicode);
  CHECK(unicode.message() == "invalid UTF-8 at byte 2");
}

TEST_CASE("marked classes have statuses and fields of their own") {
  caught marked = THROWN(zoo::BadFailure("bad", 5));
  CHECK(marked.code == 257);
  CHECK(marked.type() == "zoo::BadFailure");
  int code = 0;
  CHECK(run(error_as<zoo::Failure>(marked.error), [&](const zoo::Failure &it) { code = it.code; }).code == status::ok);
  CHECK(code == 5);
  CHECK(run(error_as<zoo::Odd>(marked.error), [](const zoo::Odd &) {}).code == status::type);
  CHECK(run(error_as<zoo::Odd>(static_cast<zoo_error *>(nullptr)), [](const zoo::Odd &) {}).code == status::handle);
  caught base = THROWN(zoo::Failure("bad", 5));
  CHECK(base.code == 256);
  caught odd = THROWN(zoo::Odd{9});
  CHECK(odd.code == 258);
  CHECK(odd.type() == "zoo::Odd");
  run(error_as<zoo::Odd>(odd.error), [&](const zoo::Odd &it) { code = it.code; });
  CHECK(code == 9);
}

TEST_CASE("whatever else is thrown") {
  CHECK(THROWN(42).message() == "42");
  CHECK(THROWN("text").message() == "text");
  CHECK(THROWN(std::string("text")).type() == "std::string");
  caught strange = THROWN(std::vector<int>{});
  CHECK(strange.code == status::error);
  CHECK(strange.type().find("vector") != std::string::npos);
  CHECK(call(static_cast<zoo_error **>(nullptr), [] { throw 1; }) == status::error);
}

TEST_CASE("nested exceptions are causes") {
  caught nested([] {
    try {
      try {
        throw 7;
      } catch (...) {
        std::throw_with_nested(std::out_of_range("inner"));
      }
    } catch (...) {
      std::throw_with_nested(zoo::Failure("outer", 1));
    }
  });
  CHECK(nested.code == 256);
  CHECK(nested.message() == "outer");
  const zoo_error *cause = error_cause(nested.error);
  REQUIRE(cause);
  CHECK(error_status(cause) == status::index);
  CHECK(std::string(error_type(cause)) == "std::out_of_range");
  const zoo_error *first = error_cause(cause);
  REQUIRE(first);
  CHECK(std::string(error_message(first)) == "7");
  CHECK(error_cause(first) == nullptr);
}

TEST_CASE("what is not UTF-8 is made so") { CHECK(THROWN(std::runtime_error("a\xff z")).message() == "a\xef\xbf\xbd z"); }

TEST_CASE("a host's exception comes out as it went in, also as a cause") {
  static int dropped;
  dropped = 0;
  int exception = 0;
  auto fresh = [&] {
    return error_new<error_object>(
        status::host, "KeyError", "'x'", &exception, [](void *) { ++dropped; }, nullptr);
  };
  {
    error_object *made = fresh();
    caught out([&] { throw callback_failed(made); });
    CHECK(out.code == status::host);
    CHECK(error_host(out.error) == &exception);
    CHECK(reinterpret_cast<error_object *>(out.error) == made);
    CHECK(dropped == 0);
  }
  CHECK(dropped == 1);
  {
    caught wrapped([&] {
      try {
        throw callback_failed(fresh());
      } catch (...) {
        std::throw_with_nested(std::runtime_error("while calling back"));
      }
    });
    CHECK(wrapped.code == status::error);
    CHECK(wrapped.type() == "std::runtime_error");
    CHECK(error_host(error_cause(wrapped.error)) == &exception);
  }
  CHECK(dropped == 2);
}

TEST_CASE("utf-8") {
  auto bad = [](const std::string &text) { return utf8_valid_prefix(text.data(), text.size()); };
  CHECK(bad("") == 0);
  CHECK(bad("plain ascii, long enough for several words") == 42);
  CHECK(bad("0123456\xc3\xa4 89 \xe2\x82\xac\xf0\x9f\x98\x80") == 20);
  CHECK(bad("01234567\x80") == 8);
  CHECK(bad("\xc0\x80") == 0);              // overlong
  CHECK(bad("\xe0\x80\x80") == 0);          // overlong
  CHECK(bad("a\xed\xa0\x80") == 1);         // a surrogate
  CHECK(bad("\xf4\x90\x80\x80") == 0);      // beyond U+10FFFF
  CHECK(bad("abc\xe2\x82") == 3);           // cut short
  CHECK(bad("1234567\xe2\x82\xac") == 10);  // across a word
  CHECK(bad(std::string("nul\0nul", 7)) == 7);
}
