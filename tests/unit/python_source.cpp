#include "model/python_source.hpp"

#include <doctest/doctest.h>

using namespace ferrule::model;

TEST_CASE("functions with their heads and documentation") {
  const PythonSource source = read_python(
      "def f(self: geo.Path, a: dict[str, int] = {'a:': 1}, *, b=\"):\") -> 'X':  # not: this\n"
      "    '''One.\n\n    Two: (three\n    '''\n"
      "    def g(self: No): ...\n"
      "@overload\n# between\n@other(\n  1)\nasync def h(\n    self: \"inner . Well\",  # (\n) -> int: return 1\n"
      "def none(): pass\n"
      "def plain(self, x): pass\n");
  REQUIRE(source.functions.size() == 4);
  const PythonFunction &f = source.functions[0];
  CHECK(f.name == "f");
  CHECK(f.first == "self");
  CHECK(f.first_annotation == "geo.Path");
  CHECK(f.head == std::vector<std::string>{"def f(self: geo.Path, a: dict[str, int] = {'a:': 1}, *, b=\"):\") -> 'X':"});
  CHECK(f.doc.size() == 4);
  const PythonFunction &h = source.functions[1];
  CHECK(h.is_overload);
  CHECK(h.first_annotation == "inner.Well");
  CHECK(h.head ==
        std::vector<std::string>{"@overload", "@other(", "  1)", "async def h(", "    self: \"inner . Well\",", ") -> int:"});
  CHECK(h.line == 11);
  CHECK(h.column == 11);
  CHECK(source.functions[2].first.empty());
  CHECK(source.functions[3].first_annotation.empty());
}

TEST_CASE("imports, names and what is shared") {
  const PythonSource source = read_python(
      "'''import no\n'''\nimport a, \\\n    b\nfrom .x import (  # why\n    y,\n    z,\n)\n"
      "if TYPE_CHECKING:\n    from c import d\nelse:\n    import e\n"
      "X: int = 1\nY = {\n'Z': 2}\nY.z = 3\nY == 4\nclass W(Base):\n    V = 1\n"
      "__all__ = ['X',\n  \"W\"]\r\n");
  REQUIRE(source.imports.size() == 3);
  CHECK(source.imports[0].text == "import a, b");
  CHECK(source.imports[1].text == "from .x import (y, z, )");
  CHECK(source.imports[1].line == 5);
  CHECK(source.imports[2].text == "from c import d");
  REQUIRE(source.others.size() == 3);
  CHECK(source.others[0].name == "X");
  CHECK(source.others[1].name == "Y");
  CHECK(source.others[2].name == "W");
  REQUIRE(source.all.size() == 2);
  CHECK(source.all[1].name == "W");
  CHECK(source.all[1].line == 21);
}

TEST_CASE("what is broken is read to its end") {
  for (const char *text :
       {"def", "def f(", "def f(self: X", "'''", "__all__ = ['", "from . import (", "@a", "x = '\\", "def f(self: 'X"})
    CHECK_NOTHROW(read_python(text));
}
