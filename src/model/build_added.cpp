// Free functions that become members of a class: operators beside it, and what FERRULE(method = X) adds.
#include <algorithm>

#include "build_context.hpp"
#include "called.hpp"
#include "lists.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

std::string bare(const std::string &name) { return name.compare(0, 2, "::") == 0 ? name.substr(2) : name; }

std::vector<Index> classes_named(const Context &context, const std::string &name, const std::vector<std::string> &scope) {
  std::vector<Index> out;
  for (std::size_t each : classes_called(context.class_sources, name, scope)) out.push_back(static_cast<Index>(each));
  return out;
}

bool is_or_derives(const Context &context, Index derived, Index base) {
  if (derived == base) return true;
  const std::vector<Index> &bases = context.out.classes[static_cast<std::size_t>(derived)].bases;
  return std::any_of(bases.begin(), bases.end(), [&](Index each) { return is_or_derives(context, each, base); });
}

// Why the function cannot have an object of that class as its first argument; "" where it can.
std::string unfit_self(const Context &context, const decl::Function &source, Index owner) {
  const std::string &name = context.out.classes[static_cast<std::size_t>(owner)].cpp;
  const std::string wanted = "`" + bare(name) + " &`, `const " + bare(name) + " &` or a pointer to one";
  if (source.parameters.empty()) return "it has no first parameter, which is " + wanted;
  const std::string &type = source.parameters[0].type.canonical;
  const Answer *answer = context.answers.find(Use::parameter, type);
  const bool is_object = answer && answer->known() && answer->abi.shape == Shape::handle;
  const auto found = is_object ? context.declared.classes.find(answer->abi.cpp) : context.declared.classes.end();
  const bool is_lent = is_object && (answer->borrow == Borrow::shared || answer->borrow == Borrow::exclusive);
  if (found != context.declared.classes.end() && is_lent && is_or_derives(context, owner, found->second)) return "";
  return "its first parameter is `" + source.parameters[0].type.spelling + "`, not " + wanted;
}

// Where what is said of `key` stands: its value, if that can be told.
const Location &place_of_value(const Annotation &annotation) {
  return annotation.value_where.line ? annotation.value_where : annotation.where;
}

std::vector<std::string> names_of_classes(const Context &context) {
  std::vector<std::string> out;
  for (const decl::Class *each : context.class_sources) out.push_back(full_name(*each));
  return out;
}

// What else the name may be of.
std::string other_kind(const Context &context, const std::string &name) {
  for (const decl::Class &each : context.unit.classes)
    if ((is_record(each) || is_error(each)) && (is_called(each, name) || each.name == name))
      return is_record(each) ? "a record, which is its fields" : "an error class";
  return "";
}

}  // namespace

bool is_added(const decl::Function &source) {
  return source.kind == decl::Function::Kind::free && source.annotations.has("method");
}

bool is_added_in_marked_code(const Pending &pending) {
  return pending.source && is_added(*pending.source) && !pending.source->is_listed;
}

Attachment attach(const Context &context, const decl::Function &source) {
  if (is_added(source)) {
    const std::vector<Index> found = classes_named(context, *source.annotations.get("method"), source.scope);
    if (found.size() == 1 && unfit_self(context, source, found[0]).empty()) return {found[0], 0, false};
    return {none, -1, true};  // report_added() says why
  }
  Attachment out;
  if (!names::is_operator(source.name)) return out;
  for (std::size_t i = 0; i < source.parameters.size() && i < 2; ++i) {
    const Answer *answer = context.answers.find(Use::parameter, source.parameters[i].type.canonical);
    if (!answer || !answer->known()) continue;
    if (answer->abi.shape == Shape::handle) {
      auto found = context.declared.classes.find(answer->abi.cpp);
      if (found != context.declared.classes.end()) return {found->second, static_cast<int>(i), false};
    }
    if (answer->abi.shape == Shape::record || answer->abi.shape == Shape::enumeration) out.ignored = true;
  }
  return out;
}

void report_added(Context &context, const decl::Function &source) {
  if (!is_added(source) || source.annotations.has("skip")) return;
  const Annotation &said = source.annotations.keys.at("method");
  const std::string name = said.value, signature = signature_of(source);
  const std::string of = name.empty() ? "a class" : "`" + name + "`";
  const std::vector<Index> found = classes_named(context, name, source.scope);
  if (found.empty()) {
    const std::string other = other_kind(context, name);
    const std::string why = name.empty()    ? "it does not say of which; `method = ns::Class`"
                            : other.empty() ? "no class of that name is exported"
                                            : "it is " + other + "; methods are added to exported classes";
    Diagnostic &diagnostic = context.diagnostics.add(kinds::bad_method, place_of_value(said), {signature, of, why});
    if (other.empty() && !name.empty()) diagnostic.suggest(nearest(name, names_of_classes(context)));
  } else if (found.size() > 1) {
    std::vector<std::string> all;
    for (Index each : found) all.push_back(full_name(*context.class_sources[static_cast<std::size_t>(each)]));
    context.diagnostics.add(kinds::bad_method, place_of_value(said),
                            {signature, of, "it may be any of " + quoted_list(all) + "; say it in full"});
  } else if (const std::string why = unfit_self(context, source, found[0]); !why.empty()) {
    const Location &at = source.parameters.empty() ? source.where : source.parameters[0].where;
    context.diagnostics.add(kinds::bad_method, at.line ? at : source.where, {signature, of, why});
  }
}

}  // namespace ferrule::model
