// A key stands where it means something, and beside none that says the opposite: nothing of FERRULE(...) is ignored.
#include <algorithm>
#include <map>
#include <tuple>

#include "../model/error_attributes.hpp"
#include "rules.hpp"

namespace ferrule::check {
namespace {

// What a key can be said of.
enum Place : unsigned {
  a_class = 1u << 0u,
  a_record = 1u << 1u,
  an_error = 1u << 2u,
  an_enum = 1u << 3u,
  an_enumerator = 1u << 4u,
  a_function = 1u << 5u,
  an_added_method = 1u << 6u,  // a free function with `method`, or an operator
  a_method = 1u << 7u,
  a_static_method = 1u << 8u,
  a_constructor = 1u << 9u,
  a_field = 1u << 10u,
  a_record_field = 1u << 11u,
  an_error_field = 1u << 12u,
  a_class_constant = 1u << 13u,
  a_constant = 1u << 14u,
  a_parameter = 1u << 15u,
};

constexpr unsigned types = a_class | a_record | an_error | an_enum;
constexpr unsigned methods = a_method | an_added_method;
constexpr unsigned results = a_function | methods | a_static_method;
constexpr unsigned functions = results | a_constructor;
constexpr unsigned fields = a_field | a_record_field | an_error_field;
constexpr unsigned members = methods | a_static_method | a_constructor | fields | a_class_constant | an_enumerator;

struct Meaning {
  unsigned places;
  const char *of;  // what it is for, in words
};

const std::map<std::string, Meaning> &meanings() {
  static const std::map<std::string, Meaning> known = {
      {"export", {types | a_function | an_added_method | a_constant, "classes, enums, functions and constants"}},
      {"record", {a_class | a_record | an_error, "classes"}},
      {"error", {a_class | a_record | an_error, "classes"}},
      {"frozen", {a_record, "records"}},
      {"base", {an_error, "error classes"}},
      {"flags", {an_enum, "enums"}},
      {"skip", {~unsigned{a_parameter}, "members"}},
      {"name", {~unsigned{a_constructor}, "what has a name"}},
      {"c_name", {types | functions | a_class_constant | a_constant, "types, functions and constants"}},
      {"property", {methods, "methods"}},
      {"setter", {methods, "methods"}},
      {"readonly", {a_field, "fields of exported classes"}},
      {"method", {a_function | an_added_method, "free functions"}},
      {"signature", {functions, "functions"}},
      {"returns", {results, "functions that return a pointer or a reference to an exported class"}},
      {"keeps", {functions | a_field, "functions whose result is of an exported class, methods, and fields that point to one"}},
      {"independent", {a_class | functions, "classes, functions whose result is of one, and methods"}},
      {"invalidates", {functions, "methods, and functions that name parameters"}},
      {"unchanging", {methods, "methods"}},
      {"out", {a_parameter | functions, "parameters that are references or pointers"}},
      {"replaces", {functions, "functions"}},
      {"nonnull", {a_parameter | functions, "parameters that are pointers to objects of exported classes"}},
      {"sized", {a_parameter | functions, "parameters that are pointers to constants"}},
      {"inout", {a_parameter | functions, "parameters that are references or pointers"}},
      {"patchable", {a_class, "exported classes"}},
      {"copies", {a_class, "exported classes"}},
      {"dynamic", {a_class, "exported classes"}},
      {"context", {a_class | methods, "exported classes, and the method that closes them"}},
      {"pickle",
       {methods | a_static_method, "the method that gives the state of an object, and the one that makes an object of it"}},
      {"gil", {a_class | functions, "classes and functions"}},
      {"threads", {a_class | functions | a_field, "classes, functions and fields"}}};
  return known;
}

const char *words(Place place) {
  static const std::map<Place, const char *> all = {{a_class, "an exported class"},
                                                    {a_record, "a record"},
                                                    {an_error, "an error class"},
                                                    {an_enum, "an enum"},
                                                    {an_enumerator, "an enumerator"},
                                                    {a_function, "a function"},
                                                    {an_added_method, "an operator or added method"},
                                                    {a_method, "a method"},
                                                    {a_static_method, "a static method"},
                                                    {a_constructor, "a constructor"},
                                                    {a_field, "a field"},
                                                    {a_record_field, "a field of a record"},
                                                    {an_error_field, "a field of an error class"},
                                                    {a_class_constant, "a constant"},
                                                    {a_constant, "a constant"},
                                                    {a_parameter, "a parameter"}};
  return all.at(place);
}

struct Conflict {
  const char *first, *second, *why;
};
constexpr Conflict conflicts[] = {{"record", "error", "a class crosses by value or is thrown"},
                                  {"property", "setter", "it reads the property or sets it"},
                                  {"invalidates", "unchanging", "what an iteration may go on after leaves the parts as they are"},
                                  {"keeps", "readonly", "what cannot be assigned is not kept"}};

class Check {
 public:
  Check(const Subject &subject, Diagnostics &diagnostics) : diagnostics_(diagnostics), interface_(subject.interface) {
    for (const model::Function &each : interface_.functions) functions_.emplace(key(each.where), &each);
  }

