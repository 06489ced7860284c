// Exported classes with all that belongs to them, and free functions.
#include <algorithm>
#include <deque>
#include <functional>
#include <set>

#include "build_context.hpp"
#include "called.hpp"
#include "lists.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

std::vector<std::string> class_words(const Context &context, const decl::Class &source, const Origin &origin) {
  if (auto c_name = source.annotations.get("c_name")) {
    const std::string prefix = context.out.module + "_";
    return {c_name->compare(0, prefix.size(), prefix) == 0 ? c_name->substr(prefix.size()) : *c_name};
  }
  std::string own = source.annotations.get("name").value_or(names::plain(source.name));
  return joined(joined(module_of(context, source.scope, origin), outer_classes(context, source.scope)), {own});
}

// Bases before derived, else as declared.
std::vector<const decl::Class *> in_order(const Context &context) {
  std::map<std::string, const decl::Class *> known;
  for (const decl::Class &each : context.unit.classes)
    if (!is_record(each) && !is_error(each)) known[each.type.canonical] = &each;
  std::vector<const decl::Class *> out;
  std::set<const decl::Class *> done;
  std::function<void(const decl::Class &)> visit = [&](const decl::Class &each) {
    if (!done.insert(&each).second) return;
    for (const decl::Base &base : each.bases) {
      auto found = known.find(base.type.canonical);
      if (found != known.end()) visit(*found->second);
    }
    out.push_back(&each);
  };
  for (const decl::Class &each : context.unit.classes)
    if (known.count(each.type.canonical)) visit(each);
  return out;
}

Place place_of(const Context &context, Index index) {
  const decl::Class *source = context.class_sources[static_cast<std::size_t>(index)];
  Place place;
  place.owner = index;
  place.owner_source = source;
  place.origin = origin_of(context, *source);
  place.c_words = class_words(context, *source, place.origin);
  return place;
}

// What has no declaration of its own: the implicit default and copy constructors.
decl::Function implicit_constructor(const decl::Class &source, bool copy) {
  decl::Function out;
  out.kind = decl::Function::Kind::constructor;
  out.name = source.name;
  out.scope = joined(source.scope, {source.name});
  out.is_copy_constructor = copy;
  out.where = source.where;
  return out;
}

class Members {
 public:
  Members(Context &context, Index index) : context_(context), place_(place_of(context, index)), source_(*place_.owner_source) {}

  void add(const decl::Function &function, int self = -1) {
    note_replaced(context_, self < 0 ? full_name(source_) : "", function);
    if (!is_candidate(function)) return;
    const bool is_friend = self < 0 && function.kind == decl::Function::Kind::free;
    if (is_friend) return;  // attached by its operands
    if (self < 0 && place_.origin.entry && !selected(place_.origin.entry->members, function.name)) return;
    if (function.kind == decl::Function::Kind::constructor && abstract()) return;
    if (function.ref_qualifier == 'R' && self < 0 && has_lvalue_version(function)) return;  // that one is for what has a name
    if (is_three_way(function)) return add_comparisons(function, self);
    if (says_truth(function) && self < 0) return add_truth(function);
    if (may_print(function, self)) {
      if (is_printed()) {
        if (!specials_.printer) specials_.printer = &function;
        return;
      }
      printers_.push_back(&function);
    }
    if (self < 0 && is_find(function, source_)) return specials_.finds.push_back(&function);
    if (is_iteration(function) && self < 0) {
      if (function.name == "begin" && (!begin_ || function.is_const)) begin_ = &function;
      iterators_.push_back(&function);
      return;
    }
    add_one(function, self);
  }

  void add_one(const decl::Function &function, int self) {
    Place place = place_;
    place.self = self;
    if (is_added(function)) place.origin = origin_of(context_, function);  // by who wrote it, not who wrote the class
    // Nobody asked for these by name: an operator found beside the class, a member of a base that is not exported itself.
    if (function.is_implied || !function.inherited_from.empty()) place.origin.implied = true;
    std::optional<Pending> pending = build_function(context_, function, place);
    if (!pending) return;
    std::optional<Pending> setter = self < 0 ? build_item_setter(context_, function, place, *pending) : std::nullopt;
    pending_.push_back(std::move(*pending));
    if (setter) pending_.push_back(std::move(*setter));
  }

