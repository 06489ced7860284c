// Rows of exported classes: what becomes of the object, and handles inside of other things.
#include "rows.hpp"

namespace {
struct c_base;
struct c_thing;

struct Base {
  virtual ~Base() = default;
  int base = 1;
};
class Thing {
 public:
  explicit Thing(int number) : number(number) { ++alive; }
  Thing(const Thing &other) : number(other.number) { ++alive; }
  Thing(Thing &&other) noexcept : number(std::exchange(other.number, -1)) { ++alive; }
  ~Thing() { --alive; }
  int number;
  static int alive;
};
int Thing::alive = 0;
class Derived : public Base {
 public:
  Derived() = default;
  Derived(const Derived &) = delete;
};
struct Holder {
  std::shared_ptr<Thing> thing;
  std::string name;
};
struct c_holder {
  c_thing *thing;
  ferrule::abi::str name;
};
}  // namespace

template <>
struct ferrule::exported<Base> : ferrule::as_handle<c_base> {
  static const ferrule::descriptor descriptor;
};
template <>
struct ferrule::exported<Derived> : ferrule::as_handle<> {
  static const ferrule::descriptor descriptor;
};
template <>
struct ferrule::exported<Thing> : ferrule::as_handle<c_thing> {
  static const ferrule::descriptor descriptor;
};
template <>
struct ferrule::exported<Holder> : ferrule::as_record<c_holder> {
  static constexpr auto fields =
      std::make_tuple(ferrule::field(&Holder::thing, &c_holder::thing), ferrule::field(&Holder::name, &c_holder::name));
};
const ferrule::descriptor ferrule::exported<Base>::descriptor = ferrule::describe<Base>("Base");
const ferrule::descriptor ferrule::exported<Derived>::descriptor = ferrule::describe<Derived, Base>("Derived");
const ferrule::descriptor ferrule::exported<Thing>::descriptor = ferrule::describe<Thing>("Thing");

using namespace ferrule;
namespace c = ferrule::abi;

template <class P>
constexpr bool takes(borrowing how, bool nullable) {
  return parameter<P>::known && parameter<P>::borrow == how && parameter<P>::nullable == nullable &&
         std::is_same_v<typename parameter<P>::abi, c::handle<Thing>>;
}
static_assert(takes<Thing>(borrowing::shared, false) && takes<const Thing>(borrowing::shared, false));
static_assert(takes<const Thing &>(borrowing::shared, false) && takes<const Thing *>(borrowing::shared, true));
static_assert(takes<Thing &>(borrowing::exclusive, false) && takes<Thing *>(borrowing::exclusive, true));
static_assert(takes<Thing *const>(borrowing::exclusive, true) && takes<Thing *const &>(borrowing::exclusive, true));
static_assert(takes<Thing &&>(borrowing::take, false) && takes<std::unique_ptr<Thing>>(borrowing::take, true));
static_assert(takes<std::unique_ptr<Thing> &&>(borrowing::take, true) && takes<std::shared_ptr<Thing>>(borrowing::share, true));
static_assert(takes<const std::shared_ptr<const Thing> &>(borrowing::share, true) && !parameter<std::shared_ptr<Thing> &>::known);
static_assert(!parameter<Thing **>::known && !parameter<Thing *&>::known && !parameter<Derived>::known &&
              parameter<Derived &>::known);
static_assert(parameter<std::vector<Thing *>>::borrow == borrowing::exclusive);
static_assert(parameter<std::map<std::string, std::vector<std::shared_ptr<Thing>>>>::borrow == borrowing::share);
static_assert(parameter<std::vector<int>>::borrow == borrowing::none && !parameter<std::vector<Derived>>::known);

template <class R>
constexpr bool gives(transfer how, bool nullable) {
  return result<R>::known && result<R>::transfer == how && result<R>::nullable == nullable;
}
static_assert(gives<Thing>(transfer::value, false) && gives<const Thing &>(transfer::copy, false) &&
              gives<Thing &>(transfer::view, false));
static_assert(gives<Thing *>(transfer::view, true) && gives<const Thing *>(transfer::const_view, true));
static_assert(gives<std::unique_ptr<Thing>>(transfer::take, true) && gives<std::shared_ptr<const Thing>>(transfer::share, true));
static_assert(gives<const Base &>(transfer::const_view, false) && gives<const Derived &>(transfer::const_view, false));
static_assert(gives<const std::shared_ptr<Thing> &>(transfer::share, true) && gives<std::vector<Thing *>>(transfer::view, false));
static_assert(!result<Derived>::known && !result<std::vector<Derived>>::known && result<std::vector<Thing>>::known);
static_assert(result<const std::unique_ptr<Thing> &>::known && !parameter<const std::unique_ptr<Thing> &>::known);
static_assert(!result<const std::vector<std::unique_ptr<Thing>> &>::known);
static_assert(facts<Thing>::copyable && !facts<Derived>::copyable && facts<Derived>::polymorphic && !facts<Thing>::equality);

