/// Classes that derive from each other, in all the ways that C++ has.
#pragma once

#include <ferrule/ferrule.hpp>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kin {

// ---- virtual functions: what C++ gives as a Shape is a Circle, where it is one

/// Something with an area.
class FERRULE(export) Shape {
 public:
  enum class Surface { matt, shiny };
  static constexpr int most_corners = 99;

  virtual ~Shape() = default;
  /// How large it is.
  virtual double area() const = 0;
  virtual std::string name() const { return "shape"; }
  /// By way of the virtual functions.
  std::string describe() const { return name() + " of " + std::to_string(static_cast<int>(area())); }
  Shape &move(double by) {
    x += by;
    return *this;
  }
  virtual std::unique_ptr<Shape> clone() const = 0;
  static std::string kind() { return "kind of shape"; }
  bool operator==(const Shape &other) const { return area() == other.area(); }

  double x = 0;
  Surface finish = Surface::matt;

 protected:
  double secret() const { return 42; }
  int hidden = 0;
};

class FERRULE(export) Circle : public Shape {
 public:
  explicit Circle(double radius = 1) : radius(radius) {}
  double area() const override { return 3 * radius * radius; }
  std::string name() const override { return "circle"; }
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Circle>(*this); }
  using Shape::hidden;  // public from here on
  double radius;
};

class FERRULE(export) Rectangle : public Shape {
 public:
  Rectangle(double width, double height) : width(width), height(height) {}
  double area() const override { return width * height; }
  std::string name() const override { return "rectangle"; }
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Rectangle>(*this); }
  double width, height;
};

class FERRULE(export) Square : public Rectangle {
 public:
  explicit Square(double side) : Rectangle(side, side) {}
  std::string name() const override { return "square"; }
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Square>(*this); }
  static std::string kind() { return "kind of square"; }
};

// What nobody exports is its nearest base.
class Rounded : public Square {
 public:
  using Square::Square;
  std::string name() const override { return "rounded"; }
};
class Cloud : public Shape {
 public:
  double area() const override { return 7; }
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Cloud>(*this); }
};
class Veil : private Square {  // no Square to anybody else
 public:
  Veil() : Square(5) {}
  Shape &inside() { return *this; }
};

/// Where shapes are.
class FERRULE(export) Scene {
 public:
  void add(std::shared_ptr<Shape> shape) { shapes_.push_back(std::move(shape)); }
  void fill() {
    add(std::make_shared<Circle>(2));
    add(std::make_shared<Square>(3));
    add(std::make_shared<Rounded>(4));
    add(std::make_shared<Cloud>());
  }
  std::size_t size() const { return shapes_.size(); }
  std::shared_ptr<Shape> shared(std::size_t i) const { return shapes_.at(i); }
  std::shared_ptr<const Shape> shared_const(std::size_t i) const { return shapes_.at(i); }
  std::weak_ptr<Shape> weak(std::size_t i) const { return shapes_.at(i); }
  Shape &view(std::size_t i) { return *shapes_.at(i); }
  const Shape &const_view(std::size_t i) const { return *shapes_.at(i); }
  FERRULE(returns = view) Shape *pointer(std::size_t i) { return i < shapes_.size() ? shapes_[i].get() : nullptr; }
  std::vector<std::shared_ptr<Shape>> all() const { return shapes_; }
  std::map<std::string, std::shared_ptr<Shape>> by_name() const {
    std::map<std::string, std::shared_ptr<Shape>> found;
    for (const auto &each : shapes_) found[each->name()] = each;
    return found;
  }
  std::optional<std::shared_ptr<Shape>> first() const { return shapes_.empty() ? std::nullopt : std::optional(shapes_.front()); }
  std::pair<int, std::shared_ptr<Shape>> numbered(std::size_t i) const { return {static_cast<int>(i), shapes_.at(i)}; }
  void prefer(std::shared_ptr<Shape> shape) { favourite = std::move(shape); }
  std::shared_ptr<Shape> favourite;

 private:
  std::vector<std::shared_ptr<Shape>> shapes_;
};

