#include "geo_model.hpp"

#include <stdexcept>

namespace ferrule {
namespace {

using model::Borrow;
using model::Default;
using model::Function;
using model::Index;
using model::Shape;
using model::Transfer;
using model::TypeId;

struct Scalar {
  Shape shape;
  const char *c, *tag;
};
const Scalar scalars[] = {
    {Shape::boolean, "bool", "bool"},     {Shape::i8, "int8_t", "i8"},
    {Shape::i16, "int16_t", "i16"},       {Shape::i32, "int32_t", "i32"},
    {Shape::i64, "int64_t", "i64"},       {Shape::u8, "uint8_t", "u8"},
    {Shape::u16, "uint16_t", "u16"},      {Shape::u32, "uint32_t", "u32"},
    {Shape::u64, "uint64_t", "u64"},      {Shape::f32, "float", "f32"},
    {Shape::f64, "double", "f64"},        {Shape::character, "char", "char"},
    {Shape::nothing, "void", "void"},     {Shape::str, "geo_str", "str"},
    {Shape::bytes, "geo_bytes", "bytes"}, {Shape::path, "geo_file_name", "file_name"},
};

enum : Index { join_enum, style_enum };
enum : Index { point_record };
enum : Index { pen_class, path_class, loop_class };

struct Builder {
  model::Interface out;
  TypeId nothing, boolean, i32, u64, f32, f64, str, point, join, style, pen, path, loop;

  Builder() {
    nothing = scalar(Shape::nothing), boolean = scalar(Shape::boolean), i32 = scalar(Shape::i32), u64 = scalar(Shape::u64);
    f32 = scalar(Shape::f32), f64 = scalar(Shape::f64), str = scalar(Shape::str);
    point = named(Shape::record, point_record, "geo_point", "point");
    join = named(Shape::enumeration, join_enum, "geo_join", "join");
    style = named(Shape::enumeration, style_enum, "geo_style", "style");
    pen = named(Shape::handle, pen_class, "geo_pen *", "pen");
    path = named(Shape::handle, path_class, "geo_path *", "path");
    loop = named(Shape::handle, loop_class, "geo_loop *", "loop");
  }

  TypeId add(model::Type type) {
    out.types.push_back(std::move(type));
    return static_cast<TypeId>(out.types.size()) - 1;
  }
  TypeId scalar(Shape shape) {
    model::Type type;
    type.shape = shape;
    for (const Scalar &row : scalars)
      if (row.shape == shape) type.c = row.c, type.c_tag = row.tag;
    type.owns_memory = shape == Shape::str || shape == Shape::bytes || shape == Shape::path;
    return add(type);
  }
  TypeId named(Shape shape, Index declaration, const char *c, const char *tag) {
    model::Type type;
    type.shape = shape, type.declaration = declaration, type.c = c, type.c_tag = tag;
    return add(type);
  }
  TypeId composed(Shape shape, const std::string &word, std::vector<TypeId> parts, const std::string &face = "") {
    model::Type type;
    type.shape = shape, type.face = face;
    type.c_tag = word;
    type.owns_memory = shape == Shape::list || shape == Shape::map || shape == Shape::box;
    for (TypeId part : parts) {
      const model::Type &inner = out.types[static_cast<std::size_t>(part)];
      type.c_tag += "_" + inner.c_tag;
      type.owns_memory |= inner.owns_memory;
    }
    type.c = "geo_" + type.c_tag, type.parts = std::move(parts);
    return add(type);
  }

