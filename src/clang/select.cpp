#include "select.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "annotations.hpp"
#include "declare.hpp"
#include "patterns.hpp"
#include "translation_unit.hpp"
#include "types.hpp"

namespace ferrule::clang {
namespace {

std::vector<std::string> components(const std::string &name) {
  const bool is_instance = names_instance(name);
  std::vector<std::string> parts;
  std::size_t begin = name.compare(0, 2, "::") == 0 ? 2 : 0;
  int depth = 0;
  for (std::size_t at = begin; at < name.size(); ++at) {
    if (is_instance && (name[at] == '<' || name[at] == '>')) depth += name[at] == '<' ? 1 : -1;
    if (depth > 0 || name.compare(at, 2, "::") != 0) continue;
    parts.push_back(name.substr(begin, at - begin));
    begin = at++ + 2;
  }
  parts.push_back(name.substr(begin));
  return parts;
}

bool is_operator(const Cursor &cursor) {
  const std::string name = cursor.spelling();
  return name.compare(0, 8, "operator") == 0 && name.size() > 8 && !std::isalnum(static_cast<unsigned char>(name[8])) &&
         name[8] != '_';
}

// Of what is declared in one scope and defined in another.
bool is_defined_outside(const Cursor &definition) {
  return key_of(definition.semantic_parent()) != key_of(definition.lexical_parent());
}

// The class behind references, pointers and const.
Cursor class_behind(Type type) {
  type = type.canonical();
  while (type.is_reference() || type.kind() == TypeKind::pointer) type = type.pointee().canonical();
  return type.kind() == TypeKind::record ? type.declaration() : Cursor();
}

// The instance of a function template that a variable stands for: `constexpr auto clamp_int = clamp<int>;`.  Null for others.
Cursor function_behind(const Cursor &variable) {
  Type type = variable.type().canonical();
  if (type.kind() == TypeKind::pointer || type.is_reference()) type = type.pointee();
  if (type.kind() != TypeKind::function_prototype && type.kind() != TypeKind::member_pointer) return {};
  Cursor found;
  variable.visit([&](const Cursor &child) {
    if (child.kind() != CursorKind::declaration_reference_expression) return Visit::recurse;
    const Cursor named = child.referenced();
    if (named.is_function() && named.specialized_template().kind() == CursorKind::function_template) found = named;
    return found ? Visit::stop : Visit::recurse;
  });
  return found;
}

class Selector {
 public:
  Selector(const std::vector<model::Export> &exports, const Instances &instances, Diagnostics &diagnostics)
      : instances_(instances), diagnostics_(diagnostics) {
    for (const model::Export &entry : exports) {
      if (names_instance(entry.name)) continue;
      patterns_.push_back({&entry, components(entry.name), false});
      const std::size_t index = patterns_.size() - 1;
      if (is_glob(entry)) {
        globs_.push_back(index);
        continue;
      }
      std::string path;
      for (const std::string &part : patterns_.back().parts) {
        outer_.insert(path);
        path += "::" + part;
      }
      plain_.emplace(path, index);
    }
  }

  Selection run(const Cursor &root) {
    walk(root, {});
    add_listed_instances();
    add_operators();
    report_missing(root);
    report_without_effect();
    return std::move(selection_);
  }

 private:
  struct Pattern {
    const model::Export *entry;
    std::vector<std::string> parts;
    bool used;
  };

  bool may_contain(const std::vector<std::string> &path) const {
    if (outer_.count(full(path))) return true;
    return std::any_of(globs_.begin(), globs_.end(), [&](std::size_t index) {
      const Pattern &pattern = patterns_[index];
      if (pattern.parts.size() <= path.size()) return false;
      for (std::size_t i = 0; i < path.size(); ++i)
        if (!model::glob(pattern.parts[i], path[i])) return false;
      return true;
    });
  }

  // "::a::b"; "" of the global namespace.
  static std::string full(const std::vector<std::string> &path) {
    std::string out;
    for (const std::string &part : path) out += "::" + part;
    return out;
  }

  // The entry of that name; else the last of the patterns that it fits.
  const model::Export *listed(std::vector<std::string> path, const std::string &name) {
    path.push_back(name);
    const auto plain = plain_.find(full(path));
    std::size_t found = plain == plain_.end() ? patterns_.size() : plain->second;
    for (auto index = globs_.rbegin(); index != globs_.rend() && found == patterns_.size(); ++index) {
      const Pattern &pattern = patterns_[*index];
      bool fits = pattern.parts.size() == path.size();
      for (std::size_t i = 0; fits && i < path.size(); ++i) fits = model::glob(pattern.parts[i], path[i]);
      if (fits) found = *index;
    }
    if (found == patterns_.size()) return nullptr;
    patterns_[found].used = true;
    return patterns_[found].entry;
  }

