#include "inspection.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "c_signature.hpp"
#include "c_text.hpp"
#include "cpp_signature.hpp"
#include "model/coverage.hpp"
#include "model/dump.hpp"
#include "model/lists.hpp"
#include "python_text.hpp"
#include "shim_expression.hpp"

namespace ferrule::emit {
namespace {

using json = nlohmann::ordered_json;
using model::Borrow;
using model::Function;
using model::Index;
using model::Shape;
using model::Transfer;

constexpr int schema = 1;

const char *const kinds[] = {"function", "static method", "constructor", "method",    "field",
                             "setter",   "constant",      "step",        "extension", "item"};
const char *const lifetimes[] = {"independent", "points", "unseen"};
const char *const defaults[] = {"literal", "enumerator", "none", "empty", "thunk"};

std::string place(const Location &where) {
  if (!where.line) return {};
  const std::size_t slash = where.file.find_last_of("/\\");
  return (slash == std::string::npos ? where.file : where.file.substr(slash + 1)) + ":" + std::to_string(where.line);
}

json coverage(const model::Coverage &of) { return {{"bound", of.bound}, {"of", of.all()}}; }

class Inspection {
 public:
  Inspection(const model::Interface &interface, Detail detail) : in_(interface), detail_(detail) {
    for (const auto &[module, callable] : in_.callables)
      for (Index index : callable.functions) modules_[index] = module;
    for (const model::Class &cls : in_.classes)
      for (const model::Property &property : cls.properties) {
        if (property.getter != model::none) roles_[property.getter] = "property";
        if (property.setter != model::none) roles_[property.setter] = "setter";
      }
  }

  json all() const {
    json out = {{"inspection", schema}, {"module", in_.module}, {"version", in_.version}, {"abi", in_.abi}};
    doc(out, in_.comment);
    out["headers"] = in_.includes;
    model::Coverage sum = model::coverage_of_free_functions(in_);
    const json free = coverage(sum);
    json classes = json::array();
    const std::vector<model::Coverage> coverages = model::coverage_of_classes(in_);
    for (std::size_t i = 0; i < in_.classes.size(); ++i) {
      const model::Coverage &one = coverages[i];
      if (in_.classes[i].iterates == model::none) sum.bound += one.bound, sum.skipped += one.skipped;
      classes.push_back(one_class(in_.classes[i], one));
    }
    out["counts"] = coverage(sum);
    out["free_functions"] = free;
    out["classes"] = std::move(classes);
    out["records"] = listed(in_.records, [&](const model::Record &each) { return record(each); });
    out["enums"] = listed(in_.enums, [&](const model::Enum &each) { return enumeration(each); });
    out["errors"] = listed(in_.errors, [&](const model::Error &each) { return error(each); });
    out["constants"] = listed(in_.constants, [&](const model::Constant &each) { return constant(each); });
    out["functions"] = json::array();
    for (std::size_t i = 0; i < in_.functions.size(); ++i) out["functions"].push_back(function(static_cast<Index>(i)));
    out["skipped"] = skips([](const model::Skip &skip) { return skip.is_missing(); });
    out["assumed"] = skips([](const model::Skip &skip) { return skip.bound; });
    out["replaced"] = skips([](const model::Skip &skip) { return !skip.by.empty(); });
    return out;
  }

 private:
  template <class List, class Make>
  static json listed(const List &list, Make &&make) {
    json out = json::array();
    for (const auto &each : list) out.push_back(make(each));
    return out;
  }

  void doc(json &out, const decl::Comment &comment) const {
    if (detail_ == Detail::full && !comment.text.empty()) out["doc"] = comment.text;
  }

  static void where(json &out, const Location &at) {
    if (std::string text = place(at); !text.empty()) out["where"] = text;
  }

  template <class Declared>
  json names(const Declared &of) const {
    json out = {{"python", model::join(of.module, ".") + (of.module.empty() ? "" : ".") + of.python_name},
                {"c", of.c_name},
                {"cpp", of.cpp}};
    return out;
  }

  static void lifetime(json &out, decl::Lifetime value, const std::string &why) {
    out["lifetime"] = lifetimes[static_cast<int>(value)];
    if (!why.empty()) out["why"] = why;
  }

  json one_class(const model::Class &cls, const model::Coverage &counts) const {
    json out = names(cls);
    for (Index base : cls.bases) out["bases"].push_back(in_.classes.at(static_cast<std::size_t>(base)).c_name);
    if (cls.iterates != model::none) out["iterates"] = in_.classes.at(static_cast<std::size_t>(cls.iterates)).c_name;
    out["threads"] = cls.threads;
    if (cls.iterates == model::none) lifetime(out, cls.lifetime, cls.lifetime_why);
    out["copyable"] = cls.copyable;
    out["counts"] = coverage(counts);
    doc(out, cls.comment);
    where(out, cls.where);
    return out;
  }