  void add(const decl::Field &field) {
    if (field.annotations.has("skip")) return;
    if (!field.replaced_by.empty()) {
      context_.out.skips.push_back({full_name(source_), field.name, "", field.where, false, field.replaced_by});
      return;
    }
    if (place_.origin.entry && !selected(place_.origin.entry->members, field.name)) return;
    if (field.is_static) {
      if (field.is_const) return add_constant(field);
      refuse(context_, place_.origin, full_name(source_), field.name,
             {&kinds::no_counterpart,
              {full_name(source_) + "::" + field.name, "it is a static variable that can change"},
              "it is a static variable that can change",
              field.where,
              ""});
      return;
    }
    Place place = place_;
    if (!field.inherited_from.empty()) place.origin.implied = true;
    std::optional<Pending> getter = build_getter(context_, field, place);
    if (!getter) return;
    pending_.push_back(std::move(*getter));
    if (std::optional<Pending> setter = build_setter(context_, field, place_)) pending_.push_back(std::move(*setter));
  }

  void add_constant(const decl::Field &field) {
    decl::Constant source;
    source.name = field.name;
    source.scope = joined(source_.scope, {source_.name});
    source.type = field.type;
    source.annotations = field.annotations;
    source.comment = field.comment;
    source.where = field.where;
    if (field.default_value) source.literal = field.default_value->literal;
    std::optional<Constant> constant = build_constant(context_, source, place_);
    if (!constant) return;
    constant->module = context_.class_at(place_.owner).module;
    context_.class_at(place_.owner).constants.push_back(static_cast<Index>(context_.out.constants.size()));
    context_.out.constants.push_back(std::move(*constant));
  }

  void add_implicit() {
    auto found = context_.answers.facts.find(source_.type.canonical);
    if (found == context_.answers.facts.end() || abstract()) return;
    auto has = [&](Pending::Role role, bool without_arguments) {
      return std::any_of(pending_.begin(), pending_.end(), [&](const Pending &p) {
        return p.role == role &&
               (!without_arguments || std::all_of(p.function.parameters.begin(), p.function.parameters.end(),
                                                  [](const Parameter &x) { return x.default_value.has_value(); }));
      });
    };
    auto declared = [&](bool copy) {
      return std::any_of(source_.functions.begin(), source_.functions.end(), [&](const decl::Function &f) {
        return f.kind == decl::Function::Kind::constructor && (copy ? f.is_copy_constructor : f.parameters.empty());
      });
    };
    for (bool copy : {false, true}) {
      bool wanted = copy ? found->second.copyable : found->second.default_constructible;
      if (!wanted || declared(copy) || has(copy ? Pending::Role::copy : Pending::Role::constructor, !copy)) continue;
      implicit_.push_back(implicit_constructor(source_, copy));
      if (std::optional<Pending> pending = build_function(context_, implicit_.back(), place_)) {
        pending->source = nullptr;
        pending_.insert(pending_.begin(), std::move(*pending));
      }
    }
  }

  void finish() {
    for (const std::string &base : source_.unseen_bases) {
      const std::string why = "nobody can tell what its members are; those that a list names in `members` are bound";
      Skip unseen{full_name(source_), "what it has of its base `" + base + "`", why, source_.where, false};
      place_.origin.listed ? skip(context_, std::move(unseen)) : context_.out.skips.push_back(std::move(unseen));
    }
    add_implicit();
    // A class that says it cannot be copied has no copy, whatever its constructor says.
    const Class &target = context_.class_at(place_.owner);
    pending_.erase(std::remove_if(pending_.begin(), pending_.end(),
                                  [&](const Pending &p) { return p.role == Pending::Role::copy && !target.copyable; }),
                   pending_.end());
    settle_twins(context_, pending_, place_.origin, full_name(source_));
    specials_.is_container = begin_ || !specials_.finds.empty();
    add_specials(context_, place_, specials_, pending_);
    report_printers();
    assign_c_names(context_, pending_, place_.origin, full_name(source_));
    // Constructors first, then as declared.
    std::stable_sort(pending_.begin(), pending_.end(), [](const Pending &a, const Pending &b) {
      auto rank = [](Pending::Role role) { return role == Pending::Role::constructor ? 0 : role == Pending::Role::copy ? 1 : 2; };
      return rank(a.role) < rank(b.role);
    });
    drop_clashes();
    for (Pending &each : pending_) place(each);
    add_aliases();
    add_protocols(context_, place_, marked_);
    add_iteration();
  }

