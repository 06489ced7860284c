#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "model/export_list.hpp"
#include "model/settings.hpp"

using namespace ferrule;
using namespace ferrule::model;

namespace {

struct Loaded {
  Settings settings;
  Diagnostics diagnostics;
};

Loaded load(const std::string &name, const std::string &text) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "ferrule-unit-settings";
  std::filesystem::create_directories(folder);
  const std::string path = (folder / name).string();
  std::ofstream(path) << text;
  Loaded out;
  load_settings(path, out.settings, out.diagnostics);
  std::filesystem::remove_all(folder);
  return out;
}

}  // namespace

TEST_CASE("a pyproject's table") {
  Loaded got = load("pyproject.toml", R"(
[project]
version = "1.2"
[tool.ferrule]
module = "roar"
headers = ["roaring/roaring.hh"]
include = ["inc"]
[[tool.ferrule.export]]
name = "roaring::Roaring"
members = ["*", "!printf"]
threads = "library"
[tool.ferrule.export.member."toUint32Array"]
skip = true
returns = "owned"
)");
  CHECK(got.diagnostics.all().empty());
  CHECK(got.settings.module == "roar");
  CHECK(got.settings.version == "1.2");
  CHECK(std::filesystem::path(got.settings.include.at(0)).is_absolute());
  REQUIRE(got.settings.exports.size() == 1);
  const Export &entry = got.settings.exports[0];
  CHECK(entry.annotations.get("threads") == "library");
  CHECK(entry.member.at("toUint32Array").has("skip"));
  CHECK(entry.member.at("toUint32Array").get("returns") == "owned");
}

TEST_CASE("an unknown key is an error with a suggestion") {
  Loaded got = load("ferrule.toml", "modul = \"x\"\n");
  REQUIRE(got.diagnostics.failed());
  const Diagnostic &said = got.diagnostics.all().at(0);
  CHECK(said.text == "unknown key `modul` in `[tool.ferrule]`");
  CHECK(said.where.line == 1);
  CHECK(said.notes.at(0).text == "did you mean `module`?");
}

TEST_CASE("text that is no TOML is an error at its place") {
  Loaded got = load("ferrule.toml", "module = \n");
  REQUIRE(got.diagnostics.failed());
  CHECK(got.diagnostics.all().at(0).where.line == 1);
}

TEST_CASE("globs") {
  CHECK(glob("*", "anything"));
  CHECK(glob("add*", "addRange"));
  CHECK(glob("*Range", "addRange"));
  CHECK(glob("a?d", "add"));
  CHECK_FALSE(glob("add", "addRange"));
  CHECK(selected({}, "x"));
  CHECK(selected({"!printf"}, "add"));
  CHECK_FALSE(selected({"*", "!printf"}, "printf"));
  CHECK_FALSE(selected({"add*"}, "remove"));
}

TEST_CASE("an export list: its plain names before its patterns, and of those the last") {
  std::vector<Export> exports(4);
  exports[0].name = "geo::*", exports[1].name = "geo::Path", exports[2].name = "geo::P*", exports[3].name = "geo::Path";
  const ExportList list(exports);
  CHECK(list.find("geo::Path") == &exports[1]);
  CHECK(list.find("geo::Point") == &exports[2]);
  CHECK(list.find("geo::meet") == &exports[0]);
  CHECK(list.find("meet") == nullptr);
  CHECK(list.patterns().size() == 2);
}
