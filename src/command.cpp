#include "command.hpp"

#include <ostream>

#include "arguments.hpp"
#include "model/diagnostic_json.hpp"
#include "model/dump.hpp"
#include "model/missing_tool.hpp"
#include "pipeline.hpp"
#include "version.hpp"
#include "write.hpp"

namespace ferrule {
namespace {

// Who has one thing wrong in a header that everything includes needs no thousand errors; programs get all.
constexpr std::size_t enough = 20;

void show(const Diagnostics &diagnostics, const Arguments &arguments, std::ostream &err) {
  std::size_t errors = 0;
  for (const Diagnostic &each : diagnostics.all()) {
    if (arguments.json_diagnostics) {
      err << as_json(each) << "\n";
      continue;
    }
    errors += each.severity == Severity::error;
    if (errors <= enough || arguments.all_errors) err << render(each, arguments.color);
  }
  if (errors > enough && !arguments.all_errors && !arguments.json_diagnostics)
    err << "ferrule-gen: too many errors: " << errors - enough << " more are not shown; --all-errors shows them\n";
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
  show(outcome.diagnostics, arguments, err);
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
  request.output = arguments.output;
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

Status command(const std::vector<std::string> &words, const std::string &program, std::ostream &out, std::ostream &err,
               bool color) {
  const auto fails = [&](const std::exception &error, Status status) {
    err << "ferrule-gen: error: " << error.what() << "\n";
    return status;
  };
  try {
    Arguments arguments = parse_arguments(words);
    arguments.color = color;
    return obey(arguments, program, out, err);
  } catch (const Incomplete &error) {
    return fails(error, Status::wrong_usage);
  } catch (const MissingTool &error) {
    return fails(error, Status::missing_tool);
  } catch (const std::exception &error) {
    return fails(error, Status::wrong_input);
  }
}

}  // namespace ferrule