 private:
  bool abstract() const {
    auto found = context_.answers.facts.find(source_.type.canonical);
    return source_.is_abstract || (found != context_.answers.facts.end() && found->second.abstract_);
  }

  // In a list, what would take a name in Python that something of another kind has is skipped; in marked code a rule says it.
  void drop_clashes() {
    if (!place_.origin.listed) return;
    enum class Kind { constant, property, static_method, method };
    std::map<std::string, std::pair<Kind, std::string>> taken;  // by the name in Python
    for (Index index : context_.class_at(place_.owner).constants) {
      const Constant &constant = context_.out.constants[static_cast<std::size_t>(index)];
      taken.try_emplace(constant.python_name, Kind::constant, constant.cpp);
    }
    const auto clashes = [&](const Pending &each) {
      using Role = Pending::Role;
      if (each.role == Role::constructor || each.role == Role::copy || each.function.former || is_added_in_marked_code(each))
        return false;
      const bool is_property = each.role == Role::getter || each.role == Role::setter;
      const Kind kind = is_property ? Kind::property : each.role == Role::static_method ? Kind::static_method : Kind::method;
      const std::string &name = is_property ? each.property : each.function.python_name;
      const auto [at, is_new] = taken.try_emplace(name, kind, each.signature);
      if (is_new || at->second.first == kind) return false;
      if (each.source || each.role == Role::getter)  // (a field's setter goes with its getter)
        skip(context_, {full_name(source_), each.signature,
                        "it would be `" + name + "` in Python, as `" + at->second.second + "` is; give it a name",
                        each.function.where, false});
      return true;
    };
    pending_.erase(std::remove_if(pending_.begin(), pending_.end(), clashes), pending_.end());
  }

  bool is_printed() const {
    auto found = context_.answers.facts.find(source_.type.canonical);
    return found != context_.answers.facts.end() && found->second.printed;
  }

  bool has_lvalue_version(const decl::Function &of) const {
    return std::any_of(source_.functions.begin(), source_.functions.end(), [&](const decl::Function &each) {
      return each.name == of.name && each.ref_qualifier != 'R' && is_candidate(each) && !each.is_template &&
             each.parameters.size() == of.parameters.size() &&
             std::equal(each.parameters.begin(), each.parameters.end(), of.parameters.begin(),
                        [](const decl::Parameter &a, const decl::Parameter &b) { return a.type.canonical == b.type.canonical; });
    });
  }

  // a < b and its kin, where there is a <=>.
  void add_comparisons(const decl::Function &three_way, int self) {
    std::vector<const decl::Function *> beside;
    for (const decl::Function &each : source_.functions) beside.push_back(&each);
    for (const decl::Function &each : context_.unit.functions) beside.push_back(&each);
    auto found = context_.answers.facts.find(source_.type.canonical);
    const bool equality = three_way.is_defaulted && found != context_.answers.facts.end() && found->second.equality;
    for (decl::Function &each : comparisons_of(three_way, beside, equality)) {
      made_.push_back(std::move(each));
      if (self >= 0 || made_.back().kind != decl::Function::Kind::free) add_one(made_.back(), self);
    }
  }

  void add_truth(const decl::Function &function) {
    if (std::optional<decl::Function> truth = truth_of(function, source_)) {
      made_.push_back(std::move(*truth));
      return add_one(made_.back(), -1);
    }
    context_.out.skips.push_back(
        {full_name(source_), signature_of(function), "outside C++ it is what `operator bool` says", function.where, true});
  }

