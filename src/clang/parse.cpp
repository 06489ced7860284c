#include "parse.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "annotations.hpp"
#include "comments.hpp"
#include "declare.hpp"
#include "defaults.hpp"
#include "instances.hpp"
#include "listed.hpp"
#include "model/lists.hpp"
#include "patterns.hpp"
#include "select.hpp"
#include "tries.hpp"
#include "types.hpp"

namespace ferrule::clang {
namespace {

constexpr char main_file[] = "ferrule-headers.cpp";  // never on disk

CompileFlags flags_of(const ParseOptions &options) {
  CompileFlags flags;
  flags.standard = options.standard;
  flags.include_dirs = options.include_dirs;
  flags.quote_dirs = options.quote_dirs;
  flags.defines = options.defines;
  flags.extra = options.extra_args;
  return flags;
}

class Builder {
 public:
  Builder(const Selection &selection, const Instances &instances, const Owners &owners, Diagnostics &diagnostics)
      : selection_(selection), instances_(instances), diagnostics_(diagnostics), declarer_(instances, owners) {}

  void build(decl::Unit &unit) {
    for (const Selected &selected : selection_.all)
      if (selected.cursor.is_class()) kinds_[key_of(selected.cursor)] = kind_of(selected);
    for (const Selected &selected : selection_.all) {
      if (selected.cursor.is_class()) {
        add_class(selected, unit);
      } else if (selected.cursor.kind() == CursorKind::enum_declaration) {
        decl::Enum out = declarer_.enumeration(selected.cursor);
        out.is_listed = selected.entry != nullptr;
        annotate(selected, out.annotations, out.name, out.comment);
        if (selected.entry && is_named(selected)) listed(*selected.entry).apply(out);
        unit.enums.push_back(std::move(out));
      } else if (selected.cursor.kind() == CursorKind::variable) {
        decl::Constant out = declarer_.constant(selected.cursor);
        out.is_listed = selected.entry != nullptr;
        annotate(selected, out.annotations, out.name, out.comment);
        unit.constants.push_back(std::move(out));
      } else {
        unit.functions.push_back(function(selected));
      }
    }
    for (const Selected &each : selection_.methods)
      if (!added_.count(key_of(each.cursor))) {
        const Location where = each.alias ? each.alias.location() : each.entry->where;
        const std::string owner = each.cursor.semantic_parent().type().canonical().spelling();
        diagnostics_.add(
            kinds::no_counterpart, where,
            {each.alias ? each.alias.qualified_name() : owner + "::" + each.instance, "`" + owner + "` is not exported"});
      }
    for (const model::Export *entry : entries_) listed_.at(entry).report();
  }

 private:
  decl::Function function(const Selected &selected) {
    std::string instance = selected.instance;
    if (selected.alias)
      if (const std::optional<decl::Default> value = default_of(selected.alias)) instance = value->cpp;
    decl::Function out = declarer_.function(selected.cursor, instance);
    out.is_listed = selected.entry != nullptr;
    out.is_implied = selected.is_implied;
    if (selected.alias) {  // a variable by which it is called
      out.name = selected.alias.spelling();
      out.scope = selected.alias.scope();
      out.where = selected.alias.location();
      if (out.kind == decl::Function::Kind::method) out.call = "*" + selected.alias.qualified_name();
      if (out.kind == decl::Function::Kind::static_method) out.call = selected.alias.qualified_name();
    } else if (!selected.instance.empty()) {
      out.name = selected.instance;
    }
    const bool was_asked_for = selected.alias || !selected.instance.empty();
    if (was_asked_for) out.annotations.keys.erase("skip");  // that is said of the template
    annotate(selected, out.annotations, out.name, out.comment);
    if (out.kind != decl::Function::Kind::free) out.annotations.keys.erase("export");  // its class is
    return out;
  }