  json record(const model::Record &record) const {
    json out = names(record);
    if (record.frozen) out["frozen"] = true;
    for (const model::Record::Field &field : record.fields) {
      json item = {{"name", field.python_name},
                   {"cpp", cpp_declare(field.cpp_type, field.cpp)},
                   {"c", c_declare(type_at(in_, field.type).c, field.c_name)},
                   {"python", python::annotation(in_, field.type, python::Direction::out, scope(record.module))}};
      if (field.default_value) item["default"] = default_of(field.type, *field.default_value);
      out["fields"].push_back(std::move(item));
    }
    doc(out, record.comment);
    where(out, record.where);
    return out;
  }

  json enumeration(const model::Enum &e) const {
    json out = names(e);
    if (e.flags) out["flags"] = true;
    for (const model::Enum::Enumerator &one : e.enumerators) {
      json item = {{"python", one.python_name}, {"c", one.c_name}, {"cpp", one.cpp}};
      if (one.is_unsigned)
        item["value"] = static_cast<std::uint64_t>(one.value);
      else
        item["value"] = one.value;
      out["values"].push_back(std::move(item));
    }
    doc(out, e.comment);
    where(out, e.where);
    return out;
  }

  json error(const model::Error &error) const {
    json out = names(error);
    out["c"] = error.c_status;
    out["status"] = error.status;
    std::vector<std::string> bases = error.python_bases;
    for (Index base : error.bases) bases.insert(bases.begin(), in_.errors.at(static_cast<std::size_t>(base)).python_name);
    out["python_bases"] = bases;
    for (const model::Error::Field &field : error.fields)
      out["fields"].push_back({{"name", field.python_name}, {"c", field.c_getter}, {"cpp", error.cpp + "::" + field.cpp}});
    doc(out, error.comment);
    where(out, error.where);
    return out;
  }

  json constant(const model::Constant &constant) const {
    json out = names(constant);
    if (!constant.literal.empty()) out["value"] = constant.literal;
    if (constant.getter != model::none) out["getter"] = constant.c_name;
    doc(out, constant.comment);
    return out;
  }

  // ---- functions --------------------------------------------------------------------------------------------------------------
  static python::Scope scope(const std::vector<std::string> &module) {
    python::Scope out;
    out.module = module;
    out.in_stub = true;
    return out;
  }

  std::vector<std::string> module_of(Index index) const {
    const Function &f = in_.functions.at(static_cast<std::size_t>(index));
    if (f.owner != model::none) return in_.classes.at(static_cast<std::size_t>(f.owner)).module;
    const auto found = modules_.find(index);
    return found == modules_.end() ? std::vector<std::string>() : found->second;
  }

  std::string role(Index index) const {
    const Function &f = in_.functions.at(static_cast<std::size_t>(index));
    if (is_copy(f)) return "copy";
    if (f.kind == Function::Kind::extension && f.cpp.compare(0, 9, "ferrule::") == 0)
      return f.made_of.empty() ? "iteration" : "special";
    const auto found = roles_.find(index);
    if (found != roles_.end() && f.kind != Function::Kind::field_get) return found->second;
    return kinds[static_cast<int>(f.kind)];
  }

  // As it is written in Python: "Path.add(p: Point) -> Path", "Path.name: str".
  std::string python_text(Index index) const {
    const Function &f = in_.functions.at(static_cast<std::size_t>(index));
    const std::vector<std::string> module = module_of(index);
    const python::Scope in = scope(module);
    const std::string name = model::join(module, ".") + (module.empty() ? "" : ".") + python::qualified_name(in_, f);
    const bool is_property = roles_.count(index) != 0;
    if (is_property && f.parameters.empty()) return name + ": " + python::result_annotation(in_, f, in);
    if (is_property)
      return name + " = " +
             python::annotation(in_, f.parameters.at(0).type, python::Direction::in, in, f.parameters.at(0).nullable);
    if (f.kind == Function::Kind::constant) return name + ": " + python::result_annotation(in_, f, in);
    const std::string arguments = model::join(python::signature_parts(in_, f, "", {}, in), ", ");
    const bool is_made = f.kind == Function::Kind::constructor && !is_copy(f);
    return name + "(" + arguments + ")" + (is_made ? "" : " -> " + python::result_annotation(in_, f, in));
  }

  std::string c_text(const Function &f) const {
    std::vector<std::string> parameters;
    for (const CParameter &each : c_parameters(in_, f)) parameters.push_back(c_declare(each.type, each.name));
    return in_.module + "_status " + f.c_name + "(" + model::join(parameters, ", ") + ")";
  }

  json default_of(model::TypeId type, const model::Default &value) const {
    json out = {{"by", defaults[static_cast<int>(value.kind)]}, {"cpp", value.cpp}};
    if (value.kind != model::Default::Kind::thunk) out["python"] = python::default_text(in_, type, value, scope({}));
    if (!value.thunk.empty()) out["c"] = value.thunk;
    return out;
  }

