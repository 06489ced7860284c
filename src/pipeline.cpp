#include "pipeline.hpp"

#include "check/rules.hpp"
#include "clang/parse.hpp"
#include "clang/probe.hpp"
#include "clang/toolchain.hpp"
#include "emit/emitters.hpp"
#include "model/build.hpp"

namespace ferrule {
namespace {

model::Answers ask(const model::Settings &settings, const clang::ParseOptions &options, const decl::Unit &unit) {
  clang::ProbeRequest request;
  request.arguments = clang::command_line(options);
  for (const std::string &header : settings.headers) request.includes.push_back("\"" + header + "\"");
  request.row_headers = clang::row_headers_in(settings.runtime_include);
  return clang::probe(clang::load(options.libclang), request, model::inquire(unit));
}

bool does_not_compile(const Diagnostics &diagnostics) {
  for (const Diagnostic &each : diagnostics.all())
    if (each.severity == Severity::error && each.id == "clang") return true;
  return false;
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

  go_on();
  const decl::Unit unit = clang::parse(options, out.diagnostics);
  if (does_not_compile(out.diagnostics)) return out;

  go_on();
  const model::Answers answers = ask(settings, options, unit);
  go_on();
  out.interface = model::build(unit, settings, answers, out.diagnostics);
  const check::Subject subject{unit, settings, out.interface};
  check::check(subject, out.diagnostics);
  out.report = check::report(subject);
  out.diagnostics.sort();
  if (out.diagnostics.failed()) return out;

  out.files = emit::emit_all(out.interface);
  return out;
}

}  // namespace ferrule
