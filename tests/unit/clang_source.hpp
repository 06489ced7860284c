// Parses a piece of C++ as if it were a header on disk.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "clang/parse.hpp"

namespace ferrule::test {

struct Source {
  decl::Unit unit;
  Diagnostics diagnostics;

  explicit Source(const std::string &text, std::vector<std::string> names = {}, const std::string &standard = "c++17") {
    clang::ParseOptions options;
    options.headers = {"/virtual/sample.hpp"};
    options.unsaved = {{"/virtual/sample.hpp",
                        "#pragma once\n"
                        "#define FERRULE(...) [[clang::annotate(\"ferrule:\" #__VA_ARGS__)]]\n" +
                            text}};
    options.standard = standard;
    for (const std::string &name : names) {
      model::Export entry;
      entry.name = name;
      options.exports.push_back(entry);
    }
    read(options);
  }
  explicit Source(const clang::ParseOptions &options) { read(options); }

  std::string said() const {
    std::string out;
    for (const Diagnostic &diagnostic : diagnostics.all()) out += render(diagnostic);
    return out;
  }
  const decl::Class &cls(const std::string &name) const {
    for (const decl::Class &each : unit.classes)
      if (each.type.spelling == name) return each;
    FAIL("no class " << name << "\n" << said());
    throw 0;
  }
  const decl::Function &function(const std::string &name) const { return find(unit.functions, name); }
  static const decl::Function &find(const std::vector<decl::Function> &functions, const std::string &name) {
    for (const decl::Function &each : functions)
      if (each.name == name) return each;
    FAIL("no function " << name);
    throw 0;
  }
  static bool has(const std::vector<decl::Function> &functions, const std::string &name) {
    for (const decl::Function &each : functions)
      if (each.name == name) return true;
    return false;
  }
  static const decl::Field &find(const std::vector<decl::Field> &fields, const std::string &name) {
    for (const decl::Field &each : fields)
      if (each.name == name) return each;
    FAIL("no field " << name);
    throw 0;
  }

 private:
  void read(clang::ParseOptions options) {
    options.include_dirs.push_back(RUNTIME_INCLUDE);
    unit = clang::parse(options, diagnostics);
  }
};

}  // namespace ferrule::test
