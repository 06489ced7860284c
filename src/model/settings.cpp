#include "settings.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lists.hpp"

namespace ferrule::model {
namespace {

namespace fs = std::filesystem;

class Loader {
 public:
  Loader(const std::string &path, Settings &settings, Diagnostics &diagnostics)
      : path_(path), settings_(settings), diagnostics_(diagnostics) {}

  void load(const std::string &text) {
    toml::table root;
    try {
      root = toml::parse(text, path_);
    } catch (const toml::parse_error &error) {
      Location where{path_, error.source().begin.line, error.source().begin.column};
      diagnostics_.add(kinds::bad_settings, where, {std::string(error.description())});
      return;
    }
    const toml::table *table = &root;
    if (fs::path(path_).filename() == "pyproject.toml") {
      table = root["tool"]["ferrule"].as_table();
      if (!table) {
        diagnostics_.add(kinds::bad_settings, {path_, 0, 0}, {"there is no table `[tool.ferrule]`"});
        return;
      }
      // What the package says of itself need not be said twice.
      if (auto version = root["project"]["version"].value<std::string>()) settings_.version = *version;
      if (auto doc = root["project"]["description"].value<std::string>()) settings_.doc = *doc;
    }
    settings_.file = path_;
    for (auto &&[key, node] : *table) top(std::string(key.str()), key.source(), node);
    // Headers are found beside the file that names them.
    std::string here = fs::path(path_).parent_path().string();
    settings_.beside.push_back(here.empty() ? "." : here);
  }

 private:
  Location at(const toml::source_region &region) const {
    Location where{path_, region.begin.line, region.begin.column};
    if (region.end.line == region.begin.line) where.first = region.begin.column, where.last = region.end.column;
    return where;
  }

  void wrong(const toml::source_region &region, const std::string &key, const char *wanted) {
    diagnostics_.add(kinds::bad_settings, at(region), {"`" + key + "` must be " + wanted});
  }

  void text(const std::string &key, const toml::node &node, std::string &out) {
    if (auto value = node.value_exact<std::string>())
      out = *value;
    else
      wrong(node.source(), key, "a string");
  }

  void flag(const std::string &key, const toml::node &node, bool &out) {
    if (auto value = node.value_exact<bool>())
      out = *value;
    else
      wrong(node.source(), key, "true or false");
  }

  void texts(const std::string &key, const toml::node &node, std::vector<std::string> &out) {
    const toml::array *array = node.as_array();
    if (!array) return wrong(node.source(), key, "an array of strings");
    for (const toml::node &item : *array) {
      if (auto value = item.value_exact<std::string>())
        out.push_back(*value);
      else
        wrong(item.source(), key, "an array of strings");
    }
  }

  void one_of(const std::string &key, const toml::node &node, std::string &out, const std::vector<std::string> &values) {
    text(key, node, out);
    if (out.empty() || std::find(values.begin(), values.end(), out) != values.end()) return;
    const std::string meant = nearest(out, values);
    diagnostics_.add(kinds::bad_value, at(node.source()), {key, out, quoted_list(values)}).suggest(meant, '"' + meant + '"');
  }

  void unknown(const std::string &key, const toml::source_region &where, const std::string &table,
               const std::vector<std::string> &known) {
    Diagnostic &diagnostic = diagnostics_.add(kinds::unknown_setting, at(where), {key, table});
    std::string meant = nearest(key, known);
    if (!meant.empty()) {
      diagnostic.suggest(meant);
      return;
    }
    std::string list;
    for (const std::string &each : known) list += (list.empty() ? "" : ", ") + each;
    diagnostic.note("the keys are: " + list);
  }

  std::string relative(const std::string &path) const {
    return fs::path(path).is_absolute() ? path : (fs::path(path_).parent_path() / path).lexically_normal().string();
  }

  void top(const std::string &key, const toml::source_region &where, const toml::node &node) {
    static const std::vector<std::string> known = {"module",   "version",  "doc",   "headers", "include",    "defines",
                                                   "std",      "compiler", "args",  "link",    "pkg-config", "cmake",
                                                   "sources",  "threads",  "gil",   "strict",  "namespaces", "sdist-generated",
                                                   "manifest", "extra",    "export"};
    if (key == "module")
      text(key, node, settings_.module);
    else if (key == "version")
      text(key, node, settings_.version);
    else if (key == "doc")
      text(key, node, settings_.doc);
    else if (key == "headers") {
      texts(key, node, settings_.headers);
      if (const toml::array *array = node.as_array())
        for (const toml::node &item : *array)
          if (auto header = item.value_exact<std::string>()) settings_.named_at.emplace(*header, at(item.source()));
    } else if (key == "include") {
      std::size_t first = settings_.include.size();
      texts(key, node, settings_.include);
      for (std::size_t i = first; i < settings_.include.size(); ++i) settings_.include[i] = relative(settings_.include[i]);
    } else if (key == "defines")
      texts(key, node, settings_.defines);
    else if (key == "std")
      text(key, node, settings_.std);
    else if (key == "compiler")
      text(key, node, settings_.compiler);
    else if (key == "args")
      texts(key, node, settings_.args);
    else if (key == "link")
      texts(key, node, settings_.link);
    else if (key == "pkg-config")
      texts(key, node, settings_.pkg_config);
    else if (key == "cmake")
      texts(key, node, settings_.cmake);
    else if (key == "sources")
      texts(key, node, settings_.sources);
    else if (key == "manifest") {
      text(key, node, settings_.manifest);
      if (!settings_.manifest.empty()) settings_.manifest = relative(settings_.manifest);
    } else if (key == "extra") {
      text(key, node, settings_.extra);
      settings_.extra_at = at(node.source());
      if (!settings_.extra.empty()) settings_.extra = relative(settings_.extra);
    } else if (key == "threads")
      one_of(key, node, settings_.threads, {"borrow", "library", "internal"});
    else if (key == "gil")
      one_of(key, node, settings_.gil, {"hold", "release"});
    else if (key == "namespaces")
      flag(key, node, settings_.namespaces);
    else if (key == "strict")
      flag(key, node, settings_.strict);
    else if (key == "sdist-generated")  // the Python tool's; here only its type is looked at
      flag(key, node, packaging_);
    else if (key == "export")
      exports(node);
    else
      unknown(key, where, "[tool.ferrule]", known);
  }

