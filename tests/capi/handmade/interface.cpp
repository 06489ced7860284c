// interface: a class with virtual functions, implemented from C.
#include "hand.hpp"

using namespace ferrule;

namespace hand {

struct Shape {
  virtual ~Shape() = default;
  virtual std::string name() const { return "shape"; }
  virtual double area() const = 0;
  virtual void scale(double) { throw std::logic_error("this shape cannot be scaled"); }
};

std::string describe(const Shape &shape) { return shape.name() + " of " + std::to_string(static_cast<int>(shape.area())); }

// Whatever the table has, and the class's own for the rest.
class ImplementedShape final : public Shape {
 public:
  ImplementedShape(const hand_shape_table *table, void *context) noexcept : table_(table), context_(context) {}
  ImplementedShape(const ImplementedShape &) = delete;
  ImplementedShape &operator=(const ImplementedShape &) = delete;
  ~ImplementedShape() override {
    if (overrides(*table_, &hand_shape_table::drop)) table_->drop(context_);
  }
  std::string name() const override {
    if (!overrides(*table_, &hand_shape_table::name)) return Shape::name();
    return text_of([&](auto... out) { return table_->name(context_, out...); });
  }
  double area() const override {
    if (!overrides(*table_, &hand_shape_table::area)) throw std::logic_error("hand::Shape::area() is not implemented");
    double result = 0;
    hand_error *error = nullptr;
    hand_status code = table_->area(context_, &result, &error);
    check_callback(code, error);
    return result;
  }
  void scale(double by) override {
    if (!overrides(*table_, &hand_shape_table::scale)) return Shape::scale(by);
    hand_error *error = nullptr;
    hand_status code = table_->scale(context_, by, &error);
    check_callback(code, error);
  }

 private:
  const hand_shape_table *table_;
  void *context_;
};

}  // namespace hand

using hand::Shape;
template <>
struct ferrule::exported<Shape> : ferrule::as_handle<hand_shape> {
  static const ferrule::descriptor descriptor;
};
const ferrule::descriptor ferrule::exported<Shape>::descriptor = ferrule::describe<Shape>("hand::Shape");

hand_status hand_shape_implement(const hand_shape_table *table, void *context, hand_shape **out, hand_error **error) {
  return call(error, [&] {
    if (!table) throw std::invalid_argument("a table is needed, but it is NULL");
    std::unique_ptr<Shape> made;
    try {
      made.reset(new hand::ImplementedShape(table, context));
    } catch (...) {
      if (overrides(*table, &hand_shape_table::drop)) table->drop(context);
      throw;
    }
    *out = reinterpret_cast<hand_shape *>(make_taken(std::move(made)));
  });
}
void hand_shape_free(hand_shape *self) { exports::free(self); }
hand_status hand_shape_name(const hand_shape *self, hand_str *out, hand_owner **owner, hand_error **error) {
  return call(error, shared<Shape>(self), [&](const Shape &self_) { hand::give(self_.name(), out, owner); });
}
hand_status hand_shape_area(const hand_shape *self, double *out, hand_error **error) {
  return call(error, shared<Shape>(self), [&](const Shape &self_) { *out = self_.area(); });
}
hand_status hand_shape_scale(hand_shape *self, double by, hand_error **error) {
  return call(error, exclusive<Shape>(self), [&](Shape &self_) { self_.scale(by); });
}
hand_status hand_shape_name_base(const hand_shape *self, hand_str *out, hand_owner **owner, hand_error **error) {
  return call(error, shared<Shape>(self), [&](const Shape &self_) { hand::give(self_.Shape::name(), out, owner); });
}
hand_status hand_describe(const hand_shape *shape, hand_str *out, hand_owner **owner, hand_error **error) {
  return call(error, shared<Shape>(shape), [&](const Shape &shape_) { hand::give(hand::describe(shape_), out, owner); });
}
