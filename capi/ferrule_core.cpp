#include "ferrule_core.hpp"

#include <sstream>
#include <utility>

#include "clang/load.hpp"
#include "clang/toolchain.hpp"
#include "command.hpp"
#include "here.hpp"
#include "model/dump.hpp"
#include "pipeline.hpp"
#include "readable.hpp"
#include "request.hpp"
#include "write.hpp"

namespace ferrule::core {

struct Outcome::Made {
  ferrule::Outcome outcome;
};

namespace {

// The generator's own errors that have a class here.
template <class F>
auto translated(F &&work) {
  try {
    return work();
  } catch (const ferrule::MissingTool &error) {
    throw MissingTool(readable(error.problem), readable(error.hint));
  } catch (const ferrule::Cancelled &error) {
    throw Cancelled(error.what());
  }
}

Place place(const Location &where) { return {readable(where.file), where.line, where.column}; }

Diagnostic diagnostic(const ferrule::Diagnostic &of) {
  Diagnostic out;
  out.severity = of.severity == ferrule::Severity::error     ? Severity::error
                 : of.severity == ferrule::Severity::warning ? Severity::warning
                                                             : Severity::note;
  out.id = of.id;
  out.text = readable(of.text);
  out.where = place(of.where);
  for (const ferrule::Note &note : of.notes) out.notes.push_back({readable(note.text), place(note.where)});
  for (const ferrule::FixIt &fix : of.fix_its) out.fix_its.push_back({fix.line, fix.first, fix.last, readable(fix.text)});
  out.rendered = readable(render(of));
  return out;
}

Effect effect(abi::Effect of) {
  return of == abi::Effect::addition ? Effect::addition : of == abi::Effect::breaking ? Effect::breaking : Effect::harmless;
}

Comparison comparison(const abi::Comparison &of) {
  Comparison out;
  out.module = readable(of.module);
  out.refused = readable(of.refused);
  out.kept = of.kept;
  out.needed = of.needed;
  for (const abi::Change &each : of.changes)
    out.changes.push_back(
        {effect(each.effect), readable(each.name), readable(each.cpp), readable(each.what), readable(each.why), place(each.where)});
  out.text = readable(abi::text_of(of));
  out.json = readable(abi::json_of(of));
  return out;
}

model::Manifest manifest(const std::string &text, const char *which) {
  std::string why;
  std::optional<model::Manifest> read = model::read_manifest(text, why);
  if (!read) throw std::invalid_argument(std::string("the ") + which + " text is no manifest: " + why);
  return *std::move(read);
}

Request request(const Configuration &configuration) {
  Request out;
  out.config = configuration.config;
  out.text = configuration.text;
  out.module = configuration.module;
  out.standard = configuration.standard;
  out.compiler = configuration.compiler;
  out.headers = configuration.headers;
  out.exports = configuration.exports;
  out.include = configuration.include;
  out.defines = configuration.defines;
  out.strict = configuration.strict;
  out.manifest = configuration.manifest;
  out.libclang = configuration.libclang;
  out.runtime_include = configuration.runtime_include.empty() ? runtime_above(this_file()) : configuration.runtime_include;
  return out;
}

std::vector<std::string> readable(const std::vector<std::string> &texts) {
  std::vector<std::string> out;
  for (const std::string &text : texts) out.push_back(core::readable(text));
  return out;
}

}  // namespace

Outcome generate(const Configuration &configuration, const Cancellation *cancellation) {
  return translated([&] {
    const Asked cancelled = [&] { return cancellation && cancellation->cancelled(); };
    return Outcome(std::make_shared<Outcome::Made>(Outcome::Made{run(request(configuration), cancelled)}));
  });
}

bool Outcome::failed() const { return made_->outcome.diagnostics.failed(); }

std::vector<Diagnostic> Outcome::diagnostics() const {
  std::vector<Diagnostic> out;
  for (const ferrule::Diagnostic &each : made_->outcome.diagnostics.all()) out.push_back(diagnostic(each));
  return out;
}

std::string Outcome::report() const { return core::readable(made_->outcome.report); }

std::vector<File> Outcome::files() const {
  std::vector<File> out;
  for (const auto &[path, text] : made_->outcome.files) out.push_back({path, core::readable(text)});
  return out;
}

std::vector<std::string> Outcome::headers() const { return readable(made_->outcome.interface.files); }

std::string Outcome::model() const { return core::readable(model::dump(made_->outcome.interface)); }

std::string Outcome::inspection() const { return failed() ? std::string() : core::readable(ferrule::inspection(made_->outcome)); }

std::optional<Comparison> Outcome::changes() const {
  if (!made_->outcome.changes) return std::nullopt;
  return comparison(*made_->outcome.changes);
}

void Outcome::write(const std::string &folder, const std::string &depfile) const {
  if (failed()) throw std::invalid_argument("the generation has failed: there is nothing to write");
  ferrule::write(made_->outcome.files, folder, depfile, made_->outcome.interface.files);
}

Comparison compare(const std::string &older, const std::string &newer) {
  return comparison(abi::compare(manifest(older, "older"), manifest(newer, "newer")));
}

Said command(const std::vector<std::string> &words) {
  std::ostringstream out, err;
  const Status status = ferrule::command(words, this_file(), out, err);
  return {static_cast<std::int32_t>(status), core::readable(out.str()), core::readable(err.str())};
}

Libclang find_libclang(const std::string &file) {
  return translated([&]() -> Libclang {
    const std::shared_ptr<const clang::Library> library = clang::load(file);
    return {library->path, library->version, library->major};
  });
}

Compiler ask_compiler(const std::string &command, const std::vector<std::string> &arguments) {
  return translated([&]() -> Compiler {
    const clang::Toolchain toolchain = clang::ask_compiler(command, arguments);
    if (!toolchain.error.empty()) throw ferrule::MissingTool(toolchain.error);
    return {toolchain.compiler, toolchain.include_dirs};
  });
}

}  // namespace ferrule::core