  json parameter(const model::Parameter &parameter) const {
    json out = {{"name", parameter.name}};
    if (parameter.borrow == Borrow::take || parameter.borrow == Borrow::share)
      out["ownership"] = model::name_of(parameter.borrow);
    else if (parameter.borrow != Borrow::none)
      out["borrow"] = model::name_of(parameter.borrow);
    if (parameter.nullable) out["nullable"] = true;
    if (parameter.default_value) out["default"] = default_of(parameter.type, *parameter.default_value);
    return out;
  }

  // `seen`: records, which may contain themselves.
  bool holds_handles(model::TypeId id, std::set<Index> &seen) const {
    const model::Type &type = type_at(in_, id);
    if (type.shape == Shape::handle) return true;
    for (model::TypeId part : type.parts)
      if (holds_handles(part, seen)) return true;
    if (type.shape != Shape::record || !seen.insert(type.declaration).second) return false;
    for (const model::Record::Field &field : in_.records.at(static_cast<std::size_t>(type.declaration)).fields)
      if (holds_handles(field.type, seen)) return true;
    return false;
  }

  json result(const Function &f) const {
    json out = json::object();
    if (!has_result(in_, f.result.type)) return out;
    std::set<Index> seen;
    if (!holds_handles(f.result.type, seen)) {  // whatever it points to in C++ has been read by then
      out["lifetime"] = "copied";
      return out;
    }
    if (f.result.transfer != Transfer::none) out["transfer"] = model::name_of(f.result.transfer);
    if (f.result.nullable) out["nullable"] = true;
    if (f.result.maybe_self) out["maybe_self"] = true;
    lifetime(out, f.result.lifetime, f.result.lifetime_why);
    for (int number : f.result.keeps)
      out["keeps"].push_back(number < 0 ? "self" : f.parameters.at(static_cast<std::size_t>(number)).name);
    for (int number : f.result.copies) out["copies"].push_back(f.parameters.at(static_cast<std::size_t>(number)).name);
    if (f.result.collapses) out["collapses"] = true;
    return out;
  }

  json function(Index index) const {
    const Function &f = in_.functions.at(static_cast<std::size_t>(index));
    json out = {{"kind", role(index)}};
    if (f.owner != model::none) out["owner"] = in_.classes.at(static_cast<std::size_t>(f.owner)).c_name;
    out["cpp"] = cpp_signature(in_, f);
    out["c"] = f.c_name;
    out["c_signature"] = c_text(f);
    if (f.former)
      out["former"] = true;
    else
      out["python"] = python_text(index);
    if (f.self != Borrow::none) out["self"] = model::name_of(f.self);
    if (!f.parameters.empty()) out["parameters"] = listed(f.parameters, [&](const auto &each) { return parameter(each); });
    for (int number : f.stays) out["stays"].push_back(f.parameters.at(static_cast<std::size_t>(number)).name);
    if (json made = result(f); !made.empty()) out["result"] = std::move(made);
    out["gil"] = f.gil_release ? "released" : "held";
    if (f.in_library_lock) out["threads"] = "library";
    if (const std::vector<std::string> changed = model::invalidated(f); !changed.empty()) out["invalidates"] = changed;
    doc(out, f.comment);
    where(out, f.where);
    return out;
  }

  template <class Which>
  json skips(Which &&which) const {
    json out = json::array();
    for (const model::Skip &skip : in_.skips) {
      if (!which(skip)) continue;
      json item = {{"owner", skip.owner}, {"member", skip.member}};
      item[skip.by.empty() ? "reason" : "by"] = skip.by.empty() ? skip.reason : skip.by;
      where(item, skip.where);
      out.push_back(std::move(item));
    }
    return out;
  }

  const model::Interface &in_;
  const Detail detail_;
  std::map<Index, std::vector<std::string>> modules_;  // of free functions
  std::map<Index, std::string> roles_;                 // of what is a property in Python
};

std::string line_of(const json &value) { return value.dump(-1, ' ', true, json::error_handler_t::replace); }

}  // namespace

// One line for each thing, so that a diff says which of them changed.
std::string inspection_text(const model::Interface &interface, Detail detail) {
  const json all = Inspection(interface, detail).all();
  std::string out = "{";
  for (auto each = all.begin(); each != all.end(); ++each) {
    out += (each == all.begin() ? "\n  " : ",\n  ") + line_of(each.key()) + ": ";
    if (!each->is_array() || each->empty()) {
      out += line_of(*each);
      continue;
    }
    out += "[";
    for (std::size_t i = 0; i < each->size(); ++i) out += (i ? ",\n    " : "\n    ") + line_of((*each)[i]);
    out += "\n  ]";
  }
  return out + "\n}\n";
}

}  // namespace ferrule::emit