  // C++ itself cannot choose among them.
  void report_printers() const {
    const auto stream = [](const decl::Function *each) { return each->parameters[0].type.canonical; };
    if (printers_.size() < 2 || stream(printers_[0]) != stream(printers_[1])) return;
    const decl::Function &second = *printers_[1];
    context_.diagnostics.add(kinds::no_text, second.where, {full_name(source_)})
        .note("`" + signature_of(*printers_[0]) + "` is here", printers_[0]->where);
  }

  void place(Pending &pending) {
    const std::string name = pending.function.python_name;
    const decl::Comment comment = pending.function.comment;
    const bool is_former = pending.function.former;
    Index index = context_.add(std::move(pending.function));
    if (is_former) return;  // of C only
    if (pending.source && (pending.source->annotations.has("pickle") || pending.source->annotations.has("context")))
      marked_.push_back({pending.source, pending.role, name, index});
    Class &target = context_.class_at(place_.owner);
    switch (pending.role) {
      case Pending::Role::constructor:
        add_overload(context_, target.constructors.functions, index);
        break;
      case Pending::Role::copy:
        target.copy = index;
        break;
      case Pending::Role::getter:
        property(target, pending.property).getter = index;
        break;
      case Pending::Role::setter:
        property(target, pending.property).setter = index;
        break;
      case Pending::Role::static_method:
        add_overload(context_, callable(target.static_methods, name).functions, index);
        break;
      default:
        add_overload(context_, callable(target.methods, name).functions, index);
    }
    if (pending.role == Pending::Role::getter ||
        (pending.role == Pending::Role::setter && property(target, pending.property).comment.empty()))
      property(target, pending.property).comment = comment;
  }

  static Callable &callable(std::vector<Callable> &in, const std::string &name) {
    for (Callable &each : in)
      if (each.python_name == name) return each;
    in.push_back({name, {}});
    return in.back();
  }

  static Property &property(Class &target, const std::string &name) {
    for (Property &each : target.properties)
      if (each.python_name == name) return each;
    target.properties.emplace_back();
    target.properties.back().python_name = name;
    return target.properties.back();
  }

  static bool has(const Class &target, const std::string &name) {
    return std::any_of(target.methods.begin(), target.methods.end(), [&](const Callable &c) { return c.python_name == name; });
  }

  // `x in object` asks contains(x); what is printed by itself is printed so inside of containers too.
  void add_aliases() {
    Class &target = context_.class_at(place_.owner);
    for (std::size_t i = 0; i < target.methods.size(); ++i) {
      const Callable text = target.methods[i];
      const bool is_printed = context_.out.functions[static_cast<std::size_t>(text.functions[0])].cpp == "ferrule::printed";
      if (text.python_name == "__str__" && is_printed && !has(target, "__repr__"))
        target.methods.push_back({"__repr__", text.functions});
    }
    if (has(target, "__contains__")) return;
    Callable alias{"__contains__", {}};
    for (const Callable &each : target.methods) {
      if (each.python_name != "contains") continue;
      for (Index index : each.functions) {
        const Function &function = context_.out.functions[static_cast<std::size_t>(index)];
        if (function.parameters.size() == 1 && context_.types[function.result.type].shape == Shape::boolean)
          alias.functions.push_back(index);
      }
    }
    if (!alias.functions.empty()) target.methods.push_back(alias);
  }

  // begin() and end() are one thing; what else gives iterators is not bound.
  void add_iteration() {
    static const std::set<std::string> forward = {"begin", "end", "cbegin", "cend"};
    for (const decl::Function *each : iterators_)
      if (!begin_ || !forward.count(each->name))
        refuse(context_, place_.origin, full_name(source_), signature_of(*each),
               {&kinds::no_counterpart,
                {full_name(source_) + "::" + signature_of(*each), "only begin() and end() are bound, as an iteration"},
                "only begin() and end() are bound, as an iteration",
                each->where,
                ""});
    const std::vector<Callable> &methods = context_.class_at(place_.owner).methods;
    const bool has_own =
        std::any_of(methods.begin(), methods.end(), [](const Callable &each) { return each.python_name == "__iter__"; });
    if (!begin_ || has_own) return;
    Place place = place_;
    place.origin.implied = place.origin.implied || !begin_->inherited_from.empty();
    build_iteration(context_, place, *begin_);
  }

