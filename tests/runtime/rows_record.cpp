// Rows of exported aggregates.
#include "rows.hpp"

namespace {
struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point &a, const Point &b) { return a.x == b.x && a.y == b.y; }
};
struct c_point {
  double x, y;
};
// As the generated header has them: structs of C's own.
struct c_str {
  const char *data;
  std::size_t size;
};
struct c_list_point {
  const c_point *data;
  std::size_t size;
};
struct c_shape {
  c_str name;
  c_list_point points;
  c_point centre;
};
struct Shape {
  std::string name;
  std::vector<Point> points;
  Point centre;
  int not_exported = 42;
  friend bool operator==(const Shape &a, const Shape &b) {
    return a.name == b.name && a.points == b.points && a.centre == b.centre && a.not_exported == b.not_exported;
  }
};
struct Fixed {
  const int number;
  const char *text;
};
struct c_fixed {
  std::int32_t number;
  c_str text;
};
struct Node {
  int value = 0;
  std::vector<Node> kids;
  std::unique_ptr<Node> next;
};
struct c_node {
  std::int32_t value;
  struct {
    const c_node *data;
    std::size_t size;
  } kids;
  struct {
    const c_node *value;
  } next;
};
}  // namespace

template <>
struct ferrule::exported<Point> : ferrule::as_record<c_point> {
  static constexpr auto fields = std::make_tuple(ferrule::field(&Point::x, &c_point::x), ferrule::field(&Point::y, &c_point::y));
  static constexpr bool same = true;
};
template <>
struct ferrule::exported<Shape> : ferrule::as_record<c_shape> {
  static constexpr auto fields =
      std::make_tuple(ferrule::field(&Shape::name, &c_shape::name), ferrule::field(&Shape::points, &c_shape::points),
                      ferrule::field(&Shape::centre, &c_shape::centre));
};
template <>
struct ferrule::exported<Fixed> : ferrule::as_record<c_fixed> {
  static constexpr auto fields =
      std::make_tuple(ferrule::field(&Fixed::number, &c_fixed::number), ferrule::field(&Fixed::text, &c_fixed::text));
};
template <>
struct ferrule::exported<Node> : ferrule::as_record<c_node> {
  static constexpr auto fields =
      std::make_tuple(ferrule::field(&Node::value, &c_node::value), ferrule::field(&Node::kids, &c_node::kids),
                      ferrule::field(&Node::next, &c_node::next));
};

using namespace ferrule;
namespace c = ferrule::abi;

static_assert(std::is_same_v<parameter<const Point &>::abi, c_point> && result<Point &>::known && !parameter<Point &>::known);
static_assert(!parameter<Point *>::known && same<Point> && !same<Shape> && value<std::vector<Node>>::known);

TEST_CASE("rows: flat records are the C struct") {
  c_point out{};
  lower(Point{1, 2}, &out);
  CHECK((out.x == 1 && out.y == 2));
  CHECK(*arg<const Point &>(&out) == Point{1, 2});
  std::vector<Point> many(10, Point{3, 4});
  const void *before = many.data();
  auto moved = rows::to_c(std::move(many));
  CHECK(static_cast<const void *>(moved->value.data) == before);
  CHECK(*arg<std::vector<Point>>(moved->value.data, 2) == std::vector<Point>(2, Point{3, 4}));
}

TEST_CASE("rows: fields cross by their own rows, and what is no field keeps its initialiser") {
  Shape shape{std::string(100, 'n'), {{1, 2}, {3, 4}}, {5, 6}};
  rows::round_trip(shape);
  rows::round_trip(std::vector<Shape>{shape, {}});
  rows::round_trip(std::optional<Shape>{shape});
  rows::round_trip(std::map<std::string, Shape>{{"a", shape}});
  shape.not_exported = 1;
  auto out = rows::to_c(shape);
  CHECK((*arg<const Shape &>(&out->value)).not_exported == 42);
  CHECK(out->value.points.size == 2);
  CHECK(out->value.points.data[1].y == 4);
}

TEST_CASE("rows: const fields, and text that lives for the call") {
  c_fixed given{7, {"abcX", 3}};
  auto use = [](const Fixed &fixed) { return std::to_string(fixed.number) + fixed.text; };
  CHECK(use(*arg<const Fixed &>(&given)) == "7abc");
  CHECK(use(*arg<Fixed>(&given)) == "7abc");
}

TEST_CASE("rows: a record that contains itself") {
  Node root;
  root.value = 1;
  root.kids.emplace_back();
  root.kids[0].value = 2;
  root.kids[0].kids.emplace_back();
  root.next = std::make_unique<Node>();
  root.next->value = 3;
  auto out = rows::to_c(std::move(root));
  CHECK(out->value.kids.size == 1);
  CHECK(out->value.kids.data[0].kids.size == 1);
  CHECK(out->value.next.value->value == 3);
  Node back = *arg<Node>(&out->value);
  CHECK(back.kids[0].value == 2);
  CHECK(back.next->value == 3);
  CHECK(back.next->next == nullptr);
}

TEST_CASE("rows: a bad field of a record") {
  c_shape given{{"\xff", 1}, {nullptr, 0}, {0, 0}};
  CHECK(rows::status_of([&] { *arg<Shape>(&given); }) == status::unicode);
  CHECK(rows::status_of([&] { rows::to_c(Shape{"\xff", {}, {}}); }) == status::unicode);
}
