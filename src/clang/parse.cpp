#include "parse.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "annotations.hpp"
#include "comments.hpp"
#include "declare.hpp"
#include "select.hpp"

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

void merge(Annotations &into, const Annotations &from) {
  for (const auto &[key, annotation] : from.keys) into.keys[key] = annotation;
}

bool says_what_it_is(const Annotations &annotations) {
  for (const char *key : {"export", "record", "error", "interface", "method"})
    if (annotations.has(key)) return true;
  return false;
}

std::string without_spaces(const std::string &text) {
  std::string out;
  for (char c : text)
    if (c != ' ') out += c;
  return out;
}

std::string signature(const decl::Function &function) {
  std::string text = function.name + "(";
  for (std::size_t i = 0; i < function.parameters.size(); ++i) text += (i ? "," : "") + function.parameters[i].type.spelling;
  return without_spaces(text + ")");
}

// A list entry's words about members: which are wanted, and their keys.
class Listed {
 public:
  Listed(const model::Export &entry, Diagnostics &diagnostics) : entry_(entry), diagnostics_(diagnostics) {}

  void apply(const Cursor &definition, decl::Class &out) {
    definition.visit([&](const Cursor &member) { names_.insert(member.spelling()); });
    for (const decl::Function &function : out.functions) names_.insert(function.name);
    for (const decl::Field &field : out.fields) names_.insert(field.name);
    std::vector<decl::Function> functions;
    for (decl::Function &function : out.functions) {
      function.is_listed = true;
      if (function.kind != decl::Function::Kind::destructor && !model::selected(entry_.members, function.name)) continue;
      annotate(function.name, signature(function), function.annotations);
      functions.push_back(std::move(function));
    }
    out.functions = std::move(functions);
    std::vector<decl::Field> fields;
    for (decl::Field &field : out.fields) {
      if (!model::selected(entry_.members, field.name)) continue;
      annotate(field.name, field.name, field.annotations);
      fields.push_back(std::move(field));
    }
    out.fields = std::move(fields);
    report(out);
  }

 private:
  void annotate(const std::string &name, const std::string &full, Annotations &annotations) {
    for (const auto &[pattern, keys] : entry_.member) {
      const bool one_overload = pattern.find('(') != std::string::npos && pattern.compare(0, 10, "operator()") != 0;
      if (one_overload ? without_spaces(pattern) != full : !model::glob(pattern, name)) continue;
      used_.insert(pattern);
      merge(annotations, keys);
    }
  }

  void report(const decl::Class &out) {
    for (const auto &[pattern, keys] : entry_.member)
      if (!used_.count(pattern)) missing(out, pattern, pattern);
    for (const std::string &pattern : entry_.members) {
      const std::string name = pattern.compare(0, 1, "!") == 0 ? pattern.substr(1) : pattern;
      // Free operators belong to it too, and are not seen here; nothing need fit a pattern.
      const bool is_plain = name.find_first_of("*?") == std::string::npos && name.compare(0, 8, "operator") != 0;
      if (is_plain && !names_.count(name)) missing(out, pattern, name);
    }
  }

  void missing(const decl::Class &out, const std::string &pattern, const std::string &name) {
    auto at = entry_.named_at.find(pattern);
    const std::string meant = nearest(name, {names_.begin(), names_.end()});
    diagnostics_.add(kinds::member_not_found, at == entry_.named_at.end() ? entry_.where : at->second, {out.type.spelling, name})
        .suggest(meant, '"' + pattern.substr(0, pattern.size() - name.size()) + meant + '"');
  }

  const model::Export &entry_;
  Diagnostics &diagnostics_;
  std::set<std::string> names_, used_;
};

