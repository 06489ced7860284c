#include "lane_types.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "c_signature.hpp"
#include "c_text.hpp"

namespace ferrule::emit::lane {

using model::Default;
using model::Shape;
using model::Type;

namespace {

std::string scalar(Shape shape) {
  switch (shape) {
    case Shape::boolean:
      return "bool";
    case Shape::character:
      return "char";
    case Shape::i8:
      return "std::int8_t";
    case Shape::i16:
      return "std::int16_t";
    case Shape::i32:
      return "std::int32_t";
    case Shape::i64:
      return "std::int64_t";
    case Shape::u8:
      return "std::uint8_t";
    case Shape::u16:
      return "std::uint16_t";
    case Shape::u32:
      return "std::uint32_t";
    case Shape::u64:
      return "std::uint64_t";
    case Shape::f32:
      return "float";
    default:
      return "double";
  }
}

std::string without_star(std::string c) {
  while (!c.empty() && (c.back() == '*' || c.back() == ' ')) c.pop_back();
  return c;
}

std::string word_of(Shape shape) {
  switch (shape) {
    case Shape::list:
      return "list";
    case Shape::map:
      return "map";
    case Shape::optional:
      return "optional";
    case Shape::box:
      return "box";
    case Shape::tuple:
      return "tuple";
    default:
      return "variant";
  }
}

}  // namespace

std::string enum_tag(const model::Enum &of) { return of.c_name + "_members"; }

std::string face_tag(const model::Interface &interface, const Type &type) {
  std::vector<model::PythonFace> seen;
  for (const Type &each : interface.types) {
    if (each.face != "python" || std::find(seen.begin(), seen.end(), each.python) != seen.end()) continue;
    if (each.python == type.python) break;
    seen.push_back(each.python);
  }
  return interface.module + "_face_" + std::to_string(seen.size());
}

std::string vocabulary(const model::Interface &interface, model::TypeId id) {
  const Type &type = type_at(interface, id);
  if (type.faced != model::none)
    return "abi::faced<" + vocabulary(interface, type.faced) + ", " +
           (type.face == "python" ? face_tag(interface, type) : "face::" + type.face) + ">";
  if (type.shape == Shape::str) return "abi::str";
  if (type.shape == Shape::bytes) return "abi::bytes";
  if (type.shape == Shape::path) return "abi::path";
  if (type.shape == Shape::nothing) return "abi::nothing";
  if (type.shape == Shape::record) return interface.records.at(static_cast<std::size_t>(type.declaration)).c_name;
  if (type.shape == Shape::handle) return "abi::handle<" + without_star(type.c) + ">";
  if (type.shape == Shape::enumeration) {
    const model::Enum &of = interface.enums.at(static_cast<std::size_t>(type.declaration));
    return "abi::enumeration<" + enum_tag(of) + ", " + scalar(of.integer) + ">";
  }
  if (type.parts.empty()) return scalar(type.shape);
  std::string parts;
  for (model::TypeId part : type.parts) parts += (parts.empty() ? "" : ", ") + vocabulary(interface, part);
  if (type.shape == Shape::list && !type.face.empty()) parts += ", face::" + type.face;
  return "abi::" + word_of(type.shape) + "<" + parts + ">";
}

std::string vocabulary(const model::Interface &interface, const model::Parameter &parameter) {
  const Type &type = type_at(interface, parameter.type);
  if (parameter.converts) return "converted<" + without_star(type.c) + ">";
  return type.shape == Shape::handle && parameter.nullable ? "nullable<" + without_star(type.c) + ">"
                                                           : vocabulary(interface, parameter.type);
}

std::string module_name(const model::Interface &interface, const std::vector<std::string> &module) {
  std::string text = interface.module;
  for (const std::string &part : module) text += "." + part;
  return text;
}

std::string local_name(const model::Interface &interface, const std::string &c_name) {
  const std::string prefix = interface.module + "_";
  return c_name.compare(0, prefix.size(), prefix) == 0 ? c_name.substr(prefix.size()) : c_name;
}

namespace {

std::string literal_of(const model::Interface &interface, const Type &type, const Default &value) {
  if (type.shape == Shape::str || type.shape == Shape::bytes || type.shape == Shape::path)
    return value.c + ", sizeof(" + value.c + ") - 1";
  if (type.shape >= Shape::i8 && type.shape <= Shape::u64 && !value.c.empty()) {
    const bool is_unsigned = value.c[0] != '-' && type.shape >= Shape::u8;
    const auto bits = is_unsigned ? static_cast<std::int64_t>(std::strtoull(value.c.c_str(), nullptr, 10))
                                  : static_cast<std::int64_t>(std::strtoll(value.c.c_str(), nullptr, 10));
    return c_integer(type.shape, bits, is_unsigned);
  }
  if (type.shape == Shape::optional) return "true, {" + literal_of(interface, type_at(interface, type.parts.at(0)), value) + "}";
  return value.c;
}

}  // namespace

std::string initialiser(const model::Interface &interface, model::TypeId id, const Default &value) {
  const Type &type = type_at(interface, id);
  if (value.kind == Default::Kind::none || value.kind == Default::Kind::empty || value.kind == Default::Kind::thunk) return "{}";
  return "{" + literal_of(interface, type, value) + "}";
}

std::string c_string(const std::string &text) {
  static const char digits[] = "01234567";
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '"' || text[i] == '\\') {
      out += '\\', out += text[i];
    } else if (text[i] == '\n') {
      out += i + 1 < text.size() ? "\\n\"\n\"" : "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += '\\', out += digits[byte >> 6], out += digits[byte >> 3 & 7], out += digits[byte & 7];
    } else if (text[i] == '?') {
      out += i > 0 && text[i - 1] == '?' ? "\\?" : "?";  // no trigraphs
    } else {
      out += text[i];
    }
  }
  return out + "\"";
}

}  // namespace ferrule::emit::lane