  void walk(const Cursor &scope, const std::vector<std::string> &path) {
    scope.visit([&](const Cursor &cursor) {
      const bool system = cursor.in_system_header();
      // Nobody marks a system header, and most of them are long.
      const bool interesting = !system || may_contain(path);
      switch (cursor.kind()) {
        case CursorKind::linkage_specification:
        case CursorKind::unexposed_declaration:
          if (interesting) walk(cursor, path);
          break;
        case CursorKind::name_space: {
          if (cursor.is_anonymous() || cursor.spelling().empty()) break;
          std::vector<std::string> inner = path;
          if (!cursor.is_inline_namespace()) inner.push_back(cursor.spelling());
          if (!system || may_contain(inner)) walk(cursor, inner);
          break;
        }
        default:
          if (interesting) consider(cursor, path, system);
      }
    });
  }

  void consider(const Cursor &cursor, const std::vector<std::string> &path, bool system) {
    switch (cursor.kind()) {
      case CursorKind::function:
      case CursorKind::function_template:
        if (is_operator(cursor)) (cursor.kind() == CursorKind::function ? operators_ : selection_.operators).push_back(cursor);
        take(cursor, cursor, path, system);
        break;
      case CursorKind::variable: {
        const Cursor function = function_behind(cursor);
        take(function ? function : cursor, cursor, path, system);
        break;
      }
      case CursorKind::struct_declaration:
      case CursorKind::class_declaration:
        if (!cursor.is_definition() || !cursor.has_name()) break;
        if (is_defined_outside(cursor)) {  // struct Outer::Inner {…};
          if (cursor.access() == Access::private_ || cursor.access() == Access::protected_) break;
          take(cursor, cursor, cursor.scope(), system);
          nested(cursor, cursor.scope());
          break;
        }
        take(cursor, cursor, path, system);
        nested(cursor, path);
        break;
      case CursorKind::enum_declaration:
        if (cursor.is_definition() && cursor.has_name()) take(cursor, cursor, path, system);
        break;
      case CursorKind::class_template:
      case CursorKind::union_declaration:
        if (!cursor.is_definition()) break;
        if (!system) unmarked_.push_back(cursor);
        take(cursor, cursor, path, system);
        break;
      case CursorKind::typedef_declaration:
      case CursorKind::type_alias:
        take_alias(cursor, path, system);
        break;
      default:
        break;
    }
  }

  void nested(const Cursor &definition, std::vector<std::string> path) {
    path.push_back(definition.spelling());
    const bool exported = selection_.classes.count(key_of(definition)) != 0;
    const model::Export *entry = exported ? selection_.all.back().entry : nullptr;
    if (!exported && !definition.in_system_header()) unmarked_.push_back(definition);
    definition.visit([&](const Cursor &child) {
      if (child.kind() == CursorKind::friend_declaration) {
        child.visit([&](const Cursor &f) {
          if (f.kind() != CursorKind::function) return;
          if (is_operator(f)) operators_.push_back(f);
          if (is_marked(f, f.in_system_header())) add({f, nullptr, {}, false});
        });
        return;
      }
      if (child.access() != Access::public_) return;
      const bool type = child.is_class() || child.kind() == CursorKind::enum_declaration ||
                        child.kind() == CursorKind::typedef_declaration || child.kind() == CursorKind::type_alias ||
                        child.kind() == CursorKind::class_template;
      if (!type) return;
      consider(child, path, child.in_system_header());
      // The public enums of an exported class come with it.
      if (exported && child.kind() == CursorKind::enum_declaration && child.is_definition() && child.has_name() &&
          !annotations_of(child).has("skip") && (!entry || model::selected(entry->members, child.spelling())))
        add({child, entry, {}, false});
    });
  }

  static bool is_marked(const Cursor &cursor, bool system) {
    if (system) return false;
    const Annotations annotations = annotations_of(cursor);
    return !annotations.keys.empty() && !annotations.has("skip");
  }

  static bool is_glob(const model::Export &entry) { return entry.name.find_first_of("*?") != std::string::npos; }