  // The instances of member templates that were asked for.  A template of which somebody asked for one is not missed itself.
  void add_methods(const Selected &selected, decl::Class &out) {
    for (const Selected &each : selection_.methods) {
      const Location place = written(each.cursor).location();
      const auto is_pattern = [&](const decl::Function &other) {
        return other.is_template && other.where.line == place.line && other.where.column == place.column &&
               other.where.file == place.file;
      };
      out.functions.erase(std::remove_if(out.functions.begin(), out.functions.end(), is_pattern), out.functions.end());
      if (each.cursor.semantic_parent() != selected.cursor) continue;
      added_.insert(key_of(each.cursor));
      out.functions.push_back(function(each));
    }
  }

  // A container whose face says why it is none.
  bool is_refused(const Selected &selected) {
    const Cursor face = instances_.face(selected.cursor);
    const std::optional<std::string> why = face ? annotations_of(pattern_of(face)).get("refused") : std::nullopt;
    if (!why) return false;
    const Location where = selected.alias ? selected.alias.location() : selected.entry->where;
    diagnostics_.add(kinds::bad_instance, where, {readable(selected.cursor.type().canonical().spelling()), *why});
    return true;
  }

  void add_class(const Selected &selected, decl::Unit &unit) {
    // A base that is of another kind (a record, of a class) lends what it has, as one does that is not exported at all.
    const auto is_exported = [this, kind = kind_of(selected)](const Cursor &definition) {
      const auto base = kinds_.find(key_of(definition));
      return base != kinds_.end() && base->second == kind && kind != ClassKind::record;
    };
    if (is_refused(selected)) return;
    decl::Class out = declarer_.class_(selected.cursor, is_exported);
    out.is_listed = selected.entry != nullptr;
    if (is_instance(selected.cursor) && selected.alias) {
      out.where = selected.alias.location();
      if (is_nameable(selected.alias)) out.type.spelling = selected.alias.qualified_name();
    }
    if (!out.live.empty() && selected.alias) out.scope = selected.alias.scope();  // nobody looks for it in std
    if (!selected.instance.empty()) out.name = selected.instance;
    annotate(selected, out.annotations, out.name, out.comment);
    add_methods(selected, out);
    if (selected.entry) listed(*selected.entry).apply(selected.cursor, out);
    unit.classes.push_back(std::move(out));
  }

  Listed &listed(const model::Export &entry) {
    const auto [at, is_new] = listed_.try_emplace(&entry, entry, diagnostics_);
    if (is_new) entries_.push_back(&entry);
    return at->second;
  }

  enum class ClassKind { object, record, error };
  static ClassKind kind_of(const Selected &selected) {
    const auto said = [&](const char *key) {
      return annotations_of(selected.cursor).has(key) || (selected.alias && annotations_of(selected.alias).has(key)) ||
             (selected.entry && selected.entry->annotations.has(key));
    };
    return said("record") ? ClassKind::record : said("error") ? ClassKind::error : ClassKind::object;
  }

  void annotate(const Selected &selected, Annotations &annotations, const std::string &name, decl::Comment &comment) {
    if (selected.alias) {
      merge(annotations, annotations_of(selected.alias));
      const std::string alias = selected.alias.spelling();
      if (alias != name && !annotations.has("name")) annotations.keys["name"] = {alias, selected.alias.location()};
      decl::Comment own = parse_comment(selected.alias.raw_comment());
      if (!own.empty()) comment = std::move(own);
    }
    // An entry for a class is not one for the enums and operators that come with it.
    const bool own_entry = selected.entry && !selected.is_implied && is_named(selected);
    if (own_entry) merge(annotations, selected.entry->annotations);
    if (!says_what_it_is(annotations) && !selected.is_implied)
      annotations.keys["export"] = {"", selected.entry ? selected.entry->where : selected.cursor.location()};
  }

