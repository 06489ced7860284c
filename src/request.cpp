#include "request.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "model/names.hpp"

namespace ferrule {
namespace {

namespace fs = std::filesystem;

// A header that exists is included relative to an include directory; else it is looked for beside where it lies.
std::string as_included(const std::string &header, const std::vector<std::string> &include, std::vector<std::string> &beside) {
  std::error_code ignored;
  if (!fs::is_regular_file(header, ignored)) return header;
  const fs::path full = fs::weakly_canonical(header, ignored);
  for (const std::string &dir : include) {
    const fs::path relative = full.lexically_relative(fs::weakly_canonical(dir, ignored));
    if (!relative.empty() && *relative.begin() != "..") return relative.generic_string();
  }
  std::string parent = fs::path(header).parent_path().string();
  beside.push_back(parent.empty() ? "." : parent);
  return full.filename().string();
}

void add_once(std::vector<std::string> &list, const std::string &item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

bool is_identifier(const std::string &name) {
  const auto fits = [](char c) {
    return c == '_' || (static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)));
  };
  return !name.empty() && !std::isdigit(static_cast<unsigned char>(name[0])) && std::all_of(name.begin(), name.end(), fits);
}

}  // namespace

model::Settings settle(const Request &request, Diagnostics &diagnostics) {
  model::Settings settings;
  if (request.text)
    model::read_settings(*request.text, request.config, settings, diagnostics);
  else if (!request.config.empty())
    model::load_settings(request.config, settings, diagnostics);
  if (!request.module.empty()) settings.module = request.module;
  if (!request.standard.empty()) settings.std = request.standard;
  if (!request.compiler.empty()) settings.compiler = request.compiler;
  if (!request.manifest.empty()) settings.manifest = request.manifest;
  if (request.strict) settings.strict = true;
  settings.libclang = request.libclang;
  settings.runtime_include = request.runtime_include;
  settings.output = request.output;
  for (const std::string &dir : request.include) add_once(settings.include, dir);
  for (const std::string &dir : request.beside) add_once(settings.beside, dir);
  for (const std::string &define : request.defines) add_once(settings.defines, define);
  for (const std::string &header : request.headers)
    add_once(settings.headers, as_included(header, settings.include, settings.beside));
  for (const std::string &name : request.exports) {
    model::Export entry;
    entry.name = name;
    settings.exports.push_back(std::move(entry));
  }
  return settings;
}

std::string lacking(const model::Settings &settings) {
  if (settings.module.empty()) return "no module: say --module NAME, or `module` in the settings";
  if (!is_identifier(settings.module) || model::names::is_python_keyword(settings.module) ||
      model::names::is_c_keyword(settings.module))
    return "`" + settings.module + "` cannot be the name of a C++ namespace and a Python package";
  if (settings.headers.empty()) return "no headers: say --header FILE, or `headers` in the settings";
  if (settings.runtime_include.empty()) return "ferrule's own headers are not found: say --runtime-include DIR";
  return {};
}

std::string runtime_above(const std::string &file) {
  std::error_code ignored;
  for (fs::path at = fs::weakly_canonical(file, ignored).parent_path(); !at.empty(); at = at.parent_path()) {
    if (fs::is_regular_file(at / "include/ferrule/ferrule.hpp", ignored)) return (at / "include").string();
    if (at == at.parent_path()) break;
  }
  return {};
}

}  // namespace ferrule
