#include "manifest.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace ferrule::model {
namespace {

using json = nlohmann::ordered_json;

// What is not there is what it is by default; what is there and of another kind throws.
template <class T>
T get(const json &from, const char *key, T otherwise = T()) {
  const auto found = from.find(key);
  return found == from.end() ? otherwise : found->get<T>();
}

Manifest::Function function(const json &from) {
  Manifest::Function out;
  out.cpp = get<std::string>(from, "cpp");
  out.default_of = get<std::string>(from, "default");
  out.parameters = from.at("parameters").get<std::vector<std::string>>();
  out.takes = get<std::vector<std::string>>(from, "takes");
  if (from.contains("shapes")) out.shapes = from["shapes"].get<std::vector<std::string>>();
  return out;
}

Manifest::Type type(const json &from) {
  Manifest::Type out;
  out.kind = from.at("kind").get<std::string>();
  out.cpp = get<std::string>(from, "cpp");
  out.integer = get<std::string>(from, "type");
  out.bases = get<std::vector<std::string>>(from, "bases");
  out.size = get<std::int64_t>(from, "size");
  out.alignment = get<std::int64_t>(from, "alignment");
  if (from.contains("values"))
    for (const auto &[name, value] : from["values"].items()) out.values.emplace_back(name, value.dump());
  if (from.contains("fields"))
    for (const json &field : from["fields"])
      out.fields.push_back({field.at("declaration").get<std::string>(), get<std::int64_t>(field, "offset")});
  return out;
}

template <class T, class Read>
Manifest::Table<T> table(const json &from, const char *key, Read &&read) {
  Manifest::Table<T> out;
  if (from.contains(key))
    for (const auto &[name, value] : from[key].items()) out.emplace_back(name, read(value));
  return out;
}

Manifest manifest(const json &from) {
  Manifest out;
  out.module = from.at("module").get<std::string>();
  out.version = get<std::string>(from, "version");
  out.abi = from.at("abi").get<int>();
  out.platform.pointer_bits = get<int>(from, "pointer_bits", 64);
  out.platform.long_bits = get<int>(from, "long_bits", out.platform.pointer_bits);
  out.errors = table<Manifest::Error>(from, "errors", [](const json &each) {
    return Manifest::Error{each.at("status").get<int>(), get<std::string>(each, "cpp"),
                           get<std::vector<std::string>>(each, "bases")};
  });
  out.constants = table<std::string>(from, "constants", [](const json &each) { return each.get<std::string>(); });
  out.types = table<Manifest::Type>(from, "types", type);
  out.functions = table<Manifest::Function>(from, "functions", function);
  return out;
}

// Without its parameters; the whole where it has none to be written.
struct Key {
  std::string stem, tail;
  bool has_parameters = false;
};

Key key_of(const Interface &interface, const Function &function) {
  using Kind = Function::Kind;
  const auto class_at = [&](Index index) -> const Class & { return interface.classes.at(static_cast<std::size_t>(index)); };
  if (function.owner != none && function.kind == Kind::step)
    return {class_at(class_at(function.owner).iterates).cpp + "::begin() step", "", false};
  if (function.python_name == "__iter__" && function.cpp.compare(0, 9, "ferrule::") == 0)
    return {class_at(function.owner).cpp + "::begin()", "", false};
  std::string stem = function.cpp;
  if (function.owner != none && function.kind != Kind::constant) {
    const std::string &owner = class_at(function.owner).cpp;
    const bool is_copy = function.kind == Kind::constructor && function.self != Borrow::none;
    if (is_copy) return {owner + "(const " + owner + " &)", "", false};
    stem = function.kind == Kind::constructor ? owner : owner + "::" + function.cpp;
  }
  if (function.kind == Kind::field_get || function.kind == Kind::constant) return {stem, "", false};
  if (function.kind == Kind::field_set) return {stem + " =", "", false};
  if (function.kind == Kind::item_set) return {stem + " =", "", true};
  if (function.kind == Kind::extension) stem += function.reflected ? " reflected" : " extension";
  return {stem, function.kind == Kind::method && function.self == Borrow::shared ? " const" : "", true};
}

}  // namespace

std::string Manifest::name_of(const std::string &key) const {
  for (const auto &[name, function] : functions)
    if (function.cpp == key) return name;
  return {};
}

std::optional<Manifest> read_manifest(const std::string &text, std::string &why) {
  const json read = json::parse(text, nullptr, false);
  if (!read.is_object() || !read.contains("manifest")) {
    why = read.is_discarded() ? "it is not JSON" : "it is JSON, but no manifest";
    return std::nullopt;
  }
  try {
    if (read["manifest"].get<int>() != 1) {
      why = "its format is " + read["manifest"].dump() + ", and this version of ferrule reads 1";
      return std::nullopt;
    }
    return manifest(read);
  } catch (const json::exception &) {
    why = "something in it is missing or of the wrong kind";
  }
  return std::nullopt;
}

std::string manifest_key(const Interface &interface, const Function &function) {
  const Key key = key_of(interface, function);
  if (!key.has_parameters) return key.stem;
  std::string parameters;
  for (const Parameter &parameter : function.parameters) parameters += (parameters.empty() ? "" : ", ") + parameter.cpp;
  return key.stem + "(" + parameters + ")" + key.tail;
}

std::string manifest_stem(const Interface &interface, const Function &function) {
  const Key key = key_of(interface, function);
  return key.has_parameters ? key.stem : "";
}

std::vector<std::string> manifest_shapes(const Interface &interface, const Function &function) {
  std::vector<std::string> out;
  for (const Parameter &parameter : function.parameters)
    out.push_back(interface.types.at(static_cast<std::size_t>(parameter.type)).c_tag);
  return out;
}

}  // namespace ferrule::model