class Builder {
 public:
  Builder(const Selection &selection, Diagnostics &diagnostics) : selection_(selection), diagnostics_(diagnostics) {}

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
        unit.enums.push_back(std::move(out));
      } else if (selected.cursor.kind() == CursorKind::variable) {
        decl::Constant out = declarer_.constant(selected.cursor);
        out.is_listed = selected.entry != nullptr;
        annotate(selected, out.annotations, out.name, out.comment);
        unit.constants.push_back(std::move(out));
      } else {
        decl::Function out = declarer_.function(selected.cursor);
        out.is_listed = selected.entry != nullptr;
        out.is_implied = selected.is_implied;
        annotate(selected, out.annotations, out.name, out.comment);
        unit.functions.push_back(std::move(out));
      }
    }
  }

 private:
  void add_class(const Selected &selected, decl::Unit &unit) {
    // A base that is of another kind (a record, of a class) lends what it has, as one does that is not exported at all.
    const auto is_exported = [this, kind = kind_of(selected)](const Cursor &definition) {
      const auto base = kinds_.find(key_of(definition));
      return base != kinds_.end() && base->second == kind && kind != ClassKind::record;
    };
    decl::Class out = declarer_.class_(selected.cursor, is_exported);
    out.is_listed = selected.entry != nullptr;
    annotate(selected, out.annotations, out.name, out.comment);
    if (selected.entry) Listed(*selected.entry, diagnostics_).apply(selected.cursor, out);
    unit.classes.push_back(std::move(out));
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
    const bool own_entry = selected.entry && !selected.is_implied && (selected.alias || names(*selected.entry, selected.cursor));
    if (own_entry) merge(annotations, selected.entry->annotations);
    if (!says_what_it_is(annotations) && !selected.is_implied)
      annotations.keys["export"] = {"", selected.entry ? selected.entry->where : selected.cursor.location()};
  }

  static bool names(const model::Export &entry, const Cursor &cursor) { return model::glob(entry.name, cursor.qualified_name()); }

  std::map<std::string, ClassKind> kinds_;  // of the classes, by their keys
  const Selection &selection_;
  Diagnostics &diagnostics_;
  Declarer declarer_;
};

// A header of the settings or the command line that is not there.
void report_header(const ParseOptions &options, const std::string &header, Diagnostics &diagnostics) {
  namespace fs = std::filesystem;
  auto at = options.named_at.find(header);
  const bool is_of_file = at != options.named_at.end();
  Diagnostic &diagnostic = diagnostics.add(kinds::header_not_found, is_of_file ? at->second : Location{}, {header});
  std::vector<std::string> near;
  std::string looked_in;
  const fs::path folder = fs::path(header).parent_path();
  for (const std::vector<std::string> *dirs : {&options.quote_dirs, &options.include_dirs})
    for (const std::string &dir : *dirs) {
      looked_in += (looked_in.empty() ? "`" : ", `") + dir + "`";
      std::error_code ignored;
      for (const auto &entry : fs::directory_iterator(fs::path(dir) / folder, ignored))
        if (entry.is_regular_file(ignored)) near.push_back((folder / entry.path().filename()).generic_string());
    }
  const std::string meant = nearest(header, near);
  diagnostic.suggest(meant, '"' + meant + '"');
  diagnostic.note((is_of_file ? "" : "it is named by --header; ") + std::string("it is looked for in ") +
                  (looked_in.empty() ? "" : looked_in + " and ") +
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

}  // namespace

decl::Unit parse(const ParseOptions &options, Diagnostics &diagnostics, Stopwatch *watch) {
  const std::shared_ptr<const Library> library = load(options.libclang);
  const Toolchain toolchain = ask_compiler(options.compiler, options.extra_args);
  ParseRequest request;
  request.file = main_file;
  request.arguments = arguments(toolchain, flags_of(options));
  std::string includes;
  for (const std::string &header : options.headers) includes += "#include \"" + header + "\"\n";
  request.unsaved = options.unsaved;
  request.unsaved.push_back({main_file, includes});
  const TranslationUnit tu(library, request);
  if (watch) watch->lap("parse");

  decl::Unit unit;
  std::vector<Diagnostic> errors = errors_of(tu, toolchain);
  report_ignored(tu, toolchain, diagnostics);
  for (Diagnostic &error : errors) {
    if (error.where.file == main_file && error.where.line && error.where.line <= options.headers.size()) {
      report_header(options, options.headers[error.where.line - 1], diagnostics);
      continue;
    }
    if (!toolchain.error.empty() && &error == &errors.front()) error.note(toolchain.error);
    diagnostics.add(std::move(error));
  }
  if (!errors.empty()) return unit;

  const Selection selection = select(tu, options.exports, diagnostics);
  Builder(selection, diagnostics).build(unit);
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
