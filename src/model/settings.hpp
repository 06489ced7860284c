// What the user asked for: the [tool.ferrule] table of pyproject.toml, or a ferrule.toml whose root is that table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "annotations.hpp"
#include "diagnostic.hpp"

namespace ferrule::model {

// One [[tool.ferrule.export]]: something of somebody else's headers, bound without touching them.
struct Export {
  std::string name;                           // "roaring::Roaring", "geo::meet"; globs allowed: "geo::*"
  std::vector<std::string> members;           // globs, "!glob" takes away; empty: every public member
  Annotations annotations;                    // every key of FERRULE(...)
  std::map<std::string, Annotations> member;  // by member name, or by "name(types)" for one overload
  std::map<std::string, Location> named_at;   // where `members` and `member` name each
  Location where;
};

struct Settings {
  std::string extra;     // Python that is written by hand, for `extra.py` of the package; "" for none
  Location extra_at;     // where that is said
  std::string file;      // "" where all came by command line
  std::string manifest;  // the kept one; "": see kept_manifest()
  std::string module, version = "0.0.0", doc;
  std::vector<std::string> headers;          // as a shim includes them: roaring/roaring.hh
  std::map<std::string, Location> named_at;  // headers that the file names: where
  std::vector<std::string> include;          // directories, absolute or relative to the working directory
  std::vector<std::string> beside;           // directories for #include "…" alone: a file `string` there is not <string>
  std::vector<std::string> defines;          // NAME or NAME=value
  std::string std = "c++17", compiler = "c++";
  std::vector<std::string> args;                              // for the parser, as they are
  std::vector<std::string> link, pkg_config, cmake, sources;  // for whoever builds
  std::string threads, gil;                                   // defaults of the whole library; "" where not said
  bool namespaces = false;                                    // listed names go into submodules too
  bool strict = false;                                        // a skipped member is an error
  std::vector<Export> exports;
  std::string libclang;         // "" where it is to be looked for
  std::string runtime_include;  // where <ferrule/ferrule.hpp> is
  std::string output;           // where the generated files go; "" where that is not known
};

// Reads a file's text; nullopt where the file is not there.
std::optional<std::string> read_text(const std::string &path);

// Where the kept manifest is: as said, else <module>.abi.json beside the settings' file.  It need not be there.
std::string kept_manifest(const Settings &settings);

// Adds what the file says.  Paths come out relative to the file's directory.
void load_settings(const std::string &path, Settings &settings, Diagnostics &diagnostics);

// The same of a text that would be in the file `path`.
void read_settings(const std::string &text, const std::string &path, Settings &settings, Diagnostics &diagnostics);

// Every key that FERRULE(...) knows.
const std::vector<std::string> &annotation_keys();

// Does `text` fit the pattern, in which * stands for anything and ? for one character?
bool glob(const std::string &pattern, const std::string &text);

// Is a member of that name asked for by a list of globs?
bool selected(const std::vector<std::string> &globs, const std::string &name);

}  // namespace ferrule::model
