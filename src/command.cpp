#include "command.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "arguments.hpp"
#include "model/dump.hpp"
#include "model/missing_tool.hpp"
#include "pipeline.hpp"
#include "version.hpp"
#include "write.hpp"

namespace ferrule {
namespace {

nlohmann::ordered_json json_place(const Location &where) {
  return {{"file", where.file}, {"line", where.line}, {"column", where.column}};
}

void show(const Diagnostics &diagnostics, bool as_json, std::ostream &err) {
  static const char *const severities[] = {"note", "warning", "error"};
  for (const Diagnostic &each : diagnostics.all()) {
    if (!as_json) {
      err << render(each);
      continue;
    }
    nlohmann::ordered_json out = {{"severity", severities[static_cast<int>(each.severity)]},
                                  {"id", each.id},
                                  {"text", each.text},
                                  {"where", json_place(each.where)}};
    for (const Note &note : each.notes) out["notes"].push_back({{"text", note.text}, {"where", json_place(note.where)}});
    err << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  }
}

// Whether programs made for the kept ABI can go on; the answer stands on standard output.
Status check(const Arguments &arguments, const Outcome &outcome, std::ostream &out, std::ostream &err) {
  if (!outcome.changes) {
    err << "ferrule-gen: error: there is no manifest `" << arguments.check << "`; `ferrule generate` writes one\n";
    return Status::wrong_input;
  }
  if (!outcome.changes->refused.empty() && !arguments.json) {
    err << "ferrule-gen: error: " << outcome.changes->refused << "\n";
    return Status::wrong_input;
  }
  out << (arguments.json ? abi::json_of(*outcome.changes) : abi::text_of(*outcome.changes));
  if (!outcome.changes->refused.empty()) return Status::wrong_input;
  if (arguments.accept)
    write_file(arguments.check, outcome.files.at(outcome.interface.module + ".abi.json"));
  else if (outcome.changes->breaks())
    return Status::wrong_input;
  return Status::done;
}

Status generate(const Arguments &arguments, const Request &request, std::ostream &out, std::ostream &err) {
  Outcome outcome = run(request);
  show(outcome.diagnostics, arguments.json_diagnostics, err);
  if (!arguments.json_diagnostics && arguments.check.empty() && !arguments.inspect) err << outcome.report;
  if (arguments.dump_model && !outcome.interface.module.empty()) out << model::dump(outcome.interface);
  const auto show_timings = [&] {
    if (arguments.timings) err << table(outcome.watch);
  };
  if (outcome.diagnostics.failed()) {
    show_timings();
    return Status::wrong_input;
  }
  if (!arguments.check.empty()) {
    show_timings();
    return check(arguments, outcome, out, err);
  }
  if (arguments.inspect) out << inspection(outcome);
  if (arguments.list_outputs)
    for (const auto &[path, text] : outcome.files) out << path << "\n";
  if (arguments.writes_files()) {
    write(outcome.files, arguments.output, arguments.depfile, outcome.interface.files);
    outcome.watch.lap("write");
  }
  show_timings();
  return Status::done;
}

Status obey(const Arguments &arguments, const std::string &program, std::ostream &out, std::ostream &err) {
  if (arguments.help) {
    out << usage;
    return Status::done;
  }
  if (arguments.version) {
    out << "ferrule-gen " << version << "\n";
    return Status::done;
  }
  if (!arguments.error.empty()) throw Incomplete(arguments.error);
  if (arguments.check.empty() && (arguments.accept || arguments.json))
    throw Incomplete(std::string(arguments.accept ? "--accept" : "--json") + " goes with --check FILE");
  Request request = arguments.request;
  if (!arguments.check.empty()) request.manifest = arguments.check;
  if (request.runtime_include.empty()) request.runtime_include = runtime_above(program);
  if (arguments.output.empty() && arguments.writes_files()) {
    Diagnostics of_settings;  // which count more
    settle(request, of_settings);
    if (!of_settings.failed()) throw Incomplete("no output directory: say -o DIR");
  }
  return generate(arguments, request, out, err);
}

}  // namespace

Status command(const std::vector<std::string> &words, const std::string &program, std::ostream &out, std::ostream &err) {
  const auto fails = [&](const std::exception &error, Status status) {
    err << "ferrule-gen: error: " << error.what() << "\n";
    return status;
  };
  try {
    return obey(parse_arguments(words), program, out, err);
  } catch (const Incomplete &error) {
    return fails(error, Status::wrong_usage);
  } catch (const MissingTool &error) {
    return fails(error, Status::missing_tool);
  } catch (const std::exception &error) {
    return fails(error, Status::wrong_input);
  }
}

}  // namespace ferrule