  void operator()(const Annotations &annotations, Place place) {
    for (const auto &[key, annotation] : annotations.keys) {
      auto meaning = meanings().find(key);
      if (meaning == meanings().end() || (meaning->second.places & place)) continue;  // the unknown have a rule of their own
      Diagnostic &said = diagnostics_.add(kinds::misplaced_key, annotation.where, {key, words(place), meaning->second.of});
      if (key == "export" && (place & members))
        said.note("public members are exported with their class; FERRULE(skip) leaves one out");
    }
    for (const Conflict &conflict : conflicts) contradiction(annotations, conflict.first, conflict.second, conflict.why);
    if (!annotations.has("skip")) return;
    for (const auto &[key, annotation] : annotations.keys)
      if (key != "skip" && key != "export") contradiction(annotations, "skip", key, "what is left out has nothing else to it");
  }

  void function(const decl::Function &source) {
    (*this)(source.annotations, place_of(source));
    for (const decl::Parameter &parameter : source.parameters) (*this)(parameter.annotations, a_parameter);
    auto found = functions_.find(key(source.where));
    if (found == functions_.end()) return;  // it is refused for another reason
    const model::Function &made = *found->second;
    const bool is_object = holds_objects(made.result.type);
    for (const char *each : {"returns", "keeps", "independent"})
      if (!is_object && (std::string(each) == "returns" || made.self == model::Borrow::none))
        nothing_to_say(source.annotations, each, "a result that is no object of an exported class");
    const std::string &type = source.result.canonical;
    const bool points = !type.empty() && (type.back() == '*' || type.back() == '&' || type.compare(0, 6, "const ") == 0);
    const bool is_reference = !type.empty() && type.back() == '&';
    if (is_object && source.kind != decl::Function::Kind::constructor) {
      if (!points) nothing_to_say(source.annotations, "returns", "a result by value");
      const auto returns = source.annotations.get("returns");
      if (is_reference && returns == "owned")
        contradiction_of(source.annotations, "returns", "returns = owned", "a reference",
                         "what it refers to belongs to somebody else");
      if (returns == "static" && source.annotations.has("keeps"))
        contradiction_of(source.annotations, "keeps", "keeps", "returns = static", "what lives for ever needs nothing kept alive");
    }
  }

  void misplaced(const Annotations &annotations, const std::string &key, const char *on, const char *of) {
    diagnostics_.add(kinds::misplaced_key, annotations.keys.at(key).where, {key, on, of});
  }

 private:
  using Key = std::tuple<std::string, unsigned, unsigned>;
  static Key key(const Location &where) { return {where.file, where.line, where.column}; }

  static Place place_of(const decl::Function &source) {
    using Kind = decl::Function::Kind;
    switch (source.kind) {
      case Kind::constructor:
        return a_constructor;
      case Kind::static_method:
        return a_static_method;
      case Kind::free:
        return source.annotations.has("method") || source.name.compare(0, 8, "operator") == 0 ? an_added_method : a_function;
      default:
        return a_method;
    }
  }

  bool holds_objects(model::TypeId id) const {
    if (id == model::none) return false;
    const model::Type &type = interface_.types[static_cast<std::size_t>(id)];
    return type.shape == model::Shape::handle ||
           std::any_of(type.parts.begin(), type.parts.end(), [&](model::TypeId part) { return holds_objects(part); });
  }

  void nothing_to_say(const Annotations &annotations, const std::string &key, const char *of) {
    auto found = annotations.keys.find(key);
    if (found != annotations.keys.end())
      diagnostics_.add(kinds::misplaced_key, found->second.where, {key, of, meanings().at(key).of});
  }

  void contradiction(const Annotations &annotations, const std::string &first, const std::string &second, const char *why) {
    if (annotations.has(first) && annotations.has(second)) contradiction_of(annotations, second, first, second, why);
  }

  void contradiction_of(const Annotations &annotations, const std::string &at, const std::string &first, const std::string &second,
                        const char *why) {
    diagnostics_.add(kinds::conflicting_keys, annotations.keys.at(at).where, {first, second, why});
  }

  Diagnostics &diagnostics_;
  const model::Interface &interface_;
  std::map<Key, const model::Function *> functions_;
};

void check_class(const decl::Class &source, Check &check) {
  const bool is_error = source.annotations.has("error"), is_record = source.annotations.has("record");
  check(source.annotations, is_error ? an_error : is_record ? a_record : a_class);
  for (const decl::Field &field : source.fields) {
    if (!field.inherited_from.empty()) continue;  // said of the base, which may be exported otherwise
    if (field.annotations.has("keeps") && field.type.canonical.back() != '*')
      check.misplaced(field.annotations, "keeps", "a field that is no pointer",
                      "functions, and fields that point to an exported class");
    check(field.annotations, field.is_static ? a_class_constant : is_error ? an_error_field : is_record ? a_record_field : a_field);
  }
  for (const decl::Function &function : source.functions) {
    if (!function.inherited_from.empty()) continue;
    check.function(function);
    if (is_error && function.annotations.has("property") && !model::is_attribute(function) && !function.annotations.has("skip"))
      check.misplaced(function.annotations, "property", "this method of an error class",
                      "methods without parameters, const ones in error classes");
  }
}

}  // namespace

void key_places(const Subject &subject, Diagnostics &diagnostics) {
  Check check(subject, diagnostics);
  for (const decl::Enum &each : subject.unit.enums) {
    check(each.annotations, an_enum);
    for (const decl::Enumerator &enumerator : each.enumerators) check(enumerator.annotations, an_enumerator);
  }
  for (const decl::Class &each : subject.unit.classes) check_class(each, check);
  for (const decl::Function &function : subject.unit.functions) check.function(function);
  for (const decl::Constant &constant : subject.unit.constants) check(constant.annotations, a_constant);
}

}  // namespace ferrule::check
