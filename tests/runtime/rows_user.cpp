// Rows in a user's own header, as type.hpp describes them.
#include "rows.hpp"

namespace {
struct Money {
  std::int64_t cents = 0;
  friend bool operator==(Money a, Money b) { return a.cents == b.cents; }
  friend bool operator<(Money a, Money b) { return a.cents < b.cents; }
};
// Refers to what its arg holds.
struct Label {
  const std::string *text;
};
struct OnlyOut {};
struct OnlyIn {};
struct MoveOnly {
  std::unique_ptr<int> number;
};
template <class T>
struct Wrapped {
  T inner;
};
int labels_alive = 0;
}  // namespace

template <>
struct ferrule::type<Money, void> {
  using abi = std::int64_t;
  struct arg {
    explicit arg(const abi &from) : cents(from) {
      if (cents < 0) throw std::out_of_range("no debts");
    }
    operator Money() const { return {cents}; }
    std::int64_t cents;
  };
  static void lower(const Money &value, abi *out, ferrule::arena &) { *out = value.cents; }
};
template <>
struct ferrule::type<Label, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(from.data, from.size) { ++labels_alive; }
    arg(const arg &) = delete;
    ~arg() { --labels_alive; }
    operator Label() const { return {&text}; }
    std::string text;
  };
};
template <>
struct ferrule::type<OnlyOut, void> {
  using abi = bool;
  static void lower(OnlyOut, abi *out, ferrule::arena &) { *out = true; }
};
template <>
struct ferrule::type<OnlyIn, void> {
  using abi = bool;
  struct arg {
    explicit arg(const abi &) {}
    operator OnlyIn() const { return {}; }
  };
};
template <>
struct ferrule::type<MoveOnly, void> {
  using abi = std::int32_t;
  static void lower(MoveOnly &&value, abi *out, ferrule::arena &) { *out = *std::move(value).number; }
};
template <class T>
struct ferrule::type<Wrapped<T>, std::enable_if_t<ferrule::known<T>>> {
  using abi = ferrule::abi_of<T>;
  struct arg {
    arg(const abi &from, ferrule::scratch &keep) : from(from), keep(keep) {}
    operator Wrapped<T>() const { return {ferrule::lift<T>(from, keep)}; }
    const abi &from;
    ferrule::scratch &keep;
  };
  static void lower(const Wrapped<T> &value, abi *out, ferrule::arena &memory) {
    ferrule::lower_value<T>(value.inner, out, memory);
  }
};

using namespace ferrule;
namespace c = ferrule::abi;

static_assert(std::is_same_v<parameter<const std::vector<Money> &>::abi, c::list<std::int64_t>> && !same<Money>);
static_assert(parameter<Label>::known && !result<Label>::known && !result<std::vector<Label>>::known &&
              parameter<std::vector<Label>>::known);
static_assert(!parameter<OnlyOut>::known && result<OnlyOut>::known && result<std::optional<OnlyOut>>::known);
static_assert(!parameter<std::optional<OnlyOut>>::known && !parameter<std::map<int, OnlyOut>>::known);
static_assert(parameter<OnlyIn>::known && !result<OnlyIn>::known && !result<std::pair<int, OnlyIn>>::known);
static_assert(result<MoveOnly>::known && !result<const MoveOnly &>::known && result<std::vector<MoveOnly>>::known);
static_assert(!result<const std::vector<MoveOnly> &>::known && !parameter<MoveOnly>::known && !value<MoveOnly>::known);
static_assert(parameter<Wrapped<std::string>>::known && !parameter<Wrapped<void *>>::known);

TEST_CASE("rows: a user's row, by itself and inside of others") {
  rows::round_trip(Money{5});
  rows::round_trip(std::vector<Money>{{1}, {2}});
  rows::round_trip(std::map<Money, std::optional<Money>>{{{1}, Money{2}}, {{3}, {}}});
  CHECK(*arg<Money>(std::int64_t{3}) == Money{3});
  CHECK(rows::status_of([] { *arg<Money>(std::int64_t{-1}); }) == status::index);
  std::int64_t some[] = {1, -1};
  CHECK(rows::status_of([&] { *arg<std::vector<Money>>(some, 2); }) == status::index);
}

TEST_CASE("rows: what a value refers to lives until the call ends, and no longer") {
  c::str texts[] = {{"one", 3}, {"two", 3}};
  auto use = [](const std::vector<Label> &given) {
    return labels_alive == 2 && *given[0].text == "one" && *given[1].text == "two";
  };
  CHECK(use(*arg<const std::vector<Label> &>(texts, 2)));
  CHECK(labels_alive == 0);
  auto one = [](Label given) { return labels_alive == 1 && *given.text == "one"; };
  CHECK(one(*arg<Label>("one", 3)));
  CHECK(labels_alive == 0);
  auto wrapped = [](Wrapped<Wrapped<Label>> given) { return *given.inner.inner.text == "one"; };
  CHECK(wrapped(*arg<Wrapped<Wrapped<Label>>>("one", 3)));
  CHECK(labels_alive == 0);
}

TEST_CASE("rows: what can only be moved") {
  std::vector<MoveOnly> some;
  some.push_back({std::make_unique<int>(7)});
  auto out = rows::to_c(std::move(some));
  CHECK(out->value.data[0] == 7);
}
