#include "c_layout.hpp"

#include <algorithm>

#include "c_signature.hpp"

namespace ferrule::emit {
namespace {

using model::Shape;

// Fields one after the other, as C lays them out.
class Struct {
 public:
  void add(const std::string &name, std::size_t size, std::size_t alignment) {
    at_ = (at_ + alignment - 1) / alignment * alignment;
    layout_.offsets.push_back({name, at_});
    at_ += size;
    layout_.alignment = std::max(layout_.alignment, alignment);
  }
  void add(const std::string &name, const CLayout &field) { add(name, field.size, field.alignment); }
  CLayout finish() {
    layout_.size = (at_ + layout_.alignment - 1) / layout_.alignment * layout_.alignment;
    return layout_;
  }

 private:
  CLayout layout_;
  std::size_t at_ = 0;
};

std::size_t size_of_scalar(Shape shape) {
  switch (shape) {
    case Shape::boolean:
    case Shape::character:
    case Shape::i8:
    case Shape::u8:
      return 1;
    case Shape::i16:
    case Shape::u16:
      return 2;
    case Shape::i32:
    case Shape::u32:
    case Shape::f32:
      return 4;
    default:
      return 8;
  }
}

class Layouts {
 public:
  explicit Layouts(const model::Interface &interface) : interface_(interface) {}

  CLayout of(model::TypeId id) {
    const model::Type &type = type_at(interface_, id);
    if (is_pair(type.shape)) return pair();
    Struct out;
    switch (type.shape) {
      case Shape::enumeration:
        return scalar(interface_.enums.at(static_cast<std::size_t>(type.declaration)).integer);
      case Shape::record:
        return of(interface_.records.at(static_cast<std::size_t>(type.declaration)));
      case Shape::box:
        out.add("value", 8, 8);
        return out.finish();
      case Shape::optional:
        out.add("has", 1, 1);
        out.add("value", of(type.parts.at(0)));
        return out.finish();
      case Shape::tuple:
        for (std::size_t i = 0; i < type.parts.size(); ++i) out.add(c_item(type, i), of(type.parts[i]));
        return out.finish();
      case Shape::variant:
        return variant(type);
      case Shape::nothing:
        return {};
      default:
        return scalar(type.shape);
    }
  }

  CLayout of(const model::Record &record) {
    Struct out;
    for (const model::Record::Field &field : record.fields) out.add(field.c_name, of(field.type));
    if (record.fields.empty()) out.add("unused", 1, 1);
    return out.finish();
  }

  CLayout entry(const model::Type &map) {
    Struct out;
    out.add("key", of(map.parts.at(0)));
    out.add("value", of(map.parts.at(1)));
    return out.finish();
  }

 private:
  static CLayout scalar(Shape shape) { return {size_of_scalar(shape), size_of_scalar(shape), {}}; }

  static CLayout pair() {
    Struct out;
    out.add("data", 8, 8);
    out.add("size", 8, 8);
    return out.finish();
  }

  CLayout variant(const model::Type &type) {
    CLayout value{1, 1, {}};
    for (model::TypeId part : type.parts) {
      const CLayout each = of(part);
      value.size = std::max(value.size, each.size), value.alignment = std::max(value.alignment, each.alignment);
    }
    value.size = (value.size + value.alignment - 1) / value.alignment * value.alignment;
    Struct out;
    out.add("index", 4, 4);
    out.add("value", value);
    return out.finish();
  }

  const model::Interface &interface_;
};

}  // namespace

std::map<std::string, CLayout> c_layouts(const model::Interface &interface) {
  Layouts layouts(interface);
  std::map<std::string, CLayout> out;
  for (const model::Record &record : interface.records) out[record.c_name] = layouts.of(record);
  for (std::size_t i = 0; i < interface.types.size(); ++i) {
    const model::Type &type = interface.types[i];
    if (type.parts.empty()) continue;
    out[type.c] = layouts.of(static_cast<model::TypeId>(i));
    if (type.shape == Shape::map) out[c_entry(interface, type)] = layouts.entry(type);
  }
  return out;
}

}  // namespace ferrule::emit