  static bool is_named(const Selected &selected) {
    if (selected.alias) return true;
    if (!selected.instance.empty()) return selected.cursor.is_class() || selected.cursor.kind() == CursorKind::function;
    return model::glob(selected.entry->name, selected.cursor.qualified_name());
  }

  std::map<std::string, ClassKind> kinds_;  // of the classes, by their keys
  const Selection &selection_;
  const Instances &instances_;
  Diagnostics &diagnostics_;
  Declarer declarer_;
  std::set<std::string> added_;  // methods
  std::map<const model::Export *, Listed> listed_;
  std::vector<const model::Export *> entries_;  // in order
};

// A header of the settings or the command line that is not there.
void report_header(const ParseOptions &options, const std::string &header, Diagnostics &diagnostics) {
  namespace fs = std::filesystem;
  auto at = options.named_at.find(header);
  const bool is_of_file = at != options.named_at.end();
  Diagnostic &diagnostic = diagnostics.add(kinds::header_not_found, is_of_file ? at->second : Location{}, {header});
  std::vector<std::string> near;
  std::vector<std::string> looked_in;
  std::set<std::string> seen;
  const fs::path folder = fs::path(header).parent_path();
  for (const std::vector<std::string> *dirs : {&options.quote_dirs, &options.include_dirs})
    for (const std::string &dir : *dirs) {
      const auto is_in = [&](const std::string &own) { return !own.empty() && dir.compare(0, own.size(), own) == 0; };
      if (!seen.insert(dir).second || std::any_of(options.own_dirs.begin(), options.own_dirs.end(), is_in)) continue;
      looked_in.push_back(dir);
      std::error_code ignored;
      for (const auto &entry : fs::directory_iterator(fs::path(dir) / folder, ignored))
        if (entry.is_regular_file(ignored)) near.push_back((folder / entry.path().filename()).generic_string());
    }
  const std::string meant = nearest(header, near);
  diagnostic.suggest(meant, '"' + meant + '"');
  diagnostic.note((is_of_file ? "" : "it is named by --header; ") + std::string("it is looked for in ") +
                  (looked_in.empty() ? "" : model::quoted_list(looked_in) + " and ") +
                  "the compiler's own folders; say `include = [\"…\"]` or -I for another");
}

// Directories of headers that belong to one compiler: its builtin ones, and its C++ library.
bool is_compilers_own(const std::string &file, const Toolchain &toolchain) {
  for (const std::string &dir : toolchain.include_dirs) {
    if (file.compare(0, dir.size() + 1, dir + "/") != 0) continue;
    for (const char *mark : {"/stddef.h", "/vector"})
      if (std::ifstream(dir + mark)) return true;
  }
  return false;
}

}  // namespace

ParseOptions options_from(const model::Settings &settings) {
  ParseOptions options;
  options.headers = settings.headers;
  options.include_dirs = settings.include;
  options.quote_dirs = settings.beside;
  options.named_at = settings.named_at;
  if (!settings.runtime_include.empty()) options.include_dirs.push_back(settings.runtime_include);
  options.own_dirs = {settings.runtime_include, settings.output};
  options.defines = settings.defines;
  options.extra_args = settings.args;
  options.standard = settings.std;
  options.compiler = settings.compiler;
  options.exports = settings.exports;
  options.libclang = settings.libclang;
  return options;
}

std::vector<std::string> command_line(const ParseOptions &options) {
  return arguments(ask_compiler(options.compiler, options.extra_args), flags_of(options));
}

std::vector<Diagnostic> errors_of(const TranslationUnit &unit, const Toolchain &toolchain) {
  std::vector<Diagnostic> errors;
  for (Diagnostic &diagnostic : unit.diagnostics())
    if (diagnostic.severity == Severity::error && !is_compilers_own(diagnostic.where.file, toolchain))
      errors.push_back(std::move(diagnostic));
  return errors;
}

namespace {

// Errors in the compiler's own headers do not stop us, and what they hide may be missed: once for each file.
void report_ignored(const TranslationUnit &unit, const Toolchain &toolchain, Diagnostics &diagnostics) {
  std::set<std::string> said;
  for (const Diagnostic &each : unit.diagnostics())
    if (each.severity == Severity::error && is_compilers_own(each.where.file, toolchain) && said.insert(each.where.file).second)
      diagnostics.add(kinds::compiler_header, each.where, {each.text})
          .note("what is declared there may be missing; FERRULE_LIBCLANG names a newer libclang");
}

std::vector<Cursor> classes_of(const Selection &selection) {
  std::vector<Cursor> classes;
  for (const Selected &each : selection.all)
    if (each.cursor.is_class()) classes.push_back(each.cursor);
  return classes;
}

}  // namespace

decl::Unit parse(const ParseOptions &options, Diagnostics &diagnostics, Stopwatch *watch) {
  const std::shared_ptr<const Library> library = load(options.libclang);
  const Toolchain toolchain = ask_compiler(options.compiler, options.extra_args);
  std::string includes;
  for (const std::string &header : options.headers) includes += "#include \"" + header + "\"\n";
  Instances instances(options.exports);
  ParseRequest request;
  const auto read = [&] {
    request = {};
    request.file = main_file;
    request.arguments = arguments(toolchain, flags_of(options));
    if (instances.has_final()) request.arguments.push_back("-Dfinal=");  // they are derived from, to be asked
    request.unsaved = options.unsaved;
    request.unsaved.push_back(
        {main_file, includes + instances.text(static_cast<unsigned>(options.headers.size())) + "#include <ferrule/owners.hpp>\n"});
    auto out = std::make_unique<TranslationUnit>(library, request);
    if (watch) watch->lap("parse");
    return out;
  };
  std::unique_ptr<TranslationUnit> parsed = read();

  decl::Unit unit;
  std::vector<Diagnostic> errors = errors_of(*parsed, toolchain);
  instances.read(parsed->root(), errors, main_file);
  report_ignored(*parsed, toolchain, diagnostics);
  for (Diagnostic &error : errors) {
    if (error.where.file == main_file && error.where.line && error.where.line <= options.headers.size()) {
      report_header(options, options.headers[error.where.line - 1], diagnostics);
      continue;
    }
    if (!toolchain.error.empty() && &error == &errors.front()) error.note(toolchain.error);
    diagnostics.add(std::move(error));
  }
  if (!errors.empty()) return unit;

  const std::string faces = "/ferrule/live.hpp";
  for (const std::string &file : parsed->files())
    if (file.size() > faces.size() && file.compare(file.size() - faces.size(), faces.size(), faces) == 0)
      instances.look_for_faces();
  Diagnostics said;
  Selection selection = select(*parsed, options.exports, instances, said);
  // Which partial specialization an instance is made of shows only when it is made: then that one's names are asked for.
  // So does the face of a container of the standard library, which is asked for first.
  for (int round = 0; round < 6 && instances.ask(classes_of(selection), selection.operators); ++round) {
    parsed = read();
    errors = errors_of(*parsed, toolchain);
    instances.read(parsed->root(), errors, main_file);
    said = {};
    selection = select(*parsed, options.exports, instances, said);
  }
  for (const Diagnostic &each : said.all()) diagnostics.add(each);
  const TranslationUnit &tu = *parsed;
  const Owners owners(tu.root());
  Builder(selection, instances, owners, diagnostics).build(unit);
  try_bodies(library, request, options.exports, selection, instances, unit);
  unit.platform = tu.platform();
  const std::vector<std::string> all = tu.files();
  if (all.size() > 1) {
    const c::File first = library->clang_getFile(tu.raw(), all[1].c_str());
    unit.comment = header_comment(std::string(tu.text(first)));
  }
  for (const std::string &file : tu.files(false))
    if (file != main_file) unit.files.push_back(file);
  return unit;
}

}  // namespace ferrule::clang