namespace {
// Frees a handle, and sees that nothing is left behind.
struct nothing_left {
  std::size_t cells = pool<cell>::instance().live();
  int things = Thing::alive;
  ~nothing_left() {
    CHECK(pool<cell>::instance().live() == cells);
    CHECK(Thing::alive == things);
  }
};
c_thing *make(int number) {
  c_thing *out;
  construct<Thing>(&out, number);
  return out;
}
struct no_error;
template <class... A>
std::int32_t calls(A &&...arguments) {
  return call(static_cast<no_error **>(nullptr), std::forward<A>(arguments)...);
}
int number_of(const c_thing *handle) {
  int number = -100;
  calls(shared<Thing>(handle), [&](const Thing &it) { number = it.number; });
  return number;
}
}  // namespace

TEST_CASE("rows: a class comes back as its type says") {
  nothing_left check;
  Thing original(7);
  c_thing *out = nullptr;
  lower(Thing(1), &out);
  CHECK(number_of(out) == 1);
  release_cell(out);
  lower(std::as_const(original), &out);
  original.number = 8;
  CHECK(number_of(out) == 7);
  release_cell(out);
  lower(original, &out);
  CHECK(number_of(out) == 8);
  release_cell(out);
  lower(&original, &out);
  CHECK(calls(exclusive<Thing>(out), [](Thing &it) { it.number = 9; }) == status::ok);
  CHECK(original.number == 9);
  release_cell(out);
  lower(static_cast<const Thing *>(&original), &out);
  CHECK(calls(exclusive<Thing>(out), [](Thing &) {}) == status::readonly);
  release_cell(out);
  lower(static_cast<Thing *>(nullptr), &out);
  CHECK(out == nullptr);
  lower(std::make_unique<Thing>(3), &out);
  CHECK(number_of(out) == 3);
  release_cell(out);
  lower(std::unique_ptr<Thing>(), &out);
  CHECK(out == nullptr);
  auto together = std::make_shared<Thing>(4);
  c_thing *again;
  lower(together, &out);
  lower(together, &again);
  CHECK(calls(exclusive<Thing>(out), shared<Thing>(again), [](Thing &a, const Thing &b) { CHECK(&a == &b); }) == status::ok);
  release_cell(out);
  release_cell(again);
}

TEST_CASE("rows: a class comes back as the call says") {
  nothing_left check;
  Thing original(7);
  c_thing *out = nullptr;
  lower_as<transfer::copy>(original, &out);
  original.number = 8;
  CHECK(number_of(out) == 7);
  release_cell(out);
  lower_as<transfer::copy>(&original, &out);
  CHECK(number_of(out) == 8);
  release_cell(out);
  lower_as<transfer::view>(std::as_const(original).number == 8 ? &original : nullptr, &out);
  CHECK(calls(exclusive<Thing>(out), [](Thing &) {}) == status::ok);
  release_cell(out);
  lower_as<transfer::const_view>(original, &out);
  CHECK(calls(exclusive<Thing>(out), [](Thing &) {}) == status::readonly);
  release_cell(out);
  lower_as<transfer::take>(new Thing(5), &out);
  CHECK(number_of(out) == 5);
  release_cell(out);
  lower_as<transfer::take>(std::make_unique<Thing>(6), &out);
  release_cell(out);
  lower_as<transfer::static_view>(original, &out);
  release_cell(out);
  lower_as<transfer::take>(static_cast<Thing *>(nullptr), &out);
  CHECK(out == nullptr);
}

TEST_CASE("rows: handles inside of a result belong to the owner, unless retained") {
  nothing_left check;
  const void *kept = nullptr;
  {
    std::vector<Thing> things;
    for (int i = 0; i < 3; ++i) things.emplace_back(i);
    auto out = rows::to_c(std::move(things));
    kept = retain_cell(out->value.data[1].cell);
    auto none = rows::to_c(std::optional<Thing>());
    CHECK(none->value.value.cell == nullptr);
    auto some = rows::to_c(std::map<std::string, std::shared_ptr<Thing>>{{"a", std::make_shared<Thing>(1)}, {"b", nullptr}});
    CHECK(some->value.data[1].value.cell == nullptr);
    auto pair = rows::to_c(std::pair<int, std::unique_ptr<Thing>>(1, std::make_unique<Thing>(2)));
    CHECK(pair->owner != nullptr);
  }
  CHECK(number_of(static_cast<const c_thing *>(kept)) == 1);
  release_cell(kept);
}

TEST_CASE("rows: an error in the middle frees the handles that were made") {
  nothing_left check;
  std::vector<std::pair<std::unique_ptr<Thing>, std::string>> some;
  some.emplace_back(std::make_unique<Thing>(1), "fine");
  some.emplace_back(std::make_unique<Thing>(2), "\xff");
  CHECK_THROWS_AS(rows::to_c(std::move(some)), unicode_error);
}