  Context &context_;
  Place place_;
  const decl::Class &source_;
  const decl::Function *begin_ = nullptr;
  Specials specials_;
  std::vector<const decl::Function *> printers_;  // operator<< that look as if they printed, and do not
  std::deque<decl::Function> made_;               // as if they were declared
  std::vector<const decl::Function *> iterators_;
  std::vector<decl::Function> implicit_;
  std::vector<Pending> pending_;
  std::vector<Marked> marked_;
};

// It says that it can be copied, and cannot (`error`: what the compiler said), or should not.
void report_uncopied(Context &context, const decl::Class &source, const Origin &origin, const std::string &error) {
  if (!source.live.empty() || source.annotations.has("copies")) return;
  const std::string copy = source.name + "(const " + source.name + " &)";
  const std::string &pointer = source.shared_by_copies;
  if (origin.listed)
    return skip(context, {full_name(source), copy,
                          error.empty() ? "a copy made by C++ itself would share `" + pointer +
                                              "`, which a destructor may free; `copies = \"always\"` says that it does not"
                                        : "it does not compile: " + error,
                          source.where, false});
  Diagnostic &said = error.empty() ? context.diagnostics.add(kinds::shared_copy, source.where, {full_name(source), pointer})
                                   : context.diagnostics.add(kinds::broken_copy, source.where, {full_name(source), error});
  said.note("`" + copy + " = delete;` in the class says that it cannot be copied");
  if (error.empty()) said.note("FERRULE(copies = always) before its name says that its copies are right");
}

// C++ does not convert to a base that is there twice, and so nobody else can.
void report_repeated_base(Context &context, const decl::Class &source, const Origin &origin, const Class &base) {
  if (origin.listed) return;
  context.diagnostics.add(kinds::repeated_base, source.where, {full_name(source), base.qualified_name})
      .note("a virtual base is there once: `public virtual " + base.qualified_name + "`, in the classes between");
}

// What types are called in Python, with their submodules: their C++ names.
std::map<std::pair<std::vector<std::string>, std::string>, std::string> types_in_python(const Interface &interface) {
  std::map<std::pair<std::vector<std::string>, std::string>, std::string> out;
  const auto add = [&](const auto &all) {
    for (const auto &each : all) out.emplace(std::pair(each.module, each.python_name), each.cpp);
  };
  add(interface.enums), add(interface.records), add(interface.errors), add(interface.classes);
  return out;
}

}  // namespace

void declare_classes(Context &context) {
  for (const decl::Class *source : in_order(context)) {
    Index index = static_cast<Index>(context.out.classes.size());
    context.class_sources.push_back(source);
    context.declared.classes[source->type.canonical] = index;
    Origin origin = origin_of(context, *source);
    Class out;
    std::vector<std::string> outer = outer_classes(context, source->scope);
    std::string prefix;
    for (const std::string &each : outer) prefix += each;
    out.python_name = prefix + member_name(source->annotations, source->name);
    out.c_name = names::c(context.out.module, class_words(context, *source, origin));
    out.cpp = source->type.spelling;
    out.qualified_name = full_name(*source);
    out.module = module_of(context, source->scope, origin);
    for (const decl::Base &base : source->bases) {
      auto found = context.declared.classes.find(base.type.canonical);
      const bool is_exported = base.is_public && found != context.declared.classes.end();
      if (is_exported && !contains(source->repeated_bases, base.type.canonical)) out.bases.push_back(found->second);
    }
    for (const std::string &base : source->repeated_bases) {
      auto found = context.declared.classes.find(base);
      if (found == context.declared.classes.end()) continue;
      out.repeated.push_back(found->second);
      report_repeated_base(context, *source, origin, context.out.classes[static_cast<std::size_t>(found->second)]);
    }
    out.constructors.python_name = out.python_name;
    out.polymorphic = source->is_polymorphic;
    auto facts = context.answers.facts.find(source->type.canonical);
    if (facts != context.answers.facts.end()) {
      out.copyable = facts->second.copyable;
      out.equality = facts->second.equality;
      out.destructible = facts->second.destructible;
      out.polymorphic |= facts->second.polymorphic;
      out.uncopied = facts->second.is_withheld();
      if (out.uncopied) report_uncopied(context, *source, origin, facts->second.broken_copy);
    }
    out.lifetime = source->lifetime;
    out.lifetime_why = source->lifetime_why;
    out.live = source->live;
    out.patchable = source->annotations.has("patchable") || !out.live.empty();  // Python adds what languages have of such classes
    out.threads = source->annotations.get("threads").value_or(!context.settings.threads.empty() ? context.settings.threads
                                                              : origin.listed                   ? "library"
                                                                                                : "borrow");
    out.comment = source->comment;
    out.where = source->where;
    for (const char *own : {"_free", "_retain"}) context.functions_in_c.emplace(out.c_name + own, out.cpp);
    context.out.classes.push_back(std::move(out));
  }
}

