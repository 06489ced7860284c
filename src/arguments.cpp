#include "arguments.hpp"

#include <algorithm>
#include <filesystem>

namespace ferrule {

namespace fs = std::filesystem;

const char *const usage =
    R"(usage: ferrule-gen [--config FILE] [--module NAME] [--header FILE]... [--export NAME]... -o DIR [options]

What to bind comes from FILE (pyproject.toml with a table [tool.ferrule], or a ferrule.toml that is this table), from the options, or both.

  --config FILE          settings
  --module NAME          Python package and C prefix
  --header FILE          a header, as it is included
  --export NAME          something that is not marked in its header: roaring::Roaring
  -I DIR, -D NAME[=VALUE], --std c++17, --compiler c++
                         as the compiler will be called for the library
  -o DIR                 where the files go
  --strict               what cannot be bound is an error in listed code too
  --libclang FILE        the libclang to use (default: FERRULE_LIBCLANG, then the system's)
  --runtime-include DIR  where <ferrule/ferrule.hpp> is (default: beside this program)
  --depfile FILE         write the headers read, for make and ninja
  --dump-model           print the interface as JSON, write nothing
  --list-outputs         print the files that would be written, write nothing
  --json-diagnostics     one JSON object a line on standard error, instead of text
  --version, --help

Exit status: 0 done, 1 the headers or settings are wrong, 2 wrong usage, 3 libclang or the compiler is missing.
)";

namespace {

// A header that exists is included relative to an include directory: its own, unless it lies in a given one.
std::string as_included(const std::string &header, std::vector<std::string> &include) {
  std::error_code ignored;
  if (!fs::is_regular_file(header, ignored)) return header;
  const fs::path full = fs::weakly_canonical(header, ignored);
  for (const std::string &dir : include) {
    const fs::path relative = full.lexically_relative(fs::weakly_canonical(dir, ignored));
    if (!relative.empty() && *relative.begin() != "..") return relative.generic_string();
  }
  std::string parent = fs::path(header).parent_path().string();
  include.push_back(parent.empty() ? "." : parent);
  return full.filename().string();
}

std::string beside(const std::string &program) {
  std::error_code ignored;
  fs::path real = fs::read_symlink("/proc/self/exe", ignored);
  if (real.empty()) real = fs::weakly_canonical(program, ignored);
  for (fs::path at = real.parent_path(); !at.empty(); at = at.parent_path()) {
    if (fs::is_regular_file(at / "include/ferrule/ferrule.hpp", ignored)) return (at / "include").string();
    if (at == at.parent_path()) break;
  }
  return {};
}

void add_once(std::vector<std::string> &list, const std::string &item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

Arguments parse_arguments(const std::vector<std::string> &words, const std::string &program, Diagnostics &diagnostics) {
  Arguments out;
  std::vector<std::string> headers, exports, include, defines;
  std::string config, module, standard, compiler;
  struct Option {
    const char *name;
    std::string *one;
    std::vector<std::string> *many;
    bool *flag;
  };
  const Option options[] = {{"--config", &config, nullptr, nullptr},
                            {"--module", &module, nullptr, nullptr},
                            {"--header", nullptr, &headers, nullptr},
                            {"--export", nullptr, &exports, nullptr},
                            {"-I", nullptr, &include, nullptr},
                            {"-D", nullptr, &defines, nullptr},
                            {"--std", &standard, nullptr, nullptr},
                            {"--compiler", &compiler, nullptr, nullptr},
                            {"--libclang", &out.settings.libclang, nullptr, nullptr},
                            {"--runtime-include", &out.settings.runtime_include, nullptr, nullptr},
                            {"-o", &out.output, nullptr, nullptr},
                            {"--depfile", &out.depfile, nullptr, nullptr},
                            {"--strict", nullptr, nullptr, &out.settings.strict},
                            {"--dump-model", nullptr, nullptr, &out.dump_model},
                            {"--list-outputs", nullptr, nullptr, &out.list_outputs},
                            {"--json-diagnostics", nullptr, nullptr, &out.json_diagnostics},
                            {"--version", nullptr, nullptr, &out.version},
                            {"--help", nullptr, nullptr, &out.help},
                            {"-h", nullptr, nullptr, &out.help}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i];
    if (word.empty()) continue;  // what a build system's condition left
    bool found = false;
    for (const Option &option : options) {
      const std::string name = option.name;
      const bool is_short = name.size() == 2;
      std::string value;
      bool has_value = false;
      if (word != name) {
        const std::string joined = is_short ? name : name + "=";
        if (option.flag || word.compare(0, joined.size(), joined) != 0) continue;
        value = word.substr(joined.size());
        has_value = true;
      }
      found = true;
      if (option.flag) {
        *option.flag = true;
        break;
      }
      if (!has_value) {
        if (i + 1 == words.size()) {
          out.error = name + " needs a value";
          return out;
        }
        value = words[++i];
      }
      if (option.one)
        *option.one = value;
      else
        option.many->push_back(value);
      break;
    }
    if (!found) {
      out.error = "unknown argument `" + word + "`";
      std::vector<std::string> known;
      for (const Option &option : options) known.emplace_back(option.name);
      const std::string meant = nearest(word, known);
      if (!meant.empty()) out.error += "; did you mean `" + meant + "`?";
      return out;
    }
  }
  if (out.help || out.version) return out;
  model::Settings &settings = out.settings;
  if (!config.empty()) load_settings(config, settings, diagnostics);
  if (!module.empty()) settings.module = module;
  if (!standard.empty()) settings.std = standard;
  if (!compiler.empty()) settings.compiler = compiler;
  for (const std::string &dir : include) add_once(settings.include, dir);
  for (const std::string &define : defines) add_once(settings.defines, define);
  for (const std::string &header : headers) add_once(settings.headers, as_included(header, settings.include));
  for (const std::string &name : exports) {
    model::Export entry;
    entry.name = name;
    settings.exports.push_back(std::move(entry));
  }
  if (settings.runtime_include.empty()) settings.runtime_include = beside(program);
  if (diagnostics.failed()) return out;
  if (settings.module.empty())
    out.error = "no module: say --module NAME, or `module` in the settings";
  else if (settings.headers.empty())
    out.error = "no headers: say --header FILE, or `headers` in the settings";
  else if (out.output.empty() && !out.dump_model && !out.list_outputs)
    out.error = "no output directory: say -o DIR";
  else if (settings.runtime_include.empty())
    out.error = "ferrule's own headers are not found: say --runtime-include DIR";
  return out;
}

}  // namespace ferrule
