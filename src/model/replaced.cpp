#include "replaced.hpp"

#include <algorithm>

#include "called.hpp"
#include "lists.hpp"
#include "member_pattern.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

bool same_parameters(const decl::Function &one, const decl::Function &other) {
  return std::equal(one.parameters.begin(), one.parameters.end(), other.parameters.begin(), other.parameters.end(),
                    [](const decl::Parameter &a, const decl::Parameter &b) { return a.type.canonical == b.type.canonical; });
}

bool derives(const decl::Class &derived, const decl::Class &base) {
  return std::any_of(derived.bases.begin(), derived.bases.end(),
                     [&](const decl::Base &each) { return each.type.canonical == base.type.canonical; });
}

// "ns::Class::f(ns::X)" → "ns::Class", "f(ns::X)"; what stands in brackets, or behind `operator`, belongs to the last name.
std::pair<std::string, std::string> owner_and_member(const std::string &text) {
  const std::size_t op = text.compare(0, 8, "operator") == 0 ? 0 : text.find("::operator");
  if (op == 0) return {"", text};
  if (op != std::string::npos) return {text.substr(0, op), text.substr(op + 2)};
  const std::size_t end = text.find_first_of("(<");
  const std::size_t colons = text.rfind("::", end);
  if (colons == std::string::npos) return {"", text};
  return {text.substr(0, colons), text.substr(colons + 2)};
}

class Marking {
 public:
  Marking(decl::Unit &unit, Diagnostics &diagnostics) : unit_(unit), diagnostics_(diagnostics) {
    for (decl::Class &each : unit.classes)
      if (!each.annotations.has("record") && !each.annotations.has("error")) classes_.push_back(&each);
    const_classes_.assign(classes_.begin(), classes_.end());
  }

  // `own`: the class whose member it is; null of a free function.
  void operator()(const decl::Function &by, decl::Class *own) {
    const auto said = by.annotations.keys.find("replaces");
    if (said == by.annotations.keys.end() || by.annotations.has("skip")) return;
    if (const std::optional<std::string> method = by.annotations.get("method"); method && !own) {
      own = class_called(*method, by);
      if (!own) return;  // which is an error of its own
    }
    std::vector<std::string> texts = split_outside_brackets(said->second.value);
    if (texts.empty()) texts.push_back(by.name);
    for (const std::string &text : texts) replace(by, own, text, said->second);
  }

 private:
  decl::Class *class_called(const std::string &name, const decl::Function &where) {
    const std::vector<std::size_t> found = classes_called(const_classes_, name, where.scope);
    return found.size() == 1 ? classes_[found.front()] : nullptr;
  }

  void replace(const decl::Function &by, decl::Class *own, const std::string &text, const Annotation &said) {
    const auto [owner, member] = owner_and_member(text);
    decl::Class *const of = owner.empty() ? own : class_called(owner, by);
    if (of ? mark(*of, MemberPattern(member), by) : mark_free(owner, MemberPattern(member), by)) return;
    std::vector<std::string> known;
    for (const decl::Function &each : of ? of->functions : unit_.functions) known.push_back(each.name);
    Diagnostic &diagnostic = diagnostics_.add(
        kinds::bad_replacement, said.value_where.line ? said.value_where : said.where,
        {full_name(by), text, of ? "`" + full_name(*of) + "` has no such member" : "nothing so called is exported"});
    if (said.value_where.line && text == said.value && owner.empty()) diagnostic.suggest(nearest(member, known));
  }

  static std::string full_name(const decl::Function &function) { return names::qualified(function.scope, function.name); }
  static std::string full_name(const decl::Class &source) { return model::full_name(source); }

  bool mark(decl::Class &of, const MemberPattern &member, const decl::Function &by) {
    bool found = false;
    for (decl::Function &each : of.functions) {
      const bool is_copy = each.is_copy_constructor || each.is_move_constructor;  // what makes others is not meant by their name
      if (&each == &by || each.kind == decl::Function::Kind::free || !member.fits(each)) continue;
      if (is_copy && member.is_for_many()) continue;
      found = true;
      each.replaced_by = full_name(by);
      mark_overriding(of, each, by);
    }
    for (decl::Field &each : of.fields)
      if (member.is_for_many() && each.name == member.name()) found = true, each.replaced_by = full_name(by);
    return found;
  }

  void mark_overriding(const decl::Class &base, const decl::Function &replaced, const decl::Function &by) {
    if (replaced.kind != decl::Function::Kind::method) return;
    for (decl::Class *derived : classes_) {
      if (!derives(*derived, base)) continue;
      for (decl::Function &each : derived->functions)
        if (each.name == replaced.name && same_parameters(each, replaced)) each.replaced_by = full_name(by);
      mark_overriding(*derived, replaced, by);
    }
  }

  bool mark_free(const std::string &scope, const MemberPattern &name, const decl::Function &by) {
    const std::string prefix = scope.empty() ? "" : scope + "::";
    bool found = false;
    for (decl::Function &each : unit_.functions) {
      if (&each == &by || names::qualified(each.scope, "") != prefix || !name.fits(each)) continue;
      found = true;
      each.replaced_by = full_name(by);
    }
    return found;
  }

  decl::Unit &unit_;
  Diagnostics &diagnostics_;
  std::vector<decl::Class *> classes_;
  std::vector<const decl::Class *> const_classes_;
};

}  // namespace

void mark_replaced(decl::Unit &unit, Diagnostics &diagnostics) {
  Marking mark(unit, diagnostics);
  for (decl::Class &each : unit.classes)
    for (const decl::Function &function : each.functions) mark(function, &each);
  for (const decl::Function &function : unit.functions) mark(function, nullptr);
}

}  // namespace ferrule::model