FERRULE(export, returns = static) inline Shape &veiled() {
  static Veil one;
  return one.inside();
}
FERRULE(export) inline double area_of(const Shape &shape) { return shape.area(); }
FERRULE(export) inline double total(const std::vector<std::shared_ptr<Shape>> &shapes) {
  double sum = 0;
  for (const auto &each : shapes) sum += each->area();
  return sum;
}
FERRULE(export) inline std::unique_ptr<Shape> make(const std::string &name) {
  if (name == "circle") return std::make_unique<Circle>(1);
  if (name == "square") return std::make_unique<Square>(2);
  if (name == "rounded") return std::make_unique<Rounded>(2);
  return nullptr;
}
FERRULE(export) inline std::string swallow(std::unique_ptr<Shape> shape) { return shape ? shape->name() : "nothing"; }
FERRULE(export) inline std::string swallow_square(std::unique_ptr<Square> square) { return square->name(); }
FERRULE(export) inline Shape &same(Shape &shape) { return shape; }
FERRULE(export) inline bool is_circle(const Shape *shape) { return dynamic_cast<const Circle *>(shape) != nullptr; }
// The most specific one, as C++ would take.
FERRULE(export) inline std::string which(const Square &) { return "square"; }
FERRULE(export) inline std::string which(const Shape &) { return "shape"; }

// ---- several bases

struct FERRULE(export) Named {
  virtual ~Named() = default;
  std::string label = "unnamed";
  std::string greet() const { return "I am " + label; }
  virtual int rank() const { return 1; }
};
struct FERRULE(export) Counted {
  virtual ~Counted() = default;
  int count = 5;
  int twice() const { return 2 * count; }
  virtual int rank() const { return 2; }
};
/// Both.
struct FERRULE(export) Both : Named, Counted {
  int rank() const override { return 3; }
};
FERRULE(export) inline std::string label_of(const Named &named) { return named.label; }
FERRULE(export) inline int count_of(const Counted &counted) { return counted.count; }
FERRULE(export) inline int rank_of(const Counted &counted) { return counted.rank(); }
FERRULE(export) inline std::unique_ptr<Counted> as_counted() { return std::make_unique<Both>(); }
FERRULE(export) inline int swallow_counted(std::unique_ptr<Counted> counted) { return counted->rank(); }

// ---- virtual bases

struct FERRULE(export) Machine {
  virtual ~Machine() = default;
  int power = 1;
  virtual std::string what() const { return "machine"; }
};
struct FERRULE(export) Scanner : virtual Machine {
  int scan() { return power += 10; }
  std::string what() const override { return "scanner"; }
};
struct FERRULE(export) Printer : virtual Machine {
  int print() { return power += 100; }
  std::string what() const override { return "printer"; }
};
struct FERRULE(export) Copier : Scanner, Printer {
  std::string what() const override { return "copier"; }
};
FERRULE(export) inline int power_of(const Machine &machine) { return machine.power; }
FERRULE(export) inline std::shared_ptr<Machine> any_machine() { return std::make_shared<Copier>(); }
FERRULE(export) inline std::shared_ptr<Printer> any_printer() { return std::make_shared<Copier>(); }

// ---- without virtual functions: what it is declared as

struct FERRULE(export) Plain {
  int a = 1;
  Plain &set(int value) {
    a = value;
    return *this;
  }
  std::string who() const { return "plain"; }
};
struct FERRULE(export) Fancy : Plain {
  int b = 2;
  std::string who() const { return "fancy"; }  // another function
};
struct FERRULE(export) Lot {
  Fancy fancy;
  FERRULE(returns = view) Plain *plain() { return &fancy; }
};
FERRULE(export) inline std::string who_is(const Plain &plain) { return plain.who(); }

// ---- hidden, brought back, made public, taken away

struct FERRULE(export) Base {
  virtual ~Base() = default;
  int f(int x) { return x; }
  std::string f(const std::string &x) { return x; }
  int g(int x) { return 10 * x; }
  int size = 3;
  int open() { return 1; }
  static int made() { return 1; }
};
struct FERRULE(export) Hides : Base {
  double f(double x) { return x / 2; }  // hides all of Base::f
  int g = 7;                            // a field hides the function
  std::string size() { return "size"; }
};
struct FERRULE(export) Brings : Base {
  using Base::f;
  double f(double x) { return x / 2; }
};
struct FERRULE(export) Again : Base {
  using Base::f;
  int f(int x) { return -x; }  // instead of the base's
};
struct FERRULE(export) Narrow : Base {
 private:
  using Base::open;
  int g(int x) { return x; }
};
class FERRULE(export) Guarded : private Base {
 public:
  using Base::g;
  int inner() { return f(4); }
};

