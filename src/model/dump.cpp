#include "dump.hpp"

#include <nlohmann/json.hpp>

namespace ferrule::model {
namespace {

using json = nlohmann::ordered_json;

// Words in the order of the enumerations.
const char *const shapes[] = {"nothing", "bool",     "i8",        "i16",      "i32",    "i64",   "u8",      "u16",
                              "u32",     "u64",      "f32",       "f64",      "char",   "enum",  "str",     "bytes",
                              "path",    "list",     "map",       "optional", "box",    "tuple", "variant", "record",
                              "handle",  "function", "interface", "array",    "object", "future"};
const char *const borrows[] = {"none", "shared", "exclusive", "take", "share"};
const char *const transfers[] = {"none", "value", "copy", "view", "const_view", "take", "share", "static_view"};
const char *const kinds[] = {"free",      "static_method", "constructor", "method",    "field_get",
                             "field_set", "constant",      "step",        "extension", "item_set"};
const char *const default_kinds[] = {"literal", "enumerator", "none", "empty", "thunk"};
const char *const lifetimes[] = {"independent", "points", "unseen"};

std::string basename(const std::string &file) {
  std::size_t at = file.find_last_of("/\\");
  return at == std::string::npos ? file : file.substr(at + 1);
}

class Dumper {
 public:
  explicit Dumper(const Interface &interface) : in_(interface) {}

  json all() const {
    json out;
    out["module"] = in_.module;
    out["version"] = in_.version;
    out["abi"] = in_.abi;
    comment(out, in_.comment);
    out["includes"] = in_.includes;
    out["row_headers"] = in_.row_headers;
    for (const Enum &each : in_.enums) out["enums"].push_back(enumeration(each));
    for (const Record &each : in_.records) out["records"].push_back(record(each));
    for (const Class &each : in_.classes) out["classes"].push_back(one_class(each));
    for (const Error &each : in_.errors) out["errors"].push_back(error(each));
    for (const Constant &each : in_.constants) out["constants"].push_back(constant(each));
    for (const auto &[module, callable] : in_.callables) {
      json item = this->callable(callable);
      if (!module.empty()) item["module"] = module;
      out["callables"].push_back(item);
    }
    for (const Function &each : in_.functions) out["functions"].push_back(function(each));
    for (const Skip &each : in_.skips) {
      json item = {{"owner", each.owner}, {"member", each.member}, {"reason", each.reason}, {"line", each.where.line}};
      if (each.bound) item["bound"] = true;
      if (!each.by.empty()) item["by"] = each.by;
      out["skips"].push_back(item);
    }
    return out;
  }

 private:
  // A type as a phrase: "list<optional<point>>", with its face behind a colon.
  std::string type(TypeId id) const {
    if (id == none) return "?";
    const Type &t = in_.types[static_cast<std::size_t>(id)];
    std::string out = shapes[static_cast<int>(t.shape)];
    if (t.declaration != none) return out + " " + t.c_tag;
    for (std::size_t i = 0; i < t.parts.size(); ++i) out += (i ? ", " : "<") + type(t.parts[i]);
    if (!t.parts.empty()) out += ">";
    return t.face.empty() ? out : out + ":" + t.face;
  }

  static void comment(json &out, const decl::Comment &source) {
    if (!source.text.empty()) out["doc"] = source.text;
    if (!source.returns.empty()) out["returns"] = source.returns;
    for (const auto &[what, text] : source.throws_) out["throws"].push_back({what, text});
  }

  void names(json &out, const std::string &python, const std::string &c, const std::string &cpp,
             const std::vector<std::string> &module) const {
    out["python"] = python;
    out["c"] = c;
    out["cpp"] = cpp;
    if (!module.empty()) out["module"] = module;
  }

  static json default_value(const Default &source) {
    json out = {
        {"kind", default_kinds[static_cast<int>(source.kind)]}, {"cpp", source.cpp}, {"python", source.python}, {"c", source.c}};
    if (!source.thunk.empty()) out["thunk"] = source.thunk;
    return out;
  }