  void take(const Cursor &cursor, const Cursor &named, const std::vector<std::string> &path, bool system) {
    const model::Export *entry = listed(path, named.spelling());
    const bool marked = is_marked(named, system);
    if (!entry && !marked) return;
    const bool is_template = cursor.kind() == CursorKind::class_template || cursor.kind() == CursorKind::function_template;
    if (is_template && !entry && !says_what_it_is(annotations_of(cursor))) {  // keys for all its instances
      if (cursor.kind() == CursorKind::function_template) unmarked_.push_back(cursor);
      return;
    }
    if (cursor.kind() == CursorKind::class_template || cursor.kind() == CursorKind::union_declaration) {
      if (!marked && is_glob(*entry)) return;  // nobody asked for this one
      diagnostics_.add(kinds::no_counterpart, named.location(),
                       {named.qualified_name(), cursor.kind() == CursorKind::class_template
                                                    ? "it is a template; export an alias of an instance of it"
                                                    : "a union does not say which of its members it holds"});
      return;
    }
    const Selected selected{cursor, entry, cursor == named ? Cursor() : named, false};
    if (cursor.is_function() && cursor.kind() != CursorKind::function && cursor.kind() != CursorKind::function_template)
      selection_.methods.push_back(selected);
    else
      add(selected);
  }

  void take_alias(const Cursor &alias, const std::vector<std::string> &path, bool system) {
    // `typedef struct {…} T` is met again as its struct; the alias only matters where it is chosen itself.
    const model::Export *entry = listed(path, alias.spelling());
    const bool marked = is_marked(alias, system);
    if (!marked && (!entry || is_glob(*entry))) return;
    const Type target = alias.underlying_type().canonical();
    const Cursor declaration = target.declaration();
    const Cursor definition =
        is_instance(declaration) && pattern_of(declaration).is_definition() ? declaration : declaration.definition();
    if (!definition || (!definition.is_class() && definition.kind() != CursorKind::enum_declaration)) {
      diagnostics_.add(kinds::no_counterpart, alias.location(),
                       {alias.qualified_name(), "`" + target.spelling() + "` is neither a class nor an enum that is defined here"});
      return;
    }
    add({definition, entry, alias, false});
    add_enums(definition, entry);
  }

  // The public enums of an instance come with it.
  void add_enums(const Cursor &definition, const model::Export *entry) {
    if (!is_instance(definition)) return;
    const std::string error = instances_.error(definition);
    if (!error.empty()) broken_instance(selection_.all.back(), error);
    for (const Cursor &member : instances_.members(definition)) {
      const bool is_own = member.semantic_parent() == definition && member.access() == Access::public_;
      if (!is_own || member.kind() != CursorKind::enum_declaration || annotations_of(member).has("skip")) continue;
      if (!entry || model::selected(entry->members, member.spelling())) add({member, entry, {}, false});
    }
  }

  void broken_instance(const Selected &selected, const std::string &error) {
    const Location where = selected.alias ? selected.alias.location() : selected.entry->where;
    const std::string name = selected.alias ? selected.alias.underlying_type().canonical().spelling() : selected.instance;
    diagnostics_.add(kinds::bad_instance, where, {name, error});
  }

  // Those that export lists name: Stack<int>, clamp<int>, and get<int> of a class.
  void add_listed_instances() {
    for (const Instances::Listed &listed : instances_.listed()) {
      const std::string name = listed.entry->name + (listed.member.empty() ? "" : "::" + listed.member);
      const auto at = listed.entry->named_at.find(listed.member);
      const Location where = at == listed.entry->named_at.end() ? listed.entry->where : at->second;
      if (!listed.found) {
        diagnostics_.add(kinds::bad_instance, where,
                         {name, listed.error.empty() ? "it is neither a class nor a function" : listed.error});
        continue;
      }
      const Selected selected{listed.found, listed.entry, {}, false, components(name).back()};
      if (listed.found.is_class() || listed.found.kind() == CursorKind::function) {
        add(selected);
        add_enums(listed.found, listed.entry);
      } else {
        selection_.methods.push_back(selected);
      }
    }
  }

  void add(Selected selected) {
    if (!entries_.emplace(key_of(selected.cursor), selected.entry).second) return;
    if (selected.cursor.is_class()) selection_.classes.insert(key_of(selected.cursor));
    selection_.all.push_back(std::move(selected));
  }

  void add_operators() {
    operators_.insert(operators_.end(), instances_.operators().begin(), instances_.operators().end());
    for (const Cursor &cursor : operators_) {
      const model::Export *entry = nullptr;
      bool fits = false;
      for (const Cursor &parameter : cursor.parameters()) {
        const Cursor found = class_behind(parameter.type());
        const std::string key = found ? key_of(found) : std::string();
        if (!found || selection_.classes.count(key) == 0) continue;
        fits = true;
        if (const model::Export *of_class = entries_.at(key)) entry = of_class;
      }
      if (!fits || annotations_of(cursor).has("skip")) continue;
      if (entry && !model::selected(entry->members, cursor.spelling())) continue;
      add({cursor, entry, {}, true});
    }
  }