TEST_CASE("rows: handles inside of an argument") {
  nothing_left check;
  c_thing *handles[] = {make(1), make(2)};
  using pointers = std::vector<Thing *>;
  CHECK(calls(inside<pointers>(handles, 2), [&] {
          pointers all = *arg<pointers>(handles, 2);
          for (Thing *each : all) each->number *= 10;
        }) == status::ok);
  CHECK(number_of(handles[1]) == 20);
  using values = std::vector<Thing>;
  CHECK(calls(inside<const values &>(handles, 2), [&] {
          auto sum = [](const values &all) { return all[0].number + all[1].number; };
          CHECK(sum(*arg<const values &>(handles, 2)) == 30);
        }) == status::ok);
  using shares = std::map<std::string, std::vector<std::shared_ptr<Thing>>>;
  c::handle<Thing> cells[] = {{handles[0]}, {nullptr}};
  c::entry<c::str, c::list<c::handle<Thing>>> entries[] = {{{"k", 1}, {cells, 2}}};
  std::shared_ptr<Thing> kept;
  CHECK(calls(inside<shares>(entries, 1), [&] {
          shares all = *arg<shares>(entries, 1);
          CHECK(all.at("k")[1] == nullptr);
          kept = all.at("k")[0];
        }) == status::ok);
  release_cell(handles[0]);
  CHECK(kept->number == 10);
  kept.reset();
  release_cell(handles[1]);
}

TEST_CASE("rows: a shared object keeps its handle, also through containers") {
  nothing_left check;
  c_thing *thing = make(1), *again = nullptr;
  CHECK(calls(shares<Thing>(thing), [&](const std::shared_ptr<Thing> &it) { lower(it, &again); }) == status::ok);
  CHECK(again == thing);
  release_cell(again);
  using pointers = std::vector<std::shared_ptr<Thing>>;
  CHECK(calls(inside<pointers>(&thing, 1), [&] { CHECK(rows::to_c(*arg<pointers>(&thing, 1))->value.data[0].cell == thing); }) ==
        status::ok);
  release_cell(thing);
}

TEST_CASE("rows: handles inside of an argument that are none") {
  nothing_left check;
  c_base *base;
  construct<Base>(&base);
  c_thing *freed = make(1), *good = make(2);
  release_cell(freed);
  using pointers = std::vector<const Thing *>;
  using references = std::vector<Thing>;
  auto tried = [&](const void *bad) {
    const void *handles[] = {good, bad};
    return calls(inside<pointers>(handles, 2), [&] { *arg<pointers>(handles, 2); });
  };
  CHECK(tried(base) == status::handle);
  CHECK(tried(freed) == status::handle);
  CHECK(tried(&check) == status::handle);
  CHECK(tried(nullptr) == status::ok);
  const void *with_null[] = {good, nullptr};
  CHECK(calls(inside<references>(with_null, 2), [&] { *arg<references>(with_null, 2); }) == status::handle);
  CHECK(calls([&] { *arg<pointers>(with_null, 2); }) == status::handle);  // not borrowed
  release_cell(base);
  release_cell(good);
}

TEST_CASE("rows: objects taken out of handles in a list, once each") {
  nothing_left check;
  using taken = std::vector<std::unique_ptr<Thing>>;
  c_thing *handles[] = {make(1), make(2)};
  taken all;
  CHECK(calls(inside<taken>(handles, 2), [&] { all = *arg<taken>(handles, 2); }) == status::ok);
  CHECK(all[1]->number == 2);
  CHECK(number_of(handles[0]) == -100);
  CHECK(calls(inside<taken>(handles, 2), [&] { *arg<taken>(handles, 2); }) == status::handle);
  release_cell(handles[0]);
  release_cell(handles[1]);
  c_thing *one = make(3);
  c_thing *twice[] = {one, one};
  CHECK(calls(inside<taken>(twice, 2), [&] { *arg<taken>(twice, 2); }) == status::handle);
  release_cell(one);
}

TEST_CASE("rows: a derived class where its base is wanted, in a list") {
  nothing_left check;
  c_base *derived;
  construct<Derived>(&derived);
  using bases = std::vector<Base *>;
  CHECK(calls(inside<bases>(&derived, 1), [&] { CHECK((*arg<bases>(&derived, 1))[0]->base == 1); }) == status::ok);
  release_cell(derived);
}

TEST_CASE("rows: a record with a handle in it") {
  nothing_left check;
  {
    auto out = rows::to_c(Holder{std::make_shared<Thing>(5), "five"});
    CHECK(number_of(out->value.thing) == 5);
    CHECK(calls(inside<const Holder &>(&out->value), [&] {
            Holder back = *arg<Holder>(&out->value);
            CHECK(back.thing->number == 5);
            CHECK(back.name == "five");
          }) == status::ok);
  }
}
