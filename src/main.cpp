// ferrule-gen: the only place that writes files and chooses an exit status.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "clang/load.hpp"
#include "clang/toolchain.hpp"
#include "clang/translation_unit.hpp"
#include "model/dump.hpp"
#include "pipeline.hpp"

namespace {

namespace fs = std::filesystem;
using namespace ferrule;

enum Exit { done = 0, wrong_input = 1, wrong_usage = 2, missing_tool = 3 };

nlohmann::ordered_json json_place(const Location &where) {
  return {{"file", where.file}, {"line", where.line}, {"column", where.column}};
}

void show(const Diagnostics &diagnostics, bool as_json) {
  static const char *const severities[] = {"note", "warning", "error"};
  for (const Diagnostic &each : diagnostics.all()) {
    if (!as_json) {
      std::cerr << render(each);
      continue;
    }
    nlohmann::ordered_json out = {{"severity", severities[static_cast<int>(each.severity)]},
                                  {"id", each.id},
                                  {"text", each.text},
                                  {"where", json_place(each.where)}};
    for (const Note &note : each.notes) out["notes"].push_back({{"text", note.text}, {"where", json_place(note.where)}});
    std::cerr << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  }
}

// By way of a file beside it, so that nobody ever sees half of one; untouched where nothing would change.
void write(const fs::path &path, const std::string &text) {
  if (model::read_text(path.string()) == text) return;
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  fs::path half = path;
  half += ".half";
  {
    std::ofstream file(half, std::ios::binary);
    file << text;
    if (!file.flush()) throw std::runtime_error("cannot write " + half.string());
  }
  fs::rename(half, path);
}

std::string depfile(const fs::path &target, const std::vector<std::string> &files) {
  auto escaped = [](const std::string &path) {
    std::string out;
    for (char c : path) {
      if (c == ' ' || c == '#') out += '\\';
      if (c == '$') out += '$';
      out += c;
    }
    return out;
  };
  std::string out = escaped(target.generic_string()) + ":";
  for (const std::string &file : files) out += " \\\n  " + escaped(file);
  return out + "\n";
}

void write_all(const Arguments &arguments, const Outcome &outcome) {
  const fs::path output = arguments.output;
  std::string stamp;
  for (const auto &[path, text] : outcome.files) {
    write(output / path, text);
    stamp += path + "\n";
  }
  if (!arguments.depfile.empty()) write(arguments.depfile, depfile(output / ".ferrule-stamp", outcome.interface.files));
  // Last, and always new: whoever waits for it knows that all else is there.
  fs::remove(output / ".ferrule-stamp");
  write(output / ".ferrule-stamp", stamp);
}

Exit generate(const Arguments &arguments, Diagnostics &diagnostics) {
  const clang::Toolchain toolchain = clang::ask_compiler(arguments.settings.compiler, arguments.settings.args);
  if (!toolchain.error.empty()) {
    std::cerr << "ferrule-gen: error: " << toolchain.error << "\n";
    return missing_tool;
  }
  const Outcome outcome = run(arguments.settings);
  for (const Diagnostic &each : outcome.diagnostics.all()) diagnostics.add(each);
  show(diagnostics, arguments.json_diagnostics);
  if (!arguments.json_diagnostics) std::cerr << outcome.report;
  if (arguments.dump_model && !outcome.interface.module.empty()) std::cout << model::dump(outcome.interface);
  if (diagnostics.failed()) return wrong_input;
  if (arguments.list_outputs)
    for (const auto &[path, text] : outcome.files) std::cout << path << "\n";
  if (!arguments.list_outputs && !arguments.dump_model) write_all(arguments, outcome);
  return done;
}

}  // namespace

int main(int argc, char **argv) {
  Diagnostics diagnostics;
  try {
    const Arguments arguments = parse_arguments({argv + 1, argv + argc}, argv[0], diagnostics);
    if (arguments.help) {
      std::cout << usage;
      return done;
    }
    if (arguments.version) {
      std::cout << "ferrule-gen " << FERRULE_VERSION << "\n";
      return done;
    }
    if (!arguments.error.empty()) {
      std::cerr << "ferrule-gen: error: " << arguments.error << "\n";
      return wrong_usage;
    }
    if (diagnostics.failed()) {
      diagnostics.sort();
      show(diagnostics, arguments.json_diagnostics);
      return wrong_input;
    }
    return generate(arguments, diagnostics);
  } catch (const clang::LoadError &error) {
    std::cerr << "ferrule-gen: error: " << error.what() << "\n";
    return missing_tool;
  } catch (const std::exception &error) {
    std::cerr << "ferrule-gen: error: " << error.what() << "\n";
    return wrong_input;
  }
}