  void report_missing(const Cursor &root) {
    for (const Pattern &pattern : patterns_) {
      if (pattern.used) continue;
      Diagnostic &diagnostic = diagnostics_.add(kinds::export_not_found, pattern.entry->where, {pattern.entry->name});
      if (is_glob(*pattern.entry)) continue;
      std::set<std::string> all, namesakes;
      find_names(root, all);
      if (all.count(pattern.entry->name)) {
        diagnostic.note("it is declared there, and defined in another header");
        continue;
      }
      for (const std::string &name : all)
        if (components(name).back() == pattern.parts.back()) namesakes.insert(name);
      // The same name elsewhere is meant rather than another one that looks like it.
      if (namesakes.empty()) namesakes.insert(nearest(pattern.entry->name, {all.begin(), all.end()}));
      std::size_t left = 3;
      for (auto name = namesakes.begin(); name != namesakes.end() && left > 0; ++name, --left)
        diagnostic.suggest(*name, namesakes.size() == 1 ? '"' + *name + '"' : "");
      if (namesakes.size() > 1) diagnostic.fix_its.clear();  // which one, nobody can tell
    }
  }

  // Annotations of members speak of classes that are exported, or that such a one derives from.
  void report_without_effect() {
    std::set<std::string> used = selection_.classes;
    for (const Selected &each : selection_.all) {
      if (!each.cursor.is_class()) continue;
      add_bases(each.cursor, used);
      if (!is_instance(each.cursor)) continue;
      used.insert(key_of(pattern_of(each.cursor)));
      add_bases(pattern_of(each.cursor), used);
    }
    for (const std::vector<Selected> *functions : {&selection_.all, &selection_.methods})
      for (const Selected &each : *functions)
        if (each.cursor.is_function()) used.insert(key_of(each.cursor.specialized_template()));
    for (const Cursor &definition : unmarked_) {
      if (used.count(key_of(definition)) || annotations_of(definition).has("live")) continue;
      if (definition.kind() == CursorKind::function_template) {
        report_without_effect(definition, definition.qualified_name() + "<...>");
        continue;
      }
      definition.visit([&](const Cursor &child) {
        const bool is_member = child.kind() == CursorKind::method || child.kind() == CursorKind::constructor ||
                               child.kind() == CursorKind::field || child.kind() == CursorKind::conversion;
        if (!is_member) return;
        report_without_effect(child, definition.qualified_name());
      });
    }
  }

  void report_without_effect(const Cursor &marked, const std::string &of) {
    const Annotations annotations = annotations_of(marked);
    if (!annotations.keys.empty())
      diagnostics_.add(kinds::no_effect, annotations.keys.begin()->second.where, {marked.spelling(), of});
  }

  static void add_bases(const Cursor &derived, std::set<std::string> &found) {
    for (const Cursor &base : derived.children(CursorKind::base_specifier)) {
      const Cursor of = pattern_of_base(base, {});
      if (of && found.insert(key_of(of)).second) add_bases(of, found);
    }
  }

  // Everything that could be listed, the standard library and what is private to compilers left out.
  static void find_names(const Cursor &scope, std::set<std::string> &found) {
    scope.visit([&](const Cursor &cursor) {
      const std::string name = cursor.spelling();
      if (name.compare(0, 2, "__") == 0 || name.compare(0, 8, "operator") == 0) return;
      const bool is_space = cursor.kind() == CursorKind::name_space && !name.empty() && name != "std";
      if (is_space || cursor.kind() == CursorKind::linkage_specification) return find_names(cursor, found);
      const bool is_suitable = cursor.is_class() || cursor.kind() == CursorKind::enum_declaration ||
                               cursor.kind() == CursorKind::function || cursor.kind() == CursorKind::variable ||
                               cursor.kind() == CursorKind::typedef_declaration || cursor.kind() == CursorKind::type_alias;
      if (is_suitable && cursor.has_name()) found.insert(cursor.qualified_name());
    });
  }

  const Instances &instances_;
  Diagnostics &diagnostics_;
  std::vector<Pattern> patterns_;
  std::vector<Cursor> operators_, unmarked_;
  std::vector<std::size_t> globs_;                        // those of the patterns that are globs, by index
  std::map<std::string, std::size_t> plain_;              // the others, by full name
  std::set<std::string> outer_;                           // the namespaces and classes that these lie in
  std::map<std::string, const model::Export *> entries_;  // of what is in, by key
  Selection selection_;
};

}  // namespace

Selection select(const TranslationUnit &unit, const std::vector<model::Export> &exports, const Instances &instances,
                 Diagnostics &diagnostics) {
  return Selector(exports, instances, diagnostics).run(unit.root());
}

}  // namespace ferrule::clang