  void exports(const toml::node &node) {
    const toml::array *array = node.as_array();
    if (!array || !array->is_array_of_tables()) return wrong(node.source(), "export", "tables: [[tool.ferrule.export]]");
    for (const toml::node &item : *array) one_export(*item.as_table());
  }

  void one_export(const toml::table &table) {
    Export result;
    result.where = at(table.source());
    for (auto &&[key_node, node] : table) {
      std::string key(key_node.str());
      if (key == "name") {
        text(key, node, result.name);
        result.where = at(node.source());
      } else if (key == "members") {
        texts(key, node, result.members);
        if (const toml::array *array = node.as_array())
          for (const toml::node &member : *array)
            if (auto name = member.value_exact<std::string>()) result.named_at.emplace(*name, at(member.source()));
      } else if (key == "member") {
        const toml::table *members = node.as_table();
        if (!members) {
          wrong(node.source(), key, "a table for each member: [tool.ferrule.export.member.\"name\"]");
          continue;
        }
        for (auto &&[member, keys] : *members) {
          result.named_at.emplace(std::string(member.str()), at(member.source()));
          if (const toml::table *member_table = keys.as_table()) {
            for (auto &&[k, v] : *member_table)
              annotation(std::string(k.str()), k.source(), v, result.member[std::string(member.str())], false);
          } else {
            wrong(keys.source(), std::string(member.str()), "a table");
          }
        }
      } else if (key == "rename") {
        text("rename", node, result.annotations.keys["name"].value);
        result.annotations.keys["name"].where = at(node.source());
      } else {
        annotation(key, key_node.source(), node, result.annotations, true);
      }
    }
    if (result.name.empty())
      diagnostics_.add(kinds::bad_settings, result.where, {"an export needs a `name`"});
    else
      settings_.exports.push_back(std::move(result));
  }

  void annotation(const std::string &key, const toml::source_region &where, const toml::node &node, Annotations &out,
                  bool of_export) {
    const std::vector<std::string> &keys = annotation_keys();
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      std::vector<std::string> known = keys;
      if (of_export) known.insert(known.end(), {"members", "member", "rename"});  // `name`, the C++ name here, is among the keys
      return unknown(key, where, of_export ? "[[tool.ferrule.export]]" : "[tool.ferrule.export.member]", known);
    }
    Annotation value{"", at(where), at(node.source())};
    if (auto boolean = node.value_exact<bool>()) {
      if (!*boolean) return;
    } else if (auto string = node.value_exact<std::string>()) {
      value.value = *string;
    } else if (const toml::array *array = node.as_array()) {
      for (const toml::node &item : *array) value.value += (value.value.empty() ? "" : ", ") + item.value_or(std::string());
    } else {
      return wrong(node.source(), key, "a string, true or false");
    }
    out.keys[key] = value;
  }

  std::string path_;
  Settings &settings_;
  Diagnostics &diagnostics_;
  bool packaging_ = false;
};

}  // namespace

std::optional<std::string> read_text(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::string kept_manifest(const Settings &settings) {
  if (!settings.manifest.empty() || settings.file.empty()) return settings.manifest;
  return (fs::path(settings.file).parent_path() / (settings.module + ".abi.json")).string();
}

void load_settings(const std::string &path, Settings &settings, Diagnostics &diagnostics) {
  if (const std::optional<std::string> text = read_text(path))
    read_settings(*text, path, settings, diagnostics);
  else
    diagnostics.add(kinds::bad_settings, {path, 0, 0}, {"the file cannot be read"});
}

void read_settings(const std::string &text, const std::string &path, Settings &settings, Diagnostics &diagnostics) {
  Loader(path, settings, diagnostics).load(text);
}

const std::vector<std::string> &annotation_keys() {
  static const std::vector<std::string> keys = {
      "export",    "record",    "error",   "skip",       "property", "setter",      "readonly",    "frozen", "flags",
      "method",    "name",      "c_name",  "returns",    "keeps",    "independent", "invalidates", "out",    "inout",
      "sized",     "face",      "gil",     "threads",    "async",    "context",     "pickle",      "base",   "signature",
      "interface", "patchable", "dynamic", "unchanging", "copies",   "nonnull",     "replaces"};
  return keys;
}

bool glob(const std::string &pattern, const std::string &text) {
  std::size_t p = 0, t = 0, star = std::string::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t]) && pattern[p] != '*') {
      ++p, ++t;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (star != std::string::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool selected(const std::vector<std::string> &globs, const std::string &name) {
  if (globs.empty()) return true;
  bool in = globs.front().substr(0, 1) == "!";  // a list that only takes away takes away from everything
  for (const std::string &each : globs) {
    if (each.substr(0, 1) == "!")
      in = in && !glob(each.substr(1), name);
    else
      in = in || glob(each, name);
  }
  return in;
}

}  // namespace ferrule::model
