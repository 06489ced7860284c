#include "portable_records.hpp"

#include "c_signature.hpp"
#include "portable_function.hpp"
#include "python_text.hpp"

namespace ferrule::emit::portable {

using model::Record;
using model::Shape;

namespace {

// A list, dict or set that every new object must have for itself.
bool is_fresh(const model::Interface &interface, const Record::Field &field) {
  const model::Type &type = type_at(interface, field.type);
  return field.default_value && field.default_value->kind == model::Default::Kind::empty &&
         (type.shape == Shape::list || type.shape == Shape::map) && type.face != "tuple" && type.face != "frozenset";
}

// The lines that see to it that a scalar is one; none for other shapes, which are looked at when they cross.
std::vector<std::string> check(Shapes &shapes, const Record::Field &field, const std::string &value, const std::string &blame) {
  const model::Interface &interface = shapes.interface();
  const model::Type &type = type_at(interface, field.type);
  if (!is_plain_scalar(type)) return {};
  const std::string rt = shapes.word("rt") + ".", test = shapes.word("type") + "(" + value + ") is not ";
  const auto unless = [&](const std::string &condition, const std::string &conversion) {
    return std::vector<std::string>{"if " + condition + ":", "    " + value + " = " + rt + conversion + blame};
  };
  if (type.shape == Shape::boolean) return unless(test + shapes.word("bool"), "boolean(" + value + ", ");
  if (type.shape == Shape::f64) return unless(test + shapes.word("float"), "real(" + value + ", ");
  if (type.shape == Shape::f32) return {value + " = " + rt + "real32(" + value + ", " + blame};
  if (type.shape == Shape::character) return {rt + "character(" + value + ", " + blame};
  if (type.shape == Shape::enumeration) {
    const auto [low, high] = limits(interface.enums.at(static_cast<std::size_t>(type.declaration)).integer);
    const std::string cls = shapes.enum_name(type.declaration);
    return {"if " + test + cls + ":", "    " + value + " = " + rt + "member(" + cls + ")(" + rt + "enumerator(" + value + ", " +
                                          cls + ", " + low + ", " + high + ", " + blame + ")"};
  }
  const auto [low, high] = limits(type.shape);
  return unless(test + shapes.word("int") + " or not " + low + " <= " + value + " <= " + high,
                "integer(" + value + ", " + low + ", " + high + ", ");
}

void write_init(Writer &out, Shapes &shapes, const Record &record) {
  const model::Interface &interface = shapes.interface();
  std::vector<std::string> parameters = {"self"};
  for (const Record::Field &field : record.fields) {
    std::string text = field.python_name + ": " + python::annotation(interface, field.type, python::Direction::out, {});
    if (field.default_value) {
      const bool computed = is_fresh(interface, field) || field.default_value->kind == model::Default::Kind::thunk;
      text += " = " + (computed ? "..." : python::default_text(interface, field.type, *field.default_value, {}));
    }
    parameters.push_back(std::move(text));
  }
  std::string line = "def __init__(";
  for (std::size_t i = 0; i < parameters.size(); ++i) line += (i ? ", " : "") + parameters[i];
  line += ") -> None:";
  out.line();
  if (static_cast<std::size_t>(out.column()) + line.size() <= 132) {
    out.open(line);
  } else {
    out.open("def __init__(");
    for (const std::string &parameter : parameters) out.line(parameter + ",");
    out.close(") -> None:").indent();
  }
  const std::string set = shapes.word("rt") + ".set_field(self, ";
  for (const Record::Field &field : record.fields) {
    const std::string &name = field.python_name;
    if (is_fresh(interface, field)) {
      const bool is_map = type_at(interface, field.type).shape == Shape::map;
      const std::string face = type_at(interface, field.type).face == "set" ? "set()" : is_map ? "{}" : "[]";
      out.open("if " + name + " is ...:").line(name + " = " + face).close("");
    } else if (field.default_value && field.default_value->kind == model::Default::Kind::thunk) {
      out.open("if " + name + " is ...:").line(name + " = " + private_name(interface, field.default_value->thunk) + "()").close("");
    }
    for (const std::string &one : check(shapes, field, name, "\"" + record.python_name + "\", \"" + name + "\")")) out.line(one);
  }
  for (const Record::Field &field : record.fields) out.line(set + "\"" + field.python_name + "\", " + field.python_name + ")");
  if (record.fields.empty()) out.line("pass");
  out.close("");
}

void write_setattr(Writer &out, Shapes &shapes, const Record &record) {
  if (record.frozen) {
    out.line().line("__setattr__ = " + shapes.word("rt") + ".set_frozen");
    out.line("__delattr__ = " + shapes.word("rt") + ".delete_frozen");
    return;
  }
  bool any = false;
  for (const Record::Field &field : record.fields) {
    const std::string blame = "\"" + record.python_name + "." + field.python_name + "\", \"value\")";
    const std::vector<std::string> lines = check(shapes, field, "value", blame);
    if (lines.empty()) continue;
    if (!any) out.line().open("def __setattr__(self, name: str, value: Any) -> None:");
    out.open((any ? "elif name == \"" : "if name == \"") + field.python_name + "\":");
    for (const std::string &line : lines) out.line(line);
    out.close("");
    any = true;
  }
  if (any) out.line(shapes.word("rt") + ".set_field(self, name, value)").close("");
}

void write_comparison(Writer &out, const Record &record) {
  std::string equal, fields;
  for (const Record::Field &field : record.fields) {
    equal += (equal.empty() ? "" : " and ") + ("self." + field.python_name) + " == other." + field.python_name;
    fields += (fields.empty() ? "self." : ", self.") + field.python_name;
  }
  if (record.fields.size() == 1) fields += ",";
  out.line().open("def __eq__(self, other: object) -> bool:");
  out.open("if other.__class__ is not self.__class__:").line("return NotImplemented").close("");
  out.line("return " + (equal.empty() ? "True" : equal)).close("");
  if (record.frozen) out.line().open("def __hash__(self) -> int:").line("return hash((" + fields + "))").close("");
}

}  // namespace

void write_record_class(Writer &out, Shapes &shapes, model::Index index) {
  const model::Interface &interface = shapes.interface();
  const Record &record = interface.records.at(static_cast<std::size_t>(index));
  out.line().line();
  out.open("class " + shapes.record_name(index) + "(" + shapes.word("rt") + ".Record):");
  const std::vector<std::string> doc = python::docstring(python::documentation(interface, record.comment));
  for (const std::string &line : doc) out.line(line);
  if (!doc.empty()) out.line();
  std::string names;
  for (const Record::Field &field : record.fields) names += (names.empty() ? "\"" : ", \"") + field.python_name + "\"";
  if (record.fields.size() == 1) names += ",";
  out.line("__slots__ = (" + names + ")");
  out.line("__match_args__ = (" + names + ")");
  for (const Record::Field &field : record.fields) {
    out.line(field.python_name + ": " + python::annotation(interface, field.type, python::Direction::out, {}));
    for (const std::string &line : python::docstring(python::documentation(interface, field.comment))) out.line(line);
  }
  write_init(out, shapes, record);
  write_setattr(out, shapes, record);
  write_comparison(out, record);
  out.close("");
}

}  // namespace ferrule::emit::portable
