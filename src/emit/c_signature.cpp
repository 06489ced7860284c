#include "c_signature.hpp"

#include <set>

#include "c_text.hpp"

namespace ferrule::emit {

using model::Shape;

bool is_pair(Shape shape) {
  return shape == Shape::str || shape == Shape::bytes || shape == Shape::path || shape == Shape::list || shape == Shape::map;
}

bool is_scalar(Shape shape) { return shape >= Shape::boolean && shape <= Shape::enumeration; }

bool is_plain_scalar(const model::Type &type) { return is_scalar(type.shape) && type.faced == model::none; }

std::string c_item(const model::Type &tuple, std::size_t index) {
  if (tuple.face == "complex") return index == 0 ? "re" : "im";
  if (tuple.face == "integer") return index == 0 ? "lo" : "hi";
  return "item" + std::to_string(index);
}

bool is_copy(const model::Function &function) {
  return function.kind == model::Function::Kind::constructor && function.self != model::Borrow::none;
}

bool has_self(const model::Function &function) {
  using Kind = model::Function::Kind;
  return function.kind == Kind::method || function.kind == Kind::field_get || function.kind == Kind::field_set ||
         function.kind == Kind::step || function.kind == Kind::extension || function.kind == Kind::item_set || is_copy(function);
}

bool has_result(const model::Interface &interface, model::TypeId result) {
  return result != model::none && type_at(interface, result).shape != Shape::nothing;
}

bool has_owner(const model::Interface &interface, model::TypeId result) {
  return has_result(interface, result) && type_at(interface, result).owns_memory &&
         type_at(interface, result).shape != Shape::handle;
}

std::string c_entry(const model::Interface &interface, const model::Type &map) {
  return interface.module + "_entry_" + type_at(interface, map.parts.at(0)).c_tag + "_" + type_at(interface, map.parts.at(1)).c_tag;
}

namespace {

void add_parameter(const model::Interface &interface, const model::Parameter &parameter, std::vector<CParameter> &out) {
  const model::Type &type = type_at(interface, parameter.type);
  if (is_scalar(type.shape)) {
    out.push_back({type.c, parameter.name});
  } else if (type.shape == Shape::handle) {
    out.push_back({parameter.borrow == model::Borrow::shared ? "const " + type.c : type.c, parameter.name});
  } else if (is_pair(type.shape)) {
    const std::string item = type.shape == Shape::list  ? type_at(interface, type.parts.at(0)).c
                             : type.shape == Shape::map ? c_entry(interface, type)
                                                        : "char";
    out.push_back({c_pointer_to_const(item), parameter.name});
    out.push_back({"size_t", parameter.name + "_size"});
  } else {
    out.push_back({c_pointer_to_const(type.c), parameter.name});
  }
}

void add_results(const model::Interface &interface, model::TypeId result, std::vector<CParameter> &out) {
  if (has_result(interface, result)) {
    const std::string &c = type_at(interface, result).c;
    out.push_back({c + (c.back() == '*' ? "*" : " *"), "out"});
  }
  if (has_owner(interface, result)) out.push_back({interface.module + "_owner **", "owner"});
  out.push_back({interface.module + "_error **", "error"});
}

}  // namespace

std::vector<CParameter> c_parameters(const model::Interface &interface, const model::Function &function) {
  std::vector<CParameter> out;
  if (has_self(function)) {
    const std::string &name = interface.classes.at(static_cast<std::size_t>(function.owner)).c_name;
    out.push_back(
        {(function.self == model::Borrow::exclusive || function.self == model::Borrow::take ? "" : "const ") + name + " *",
         "self"});
  }
  for (const model::Parameter &parameter : function.parameters) add_parameter(interface, parameter, out);
  if (function.kind == model::Function::Kind::step) out.push_back({"bool *", "has"});
  add_results(interface, function.result.type, out);
  return out;
}

std::vector<CParameter> c_thunk_parameters(const model::Interface &interface, model::TypeId type) {
  std::vector<CParameter> out;
  add_results(interface, type, out);
  return out;
}

std::vector<CThunk> c_thunks(const model::Interface &interface) {
  std::vector<CThunk> out;
  std::set<std::string> seen;
  const auto add = [&](const std::optional<model::Default> &value, const std::string &of, model::TypeId type) {
    if (value && !value->thunk.empty() && seen.insert(value->thunk).second) out.push_back({value->thunk, of, type});
  };
  for (const model::Record &record : interface.records)
    for (const model::Record::Field &field : record.fields)
      add(field.default_value, record.c_name + "." + field.c_name, field.type);
  for (const model::Function &f : interface.functions)
    for (const model::Parameter &parameter : f.parameters)
      add(parameter.default_value, f.c_name + "." + parameter.name, parameter.type);
  return out;
}

std::vector<CParameter> c_field_parameters(const model::Interface &interface, const model::Error::Field &field) {
  std::vector<CParameter> out = {{"const " + interface.module + "_error *", "self"}};
  add_results(interface, field.type, out);
  return out;
}

std::string c_prototype(const std::string &prefix, const std::string &result, const std::string &name,
                        const std::vector<CParameter> &parameters, const std::string &tail) {
  std::vector<std::string> texts;
  for (const CParameter &parameter : parameters) texts.push_back(c_declare(parameter.type, parameter.name));
  if (texts.empty()) texts.push_back("void");
  return c_call(prefix + c_declare(result, name), texts, tail);
}

}  // namespace ferrule::emit
