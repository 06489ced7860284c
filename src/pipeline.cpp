#include "pipeline.hpp"

#include "abi/compare.hpp"
#include "check/rules.hpp"
#include "clang/load.hpp"
#include "clang/parse.hpp"
#include "clang/probe.hpp"
#include "clang/toolchain.hpp"
#include "emit/emitters.hpp"
#include "emit/inspection.hpp"
#include "emit/manifest.hpp"
#include "model/build.hpp"
#include "model/manifest.hpp"
#include "model/replaced.hpp"

namespace ferrule {
namespace {

model::Answers ask(const model::Settings &settings, const clang::ParseOptions &options, const decl::Unit &unit, Stopwatch &watch) {
  clang::ProbeRequest request;
  request.arguments = clang::command_line(options);
  for (const std::string &header : settings.headers) request.includes.push_back("\"" + header + "\"");
  request.row_headers = clang::row_headers_in(settings.runtime_include);
  return clang::probe(clang::load(options.libclang), request, model::inquire(unit), &watch);
}

bool does_not_compile(const Diagnostics &diagnostics) {
  for (const Diagnostic &each : diagnostics.all())
    if (each.severity == Severity::error && each.id == "clang") return true;
  return false;
}

// The author's manifest; nothing where there is none.
std::optional<model::Manifest> read_kept(const model::Settings &settings, Diagnostics &diagnostics) {
  const std::string path = model::kept_manifest(settings);
  const std::optional<std::string> text = path.empty() ? std::nullopt : model::read_text(path);
  if (!text) return std::nullopt;
  std::string why;
  std::optional<model::Manifest> kept = model::read_manifest(*text, why);
  if (kept && kept->module != settings.module) why = "it is that of `" + kept->module + "`";
  if (why.empty()) return kept;
  diagnostics.add(kinds::bad_manifest, {path, 1, 1}, {settings.module, why})
      .note("`ferrule generate` writes one where there is none");
  return std::nullopt;
}

// What has changed since; an interface that older programs cannot use gets another number, accepted or not.
abi::Comparison compare(const model::Manifest &kept, model::Interface &interface) {
  std::string why;
  const std::optional<model::Manifest> made = model::read_manifest(emit::manifest_text(interface), why);
  if (!made) throw std::logic_error("the manifest that was made is none: " + why);
  abi::Comparison out = abi::compare(kept, *made, abi::places_of(interface));
  interface.abi = out.needed;
  return out;
}

std::string advice(const abi::Comparison &changes) {
  if (!changes.breaks()) return {};
  return "this is ABI " + std::to_string(changes.needed) + " of " + changes.module + ": programs made for ABI " +
         std::to_string(changes.kept) + " cannot use it; `ferrule check` says why, and `ferrule check --accept` keeps it\n";
}

}  // namespace

Outcome run(const Request &request, const Asked &to_stop) {
  Outcome out;
  const model::Settings settings = settle(request, out.diagnostics);
  if (out.diagnostics.failed()) {
    out.diagnostics.sort();
    return out;
  }
  if (const std::string what = lacking(settings); !what.empty()) throw Incomplete(what);
  Outcome rest = run(settings, to_stop);
  for (const Diagnostic &each : rest.diagnostics.all()) out.diagnostics.add(each);
  rest.diagnostics = std::move(out.diagnostics);
  return rest;
}

Outcome run(const model::Settings &settings, const Asked &to_stop) {
  const auto go_on = [&] {
    if (to_stop && to_stop()) throw Cancelled();
  };
  Outcome out;
  const clang::Toolchain toolchain = clang::ask_compiler(settings.compiler, settings.args);
  if (!toolchain.error.empty()) throw MissingTool(toolchain.error);
  const clang::ParseOptions options = clang::options_from(settings);
  out.watch.lap("compiler");
  clang::load(options.libclang);
  out.watch.lap("libclang");

  go_on();
  decl::Unit unit = clang::parse(options, out.diagnostics, &out.watch);
  model::mark_replaced(unit, out.diagnostics);
  out.watch.lap("read");
  if (does_not_compile(out.diagnostics)) return out;

  const std::optional<model::Manifest> kept = read_kept(settings, out.diagnostics);
  go_on();
  const model::Answers answers = ask(settings, options, unit, out.watch);
  out.watch.lap("ask");
  go_on();
  out.interface = model::build(unit, settings, answers, out.diagnostics, kept ? &*kept : nullptr);
  out.watch.lap("build");
  const check::Subject subject{unit, settings, out.interface};
  check::check(subject, out.diagnostics);
  out.report = check::report(subject);
  out.diagnostics.sort();
  out.watch.lap("check");
  if (out.diagnostics.failed()) return out;

  if (kept) {
    out.interface.files.push_back(model::kept_manifest(settings));
    out.changes = compare(*kept, out.interface);
    out.report += advice(*out.changes);
  }
  out.files = emit::emit_all(out.interface);
  const std::string &module = settings.module, library = module + "/_" + module;
  if (out.files.has(library + ".py") || module == "cdef")  // (_cdef.py is made when the library is built)
    throw Incomplete("the module cannot be called `" + module + "`: the library would be `" + library +
                     ".so`, beside a part of the package that is called `" + library + ".py`");
  out.watch.lap("emit");
  return out;
}

std::string inspection(const Outcome &outcome) { return emit::inspection_text(outcome.interface); }

}  // namespace ferrule
