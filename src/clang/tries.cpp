#include "tries.hpp"

#include <algorithm>
#include <set>

#include "declare.hpp"
#include "patterns.hpp"
#include "types.hpp"

namespace ferrule::clang {
namespace {

// Something with a body, which lies in these lines of a file.
struct Body {
  std::string file;
  unsigned first = 0, last = 0;
  bool is_found = false;  // else it is only declared, as far as libclang tells
  std::string named;  // how the compiler calls it where it says what it is making: "'geo::Stack<int>::pop'", up to the end or `<`
  std::string owner;  // canonical; "" of free functions
  std::string takes;  // of an operator: the instance that it takes
  std::vector<std::string> parameters;  // canonical
  Location where;                       // as decl::Function::where
  bool is_inside(const Location &place) const { return place.file == file && place.line >= first && place.line <= last; }
};

Body body_of(const Cursor &made, const Cursor &alias, const std::string &owner) {
  const Cursor text = written(made), defined = text.definition() ? text.definition() : text;
  Body out;
  out.file = defined.location().file;
  out.is_found = defined.is_definition();
  out.first = defined.begin().line;
  out.last = defined.end().line;
  const Cursor parent = made.semantic_parent();
  out.named = "'" + (parent.is_class() ? parent.type().canonical().spelling() + "::" + made.spelling() : made.qualified_name());
  out.owner = owner;
  for (const Cursor &parameter : made.parameters()) out.parameters.push_back(parameter_text(parameter.type()).canonical);
  if (!parent.is_class() && !alias && made.spelling().compare(0, 8, "operator") == 0)
    for (const Cursor &parameter : made.parameters()) {
      Type type = parameter.type().canonical();
      if (type.is_reference()) type = type.pointee().canonical();
      if (is_instance(type.declaration())) out.takes = type_text(type.declaration().type()).spelling;
    }
  out.where = alias ? alias.location() : text.location();
  return out;
}

// A class, where it is an instance, and those instances that it derives from.
std::vector<Cursor> instances_in(const Cursor &declaration) {
  if (is_instance(declaration)) return {declaration};
  std::vector<Cursor> out;
  for (const Cursor &specifier : declaration.children(CursorKind::base_specifier)) {
    const Cursor base = specifier.type().canonical().declaration();
    if (specifier.access() != Access::public_ || !base) continue;
    for (const Cursor &each : instances_in(is_instance(base) ? base : base.definition())) out.push_back(each);
  }
  return out;
}

struct Tried {
  std::vector<Body> bodies;
  std::vector<std::string> classes;  // whose members are called: those that are exported, and their bases
};

Tried what_to_try(const Selection &selection, const Instances &instances) {
  Tried out;
  std::set<std::string> seen;
  const auto add_class = [&](const Cursor &instance) {
    if (is_instance(instance) && seen.insert(key_of(instance)).second) out.classes.push_back(type_text(instance.type()).spelling);
  };
  for (const Selected &each : selection.all) {
    if (each.cursor.is_function() && written(each.cursor) != each.cursor)
      out.bodies.push_back(body_of(each.cursor, each.alias, ""));
    if (!each.cursor.is_class()) continue;
    const std::string owner = each.cursor.type().canonical().spelling();
    for (const Cursor &found : instances_in(each.cursor)) {
      const Cursor face = instances.face(found), instance = face ? face : found;
      if (!instances.members(instance).empty()) add_class(instance);
      for (const Cursor &member : instances.members(instance)) {
        if (!member.is_function() || member.kind() == CursorKind::function_template) continue;
        out.bodies.push_back(body_of(member, {}, owner));
        add_class(member.semantic_parent());
      }
    }
  }
  for (const Selected &each : selection.methods)
    out.bodies.push_back(body_of(each.cursor, each.alias, each.cursor.semantic_parent().type().canonical().spelling()));
  return out;
}

std::string line_of(const std::string &text, unsigned line) {
  std::size_t begin = 0;
  for (; line > 1 && begin != std::string::npos; --line)
    begin = text.find('\n', begin) == std::string::npos ? text.size() : text.find('\n', begin) + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

// Does the error come from making that body?  `asked`: the file in which it was used.
bool is_blamed(const Body &body, const Diagnostic &error, const Unsaved &asked) {
  bool inside = body.is_inside(error.where), named = false, taken = body.takes.empty();
  for (const Note &note : error.notes) {
    taken = taken || (note.where.file == asked.name && line_of(asked.text, note.where.line).find(body.takes) != std::string::npos);
    inside = inside || body.is_inside(note.where);
    const std::size_t at = note.text.find(body.named);
    const char behind =
        at == std::string::npos || at + body.named.size() >= note.text.size() ? ' ' : note.text[at + body.named.size()];
    named = named ||
            (at != std::string::npos && note.text.find("requested here") != std::string::npos && (behind == '\'' || behind == '<'));
  }
  return named && taken && (inside || !body.is_found);
}

bool has_parameters(const decl::Function &function, const std::vector<std::string> &types) {
  return std::equal(function.parameters.begin(), function.parameters.end(), types.begin(), types.end(),
                    [](const decl::Parameter &parameter, const std::string &type) { return parameter.type.canonical == type; });
}

// How many were refused that were not before.
std::size_t refuse(const Body &body, const std::string &why, decl::Unit &unit) {
  std::size_t count = 0;
  const auto refuse_in = [&](std::vector<decl::Function> &functions) {
    for (decl::Function &each : functions) {
      const bool is_it = each.where.file == body.where.file && each.where.line == body.where.line &&
                         each.where.column == body.where.column && has_parameters(each, body.parameters);
      if (!is_it || !each.refused.empty()) continue;
      each.refused = "its body does not compile: " + why;
      ++count;
    }
  };
  if (body.owner.empty()) refuse_in(unit.functions);
  for (decl::Class &each : unit.classes)
    if (!body.owner.empty() && each.type.canonical == body.owner) refuse_in(each.functions);
  return count;
}

std::size_t refuse_all(const std::vector<Body> &bodies, const std::vector<Diagnostic> &errors, const Unsaved &asked,
                       decl::Unit &unit) {
  std::size_t count = 0;
  for (const Diagnostic &error : errors) {
    if (error.severity != Severity::error) continue;
    for (const Body &body : bodies)
      if (is_blamed(body, error, asked)) count += refuse(body, error.text, unit);
  }
  return count;
}

// A call of a member of an instance; "" for what is not tried so.
std::string call_of(const decl::Class &cls, const decl::Function &function) {
  using Kind = decl::Function::Kind;
  const bool is_made = function.kind == Kind::constructor && !cls.is_abstract;
  if (!function.refused.empty() || function.is_deleted || function.is_template || function.is_variadic) return "";
  if (!is_made && function.kind != Kind::method && function.kind != Kind::static_method) return "";
  std::string arguments;
  for (const decl::Parameter &each : function.parameters)
    arguments += (arguments.empty() ? "" : ", ") + ("ferrule_value<" + each.type.spelling + ">()");
  if (is_made) return "(void)::new " + cls.type.spelling + "(" + arguments + ");";
  if (function.kind == Kind::static_method) return "(void)" + cls.type.spelling + "::" + function.name + "(" + arguments + ");";
  const std::string reference = function.ref_qualifier == 'R' ? " &&" : " &";
  const std::string self =
      "ferrule_value<" + std::string(function.is_const ? "const " : "") + cls.type.spelling + reference + ">()";
  return "(void)" + self + "." + function.name + "(" + arguments + ");";
}

// Calls of all members that compile, as far as is known.
std::string calls(const std::vector<Body> &bodies, const decl::Unit &unit) {
  std::set<std::string> owners;
  for (const Body &each : bodies) owners.insert(each.owner);
  std::string out;
  for (const decl::Class &cls : unit.classes) {
    if (!owners.count(cls.type.canonical)) continue;
    for (const decl::Function &function : cls.functions)
      if (const std::string call = call_of(cls, function); !call.empty())
        out += "inline void t" + std::to_string(out.size()) + "() { " + call + " }\n";
  }
  return out;
}

}  // namespace

void try_bodies(const std::shared_ptr<const Library> &library, ParseRequest request, const std::vector<model::Export> &exports,
                const Selection &selection, const Instances &instances, decl::Unit &unit) {
  const Tried before = what_to_try(selection, instances);
  if (before.bodies.empty()) return;
  Unsaved &asked = request.unsaved.back();
  const std::string asked_before = asked.text;
  for (const std::string &type : before.classes) asked.text += "template class " + type + ";\n";
  asked.text += instances.uses();
  request.skip_bodies = false;
  const TranslationUnit tu(library, request);
  // How far a body reaches is known only where bodies are read.
  std::vector<Diagnostic> errors = tu.diagnostics(), ignored = errors;
  Instances again = instances;
  again.read(tu.root(), ignored, asked.name);
  Diagnostics said_before;
  const Tried tried = what_to_try(select(tu, exports, again, said_before), again);
  // What fails is said once, wherever it is used: those that call it are found when it is not asked for by itself.
  while (refuse_all(tried.bodies, errors, asked, unit) > 0) {
    asked.text = asked_before + "namespace ferrule_instances {\n" + calls(tried.bodies, unit) + "}\n";
    errors = TranslationUnit(library, request).diagnostics();
  }
}

}  // namespace ferrule::clang
