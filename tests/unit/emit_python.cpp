// The Python emitters over the hand-built interface; what they make is run by tests/lanes.
#include <doctest/doctest.h>

#include "emit/package.hpp"
#include "emit/portable.hpp"
#include "emit/python_text.hpp"
#include "emit/stubs.hpp"
#include "geo_model.hpp"

using namespace ferrule;
using namespace ferrule::emit;

namespace {

bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("signatures are the same wherever they are shown") {
  const model::Interface geo = geo_model();
  python::Scope stub;
  stub.in_stub = true;
  CHECK(python::signature(geo, function_named(geo, "geo_meet"), "", {}, stub) ==
        "(a: Point, b: Point, c: Point, d: Point, /, *, eps: float = 1e-12) -> Point");
  python::SignatureStyle bare;
  bare.annotations = false;
  CHECK(python::signature(geo, function_named(geo, "geo_shift"), "", bare, {}) == "(p, by=...)");
  CHECK(python::candidate(geo, function_named(geo, "geo_path_nearest")) == "Path.nearest(to: Point, radius: float = 1e9)");
  CHECK(python::qualified_name(geo, function_named(geo, "geo_path_new")) == "Path");
  CHECK(python::documentation(geo, function_named(geo, "geo_meet")) ==
        std::vector<std::string>{"Where the lines a-b and c-d meet.", "", "Raises:", "    Parallel: if they do not"});
}

TEST_CASE("text that has to be escaped") {
  CHECK(python::quoted("a\"b\\\n\x01") == "\"a\\\"b\\\\\\n\\x01\"");
  CHECK(python::docstring({"say \"hello\""}) == std::vector<std::string>{"\"\"\"say \"hello\\\"\"\"\""});
  CHECK(python::flat_name({"sub", "deep"}, "f") == "sub__deep__f");
}

TEST_CASE("a module of its own has a stub of its own") {
  Files files;
  emit_stubs(geo_model(), files);
  CHECK(has(files.at("geo/__init__.pyi"), "from . import sub as sub"));
  CHECK(has(files.at("geo/sub.pyi"), "def twice(x: float) -> float:"));
}

TEST_CASE("names of the user's hide neither builtins nor the runtime") {
  model::Interface geo = geo_model();
  for (model::Function &function : geo.functions)
    if (function.c_name == "geo_divide") function.parameters[0].name = "type", function.parameters[1].name = "lib";
  Files files;
  emit_portable(geo, files);
  const std::string &text = files.at("geo/_portable.py");
  CHECK(has(text, "from . import _runtime as rt\n"));
  CHECK(has(text, "_lib = rt.load(ffi, \"geo\", 1, __file__)"));
  CHECK(has(text, "if rt.builtins.type(type) is not int or rt.builtins.type(lib) is not int:"));
}

TEST_CASE("the package has what both lanes share") {
  Files files;
  emit_package(geo_model(), files);
  CHECK(has(files.at("geo/_types.py"), "class Parallel(ValueError, RuntimeError):"));
  CHECK(has(files.at("geo/__init__.py"), "sub = _lane.sub"));
  CHECK(has(files.at("geo/_runtime.py"), "class Handle:"));
  CHECK(files.at("geo/py.typed").empty());
}
