// ferrule's own face: what its tools need of the generator.  ferrule makes a C library and a Python package of this header.

/// ferrule itself: from C++ headers to the sources of a binding, in memory.
///
/// A `Configuration` says what is wanted, `generate` gives an `Outcome`, and nothing is on disk before `Outcome.write`.  Any number
/// of threads may generate at the same time.
#pragma once

#include <atomic>
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace ferrule::core {

/// libclang or the compiler is not there.
struct FERRULE(error) MissingTool : std::runtime_error {
  MissingTool(const std::string &what, std::string hint) : std::runtime_error(what), hint(std::move(hint)) {}
  std::string hint;  ///< What to do about it; may be empty.
};

/// The generation was given up, because `Cancellation.cancel` was called.
struct FERRULE(error) Cancelled : std::runtime_error {
  using runtime_error::runtime_error;
};

/// How bad it is.
enum class FERRULE(export) Severity { note, warning, error };

/// Where something is. Lines and columns count from 1 (columns in bytes), and are 0 where they are not known.
struct FERRULE(record) Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// What else there is to say about a diagnostic.
struct FERRULE(record) Note {
  std::string text;
  Place where;
};

/// A remedy: `text` in place of the columns from `first` to before `last` of a line. They are the same where it is to be put in
/// between.
struct FERRULE(record) FixIt {
  std::uint32_t line = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string text;
};

/// What ferrule, or the compiler, has to say about headers and settings.
struct FERRULE(record) Diagnostic {
  Severity severity = Severity::error;
  std::string id;  ///< Its kind, such as `no-row`; `clang` if the headers do not compile.
  std::string text;
  Place where;
  std::vector<Note> notes;
  std::vector<FixIt> fix_its;  ///< In the file of `where`.
  std::string rendered;        ///< All of it as a compiler shows it, with the line and a caret.
};

/// A generated file: its path below the output folder, and what is in it.
struct FERRULE(record) File {
  std::string path;
  std::string text;
};

/// What a difference means for programs that were made for the older library.
enum class FERRULE(export) Effect {
  addition,  ///< Something new, which they do not know.
  harmless,  ///< They do not notice.
  breaking,  ///< They would go wrong, or not start.
};

/// One difference between two manifests.
struct FERRULE(record) Change {
  Effect effect = Effect::harmless;
  std::string name;  ///< In C.
  std::string cpp;   ///< What it stands for; empty where that is not known.
  std::string what;
  std::string why;  ///< What it means for programs.
  Place where;      ///< In the headers, where they are known.
};

/// What has become of a C ABI.
struct FERRULE(record) Comparison {
  std::string module;
  std::string refused;      ///< Why the two cannot be compared; empty where they were.
  std::int32_t kept = 1;    ///< The older one's number of the ABI.
  std::int32_t needed = 1;  ///< The number that the newer one must have: another one where something is breaking.
  std::vector<Change> changes;
  std::string text;  ///< All of it for people.
  std::string json;  ///< All of it for programs.
};

/// What is to be bound, and how. All of it can be said in a settings file; what is said here counts more.
class FERRULE(export) Configuration {
 public:
  Configuration() = default;

  std::string config;  ///< A settings file: pyproject.toml with a table `[tool.ferrule]`, or a ferrule.toml that is this table.
  std::optional<std::string> text;   ///< What the settings file says, if it is not to be read; `config` is then where it would be.
  std::string module;                ///< The name of the Python package, and prefix of the C names.
  std::string standard;              ///< The C++ standard, such as `c++17`.
  std::string compiler;              ///< The compiler that will build the library; `c++` if nothing else is said.
  std::vector<std::string> headers;  ///< Headers to bind, as files or as they are included.
  std::vector<std::string> exports;  ///< Names to bind that are not marked in their headers.
  std::vector<std::string> include;  ///< Directories of headers.
  std::vector<std::string> defines;  ///< Preprocessor definitions, `NAME` or `NAME=VALUE`.
  bool strict = false;               ///< What cannot be bound is an error in listed code too.
  std::string manifest;              ///< The kept manifest; otherwise the settings', or the one that lies beside them.
  std::string libclang;              ///< The libclang to use; otherwise FERRULE_LIBCLANG, then the system's.
  std::string runtime_include;       ///< Where `<ferrule/ferrule.hpp>` is; otherwise it is looked for around this library.
};

/// Gives up a generation that runs in another thread.
class FERRULE(export, threads = internal) Cancellation {
 public:
  Cancellation() = default;
  /// Asks for it. `generate` ends with `Cancelled` as soon as libclang lets it.
  void cancel() { asked_ = true; }
  /// Has it been asked for?
  bool cancelled() const { return asked_; }

 private:
  std::atomic<bool> asked_{false};
};

/// What has come of a generation.
class FERRULE(export, independent) Outcome {
 public:
  /// Is there an error? Then there are no files.
  FERRULE(property) bool failed() const;
  /// What is to be said about the headers and settings.
  FERRULE(property) std::vector<Diagnostic> diagnostics() const;
  /// What was left out of listed headers, and why.
  FERRULE(property) std::string report() const;
  /// The generated files.
  FERRULE(property) std::vector<File> files() const;
  /// The headers that were read: the files depend on them.
  FERRULE(property) std::vector<std::string> headers() const;
  /// The interface, as JSON.
  FERRULE(property) std::string model() const;
  /// What is bound, how and why, and what is not, as JSON. Empty if the generation has failed.
  FERRULE(property) std::string inspection() const;
  /// What has changed since the kept manifest; None where there is none, or the generation has failed.
  FERRULE(property) std::optional<Comparison> changes() const;
  /// Writes the files below a folder: each by way of another one beside it, those that would not change not at all, and last a new
  /// `.ferrule-stamp`.
  /// @param depfile  where make and ninja shall find the headers that were read; empty: nowhere
  /// @throws std::invalid_argument  if the generation has failed
  void write(const std::string &folder, const std::string &depfile = {}) const;

 private:
  struct Made;
  explicit Outcome(std::shared_ptr<const Made> made) : made_(std::move(made)) {}
  friend Outcome generate(const Configuration &configuration, const Cancellation *cancellation);

  std::shared_ptr<const Made> made_;
};

/// Makes everything that belongs to a binding, in memory.
/// @param cancellation  can end it from another thread
/// @throws MissingTool  without libclang or compiler
/// @throws std::invalid_argument  if no module or header is named
FERRULE(export) Outcome generate(const Configuration &configuration, const Cancellation *cancellation = nullptr);

/// Compares two manifests of a library (`<module>.abi.json`), given as text.
/// @throws std::invalid_argument  if one of them is no manifest
FERRULE(export) Comparison compare(const std::string &older, const std::string &newer);

/// What a run of ferrule-gen leaves: its exit status, and what it has printed.
struct FERRULE(record) Said {
  std::int32_t status = 0;  ///< 0 done, 1 the headers or settings are wrong, 2 wrong usage, 3 libclang or the compiler is missing.
  std::string out;
  std::string err;
};

/// Does what the program ferrule-gen does with these words; `--help` tells.
FERRULE(export) Said command(const std::vector<std::string> &words);

/// A libclang that has been loaded.
struct FERRULE(record) Libclang {
  std::string file;
  std::string version;     ///< What it says of itself.
  std::int32_t major = 0;  ///< The number of its version.
};

/// The libclang that would be used.
/// @param file  the one to try first, if FERRULE_LIBCLANG names none
/// @throws MissingTool  if there is none
FERRULE(export) Libclang find_libclang(const std::string &file = {});

/// A compiler that has answered.
struct FERRULE(record) Compiler {
  std::string command;
  std::vector<std::string> include;  ///< Where it looks for headers by itself.
};

/// Asks a compiler where its headers are.
/// @param arguments  what it would be called with
/// @throws MissingTool  if it does not answer
FERRULE(export) Compiler ask_compiler(const std::string &command = "c++", const std::vector<std::string> &arguments = {});

}  // namespace ferrule::core