  json enumeration(const Enum &source) const {
    json out;
    names(out, source.python_name, source.c_name, source.cpp, source.module);
    out["integer"] = shapes[static_cast<int>(source.integer)];
    if (source.flags) out["flags"] = true;
    comment(out, source.comment);
    for (const Enum::Enumerator &each : source.enumerators) {
      json item = {{"python", each.python_name}, {"c", each.c_name}};
      if (each.is_unsigned)
        item["value"] = static_cast<std::uint64_t>(each.value);
      else
        item["value"] = each.value;
      comment(item, each.comment);
      out["enumerators"].push_back(item);
    }
    return out;
  }

  json record(const Record &source) const {
    json out;
    names(out, source.python_name, source.c_name, source.cpp, source.module);
    if (source.frozen) out["frozen"] = true;
    out["flat"] = source.flat;
    out["has_equal"] = source.has_equal;
    comment(out, source.comment);
    for (const Record::Field &each : source.fields) {
      json item = {{"python", each.python_name}, {"c", each.c_name}, {"cpp_type", each.cpp_type}, {"type", type(each.type)}};
      if (each.default_value) item["default"] = default_value(*each.default_value);
      comment(item, each.comment);
      out["fields"].push_back(item);
    }
    return out;
  }

  std::string c_name(Index index) const { return in_.functions[static_cast<std::size_t>(index)].c_name; }

  json callable(const Callable &source) const {
    json out = {{"python", source.python_name}, {"functions", json::array()}};
    for (Index index : source.functions) out["functions"].push_back(c_name(index));
    return out;
  }

  json one_class(const Class &source) const {
    json out;
    names(out, source.python_name, source.c_name, source.cpp, source.module);
    for (Index base : source.bases) out["bases"].push_back(in_.classes[static_cast<std::size_t>(base)].cpp);
    comment(out, source.comment);
    out["copyable"] = source.copyable;
    if (source.confined) out["confined"] = true;
    if (!source.live.empty()) out["live"] = source.live;
    if (source.patchable) out["patchable"] = true;
    if (source.dynamic) out["dynamic"] = true;
    if (!source.closes.empty()) out["closes"] = source.closes;
    if (source.pickle) {
      json &pickle = out["pickle"];
      if (!source.pickle->fields.empty()) pickle["fields"] = source.pickle->fields;
      if (!source.pickle->state.empty()) pickle["state"] = source.pickle->state;
      if (!source.pickle->maker.empty()) pickle["maker"] = source.pickle->maker;
      if (source.pickle->spread) pickle["spread"] = true;
    }
    for (Index index : source.conversions) out["conversions"].push_back(c_name(index));
    out["polymorphic"] = source.polymorphic;
    out["lifetime"] = lifetimes[static_cast<int>(source.lifetime)];
    out["threads"] = source.threads;
    if (source.iterates != none) out["iterates"] = in_.classes[static_cast<std::size_t>(source.iterates)].c_name;
    out["constructors"] = callable(source.constructors)["functions"];
    if (source.copy != none) out["copy"] = c_name(source.copy);
    for (const Callable &each : source.methods) out["methods"].push_back(callable(each));
    for (const Callable &each : source.static_methods) out["static_methods"].push_back(callable(each));
    for (const Property &each : source.properties) {
      json item = {{"python", each.python_name}};
      if (each.getter != none) item["getter"] = c_name(each.getter);
      if (each.setter != none) item["setter"] = c_name(each.setter);
      out["properties"].push_back(item);
    }
    for (Index index : source.constants) out["constants"].push_back(in_.constants[static_cast<std::size_t>(index)].c_name);
    return out;
  }

  json error(const Error &source) const {
    json out;
    names(out, source.python_name, source.c_name, source.cpp, source.module);
    out["status"] = {{"name", source.c_status}, {"value", source.status}};
    for (Index base : source.bases) out["bases"].push_back(in_.errors[static_cast<std::size_t>(base)].cpp);
    if (!source.python_bases.empty()) out["python_bases"] = source.python_bases;
    comment(out, source.comment);
    for (const Error::Field &each : source.fields) {
      json item = {{"python", each.python_name}, {"getter", each.c_getter}, {"type", type(each.type)}};
      comment(item, each.comment);
      out["fields"].push_back(item);
    }
    return out;
  }

