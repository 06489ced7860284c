#include "arguments.hpp"

namespace ferrule {

const char *const usage =
    R"(usage: ferrule-gen [--config FILE] [--module NAME] [--header FILE]... [--export NAME]... -o DIR [options]

What to bind comes from FILE (pyproject.toml with a table [tool.ferrule], or a ferrule.toml that is this table), from the options, or both.

  --config FILE          settings
  --module NAME          Python package and C prefix
  --header FILE          a header, as it is included
  --export NAME          something that is not marked in its header: roaring::Roaring
  -I DIR, -iquote DIR, -D NAME[=VALUE], --std c++17, --compiler c++
                         as the compiler will be called for the library
  -o DIR                 where the files go
  --manifest FILE        the kept manifest, whose names and numbers stay (default: MODULE.abi.json beside the settings, if it is there)
  --strict               what cannot be bound is an error in listed code too
  --libclang FILE        the libclang to use (default: FERRULE_LIBCLANG, then the system's)
  --runtime-include DIR  where <ferrule/ferrule.hpp> is (default: beside this program)
  --depfile FILE         write the headers read, for make and ninja
  --check FILE           compare the headers with a kept manifest, and write nothing; exit status 1 where something is breaking
  --accept               with --check: put what the headers say now into FILE
  --json                 with --check: as JSON
  --inspect              print what was bound, how and what not, as JSON; write nothing
  --dump-model           print the interface as JSON, write nothing
  --list-outputs         print the files that would be written, write nothing
  --all-errors           show more than 20 errors
  --json-diagnostics     one JSON object a line on standard error, instead of text
  --timings              print on standard error what each phase has cost
  --version, --help

Exit status: 0 done, 1 the headers or settings are wrong, 2 wrong usage, 3 libclang or the compiler is missing.
)";

Arguments parse_arguments(const std::vector<std::string> &words) {
  Arguments out;
  Request &request = out.request;
  struct Option {
    const char *name;
    std::string *one;
    std::vector<std::string> *many;
    bool *flag;
  };
  const Option options[] = {{"--config", &request.config, nullptr, nullptr},
                            {"--module", &request.module, nullptr, nullptr},
                            {"--header", nullptr, &request.headers, nullptr},
                            {"--export", nullptr, &request.exports, nullptr},
                            {"-I", nullptr, &request.include, nullptr},
                            {"-iquote", nullptr, &request.beside, nullptr},
                            {"-D", nullptr, &request.defines, nullptr},
                            {"--std", &request.standard, nullptr, nullptr},
                            {"--compiler", &request.compiler, nullptr, nullptr},
                            {"--libclang", &request.libclang, nullptr, nullptr},
                            {"--runtime-include", &request.runtime_include, nullptr, nullptr},
                            {"-o", &out.output, nullptr, nullptr},
                            {"--depfile", &out.depfile, nullptr, nullptr},
                            {"--manifest", &request.manifest, nullptr, nullptr},
                            {"--check", &out.check, nullptr, nullptr},
                            {"--accept", nullptr, nullptr, &out.accept},
                            {"--json", nullptr, nullptr, &out.json},
                            {"--inspect", nullptr, nullptr, &out.inspect},
                            {"--strict", nullptr, nullptr, &request.strict},
                            {"--dump-model", nullptr, nullptr, &out.dump_model},
                            {"--list-outputs", nullptr, nullptr, &out.list_outputs},
                            {"--json-diagnostics", nullptr, nullptr, &out.json_diagnostics},
                            {"--timings", nullptr, nullptr, &out.timings},
                            {"--all-errors", nullptr, nullptr, &out.all_errors},
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
        if (option.flag != nullptr || word.compare(0, joined.size(), joined) != 0) continue;
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
  return out;
}

}  // namespace ferrule