  Index add(Function function) {
    out.functions.push_back(std::move(function));
    return static_cast<Index>(out.functions.size()) - 1;
  }
};

decl::Comment comment(const std::string &text) {
  decl::Comment c;
  c.text = text;
  return c;
}

Location at(unsigned line) { return {"geo.hpp", line, 3}; }

Function function(Function::Kind kind, Index owner, const std::string &c_name, const std::string &python_name,
                  const std::string &cpp, TypeId nothing, unsigned line, const std::string &text = "") {
  Function f;
  f.kind = kind, f.owner = owner, f.c_name = c_name, f.python_name = python_name, f.cpp = cpp;
  f.result.type = nothing, f.result.cpp = "void";
  f.comment.text = text, f.where = at(line);
  return f;
}

model::Parameter parameter(const std::string &name, TypeId type, const std::string &cpp, Borrow borrow = Borrow::none) {
  model::Parameter p;
  p.name = name, p.type = type, p.cpp = cpp, p.borrow = borrow;
  return p;
}

Default literal(const std::string &text) {
  Default d;
  d.cpp = d.python = d.c = text;
  return d;
}

model::Result result(TypeId type, const std::string &cpp, Transfer transfer = Transfer::none) {
  model::Result r;
  r.type = type, r.cpp = cpp, r.transfer = transfer;
  return r;
}

model::Property property(const std::string &name, Index getter, Index setter = model::none, decl::Comment text = {}) {
  model::Property p;
  p.python_name = name, p.getter = getter, p.setter = setter, p.comment = std::move(text);
  return p;
}

void add_values(Builder &b) {
  model::Enum join;
  join.python_name = "Join", join.c_name = "geo_join", join.c_prefix = "GEO_JOIN_", join.cpp = "geo::Join";
  join.comment = comment("How a path is joined.");
  join.where = at(29);
  join.enumerators = {{"mitre", "GEO_JOIN_MITRE", "geo::Join::mitre", 1, false, {}},
                      {"round", "GEO_JOIN_ROUND", "geo::Join::round", 2, false, {}},
                      {"bevel", "GEO_JOIN_BEVEL", "geo::Join::bevel", 3, false, {}}};
  model::Enum style;
  style.python_name = "Style", style.c_name = "geo_style", style.c_prefix = "GEO_STYLE_", style.cpp = "geo::Style";
  style.integer = Shape::u8, style.flags = true;
  style.comment = comment("How a path is drawn; styles can be combined.");
  style.where = at(32);
  style.enumerators = {{"plain", "GEO_STYLE_PLAIN", "geo::Style::plain", 0, true, {}},
                       {"dashed", "GEO_STYLE_DASHED", "geo::Style::dashed", 1, true, comment("with gaps")},
                       {"filled", "GEO_STYLE_FILLED", "geo::Style::filled", 2, true, {}}};
  b.out.enums = {join, style};

  model::Record point;
  point.python_name = "Point", point.c_name = "geo_point", point.cpp = "geo::Point", point.flat = point.has_equal = true;
  point.comment = comment("A point of the plane."), point.where = at(18);
  point.fields = {{"x", "x", "x", "double", b.f64, literal("0"), comment("metres to the east")},
                  {"y", "y", "y", "double", b.f64, literal("0"), comment("metres to the north")}};
  b.out.records = {point};

  model::Error parallel;
  parallel.python_name = "Parallel", parallel.c_name = "geo_parallel", parallel.c_status = "GEO_ERROR_PARALLEL";
  parallel.cpp = "geo::Parallel", parallel.python_bases = {"ValueError", "RuntimeError"};
  parallel.comment = comment("Raised by `meet` when the lines are parallel."), parallel.where = at(24);
  parallel.fields = {{"angle", "geo_parallel_angle", "angle", "double", b.f64, comment("between the lines, in radians")}};
  b.out.errors = {parallel};
}

void add_pen(Builder &b) {
  model::Class pen;
  pen.python_name = "Pen", pen.c_name = "geo_pen", pen.cpp = "geo::Pen", pen.copyable = true;
  pen.comment = comment("What a path is drawn with."), pen.where = at(36);

  Function make = function(Function::Kind::constructor, pen_class, "geo_pen_new", "Pen", "geo::Pen", b.nothing, 38);
  make.parameters = {parameter("width", b.f64, "double")};
  make.parameters[0].default_value = literal("1");
  make.result = result(b.pen, "geo::Pen", Transfer::value);
  pen.constructors = {"Pen", {b.add(make)}};

  Function copy = function(Function::Kind::constructor, pen_class, "geo_pen_copy", "__copy__", "geo::Pen", b.nothing, 36);
  copy.self = Borrow::shared, copy.result = result(b.pen, "geo::Pen", Transfer::copy);
  pen.copy = b.add(copy);

  Function get = function(Function::Kind::field_get, pen_class, "geo_pen_width", "width", "width", b.nothing, 39, "In metres.");
  get.self = Borrow::shared, get.result = result(b.f64, "double"), get.gil_release = false;
  Function set = function(Function::Kind::field_set, pen_class, "geo_pen_set_width", "width", "width", b.nothing, 39);
  set.self = Borrow::exclusive, set.parameters = {parameter("value", b.f64, "double")}, set.gil_release = false;
  Index getter = b.add(get), setter = b.add(set);
  pen.properties = {property("width", getter, setter, comment("In metres."))};
  b.out.classes.push_back(pen);
}

// Methods that use self as they say, with no parameters.
Function method(const Builder &b, Index owner, Borrow self, const std::string &c_name, const std::string &name,
                const std::string &cpp, model::Result r, unsigned line, const std::string &text = "") {
  Function f = function(Function::Kind::method, owner, c_name, name, cpp, b.nothing, line, text);
  f.self = self, f.result = std::move(r);
  return f;
}

model::Result nothing(const Builder &b) { return result(b.nothing, "void"); }

void add_path(Builder &b) {
  model::Class path;
  path.python_name = "Path", path.c_name = "geo_path", path.cpp = "geo::Path";
  path.copyable = path.equality = path.polymorphic = true;
  path.comment = comment("A polyline that remembers a name.\n\nPoints are kept in the order in which they were added.");
  path.where = at(45);
  const Index c = path_class;

  Function make = function(Function::Kind::constructor, c, "geo_path_new", "Path", "geo::Path", b.nothing, 49);
  make.parameters = {parameter("name", b.str, "std::string"), parameter("join", b.join, "geo::Join")};
  make.parameters[0].doc = "what the path is called", make.parameters[1].doc = "how its corners are drawn";
  make.parameters[1].default_value = Default{"geo::Join::round", "Join.round", "GEO_JOIN_ROUND", "", Default::Kind::enumerator};
  make.comment.params = {{"name", "what the path is called"}, {"join", "how its corners are drawn"}};
  make.result = result(b.path, "geo::Path", Transfer::value);
  path.constructors = {"Path", {b.add(make)}};

  Function copy = function(Function::Kind::constructor, c, "geo_path_copy", "__copy__", "geo::Path", b.nothing, 45);
  copy.self = Borrow::shared, copy.result = result(b.path, "geo::Path", Transfer::copy);
  path.copy = b.add(copy);

  Function add = method(b, c, Borrow::exclusive, "geo_path_add", "add", "add", result(b.path, "geo::Path &", Transfer::view), 53,
                        "Appends a point.");
  add.parameters = {parameter("p", b.point, "const geo::Point &")};
  add.result.keeps = {-1}, add.result.maybe_self = true;
  path.methods.push_back({"add", {b.add(add)}});

  TypeId points = b.composed(Shape::list, "list", {b.point});
  Function extend = method(b, c, Borrow::exclusive, "geo_path_extend", "extend", "extend", nothing(b), 56, "Appends many points.");
  extend.parameters = {parameter("points", points, "const std::vector<geo::Point> &")};
  extend.comment.throws_ = {{"std::length_error", "beyond a million points"}};
  extend.invalidates = true;
  path.methods.push_back({"extend", {b.add(extend)}});

  Function length =
      method(b, c, Borrow::shared, "geo_path_length", "length", "length", result(b.f64, "double"), 59, "Total length, in metres.");
  path.properties.push_back(property("length", b.add(length), model::none, length.comment));

  Function name = method(b, c, Borrow::shared, "geo_path_name", "name", "name", result(b.str, "const std::string &"), 61,
                         "The name it was given.");
  Index name_getter = b.add(name);
  Function set_name = method(b, c, Borrow::exclusive, "geo_path_set_name", "name", "set_name", nothing(b), 62);
  set_name.parameters = {parameter("name", b.str, "std::string_view")};
  path.properties.push_back(property("name", name_getter, b.add(set_name), name.comment));

  path.methods.push_back(
      {"__len__", {b.add(method(b, c, Borrow::shared, "geo_path_size", "__len__", "size", result(b.u64, "std::size_t"), 64))}});

  Function item = method(b, c, Borrow::shared, "geo_path_getitem", "__getitem__", "operator[]", result(b.point, "geo::Point"), 66);
  item.parameters = {parameter("i", b.u64, "std::size_t")}, item.parameters[0].positional_only = true;
  item.comment.throws_ = {{"std::out_of_range", "if there is no such point"}};
  path.methods.push_back({"__getitem__", {b.add(item)}});

  TypeId maybe_point = b.composed(Shape::optional, "optional", {b.point});
  Function nearest =
      method(b, c, Borrow::shared, "geo_path_nearest", "nearest", "nearest", result(maybe_point, "std::optional<geo::Point>"), 68,
             "The nearest point within `radius` metres, if there is one.");
  nearest.parameters = {parameter("to", b.point, "const geo::Point &"), parameter("radius", b.f64, "double")};
  nearest.parameters[1].default_value = literal("1e9");
  path.methods.push_back({"nearest", {b.add(nearest)}});

  Function equal = method(b, c, Borrow::shared, "geo_path_equal", "__eq__", "operator==", result(b.boolean, "bool"), 70);
  equal.parameters = {parameter("other", b.path, "const geo::Path &", Borrow::shared)};
  equal.parameters[0].positional_only = true;
  path.methods.push_back({"__eq__", {b.add(equal)}});

  Function join = method(b, c, Borrow::shared, "geo_path_or", "__or__", "operator|", result(b.path, "geo::Path", Transfer::value),
                         72, "Both, one after the other.");
  join.parameters = {parameter("other", b.path, "const geo::Path &", Borrow::shared)};
  join.parameters[0].positional_only = true;
  path.methods.push_back({"__or__", {b.add(join)}});

  Function pen = method(b, c, Borrow::exclusive, "geo_path_pen", "pen", "pen", result(b.pen, "geo::Pen &", Transfer::view), 75,
                        "What it is drawn with.");
  pen.result.keeps = {-1};
  path.methods.push_back({"pen", {b.add(pen)}});

  Function first = function(Function::Kind::static_method, c, "geo_path_unit", "unit", "unit", b.nothing, 77,
                            "From the origin one metre to the east.");
  first.result = result(b.path, "geo::Path", Transfer::value);
  path.static_methods.push_back({"unit", {b.add(first)}});
  b.out.classes.push_back(path);
}

void add_loop(Builder &b) {
  model::Class loop;
  loop.python_name = "Loop", loop.c_name = "geo_loop", loop.cpp = "geo::Loop", loop.bases = {path_class};
  loop.polymorphic = loop.copyable = true;
  loop.comment = comment("A path that ends where it began."), loop.where = at(86);
  Function make = function(Function::Kind::constructor, loop_class, "geo_loop_new", "Loop", "geo::Loop", b.nothing, 88);
  make.parameters = {parameter("name", b.str, "std::string")};
  make.result = result(b.loop, "geo::Loop", Transfer::value);
  loop.constructors = {"Loop", {b.add(make)}};

  Function copy = function(Function::Kind::constructor, loop_class, "geo_loop_copy", "__copy__", "geo::Loop", b.nothing, 86);
  copy.self = Borrow::shared, copy.result = result(b.loop, "geo::Loop", Transfer::copy);
  loop.copy = b.add(copy);

  Function area = method(b, loop_class, Borrow::shared, "geo_loop_area", "area", "area", result(b.f64, "double"), 89,
                         "What it encloses, in square metres.");
  loop.methods = {{"area", {b.add(area)}}};
  b.out.classes.push_back(loop);
}

struct Free {
  Builder &b;
  Function &start(const std::string &name, unsigned line, model::Result r, const std::string &text = "") {
    Function f = function(Function::Kind::free, model::none, "geo_" + name, name, "geo::" + name, b.nothing, line, text);
    f.result = std::move(r);
    b.out.callables.push_back({{}, {name, {b.add(f)}}});
    return b.out.functions.back();
  }
};

void add_free_functions(Builder &b) {
  Free free{b};

  Function &meet = free.start("meet", 94, result(b.point, "geo::Point"), "Where the lines a-b and c-d meet.");
  for (const char *name : {"a", "b", "c", "d"}) {
    meet.parameters.push_back(parameter(name, b.point, "const geo::Point &"));
    meet.parameters.back().positional_only = true;
  }
  meet.parameters.push_back(parameter("eps", b.f64, "double"));
  meet.parameters.back().keyword_only = true, meet.parameters.back().default_value = literal("1e-12");
  meet.comment.throws_ = {{"geo::Parallel", "if they do not"}};

  TypeId numbers = b.composed(Shape::list, "list", {b.f64});
  TypeId series = b.composed(Shape::map, "map", {b.str, numbers});
  Function &scaled =
      free.start("scaled", 98, result(series, "std::map<std::string, std::vector<double>>"), "Every number times `by`.");
  scaled.parameters = {parameter("series", series, "const std::map<std::string, std::vector<double>> &"),
                       parameter("by", b.f64, "double")};
  scaled.parameters[1].default_value = literal("2");

  TypeId ints = b.composed(Shape::list, "list", {b.i32}, "set");
  Function &odd = free.start("odd", 102, result(ints, "std::set<int>"), "Those of `numbers` that are odd.");
  odd.parameters = {parameter("numbers", ints, "const std::set<int> &")};

  TypeId pair = b.composed(Shape::tuple, "tuple", {b.i32, b.str});
  Function &divide =
      free.start("divide", 104, result(pair, "std::tuple<int, std::string>"), "The quotient, and what is left in words.");
  divide.parameters = {parameter("a", b.i32, "int"), parameter("b", b.i32, "int")};
  divide.comment.throws_ = {{"std::domain_error", "if `b` is 0"}};

  TypeId maybe_point = model::none;
  for (std::size_t i = 0; i < b.out.types.size(); ++i)
    if (b.out.types[i].c == "geo_optional_point") maybe_point = static_cast<TypeId>(i);
  Function &mirror = free.start("mirror", 107, result(maybe_point, "std::optional<geo::Point>"));
  mirror.parameters = {parameter("p", maybe_point, "std::optional<geo::Point>")};
  mirror.parameters[0].default_value = Default{"std::nullopt", "None", "none", "", Default::Kind::none};

  free.start("shared_pen", 109, result(b.pen, "std::shared_ptr<geo::Pen>", Transfer::share), "The pen that all may use.")
      .result.nullable = true;

  Function &consume = free.start("consume", 111, result(b.u64, "std::size_t"), "Takes a path apart; says how many points it had.");
  consume.parameters = {parameter("path", b.path, "std::unique_ptr<geo::Path>", Borrow::take)};
  consume.parameters[0].nullable = true;

  Function &width = free.start("width_of", 113, result(b.f64, "double"), "Of the pen, or 0.");
  width.parameters = {parameter("pen", b.pen, "const geo::Pen *", Borrow::shared)};
  width.parameters[0].nullable = true;
  width.parameters[0].default_value = Default{"nullptr", "None", "NULL", "", Default::Kind::none};

  Function &styles = free.start("styles", 115, result(b.style, "geo::Style"));
  styles.parameters = {parameter("a", b.style, "geo::Style"), parameter("b", b.style, "geo::Style")};

  Function &shift = free.start("shift", 118, result(b.point, "geo::Point"));
  shift.parameters = {parameter("p", b.point, "const geo::Point &"), parameter("by", b.point, "const geo::Point &")};
  shift.parameters[1].default_value = Default{"geo::unit_step()", "...", "", "geo_shift_default_by", Default::Kind::thunk};

  Function &of_path = free.start("area", 121, result(b.f64, "double"), "What a path would enclose, were it closed.");
  of_path.c_name = "geo_area_path";
  of_path.parameters = {parameter("path", b.path, "const geo::Path &", Borrow::shared)};
  Function of_circle = of_path;
  of_circle.c_name = "geo_area_f32", of_circle.where = at(123), of_circle.comment.text = "Of a circle.";
  of_circle.parameters = {parameter("radius", b.f32, "float")};
  b.out.callables.back().second.functions.push_back(b.add(of_circle));

  Function twice =
      function(Function::Kind::free, model::none, "geo_sub_twice", "twice", "geo::sub::twice", b.nothing, 129, "x + x");
  twice.parameters = {parameter("x", b.f64, "double")};
  twice.result = result(b.f64, "double");
  b.out.callables.push_back({{"sub"}, {"twice", {b.add(twice)}}});
}

}  // namespace

model::Interface geo_model() {
  Builder b;
  b.out.module = "geo", b.out.version = "1.0.0", b.out.abi = 1;
  b.out.comment = comment("Plane geometry, as an example of what a user writes.");
  b.out.includes = {"\"geo.hpp\""};
  for (const char *row : {"enum", "handle", "map", "optional", "record", "scalar", "set", "string", "tuple", "vector"})
    b.out.row_headers.push_back(std::string("<ferrule/types/") + row + ".hpp>");
  b.out.files = {"geo.hpp"};
  add_values(b);
  add_pen(b);
  add_path(b);
  add_loop(b);
  add_free_functions(b);

  model::Constant most;
  most.python_name = "max_points", most.c_name = "GEO_MAX_POINTS", most.cpp = "geo::max_points", most.type = b.i32;
  most.literal = most.python = "1000000", most.comment = comment("The most points that a path can have.");
  b.out.constants = {most};
  return b.out;
}

const model::Function &function_named(const model::Interface &interface, const std::string &c_name) {
  for (const model::Function &function : interface.functions)
    if (function.c_name == c_name) return function;
  throw std::logic_error("the fixture has no " + c_name);
}

}  // namespace ferrule
