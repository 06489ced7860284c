// As much of a Python file as its signatures: what stands at its top level, without running it.
#pragma once

#include <string>
#include <vector>

namespace ferrule::model {

struct PythonImport {
  std::string text;  // the statement, on one line
  unsigned line = 0;
};

struct PythonFunction {
  std::string name;
  std::string first, first_annotation;  // its first parameter; "" where there is none
  std::vector<std::string> head;        // decorators, and `def name(...) -> X:` up to the colon, as they stand
  std::vector<std::string> doc;         // the lines of its docstring with their quotes, as they stand
  bool is_overload = false;             // `@overload`: of a set whose last one is what is called
  unsigned line = 0, column = 0;        // of its name
};

struct PythonName {
  std::string name;
  unsigned line = 0;
};

struct PythonSource {
  std::vector<PythonImport> imports;  // also those for type checkers alone
  std::vector<PythonFunction> functions;
  std::vector<PythonName> others;  // classes and variables
  std::vector<PythonName> all;     // what __all__ lists
};

PythonSource read_python(const std::string &text);

}  // namespace ferrule::model
