#include "types.hpp"

#include "names.hpp"

namespace ferrule::model {
namespace {

const char *composed_word(Shape shape) {
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
    case Shape::variant:
      return "variant";
    default:
      return nullptr;
  }
}

Index find(const std::map<std::string, Index> &in, const std::string &cpp) {
  auto found = in.find(cpp);
  return found == in.end() ? none : found->second;
}

}  // namespace

TypeId Types::add(Type type) {
  const auto next = static_cast<TypeId>(out_.types.size());
  const std::string functions = type.python.from_python + "\n" + type.python.to_python + "\n" + type.python.annotation;
  const auto [known, is_new] =
      known_.try_emplace({type.shape, type.parts, type.declaration, type.face, type.faced, functions}, next);
  if (is_new) out_.types.push_back(std::move(type));
  return known->second;
}

// In C what it is without its face; but composed names, and those of overloads, say what it means, and so do the halves of a number
// of two.
TypeId Types::intern_faced(const Abi &abi) {
  const TypeId inner = intern(abi.faced.front());
  if (inner == none) return none;
  Type type = (*this)[inner];
  type.faced = inner;
  type.face = abi.face;
  type.python = abi.python;
  if (abi.face == "timedelta") type.c_tag = "duration";
  if (abi.face == "datetime") type.c_tag = "time";
  if (abi.face == "letter") type.c_tag = "letter";
  if (abi.face == "complex") type.c_tag = "complex_" + (*this)[type.parts.at(0)].c_tag;
  if (abi.face == "integer") type.c_tag = (*this)[type.parts.at(1)].shape == Shape::i64 ? "i128" : "u128";
  if (abi.face == "complex" || abi.face == "integer") type.c = out_.module + "_" + type.c_tag;
  return add(std::move(type));
}

TypeId Types::intern(const Abi &abi) {
  if (!abi.faced.empty()) return intern_faced(abi);
  Type type;
  type.shape = abi.shape;
  type.face = abi.face;
  for (const Abi &part : abi.parts) {
    TypeId id = intern(part);
    if (id == none) return none;
    type.parts.push_back(id);
  }
  const std::string prefix = out_.module + "_";
  auto named = [&](Index declaration, const std::string &c_name) {
    type.declaration = declaration;
    type.c = c_name;
    type.c_tag = c_name.substr(prefix.size());
  };
  switch (type.shape) {
    case Shape::nothing:
      type.c = type.c_tag = "void";
      break;
    case Shape::enumeration: {
      Index index = find(declared_.enums, abi.cpp);
      if (index == none) return none;
      named(index, out_.enums[static_cast<std::size_t>(index)].c_name);
      break;
    }
    case Shape::record: {
      Index index = find(declared_.records, abi.cpp);
      if (index == none) return none;
      const Record &record = out_.records[static_cast<std::size_t>(index)];
      named(index, record.c_name);
      for (const Record::Field &field : record.fields)
        if (field.type != none && has_to_be_given_back((*this)[field.type])) type.owns_memory = true;
      break;
    }
    case Shape::handle: {
      Index index = find(declared_.classes, abi.cpp);
      if (index == none) return none;
      named(index, out_.classes[static_cast<std::size_t>(index)].c_name);
      type.c += " *";
      break;
    }
    case Shape::str:
    case Shape::bytes:
    case Shape::path:
      type.c_tag = names::tag(type.shape);
      type.c = prefix + type.c_tag;
      type.owns_memory = true;
      break;
    default:
      if (const char *word = composed_word(type.shape)) {
        type.c_tag = word;
        type.owns_memory = type.shape == Shape::list || type.shape == Shape::map || type.shape == Shape::box;
        for (TypeId id : type.parts) {
          type.c_tag += "_" + (*this)[id].c_tag;
          type.owns_memory |= has_to_be_given_back((*this)[id]);
        }
        type.c = prefix + type.c_tag;
      } else {
        type.c = names::c_scalar(type.shape);
        type.c_tag = names::tag(type.shape);
      }
  }
  return add(std::move(type));
}

}  // namespace ferrule::model
