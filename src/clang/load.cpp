#include "load.hpp"

#include <cstdlib>
#include <map>
#include <mutex>
#include <vector>

#if defined(_WIN32)
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace ferrule::clang {
namespace {

constexpr int oldest = 14, newest = 21;

#if defined(_WIN32)
void *open_library(const std::string &path, std::string &why) {
  HMODULE module = LoadLibraryA(path.c_str());
  if (!module) why = "error " + std::to_string(GetLastError());
  return reinterpret_cast<void *>(module);
}
void *symbol(void *library, const char *name) {
  return reinterpret_cast<void *>(GetProcAddress(reinterpret_cast<HMODULE>(library), name));
}
#else
void *open_library(const std::string &path, std::string &why) {
  // RTLD_LOCAL: another libclang in this process (that of a Python package) must not be mixed with ours.
  void *library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *text = dlerror();
    why = text ? text : "unknown reason";
  }
  return library;
}
void *symbol(void *library, const char *name) { return dlsym(library, name); }
#endif

// Where the loader has found it, if it was asked for by its name only.
std::string file_of(const std::string &asked, void *function) {
#if !defined(_WIN32)
  Dl_info info{};
  if (asked.find('/') == std::string::npos && dladdr(function, &info) && info.dli_fname) return info.dli_fname;
#else
  static_cast<void>(function);
#endif
  return asked;
}

std::vector<std::string> system_candidates() {
  std::vector<std::string> names;
#if defined(_WIN32)
  names = {"libclang.dll", "C:\\Program Files\\LLVM\\bin\\libclang.dll"};
#elif defined(__APPLE__)
  names = {"libclang.dylib", "/opt/homebrew/opt/llvm/lib/libclang.dylib", "/usr/local/opt/llvm/lib/libclang.dylib",
           "/Library/Developer/CommandLineTools/usr/lib/libclang.dylib",
           "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib/libclang.dylib"};
#else
  for (int version = newest; version >= oldest; --version) {
    const std::string number = std::to_string(version);
    names.push_back("libclang-" + number + ".so.1");
    names.push_back("libclang.so." + number);
    names.push_back("/usr/lib/llvm-" + number + "/lib/libclang.so.1");
    names.push_back("/usr/lib64/llvm" + number + "/lib/libclang.so");
    names.push_back("/usr/lib/llvm" + number + "/lib/libclang.so");
  }
  names.push_back("libclang.so");
#endif
  return names;
}

int major_of(const std::string &version) {
  const auto at = version.find("version ");
  return at == std::string::npos ? 0 : std::atoi(version.c_str() + at + 8);
}

// Null where this file is no libclang that will do; `why` then says so.
std::shared_ptr<const Library> try_load(const std::string &path, std::string &why) {
  void *handle = open_library(path, why);
  if (!handle) return nullptr;
  auto library = std::make_shared<Library>();
  const char *missing = nullptr;
  using namespace c;
#define FERRULE_REQUIRE(result, name, parameters)                                   \
  library->name = reinterpret_cast<decltype(library->name)>(symbol(handle, #name)); \
  if (!library->name && !missing) missing = #name;
#define FERRULE_TAKE(result, name, parameters) library->name = reinterpret_cast<decltype(library->name)>(symbol(handle, #name));
  FERRULE_LIBCLANG_REQUIRED(FERRULE_REQUIRE)
  FERRULE_LIBCLANG_OPTIONAL(FERRULE_TAKE)
#undef FERRULE_REQUIRE
#undef FERRULE_TAKE
  if (missing) {
    why = std::string("it has no ") + missing;
    return nullptr;
  }
  String version = library->clang_getClangVersion();
  library->version = library->clang_getCString(version);
  library->clang_disposeString(version);
  library->path = file_of(path, symbol(handle, "clang_getClangVersion"));
  library->major = major_of(library->version);
  if (library->major != 0 && library->major < oldest) {
    why = "it is libclang " + std::to_string(library->major) + ", and " + std::to_string(oldest) + " is the oldest that will do";
    return nullptr;
  }
  return library;
}

[[noreturn]] void fail(const std::string &tried) {
  throw MissingTool(
      "cannot load libclang (tried " + tried + ")",
      "install it with `pip install libclang` or `apt-get install libclang1-16`, or name the file in FERRULE_LIBCLANG");
}

}  // namespace

std::shared_ptr<const Library> load(const std::string &path) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Library>> loaded;  // by what was asked for
  const char *environment = std::getenv("FERRULE_LIBCLANG");
  const std::string named = environment ? environment : "";

  std::lock_guard<std::mutex> lock(mutex);
  auto &known = loaded[named.empty() ? path : named];
  if (known) return known;

  std::string why;
  if (!named.empty()) {
    known = try_load(named, why);
    if (!known) fail("FERRULE_LIBCLANG=" + named + ": " + why);
    return known;
  }
  std::string tried;
  if (!path.empty()) {
    known = try_load(path, why);
    if (known) return known;
    tried = path + ": " + why + "; ";
  }
  for (const std::string &candidate : system_candidates()) {
    known = try_load(candidate, why);
    if (known) return known;
  }
#if defined(_WIN32) || defined(__APPLE__)
  fail(tried + "the system's LLVM");
#else
  fail(tried + "the system's LLVM " + std::to_string(oldest) + " to " + std::to_string(newest) +
       ": libclang-NN.so.1, libclang.so.NN, /usr/lib/llvm-NN/lib, libclang.so");
#endif
}

}  // namespace ferrule::clang
