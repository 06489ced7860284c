#include "parse.hpp"

#include <fstream>
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

  void apply(decl::Class &out) {
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
    std::vector<std::string> names;
    for (const decl::Function &function : out.functions) names.push_back(function.name);
    for (const decl::Field &field : out.fields) names.push_back(field.name);
    for (const auto &[pattern, keys] : entry_.member) {
      if (used_.count(pattern)) continue;
      const Location where = keys.keys.empty() ? entry_.where : keys.keys.begin()->second.where;
      Diagnostic &diagnostic = diagnostics_.add(kinds::member_not_found, where, {out.type.spelling, pattern});
      const std::string meant = nearest(pattern, names);
      if (!meant.empty()) diagnostic.note("did you mean `" + meant + "`?");
    }
  }

  const model::Export &entry_;
  Diagnostics &diagnostics_;
  std::set<std::string> used_;
};

class Builder {
 public:
  Builder(const Selection &selection, Diagnostics &diagnostics) : selection_(selection), diagnostics_(diagnostics) {}

  void build(decl::Unit &unit) {
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
    const auto is_exported = [this](const Cursor &definition) { return selection_.classes.count(key_of(definition)) != 0; };
    decl::Class out = declarer_.class_(selected.cursor, is_exported);
    out.is_listed = selected.entry != nullptr;
    annotate(selected, out.annotations, out.name, out.comment);
    if (selected.entry) Listed(*selected.entry, diagnostics_).apply(out);
    unit.classes.push_back(std::move(out));
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

  const Selection &selection_;
  Diagnostics &diagnostics_;
  Declarer declarer_;
};

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
  for (Diagnostic &error : errors) {
    if (error.where.file == main_file) {  // a header that is not there
      error.where = {};
      error.source_line.clear();
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
