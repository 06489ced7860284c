// Results that are a value or a failure, as C++23 has them.
#if defined(__has_include)
#if __has_include(<expected>)
#include <expected>
#endif
#endif

#include "rows.hpp"

#if defined(__cpp_lib_expected)

using namespace ferrule;

namespace {
struct Broken : std::runtime_error {
  Broken(const std::string &what, int part) : std::runtime_error(what), part(part) {}
  int part;
};
struct Printed {
  friend std::ostream &operator<<(std::ostream &out, const Printed &) { return out << "printed"; }
};
constexpr marked_error errors[] = {mark<Broken>(300, "Broken")};
struct Failed {
  std::int32_t status = 0;
  std::string type, message;
  int number = 0;
};

template <class R>
Failed failure(R result) {
  error_object *error = nullptr;
  Failed out;
  std::int32_t value = -1;
  out.status = call(&error, [&] {
    return lower_outcome(std::move(result), &error, [&](auto &&made) { lower(std::forward<decltype(made)>(made), &value); });
  });
  if (error) out = {out.status, error->type, error->message, error->number};
  release_error(error);
  return out;
}
}  // namespace

static_assert(std::is_same_v<result<std::expected<int, std::string>>::abi, std::int32_t> &&
              result<std::expected<int, int>>::raises);
static_assert(std::is_void_v<result<std::expected<void, int>>::abi> && result<std::error_code>::raises && !result<int>::raises);
static_assert(!known<std::vector<std::expected<int, int>>> && !parameter<std::expected<int, int>>::known &&
              !value<std::error_code>::known);
static_assert(!result<const std::error_code &>::known && !result<std::expected<std::istream, int>>::known);

TEST_CASE("rows: a value or a failure") {
  register_errors registered(errors);
  using text = std::expected<int, std::string>;
  CHECK(failure(text(5)).status == status::ok);
  CHECK(failure(text(std::unexpect, "no")).status == status::error);
  CHECK(failure(text(std::unexpect, "no")).message == "no");
  CHECK(failure(std::expected<int, Printed>(std::unexpect)).message == "printed");
  CHECK(failure(std::expected<int, std::out_of_range>(std::unexpect, "far")).status == status::index);
  CHECK(failure(std::expected<int, Broken>(std::unexpect, "broken", 3)).status == 300);
  const auto code = std::make_error_code(std::errc::no_such_file_or_directory);
  CHECK(failure(std::expected<int, std::error_code>(std::unexpect, code)).number == ENOENT);
  CHECK(failure(code).status == status::os);
  CHECK(failure(std::error_code()).status == status::ok);
  CHECK(failure(std::expected<void, int>()).status == status::ok);
  const auto thrown = std::make_exception_ptr(std::invalid_argument("kept"));
  CHECK(failure(std::expected<int, std::exception_ptr>(std::unexpect, thrown)).message == "kept");
}

TEST_CASE("rows: the fields of a failure can be read") {
  register_errors registered(errors);
  error_object *error = nullptr;
  std::expected<int, Broken> result(std::unexpect, "broken", 7);
  CHECK(call(&error, [&] { return lower_outcome(decltype(result)(result), &error, [](auto &&) {}); }) == 300);
  int part = 0;
  CHECK(call(static_cast<error_object **>(nullptr), error_as<Broken>(error), [&](const Broken &it) { part = it.part; }) ==
        status::ok);
  CHECK(part == 7);
  release_error(error);
  CHECK(call(static_cast<error_object **>(nullptr), [&] {
          return lower_outcome(decltype(result)(result), static_cast<error_object **>(nullptr), [](auto &&) {});
        }) == 300);
}

#endif