  json constant(const Constant &source) const {
    json out;
    names(out, source.python_name, source.c_name, source.cpp, source.module);
    out["type"] = type(source.type);
    if (!source.literal.empty()) out["literal"] = source.literal;
    if (source.getter != none) out["getter"] = c_name(source.getter);
    comment(out, source.comment);
    return out;
  }

  json parameter(const Parameter &source) const {
    json out = {{"name", source.name}, {"type", type(source.type)}, {"cpp", source.cpp}};
    if (source.borrow != Borrow::none) out["borrow"] = borrows[static_cast<int>(source.borrow)];
    if (source.nullable) out["nullable"] = true;
    if (source.converts) out["converts"] = true;
    if (source.positional_only) out["positional_only"] = true;
    if (source.keyword_only) out["keyword_only"] = true;
    if (source.default_value) out["default"] = default_value(*source.default_value);
    if (!source.doc.empty()) out["doc"] = source.doc;
    if (source.counted) out["counted"] = {source.declared, source.counted->size + " " + source.counted->size_name};
    return out;
  }

  json function(const Function &source) const {
    json out;
    out["kind"] = kinds[static_cast<int>(source.kind)];
    out["c"] = source.c_name;
    out["python"] = source.python_name;
    out["cpp"] = source.cpp;
    if (source.owner != none) out["owner"] = in_.classes[static_cast<std::size_t>(source.owner)].c_name;
    if (source.self != Borrow::none) out["self"] = borrows[static_cast<int>(source.self)];
    for (const Parameter &each : source.parameters) out["parameters"].push_back(parameter(each));
    if (!source.stays.empty()) out["stays"] = source.stays;
    for (const Function::Out &each : source.outs) {
      json item = {{"name", each.name}, {"cpp", each.cpp}, {"position", each.position}};
      if (each.parameter != none) item["parameter"] = each.parameter;
      if (each.is_pointer) item["pointer"] = true;
      out["outs"].push_back(item);
    }
    json result = {{"type", type(source.result.type)}, {"cpp", source.result.cpp}};
    if (source.result.transfer != Transfer::none) result["transfer"] = transfers[static_cast<int>(source.result.transfer)];
    if (source.result.nullable) result["nullable"] = true;
    if (!source.result.keeps.empty()) result["keeps"] = source.result.keeps;
    if (!source.result.copies.empty()) result["copies"] = source.result.copies;
    if (source.result.collapses) result["collapses"] = true;
    if (source.result.maybe_self) result["maybe_self"] = true;
    out["result"] = result;
    if (!source.gil_release) out["gil"] = "hold";
    if (source.in_library_lock) out["threads"] = "library";
    if (source.invalidates) out["invalidates"] = true;
    for (const Parameter &each : source.parameters)
      if (each.invalidates) out["invalidated"].push_back(each.name);
    if (source.in_bits) out["in_bits"] = true;
    if (source.unchanging) out["unchanging"] = true;
    if (source.reads) out["reads"] = true;
    if (source.reflected) out["reflected"] = true;
    if (source.self_by_address) out["self_by_address"] = true;
    if (source.const_result) out["const_version"] = transfers[static_cast<int>(source.const_result->transfer)];
    if (source.looks_up) out["looks_up"] = true;
    if (!source.made_of.empty()) out["made_of"] = source.made_of;
    comment(out, source.comment);
    out["where"] = basename(source.where.file) + ":" + std::to_string(source.where.line);
    return out;
  }

  const Interface &in_;
};

}  // namespace

const char *name_of(Shape shape) { return shapes[static_cast<int>(shape)]; }
const char *name_of(Borrow borrow) { return borrows[static_cast<int>(borrow)]; }
const char *name_of(Transfer transfer) { return transfers[static_cast<int>(transfer)]; }

std::string dump(const Interface &interface) { return Dumper(interface).all().dump(2) + "\n"; }

}  // namespace ferrule::model