// ---- bases that nobody exports lend what they have

template <class Derived>
struct Comparable {
  /// Whether it is the larger one.
  bool larger(const Derived &other) const { return static_cast<const Derived *>(this)->value() > other.value(); }
  int doubled() const { return 2 * static_cast<const Derived *>(this)->value(); }
};
struct Tagged {
  /// What is written on it.
  std::string tag = "none";
  int tag_size() const { return static_cast<int>(tag.size()); }
  static int tags() { return 12; }
};
class FERRULE(export) Amount : public Comparable<Amount>, public Tagged {
 public:
  explicit Amount(int value) : value_(value) {}
  int value() const { return value_; }

 private:
  int value_;
};

// Of two bases that have the same name C++ takes neither.
struct One {
  int value() const { return 1; }
  std::string only() const { return "only"; }
};
struct Two {
  int value() const { return 2; }
};
struct FERRULE(export) Odd : One, Two {};

// One between, which nobody exports: the class is still a Shape.
class Polygon : public Shape {
 public:
  explicit Polygon(int corners) : corners_(corners) {}
  int corners() const { return corners_; }
  double area() const override { return corners_; }

 private:
  int corners_;
};
class FERRULE(export) Hexagon : public Polygon {
 public:
  Hexagon() : Polygon(6) {}
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Hexagon>(*this); }
};
FERRULE(export) inline std::unique_ptr<Shape> any_hexagon() { return std::make_unique<Hexagon>(); }

// Constructors of the base.
struct FERRULE(export) Word {
  explicit Word(std::string text) : text(std::move(text)) {}
  Word(int n, char of) : text(static_cast<std::size_t>(n), of) {}
  std::string text;
};
struct FERRULE(export) Shout : Word {
  using Word::Word;
  std::string loud() const { return text + "!"; }
};

// ---- covariant results, operators, iteration

struct FERRULE(export) Animal {
  virtual ~Animal() = default;
  virtual Animal &self() { return *this; }
  virtual std::string sound() const = 0;
};
struct FERRULE(export) Dog : Animal {
  Dog &self() override { return *this; }
  std::string sound() const override { return "wuff"; }
  int bones = 3;
};
FERRULE(export) inline std::unique_ptr<Animal> any_animal() { return std::make_unique<Dog>(); }

struct FERRULE(export) Row {
  virtual ~Row() = default;
  std::vector<int> items{1, 2, 3};
  auto begin() const { return items.begin(); }
  auto end() const { return items.end(); }
  std::size_t size() const { return items.size(); }
  int operator[](std::size_t i) const { return items.at(i); }
  explicit operator bool() const { return !items.empty(); }
};
struct FERRULE(export) LongRow : Row {
  LongRow() { items = {1, 2, 3, 4, 5}; }
};
FERRULE(export) inline int sum_of(const Row &row) {
  int sum = 0;
  for (int each : row) sum += each;
  return sum;
}

// One base twice: C++ converts to neither.
struct FERRULE(skip) Left : Named {};
struct FERRULE(skip) Right : Named {};
struct FERRULE(export) Twice : Left, Right {
  int own() const { return 1; }
  Named &left() { return static_cast<Left &>(*this); }
  Named &right() { return static_cast<Right &>(*this); }
};

// ---- records and errors

struct FERRULE(record) Place {
  double x = 0, y = 0;
};
struct FERRULE(record) Spot : Place {
  std::string name = "spot";
};
struct FERRULE(record, frozen) Deep : Spot {
  int depth = 2;
};
struct FERRULE(export) Pinned : Place {  // a record lends a class its fields
  double far() const { return x * x + y * y; }
};
FERRULE(export) inline Deep deeper(const Deep &from) {
  Deep to = from;
  to.x += 1;
  to.depth += 1;
  to.name += "!";
  return to;
}

struct Unlisted : std::out_of_range {
  using std::out_of_range::out_of_range;
  int code = 5;
};
struct FERRULE(error) Absent : Unlisted {
  using Unlisted::Unlisted;
};
struct FERRULE(error) Gone : Absent {
  using Absent::Absent;
  std::string since = "yesterday";
};
FERRULE(export) inline void fail(int how) {
  if (how == 0) throw Unlisted("unlisted");
  if (how == 1) throw Absent("absent");
  throw Gone("gone");
}

}  // namespace kin
