// An object is of the most derived exported class, whatever it is given as; and what has a base twice is not taken for it.
#include <doctest/doctest.h>

#include <ferrule/runtime/exports.hpp>
#include <ferrule/runtime/most_derived.hpp>
#include <ferrule/type.hpp>
#include <memory>
#include <string>

namespace kin {
namespace {

struct Side {
  virtual ~Side() = default;
  int side = 1;
};
struct Root {
  virtual ~Root() = default;
  int root = 2;
};
struct Middle : Side, virtual Root {  // a Root is somewhere else in it
  int middle = 3;
};
struct Leaf : Middle {
  int leaf = 4;
};
struct Unknown : Leaf {};  // not exported
struct Left : Root {};
struct Right : Root {};
struct Twice : Left, Right {};
struct Plain {  // without virtual functions
  int plain = 5;
};
struct Further : Plain {};

}  // namespace
}  // namespace kin

#define EXPORTED(name)                                             \
  template <>                                                      \
  struct ferrule::exported<kin::name> : ferrule::as_handle<void> { \
    static const ferrule::descriptor descriptor;                   \
  };
EXPORTED(Side)
EXPORTED(Root)
EXPORTED(Middle)
EXPORTED(Leaf)
EXPORTED(Left)
EXPORTED(Twice)
EXPORTED(Plain)
EXPORTED(Further)
#undef EXPORTED

template <>
struct ferrule::derived_from<kin::Root> {
  using type = classes<kin::Twice, kin::Left, kin::Leaf, kin::Middle>;
};
template <>
struct ferrule::derived_from<kin::Side> {
  using type = classes<kin::Leaf, kin::Middle>;
};
template <>
struct ferrule::derived_from<kin::Middle> {
  using type = classes<kin::Leaf>;
};

const ferrule::descriptor ferrule::exported<kin::Side>::descriptor = ferrule::describe<kin::Side>("kin::Side", "kin_side");
const ferrule::descriptor ferrule::exported<kin::Root>::descriptor = ferrule::describe<kin::Root>("kin::Root", "kin_root");
const ferrule::descriptor ferrule::exported<kin::Middle>::descriptor =
    ferrule::describe<kin::Middle, kin::Side, kin::Root>("kin::Middle", "kin_middle");
const ferrule::descriptor ferrule::exported<kin::Leaf>::descriptor =
    ferrule::describe<kin::Leaf, kin::Middle, kin::Side, kin::Root>("kin::Leaf", "kin_leaf");
const ferrule::descriptor ferrule::exported<kin::Left>::descriptor =
    ferrule::describe<kin::Left, kin::Root>("kin::Left", "kin_left");
const ferrule::descriptor ferrule::exported<kin::Twice>::descriptor =
    ferrule::describe<kin::Twice, kin::Left, kin::Root>("kin::Twice", "kin_twice");
const ferrule::descriptor ferrule::exported<kin::Plain>::descriptor = ferrule::describe<kin::Plain>("kin::Plain", "kin_plain");
const ferrule::descriptor ferrule::exported<kin::Further>::descriptor =
    ferrule::describe<kin::Further, kin::Plain>("kin::Further", "kin_further");

namespace {

template <class T>
bool is_seen_as(const ferrule::seen_as &as, const void *where) {
  return as.type == &ferrule::descriptor_of<T>() && as.object == where;
}

}  // namespace

TEST_CASE("an object is seen as the most derived exported class, by each of its bases") {
  kin::Leaf leaf;
  kin::Unknown unknown;
  CHECK(is_seen_as<kin::Leaf>(ferrule::most_derived<kin::Side>(leaf), &leaf));
  CHECK(is_seen_as<kin::Leaf>(ferrule::most_derived<kin::Root>(leaf), &leaf));
  CHECK(is_seen_as<kin::Leaf>(ferrule::most_derived<const kin::Middle>(leaf), &leaf));
  CHECK(is_seen_as<kin::Leaf>(ferrule::most_derived(leaf), &leaf));
  CHECK(is_seen_as<kin::Leaf>(ferrule::most_derived<kin::Root>(unknown), static_cast<kin::Leaf *>(&unknown)));
  kin::Root root;
  CHECK(is_seen_as<kin::Root>(ferrule::most_derived(root), &root));
}

TEST_CASE("what has no virtual functions is what it is declared as") {
  kin::Further further;
  CHECK(is_seen_as<kin::Plain>(ferrule::most_derived<kin::Plain>(further), &further));
}

TEST_CASE("a base that is there twice is none") {
  kin::Twice twice;
  const auto &type = ferrule::descriptor_of<kin::Twice>(), &root = ferrule::descriptor_of<kin::Root>();
  CHECK(!ferrule::is_a(type, root));
  CHECK(ferrule::cast_to(type, &twice, root) == nullptr);
  CHECK(ferrule::is_a(type, ferrule::descriptor_of<kin::Left>()));
  kin::Root &by_left = static_cast<kin::Left &>(twice), &by_right = static_cast<kin::Right &>(twice);
  CHECK(is_seen_as<kin::Left>(ferrule::most_derived(by_left), static_cast<kin::Left *>(&twice)));
  CHECK(is_seen_as<kin::Root>(ferrule::most_derived(by_right), &by_right));
}

TEST_CASE("handles of one object are one, whatever it is given as; and it can be taken as what it is") {
  auto shared = std::make_shared<kin::Leaf>();
  ferrule::cell *one = ferrule::make_sharing<kin::Root>(shared), *two = ferrule::make_sharing<kin::Side>(shared);
  CHECK(one == two);
  CHECK(std::string(ferrule::exports::class_of(one)) == "kin_leaf");
  CHECK(ferrule::exports::is_a(one, "kin_root"));
  CHECK(!ferrule::exports::is_a(one, "kin_twice"));
  ferrule::release_cell(one);
  ferrule::release_cell(two);
  CHECK(ferrule::exports::class_of(one) == nullptr);

  ferrule::cell *made = ferrule::make_taken(std::unique_ptr<kin::Root>(std::make_unique<kin::Leaf>()));
  struct error *none = nullptr;
  int seen = 0;
  CHECK(ferrule::call(&none, ferrule::shared<kin::Leaf>(made), [&](const kin::Leaf &leaf) { seen = leaf.leaf; }) == 0);
  CHECK(seen == 4);
  std::unique_ptr<kin::Side> taken;
  CHECK(ferrule::call(&none, ferrule::taken<kin::Side>(made), [&](std::unique_ptr<kin::Side> &it) { taken = std::move(it); }) == 0);
  CHECK(taken->side == 1);
  CHECK(ferrule::call(&none, ferrule::shared<kin::Root>(made), [](const kin::Root &) {}) == ferrule::status::handle);
  ferrule::exports::error_free(none);
  ferrule::release_cell(made);
}
