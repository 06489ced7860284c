// From headers to declarations: the front end's entrance.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "load.hpp"
#include "model/declarations.hpp"
#include "model/diagnostic.hpp"
#include "model/settings.hpp"
#include "model/stopwatch.hpp"
#include "toolchain.hpp"
#include "translation_unit.hpp"

namespace ferrule::clang {

struct ParseOptions {
  std::vector<std::string> headers;       // as they are included: "roaring/roaring.hh"
  std::vector<std::string> include_dirs;  // the runtime's among them, for <ferrule/ferrule.hpp>
  std::vector<std::string> quote_dirs;    // for #include "…" alone
  std::vector<std::string> own_dirs;      // of the others: ferrule's, where nothing of the user's is
  std::vector<std::string> defines;       // NAME or NAME=VALUE
  std::vector<std::string> extra_args;
  std::string standard = "c++17";
  std::string compiler = "c++";
  std::vector<model::Export> exports;
  std::map<std::string, Location> named_at;  // where headers are named; those of the command line are not
  std::string libclang;                      // a file; "" where it is to be looked for
  std::vector<Unsaved> unsaved;              // headers that need not be on disk
};

ParseOptions options_from(const model::Settings &settings);

// The command line for libclang: the probe parses with the same.
std::vector<std::string> command_line(const ParseOptions &options);

// Everything that is marked or listed.  Where the headers do not compile, clang's errors are added to `diagnostics` and the
// unit is empty: an unknown type would silently be an int.  Throws MissingTool and ParseFailure.
decl::Unit parse(const ParseOptions &options, Diagnostics &diagnostics, Stopwatch *watch = nullptr);

// Clang's errors that matter: those in the compiler's own builtin headers do not, since they were written for another one.
std::vector<Diagnostic> errors_of(const TranslationUnit &unit, const Toolchain &toolchain);

}  // namespace ferrule::clang
