#include "write.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <random>

#include "model/settings.hpp"

namespace ferrule {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path &path) {
  const int number = errno ? errno : EIO;
  throw fs::filesystem_error("cannot write", path, std::error_code(number, std::generic_category()));
}

// Of a name that nobody else has, who may be writing the same file at this moment.
fs::path beside(const fs::path &path) {
  fs::path half = path;
  half += "." + std::to_string(std::random_device()()) + ".half";
  return half;
}

std::string dependencies(const fs::path &target, const std::vector<std::string> &headers) {
  auto escaped = [](const std::string &path) {
    std::string out;
    for (char c : path) {
      if (c == ' ' || c == '#') out += '\\';
      if (c == '$') out += '$';
      out += c;
    }
    return out;
  };
  std::string out = escaped(target.generic_string()) + ":";
  for (const std::string &header : headers) out += " \\\n  " + escaped(header);
  return out + "\n";
}

}  // namespace

void write_file(const std::string &file, const std::string &text) {
  const fs::path path = file;
  if (model::read_text(path.string()) == text) return;
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  const fs::path half = beside(path);
  try {
    errno = 0;
    std::ofstream stream(half, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) fail(path);
    fs::rename(half, path);
  } catch (...) {
    std::error_code ignored;
    fs::remove(half, ignored);
    throw;
  }
}

void write(const emit::Files &files, const std::string &folder, const std::string &depfile,
           const std::vector<std::string> &headers) {
  const fs::path output = folder, stamp = output / ".ferrule-stamp";
  std::string names;
  for (const auto &[path, text] : files) {
    write_file((output / path).string(), text);
    names += path + "\n";
  }
  if (!depfile.empty()) write_file(depfile, dependencies(stamp, headers));
  fs::remove(stamp);
  write_file(stamp.string(), names);
}

}  // namespace ferrule
