// A parsed file: owns what libclang made of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cursor.hpp"
#include "load.hpp"
#include "model/declarations.hpp"
#include "model/diagnostic.hpp"

namespace ferrule::clang {

// A file that need not exist, or whose text on disk is to be ignored.
struct Unsaved {
  std::string name;
  std::string text;
};

struct ParseRequest {
  std::string file;                    // the main file; may be one of the unsaved ones
  std::vector<std::string> arguments;  // as the compiler driver's, without the file (toolchain.hpp makes them)
  std::vector<Unsaved> unsaved;
  bool skip_bodies = true;  // function bodies are not read: a third faster, and foreign builtin headers do less harm
  bool for_saving = false;  // a precompiled header is to be made of it
};

// The library could not parse at all (crashed, or refused the arguments); errors of the code are diagnostics instead.
struct ParseFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class TranslationUnit {
 public:
  TranslationUnit(std::shared_ptr<const Library> library, const ParseRequest &request);
  ~TranslationUnit();
  TranslationUnit(const TranslationUnit &) = delete;
  TranslationUnit &operator=(const TranslationUnit &) = delete;

  Cursor root() const;
  std::vector<Diagnostic> diagnostics() const;                       // clang's own, under the id "clang"
  std::vector<std::string> files(bool system_headers = true) const;  // every file read, in order of inclusion
  decl::Platform platform() const;                                   // that is compiled for
  std::string_view text(c::File file) const;                         // as libclang has it, as long as this lives
  std::string file_name(c::File file) const;
  bool save(const std::string &path) const;  // as a precompiled header (`-include-pch path`), for the same library only

  // The same request again with other unsaved texts; all cursors of before are invalid.  False: unusable from now on.
  bool reparse(const std::vector<Unsaved> &unsaved);

  const Library &library() const { return *library_; }
  std::shared_ptr<const Library> shared_library() const { return library_; }
  c::Unit raw() const { return unit_; }

  std::string take(c::String string) const;  // frees it
  Position position(c::SourceLocation location) const;
  Location location(c::SourceLocation location) const;

 private:
  std::shared_ptr<const Library> library_;
  c::Index index_ = nullptr;
  c::Unit unit_ = nullptr;
};

}  // namespace ferrule::clang
