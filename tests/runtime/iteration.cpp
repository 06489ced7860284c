// Iterations of the runtime: what they keep, when they end, and that nobody steps with an iterator that dangles.
#include <doctest/doctest.h>

#include <ferrule/runtime/iteration.hpp>
#include <stdexcept>
#include <vector>

#include "fixture.hpp"

namespace zoo {
struct Herd : Counted {
  std::vector<int> all{1, 2, 3};
  auto begin() const { return all.begin(); }
  auto end() const { return all.end(); }
};

// Its ++ throws at 2.
struct Brittle {
  struct at {
    int value;
    int operator*() const { return value; }
    at &operator++() {
      if (value == 2) throw std::runtime_error("broken");
      return ++value, *this;
    }
    bool operator!=(const at &other) const { return value != other.value; }
  };
  at begin() const { return {0}; }
  at end() const { return {9}; }
};
}  // namespace zoo

template <class T>
using loop = ferrule::iteration<const T>;

#define ITERATED(name)                                                                                      \
  template <>                                                                                               \
  struct ferrule::exported<zoo::name> {                                                                     \
    static const ferrule::descriptor descriptor;                                                            \
  };                                                                                                        \
  template <>                                                                                               \
  struct ferrule::exported<loop<zoo::name>> {                                                               \
    static const ferrule::descriptor descriptor;                                                            \
  };                                                                                                        \
  const ferrule::descriptor ferrule::exported<zoo::name>::descriptor = ferrule::describe<zoo::name>(#name); \
  const ferrule::descriptor ferrule::exported<loop<zoo::name>>::descriptor = ferrule::describe<loop<zoo::name>>(#name " iterator")
ITERATED(Herd);
ITERATED(Brittle);

namespace {

template <class T>
ferrule::cell *iterate(ferrule::cell *over) {
  ferrule::cell *made = nullptr;
  const outcome got = run(ferrule::shared<T>(over), [&](const T &it) {
    made = ferrule::make_value<loop<T>>(ferrule::within(over), ferrule::iterate<const T>(it));
  });
  CHECK(got.code == 0);
  return made;
}

template <class T>
outcome step(ferrule::cell *iteration, bool *has, int *item) {
  return run(ferrule::unchanging(ferrule::exclusive<loop<T>>(iteration)),
             [&](loop<T> &it) { it.step(has, [&](auto &&each) { *item = each; }); });
}

int next(ferrule::cell *iteration) {
  bool has = false;
  int item = -1;
  CHECK(step<zoo::Herd>(iteration, &has, &item).code == 0);
  return has ? item : -1;
}

}  // namespace

TEST_CASE("an iteration gives every item, then none, and keeps its container") {
  const int before = zoo::Counted::alive;
  ferrule::cell *herd = create<zoo::Herd>();
  owned_cell at(iterate<zoo::Herd>(herd));
  ferrule::exports::free(herd);
  CHECK(zoo::Counted::alive == before + 1);
  for (int expected : {1, 2, 3, -1, -1}) CHECK(next(at.get()) == expected);
  at.reset();
  CHECK(zoo::Counted::alive == before);
}

TEST_CASE("who borrows exclusively ends the iterations that have begun; who reads, or steps, does not") {
  owned_cell herd(create<zoo::Herd>());
  owned_cell first(iterate<zoo::Herd>(herd.get())), second(iterate<zoo::Herd>(herd.get()));
  CHECK(next(first.get()) == 1);
  CHECK(next(second.get()) == 1);
  CHECK(run(ferrule::shared<zoo::Herd>(herd.get()), [](const zoo::Herd &) {}).code == 0);
  CHECK(run(ferrule::unchanging(ferrule::exclusive<zoo::Herd>(herd.get())), [](zoo::Herd &) {}).code == 0);
  CHECK(next(first.get()) == 2);
  CHECK(run(ferrule::exclusive<zoo::Herd>(herd.get()), [](zoo::Herd &it) { it.all.assign(1000, 7); }).code == 0);
  for (ferrule::cell *each : {first.get(), second.get(), first.get()}) {
    bool has = true;
    int item = 42;
    const outcome got = step<zoo::Herd>(each, &has, &item);
    CHECK(got.code == ferrule::status::stale);
    CHECK(got.message == "the object has changed during the iteration");
    CHECK((has && item == 42));
  }
  owned_cell third(iterate<zoo::Herd>(herd.get()));
  CHECK(next(third.get()) == 7);
}

TEST_CASE("an iteration that has ended stays ended, whatever happens") {
  owned_cell herd(create<zoo::Herd>());
  owned_cell at(iterate<zoo::Herd>(herd.get()));
  while (next(at.get()) > 0) {
  }
  CHECK(run(ferrule::exclusive<zoo::Herd>(herd.get()), [](zoo::Herd &it) { it.all.clear(); }).code == 0);
  CHECK(next(at.get()) == -1);
}

TEST_CASE("a step that throws ends the iteration; an item that cannot cross does not") {
  owned_cell brittle(create<zoo::Brittle>());
  owned_cell at(iterate<zoo::Brittle>(brittle.get()));
  bool has = false;
  int item = -1;
  const outcome refused = run(ferrule::unchanging(ferrule::exclusive<loop<zoo::Brittle>>(at.get())),
                              [&](loop<zoo::Brittle> &it) { it.step(&has, [](int) { throw std::invalid_argument("no"); }); });
  CHECK(refused.code == ferrule::status::value);
  for (int expected : {1, 2}) {
    CHECK(step<zoo::Brittle>(at.get(), &has, &item).code == 0);
    CHECK((has && item == expected));
  }
  CHECK(step<zoo::Brittle>(at.get(), &has, &item).message == "broken");
  CHECK(step<zoo::Brittle>(at.get(), &has, &item).code == 0);
  CHECK(!has);
}