void build_members(Context &context) {
  // Free operators and added methods by the class that they belong to; hidden friends are found in any class.
  std::vector<std::vector<std::pair<const decl::Function *, int>>> attached(context.class_sources.size());
  auto consider = [&](const decl::Function &function) {
    Attachment at = attach(context, function);
    if (at.owner != none) attached[static_cast<std::size_t>(at.owner)].emplace_back(&function, at.self);
  };
  for (const decl::Class *source : context.class_sources)
    for (const decl::Function &function : source->functions)
      if (function.kind == decl::Function::Kind::free && is_candidate(function)) consider(function);
  for (const decl::Function &function : context.unit.functions) {
    report_added(context, function);
    if (is_candidate(function) && !function.is_template) consider(function);
  }

  // Iterations add classes of their own behind these.
  for (std::size_t i = 0; i < attached.size(); ++i) {
    const decl::Class &source = *context.class_sources[i];
    Members members(context, static_cast<Index>(i));
    for (const decl::Function &function : source.functions) members.add(function);
    for (const decl::Field &field : source.fields) members.add(field);
    for (const auto &[function, self] : attached[i]) members.add(*function, self);
    members.finish();
  }
}

void build_free_functions(Context &context) {
  struct Group {
    std::vector<std::string> module;
    std::vector<Pending> pending;
    Origin origin;
  };
  std::vector<Group> groups;  // one for each submodule and kind of origin, as they come
  for (const decl::Function &source : context.unit.functions) {
    note_replaced(context, "", source);
    if (!is_candidate(source)) continue;
    Attachment at = source.is_template ? Attachment{} : attach(context, source);
    if (at.owner != none || at.ignored) continue;
    Place place;
    place.origin = origin_of(context, source);
    place.origin.implied = source.is_implied;
    place.module = place.c_words = module_of(context, source.scope, place.origin);
    std::optional<Pending> pending = build_function(context, source, place);
    if (!pending) continue;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group &g) { return g.module == place.module && g.origin.listed == place.origin.listed; });
    if (group == groups.end()) group = groups.insert(groups.end(), {place.module, {}, place.origin});
    group->pending.push_back(std::move(*pending));
  }
  std::map<std::pair<std::vector<std::string>, std::string>, std::size_t> callables;  // by submodule and name
  const std::map<std::pair<std::vector<std::string>, std::string>, std::string> types = types_in_python(context.out);
  for (Group &group : groups) {
    settle_twins(context, group.pending, group.origin, "");
    assign_c_names(context, group.pending, group.origin, "");
    for (Pending &each : group.pending) {
      std::string name = each.function.python_name;
      const bool is_former = each.function.former;
      if (const auto type = types.find({group.module, name}); type != types.end() && group.origin.listed) {
        skip(context, {"", each.signature, "it would be `" + name + "` in Python, as `" + type->second + "` is; give it a name",
                       each.function.where, false});
        continue;
      }
      Index index = context.add(std::move(each.function));
      if (is_former) continue;  // of C only
      const auto [found, is_new] = callables.try_emplace({group.module, name}, context.out.callables.size());
      if (is_new) context.out.callables.push_back({group.module, {name, {}}});
      add_overload(context, context.out.callables[found->second].second.functions, index);
    }
  }
}

}  // namespace ferrule::model
