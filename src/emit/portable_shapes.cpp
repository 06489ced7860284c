#include "portable_shapes.hpp"

#include "c_signature.hpp"
#include "families.hpp"
#include "identity.hpp"
#include "python_text.hpp"

namespace ferrule::emit::portable {

using model::Shape;
using model::TypeId;

namespace {

template <class T>
const T &at(const std::vector<T> &all, model::Index index) {
  return all.at(static_cast<std::size_t>(index));
}

}  // namespace

bool is_integer(Shape shape) { return shape >= Shape::i8 && shape <= Shape::u64; }

std::pair<std::string, std::string> limits(Shape shape) {
  static const std::map<Shape, std::pair<std::string, std::string>> all = {
      {Shape::i8, {"-128", "127"}},
      {Shape::i16, {"-32768", "32767"}},
      {Shape::i32, {"-2147483648", "2147483647"}},
      {Shape::i64, {"-0x8000000000000000", "0x7FFFFFFFFFFFFFFF"}},
      {Shape::u8, {"0", "255"}},
      {Shape::u16, {"0", "65535"}},
      {Shape::u32, {"0", "4294967295"}},
      {Shape::u64, {"0", "0xFFFFFFFFFFFFFFFF"}},
  };
  return all.at(shape);
}

bool is_plain(const model::Interface &interface, const model::Type &type) {
  if (type.shape != Shape::record) return false;
  for (const model::Record::Field &field : at(interface.records, type.declaration).fields) {
    const model::Type &of = type_at(interface, field.type);
    if (!is_plain_scalar(of) || of.shape == Shape::character) return false;
  }
  return !at(interface.records, type.declaration).fields.empty();
}

namespace {

bool needs_keep(const model::Interface &interface, TypeId id, std::set<model::Index> &seen) {
  const model::Type &type = type_at(interface, id);
  if (is_scalar(type.shape) || type.shape == Shape::nothing) return false;
  if (type.shape == Shape::record) {
    if (!seen.insert(type.declaration).second) return false;
    for (const model::Record::Field &field : at(interface.records, type.declaration).fields)
      if (needs_keep(interface, field.type, seen)) return true;
    return false;
  }
  if (type.shape == Shape::optional || type.shape == Shape::tuple || type.shape == Shape::variant) {
    for (TypeId part : type.parts)
      if (needs_keep(interface, part, seen)) return true;
    return false;
  }
  return true;
}

}  // namespace

bool needs_keep(const model::Interface &interface, TypeId id) {
  // What stands in an argument itself is converted by cffi; only what its items point to has to be kept.
  std::set<model::Index> seen;
  const model::Type &type = type_at(interface, id);
  if (type.shape == Shape::str || type.shape == Shape::bytes || type.shape == Shape::path || type.shape == Shape::handle)
    return false;
  if (type.shape == Shape::list) return needs_keep(interface, type.parts.at(0), seen);
  if (type.shape == Shape::map)
    return needs_keep(interface, type.parts.at(0), seen) || needs_keep(interface, type.parts.at(1), seen);
  return needs_keep(interface, id, seen);
}

Shapes::Shapes(const model::Interface &interface) : interface_(interface), returning_(coming_back(interface)) {
  for (std::size_t i = 0; i < interface.classes.size(); ++i) {
    const std::vector<model::Index> &bases = interface.classes[i].bases;
    if (!bases.empty()) families_.insert(static_cast<model::Index>(i));
    families_.insert(bases.begin(), bases.end());
  }
  const auto take = [&](const std::vector<std::string> &module, const std::string &name) {
    taken_.insert(python::flat_name(module, name));
  };
  for (const auto &[module, callable] : interface.callables) take(module, callable.python_name);
  for (const auto &one : interface.classes) take(one.module, one.python_name);
  for (const auto &one : interface.records) take(one.module, one.python_name);
  for (const auto &one : interface.enums) take(one.module, one.python_name);
  for (const auto &one : interface.errors) take(one.module, one.python_name);
  for (const auto &one : interface.constants) take(one.module, one.python_name);
  everywhere_ = taken_;
  for (const model::Function &function : interface.functions)
    for (const model::Parameter &parameter : function.parameters) everywhere_.insert(parameter.name);
  for (const model::Record &record : interface.records)
    for (const model::Record::Field &field : record.fields) everywhere_.insert(field.python_name);
}

std::string Shapes::word(const std::string &name, const model::Function *function) const {
  if (name == "rt" || name == "lib" || name == "shapes" || name == "faces" || name == "conversions")
    return everywhere_.count(name) ? "_" + name : name;
  bool hidden = taken_.count(name) != 0;
  if (function)
    for (const model::Parameter &parameter : function->parameters) hidden |= parameter.name == name;
  return hidden ? word("rt") + ".builtins." + name : name;
}

std::string Shapes::class_name(model::Index index) const {
  const model::Class &one = at(interface_.classes, index);
  return python::flat_name(one.module, one.python_name);
}

std::string Shapes::record_name(model::Index index) const {
  const model::Record &one = at(interface_.records, index);
  return python::flat_name(one.module, one.python_name);
}

std::string Shapes::enum_name(model::Index index) const {
  const model::Enum &one = at(interface_.enums, index);
  return python::flat_name(one.module, one.python_name);
}

bool Shapes::in_family(model::Index class_index) const { return families_.count(class_index) != 0; }

std::string Shapes::cells(const model::Function &function, const std::vector<const model::Parameter *> &structs) {
  const TypeId result = function.result.type;
  std::string name = "error", made_of = "None";
  if (has_result(interface_, result)) {
    const model::Type &type = type_at(interface_, result);
    name = type.c_tag, made_of = "\"" + type.c + (type.c.back() == '*' ? "*\"" : " *\"");
  }
  for (const model::Parameter *parameter : structs) {
    const model::Type &type = type_at(interface_, parameter->type);
    name += "_" + type.c_tag, made_of += ", \"" + type.c + " *\"";
  }
  if (function.kind == model::Function::Kind::step) name += "_step", made_of += ", \"bool *\"";
  if (has_owner(interface_, result)) made_of += ", owner=True";
  for (name += "_cells"; cells_.count(name) && cells_.at(name) != made_of;) name.insert(name.size() - 6, "_");
  cells_[name] = made_of;
  return name;
}

std::string Shapes::of(TypeId id, bool nullable) {
  const auto found = names_.find({id, nullable});
  if (found != names_.end()) return found->second;
  const model::Type &type = type_at(interface_, id);
  std::string name = "_" + type.c_tag + (type.face.empty() ? "" : "_" + type.face) + (nullable ? "_or_none" : "");
  for (bool again = true; again;) {
    again = false;
    for (const auto &[key, other] : names_)
      if (other == name) again = true, name += "_";
  }
  names_[{id, nullable}] = name;
  // A record's fields are looked up when they cross, so they may come later (and may be the record itself).
  if (type.shape == Shape::record) wanted_.push_back({id, nullable});
  if (type.faced != model::none) of(type.faced);
  for (TypeId part : type.parts) of(part);
  if (nullable) of(id);
  if (type.shape != Shape::record) wanted_.push_back({id, nullable});
  if (type.shape == Shape::record && !is_plain(interface_, type))
    for (const model::Record::Field &field : at(interface_.records, type.declaration).fields) of(field.type);
  if (type.shape == Shape::record && is_plain(interface_, type))
    for (const model::Record::Field &field : at(interface_.records, type.declaration).fields)
      if (type_at(interface_, field.type).shape == Shape::enumeration) of(field.type);
  return name;
}

std::string Shapes::definition(TypeId id) {
  const model::Type &type = type_at(interface_, id);
  const std::string make = word("shapes") + ".", faces = word("faces") + ".";
  if (type.face == "timedelta") return faces + "TimeDelta()";
  if (type.face == "datetime") return faces + "DateTime()";
  if (type.face == "letter") return faces + "Letter()";
  if (type.face == "complex") return faces + "Complex(" + of(type.parts.at(0)) + ")";
  if (type.face == "integer") return faces + "Wide(" + (type.c_tag == "i128" ? "True)" : "False)");
  if (type.face == "python")
    return faces + "Faced(" + of(type.faced) + ", \"" + type.python.from_python + "\", \"" + type.python.to_python + "\", " +
           python::quoted(python::last_name(type.python.annotation)) + ")";
  if (type.shape == Shape::nothing) return make + "Nothing()";
  const auto part = [&](std::size_t i) { return of(type.parts.at(i)); };
  const auto parts = [&] {
    std::string text;
    for (TypeId one : type.parts) text += (text.empty() ? "" : ", ") + of(one);
    return text;
  };
  const auto c_part = [&](std::size_t i) { return "\"" + type_at(interface_, type.parts.at(i)).c + "\""; };
  if (type.shape == Shape::boolean) return make + "Bool()";
  if (is_integer(type.shape)) return make + "Int(" + limits(type.shape).first + ", " + limits(type.shape).second + ")";
  if (type.shape == Shape::f32) return make + "Float32()";
  if (type.shape == Shape::f64) return make + "Float()";
  if (type.shape == Shape::character) return make + "Character()";
  if (type.shape == Shape::str) return make + "Text()";
  if (type.shape == Shape::bytes) return make + "Bytes()";
  if (type.shape == Shape::path) return make + "Path()";
  if (type.shape == Shape::enumeration) {
    const auto [low, high] = limits(at(interface_.enums, type.declaration).integer);
    return make + "Enum(" + enum_name(type.declaration) + ", " + low + ", " + high + ")";
  }
  if (type.shape == Shape::handle)
    return make + "Object(" + class_name(type.declaration) + ", " + word("lib") + "." +
           at(interface_.classes, type.declaration).c_name + "_retain" +
           (may_be_derived(interface_, type.declaration) ? ", varies=True"
            : in_family(type.declaration)                ? ", derived=True"
                                                         : "") +
           (returning_.count(type.declaration) ? ", comes_back=True)" : ")");
  if (type.shape == Shape::list)
    return make + "List(" + c_part(0) + ", " + part(0) + (type.face.empty() ? "" : ", \"" + type.face + "\"") + ")";
  if (type.shape == Shape::map) return make + "Map(\"" + c_entry(interface_, type) + "\", " + parts() + ")";
  if (type.shape == Shape::optional) return make + "Optional(" + part(0) + ")";
  if (type.shape == Shape::box) return make + "Box(" + c_part(0) + ", " + part(0) + ")";
  if (type.shape == Shape::tuple) return make + "Tuple(" + parts() + ")";
  if (type.shape == Shape::variant) return make + "Variant(" + parts() + ")";
  return make + "Shape()";
}

void Shapes::write_cells(Writer &out) const {
  for (const auto &[name, made_of] : cells_) out.line(name + " = " + word("rt") + ".Cells(" + made_of + ")");
}

void Shapes::write_record(Writer &out, TypeId id, const std::string &name) {
  const model::Record &record = at(interface_.records, type_at(interface_, id).declaration);
  const std::string cls = python::flat_name(record.module, record.python_name);
  std::string stored, loaded;
  bool plain = true;
  for (const model::Record::Field &field : record.fields) {
    const Shape shape = type_at(interface_, field.type).shape;
    const bool number = is_plain_scalar(type_at(interface_, field.type)) && shape != Shape::character;
    plain &= number;
    const std::string c = "c." + field.c_name;
    if (!loaded.empty()) loaded += ", ", stored += ", ";
    loaded += number && shape != Shape::enumeration ? c : of(field.type) + ".load(" + c + ")";
    stored += (record.fields.size() == 1 ? "(" : "") + (number ? "value." + field.python_name : field.python_name + "_") +
              (record.fields.size() == 1 ? ",)" : "");
  }
  if (record.fields.empty()) stored = "()";
  out.blank().blank();
  out.open("def _store" + name + "(value: " + cls + ", keep: Any) -> Any:");
  if (!plain) {
    out.line("at = \"\"").open("try:");
    for (const model::Record::Field &field : record.fields) {
      const model::Type &of_field = type_at(interface_, field.type);
      if (is_plain_scalar(of_field) && of_field.shape != Shape::character) continue;
      out.line("at = \"." + field.python_name + "\"");
      out.line(field.python_name + "_ = " + of(field.type) + ".store(value." + field.python_name + ", keep)");
    }
    out.close("").open("except " + word("rt") + ".Wrong as wrong:").line("wrong.inside(at)").line("raise").close("");
  }
  out.line("return " + stored).close("");
  out.line().line();
  out.open("def _load" + name + "(c: Any) -> " + cls + ":").line("return " + cls + "(" + loaded + ")").close("");
  out.line().line();
  out.line(name + " = " + word("shapes") + ".Record(" + cls + ", _store" + name + ", _load" + name + ")");
}

void Shapes::write_shapes(Writer &out) {
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    const auto [id, nullable] = wanted_[i];
    const std::string name = of(id, nullable);
    const model::Type &type = type_at(interface_, id);
    if (nullable) {
      out.line(name + " = " + word("shapes") + ".Nullable(" + of(id) + ")");
    } else if (type.shape == Shape::record) {
      write_record(out, id, name);
      out.blank();
    } else {
      out.line(name + " = " + definition(id));
    }
  }
}

}  // namespace ferrule::emit::portable
