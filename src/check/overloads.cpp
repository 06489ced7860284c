// Overloads that Python cannot tell apart.  It takes the first whose parameters are exactly of the types of the arguments, so one
// is never taken where an earlier one has exactly those types for all that it takes: an int is as good for long as for int, and
// then its value decides, but a float is as good for float as for double, and nothing does.
#include "overloads.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "rules.hpp"

namespace ferrule::check {
namespace {

using model::Shape;
using model::Type;

class Comparison {
 public:
  explicit Comparison(const model::Interface &interface) : interface_(interface) {}

  // Is every object that is exactly of `inner` exactly of `outer` too?
  bool covers(model::TypeId outer, model::TypeId inner) const {
    if (outer == inner) return true;
    const Type &a = at(outer), &b = at(inner);
    if (b.shape == Shape::variant) return all(b.parts, [&](model::TypeId part) { return covers(outer, part); });
    if (b.shape == Shape::optional || b.shape == Shape::box)
      return (a.shape == Shape::optional || a.shape == Shape::box) && covers(a.parts.at(0), b.parts.at(0));
    if (a.shape == Shape::optional || a.shape == Shape::box) return covers(a.parts.at(0), inner);
    if (a.shape == Shape::variant) return any(a.parts, [&](model::TypeId part) { return covers(part, inner); });
    if (is_integer(a.shape) && is_integer(b.shape)) return range_covers(a.shape, b.shape);
    if (is_float(a.shape) && is_float(b.shape)) return true;
    if (a.shape == Shape::path && b.shape == Shape::str) return true;
    if ((a.shape == Shape::path || a.shape == Shape::str) && b.shape == Shape::character) return true;
    if (a.shape != b.shape || a.declaration != b.declaration || a.parts.size() != b.parts.size()) return false;
    const bool sets = is_set(a) && is_set(b);
    if (a.face != b.face && !sets) return false;
    for (std::size_t i = 0; i < a.parts.size(); ++i)
      if (!covers(a.parts[i], b.parts[i])) return false;
    return a.shape == Shape::list || a.shape == Shape::map || a.shape == Shape::tuple || a.parts.empty();
  }

  // Does the first take all that the second does, given by position?
  bool covers(const model::Function &first, const model::Function &second) const {
    const Counts a = counts(first), b = counts(second);
    if (a.least > b.least || a.most < b.most || b.has_keyword_only || a.has_keyword_only) return false;
    for (std::size_t i = 0; i < second.parameters.size(); ++i) {
      const model::Parameter &outer = first.parameters[i], &inner = second.parameters[i];
      if ((inner.nullable && !outer.nullable) || !covers(outer.type, inner.type)) return false;
    }
    return true;
  }

 private:
  struct Counts {
    std::size_t least = 0, most = 0;
    bool has_keyword_only = false;
  };

  static Counts counts(const model::Function &function) {
    Counts out;
    for (const model::Parameter &parameter : function.parameters) {
      ++out.most;
      if (!parameter.default_value) out.least = out.most;
      out.has_keyword_only |= parameter.keyword_only;
    }
    return out;
  }

  const Type &at(model::TypeId id) const { return interface_.types[static_cast<std::size_t>(id)]; }
  static bool is_integer(Shape shape) { return shape >= Shape::i8 && shape <= Shape::u64; }
  static bool is_float(Shape shape) { return shape == Shape::f32 || shape == Shape::f64; }
  static bool is_signed(Shape shape) { return shape <= Shape::i64; }
  static bool is_set(const Type &type) { return type.shape == Shape::list && (type.face == "set" || type.face == "frozenset"); }
  static int width(Shape shape) {
    return 8 << (static_cast<int>(shape) - static_cast<int>(is_signed(shape) ? Shape::i8 : Shape::u8));
  }
  static bool range_covers(Shape outer, Shape inner) {
    if (is_signed(outer) == is_signed(inner)) return width(outer) >= width(inner);
    return is_signed(outer) && width(outer) > width(inner);
  }
  template <class Test>
  static bool all(const std::vector<model::TypeId> &parts, Test test) {
    return std::all_of(parts.begin(), parts.end(), test);
  }
  template <class Test>
  static bool any(const std::vector<model::TypeId> &parts, Test test) {
    return std::any_of(parts.begin(), parts.end(), test);
  }

  const model::Interface &interface_;
};

void find(const model::Interface &interface, const model::Callable &callable, std::vector<Hidden> &out) {
  const Comparison comparison(interface);
  const auto at = [&](std::size_t i) -> const model::Function & {
    return interface.functions[static_cast<std::size_t>(callable.functions[i])];
  };
  for (std::size_t later = 1; later < callable.functions.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      if (comparison.covers(at(earlier), at(later))) {
        out.push_back({callable.functions[later], callable.functions[earlier]});
        break;
      }
}

}  // namespace

std::vector<Hidden> hidden_overloads(const model::Interface &interface) {
  std::vector<Hidden> out;
  for (const model::Class &each : interface.classes) {
    find(interface, each.constructors, out);
    for (const model::Callable &method : each.methods)
      if (method.python_name != "__contains__") find(interface, method, out);  // `contains` has said it
    for (const model::Callable &method : each.static_methods) find(interface, method, out);
  }
  for (const auto &[module, callable] : interface.callables) find(interface, callable, out);
  return out;
}

bool is_beside_its_class(const model::Function &function) {
  const bool is_operator = function.cpp.compare(0, 8, "operator") == 0, is_ours = function.cpp.compare(0, 9, "ferrule::") == 0;
  return function.kind == model::Function::Kind::extension && !is_operator && !is_ours;
}

std::string shown(const model::Interface &interface, const model::Function &function) {
  std::string out = function.cpp + "(";
  for (std::size_t i = 0; i < function.parameters.size(); ++i) out += (i ? ", " : "") + function.parameters[i].cpp;
  out += ")";
  if (function.owner == model::none || function.kind == model::Function::Kind::constructor) return out;
  if (is_beside_its_class(function)) return out;
  return interface.classes[static_cast<std::size_t>(function.owner)].cpp + "::" + out;
}

void overloads(const Subject &subject, Diagnostics &diagnostics) {
  std::map<std::tuple<std::string, unsigned, unsigned>, bool> is_listed;
  const auto add = [&](const decl::Function &each) {
    is_listed[{each.where.file, each.where.line, each.where.column}] = each.is_listed || each.is_implied;
  };
  for (const decl::Class &each : subject.unit.classes) std::for_each(each.functions.begin(), each.functions.end(), add);
  std::for_each(subject.unit.functions.begin(), subject.unit.functions.end(), add);
  const auto at = [&](model::Index index) -> const model::Function & {
    return subject.interface.functions[static_cast<std::size_t>(index)];
  };
  for (const Hidden &each : hidden_overloads(subject.interface)) {
    const model::Function &hidden = at(each.hidden), &by = at(each.by);
    auto listed = is_listed.find({hidden.where.file, hidden.where.line, hidden.where.column});
    if (listed != is_listed.end() && listed->second) continue;  // in the list of what was left out
    diagnostics.add(kinds::hidden_overload, hidden.where, {shown(subject.interface, hidden), shown(subject.interface, by)})
        .note("`" + shown(subject.interface, by) + "` is here", by.where)
        .note("FERRULE(name = \"…\") gives one of them a name of its own; in C both have theirs");
  }
}

}  // namespace ferrule::check
