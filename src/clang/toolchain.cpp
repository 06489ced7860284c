#include "toolchain.hpp"

#include <array>
#include <cstdio>
#include <map>
#include <mutex>

#if defined(_WIN32)
#define popen _popen
#define pclose _pclose
#endif

namespace ferrule::clang {
namespace {

std::string quoted(const std::string &word) {
#if defined(_WIN32)
  return "\"" + word + "\"";
#else
  std::string out = "'";
  for (char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
#endif
}

std::string trimmed(std::string line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ')) line.pop_back();
  const std::size_t first = line.find_first_not_of(' ');
  return first == std::string::npos ? "" : line.substr(first);
}

Toolchain ask(const std::string &compiler, const std::vector<std::string> &extra) {
  Toolchain toolchain;
  toolchain.compiler = compiler;
#if defined(_WIN32)
  const char *nothing = "NUL";
#else
  const char *nothing = "/dev/null";
#endif
  // The compiler may come with words of its own ("ccache g++"), so its spaces are left to the shell.
  std::string command = "LC_ALL=C " + compiler + " -v -E -x c++";
#if defined(_WIN32)
  command = compiler + " -v -E -x c++";
#endif
  for (const std::string &flag : extra) command += " " + quoted(flag);
  command += std::string(" ") + nothing + " 2>&1";

  FILE *pipe = popen(command.c_str(), "r");
  if (!pipe) {
    toolchain.error = "cannot run " + compiler;
    return toolchain;
  }
  bool listing = false;
  std::string all, line;
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe)) {
    line += buffer.data();
    if (line.back() != '\n') continue;
    const std::string text = trimmed(line);
    all += line;
    line.clear();
    if (text.rfind("#include <...>", 0) == 0) {
      listing = true;
    } else if (text.rfind("End of search list", 0) == 0) {
      listing = false;
    } else if (listing && text.find("(framework directory)") == std::string::npos) {
      toolchain.include_dirs.push_back(text);
    }
  }
  const int status = pclose(pipe);
  if (status != 0 || toolchain.include_dirs.empty())
    toolchain.error = "`" + compiler + " -v -E -x c++` did not say where its headers are: " + trimmed(all.substr(0, 300));
  return toolchain;
}

bool changes_search(const std::string &flag) {
  for (const char *start : {"-stdlib", "--sysroot", "-isysroot", "-m", "--target", "-target", "--gcc"})
    if (flag.rfind(start, 0) == 0) return true;
  return false;
}

}  // namespace

Toolchain ask_compiler(const std::string &compiler, const std::vector<std::string> &extra) {
  static std::mutex mutex;
  static std::map<std::string, Toolchain> answers;
  std::vector<std::string> relevant;
  for (const std::string &flag : extra)
    if (changes_search(flag)) relevant.push_back(flag);
  std::string key = compiler;
  for (const std::string &flag : relevant) key += '\n' + flag;
  std::lock_guard<std::mutex> lock(mutex);
  auto found = answers.find(key);
  if (found != answers.end()) return found->second;
  Toolchain answer = ask(compiler, relevant);
  // A compiler that did not answer may do so next time: it can have been interrupted, or be installed meanwhile.
  if (answer.error.empty()) answers.emplace(key, answer);
  return answer;
}

namespace {

// Older clangs only know a standard by the name that it had before it was one.
std::string standard_of(const std::string &standard) {
  std::string out = standard;
  for (const auto &[from, to] : {std::pair<const char *, const char *>{"++23", "++2b"}, {"++26", "++2c"}}) {
    const std::size_t at = out.find(from);
    if (at != std::string::npos) out.replace(at, 4, to);
  }
  return out;
}

}  // namespace

std::vector<std::string> arguments(const Toolchain &toolchain, const CompileFlags &flags) {
  const std::string standard = standard_of(flags.standard);
  std::vector<std::string> out = {
      "-xc++",
      "-std=" + standard,
      "-DFERRULE_GENERATOR=1",
      // libclang says that it is GCC 4.2, and headers would hide newer code from it in silence; it cannot pass for 12.
      "-fgnuc-version=7.0",
      "-ferror-limit=0",
      "-fparse-all-comments",
      "-fretain-comments-from-system-headers",  // an installed library is one
      "-Wno-pragma-once-outside-header",
      "-Wno-unknown-warning-option",
      // Warnings are the compiler's business: the author sees them there.
      "-w",
  };
  if (!toolchain.include_dirs.empty()) {
    // libclang looks for its own resource headers beside its file, where the wheel has none: the compiler's own take their place.
    out.push_back("-nostdinc");
  }
  // libstdc++ hides <expected> and more from clang up to 18, which says that its concepts are those of 2019.
  if (standard.find("++2b") != std::string::npos || standard.find("++2c") != std::string::npos)
    out.push_back("-D__cpp_concepts=202002L");
  for (const std::string &dir : flags.quote_dirs) {
    out.push_back("-iquote");
    out.push_back(dir);
  }
  for (const std::string &dir : flags.include_dirs) out.push_back("-I" + dir);
  for (const std::string &dir : toolchain.include_dirs) {
    out.push_back("-isystem");
    out.push_back(dir);
  }
  for (const std::string &define : flags.defines) out.push_back("-D" + define);
  out.insert(out.end(), flags.extra.begin(), flags.extra.end());
  return out;
}

}  // namespace ferrule::clang
