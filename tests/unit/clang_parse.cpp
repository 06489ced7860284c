// Headers to declarations, with whatever libclang is found (FERRULE_LIBCLANG chooses one).
#include <cstdlib>

#include "clang_source.hpp"

using namespace ferrule;
using test::Source;
using Is = decl::Function::Kind;

TEST_CASE("clang: only what is marked is exported, and the public members of marked classes") {
  const Source s(R"(
    namespace geo {
    struct Hidden { int x; };
    int hidden();
    /// A point.
    struct FERRULE(record) Point { double x = 0; double y{1.5}; };
    class FERRULE(export, name = "Way") Path {
     public:
      explicit Path(int n = 3);
      Path(const Path &) = delete;
      ~Path();
      int size() const noexcept;
      Path &add(const Point &p);
      static Path make(double r);
      template <class T> void put(T t);
      FERRULE(skip) void internals();
      FERRULE(property) double length() const;
      operator bool() const;
      void log(const char *format, ...);
      void take() &&;
      int count = 0;
      static constexpr int limit = 7;
      enum { old_limit = 9 };
      enum class Mode { a, b };
     protected:
      void secret();
     private:
      int n_;
    };
    FERRULE(export) int distance(const Point &a, const Point &b = {}, double eps = 1e-9);
    FERRULE(export) constexpr int answer = 42;
    enum class FERRULE(export) Join : unsigned char { mitre = 1, round = 200 };
    }
  )");
  REQUIRE(s.said() == "");
  REQUIRE(s.unit.classes.size() == 2);
  const decl::Class &point = s.cls("geo::Point");
  CHECK(point.is_aggregate_like);
  CHECK(point.annotations.has("record"));
  CHECK(point.comment.text == "A point.");
  CHECK(Source::find(point.fields, "x").default_value->literal == "0");
  CHECK(Source::find(point.fields, "y").default_value->literal == "1.5");
  CHECK(Source::find(point.fields, "y").default_value->cpp == "double{1.5}");

  const decl::Class &path = s.cls("geo::Path");
  CHECK(path.annotations.get("name") == "Way");
  CHECK(path.annotations.keys.at("name").where.file == "/virtual/sample.hpp");
  CHECK_FALSE(path.is_aggregate_like);
  CHECK_FALSE(Source::has(path.functions, "secret"));
  CHECK(Source::find(path.functions, "internals").annotations.has("skip"));
  CHECK(Source::find(path.functions, "put").is_template);
  CHECK(Source::find(path.functions, "make").kind == Is::static_method);
  CHECK(Source::find(path.functions, "make").result.spelling == "geo::Path");
  CHECK(Source::find(path.functions, "log").is_variadic);
  CHECK(Source::find(path.functions, "take").ref_qualifier == 'R');
  CHECK(Source::find(path.functions, "~Path").kind == Is::destructor);
  CHECK(Source::find(path.functions, "operator bool").kind == Is::conversion);
  const decl::Function &size = Source::find(path.functions, "size");
  CHECK((size.is_const && size.is_noexcept && size.kind == Is::method));
  CHECK(size.scope == std::vector<std::string>{"geo", "Path"});
  CHECK(Source::find(path.functions, "add").returns_own_class_reference);
  const decl::Function &first = path.functions.at(0), &second = path.functions.at(1);
  CHECK((first.kind == Is::constructor && first.is_explicit && first.parameters.at(0).default_value->literal == "3"));
  CHECK((second.is_deleted && second.is_copy_constructor && !second.is_explicit));
  CHECK((Source::find(path.fields, "limit").is_static && Source::find(path.fields, "limit").is_const));
  CHECK(Source::find(path.fields, "limit").default_value->literal == "7");
  CHECK(Source::find(path.fields, "old_limit").default_value->literal == "9");
  CHECK_FALSE(Source::find(path.fields, "count").is_static);

  REQUIRE(s.unit.functions.size() == 1);
  CHECK(s.function("distance").parameters.at(1).type.spelling == "const geo::Point &");
  REQUIRE(s.unit.constants.size() == 1);
  CHECK(s.unit.constants[0].literal == "42");
  REQUIRE(s.unit.enums.size() == 2);  // the public enum of an exported class comes with it
  CHECK(s.unit.enums[0].name == "Mode");
  CHECK(s.unit.enums[1].bits == 8);
  CHECK(s.unit.enums[1].enumerators.at(1).value == 200);
}

TEST_CASE("clang: a header that does not compile is refused with clang's own words") {
  const Source s("struct FERRULE(record) P { unknown_t x; };\n");
  CHECK(s.unit.classes.empty());
  CHECK(s.diagnostics.failed());
  CHECK(s.said().find("sample.hpp:3:28: error: unknown type name 'unknown_t'") != std::string::npos);
  CHECK(s.said().find("3 | struct FERRULE(record) P { unknown_t x; };\n      |                            ^\n") !=
        std::string::npos);
}

TEST_CASE("clang: a header that is not there") {
  clang::ParseOptions options;
  options.headers = {"no/such/header.hpp"};
  const Source s(options);
  CHECK(s.said().find("error: header `no/such/header.hpp` is not found [header-not-found]\nnote: it is named by --header") == 0);
}

TEST_CASE("clang: types are spelled in full, readably, through public names") {
  const Source s(R"(
    #include <array>
    #include <cstdint>
    #include <functional>
    #include <map>
    #include <string>
    #include <vector>
    namespace a { inline namespace v1 { struct X {}; } namespace fs = std; 
    template <class T> using Vec = std::vector<T>;
    struct Y { using size_type = std::size_t; struct Inner {}; };
    class FERRULE(export) C {
      using secret = std::vector<std::string>;
     public:
      using open = std::vector<X>;
      secret f1(); open f2();
      std::int64_t f3(std::uint8_t a, int64_t b, unsigned long long c, const int d, int e[3]);
      std::map<std::string, std::vector<X>> f4();
      Vec<X> f5();
      const X *const *f6(X &&x, X *const y);
      void f7(int (*callback)(const X &, double), std::function<void(std::string)> g);
      std::array<Y::Inner, 4> f8(Y::size_type n);
      fs::string f9();
      auto f10() { return std::string(); }
      const std::string &f11(std::vector<const X *> v);
    };
    }
  )");
  REQUIRE(s.said() == "");
  const decl::Class &c = s.cls("a::C");
  auto result = [&](const char *name) { return Source::find(c.functions, name).result.spelling; };
  auto parameter = [&](const char *name, std::size_t i) { return Source::find(c.functions, name).parameters.at(i).type.spelling; };
  CHECK(result("f1") == "std::vector<std::string>");
  CHECK(result("f2") == "a::C::open");
  CHECK(Source::find(c.functions, "f2").result.canonical == "std::vector<a::X>");
  CHECK(result("f3") == "std::int64_t");
  CHECK(parameter("f3", 0) == "std::uint8_t");
  CHECK(parameter("f3", 2) == "unsigned long long");
  CHECK(parameter("f3", 3) == "int");
  CHECK(parameter("f3", 4) == "int *");
  CHECK(result("f4") == "std::map<std::string, std::vector<a::X>>");
  CHECK(result("f5") == "std::vector<a::X>");
  CHECK(result("f6") == "const a::X *const *");
  CHECK(parameter("f6", 0) == "a::X &&");
  CHECK(parameter("f6", 1) == "a::X *");
  CHECK(parameter("f7", 0) == "int (*)(const a::X &, double)");
  CHECK(parameter("f7", 1) == "std::function<void (std::string)>");
  CHECK(result("f8") == "std::array<a::Y::Inner, 4>");
  CHECK(parameter("f8", 0) == "a::Y::size_type");
  CHECK(result("f9") == "std::string");
  CHECK(result("f10") == "std::string");
  CHECK(result("f11") == "const std::string &");
  CHECK(parameter("f11", 0) == "std::vector<const a::X *>");
}

TEST_CASE("clang: default arguments mean the same outside") {
  const Source s(R"(
    #include <string>
    #include <vector>
    #define ANSWER 42
    #define WRAP(x) x
    namespace a {
    enum class Join { mitre, round };
    enum Plain { one, two };
    constexpr int limit = 5;
    struct Tag { int v = 0; static const int most = 9; };
    int compute(int);
    FERRULE(export) void f(Join j = Join::round, Plain p = two, int n = limit, int m = ANSWER, Tag t = Tag{3}, std::string s = "a, b",
      std::vector<int> v = {1, 2}, int c = compute(Tag::most), const char *z = nullptr, bool b = true, long h = 0x10L, double d = -.5,
      unsigned u = 1'000u, Join w = WRAP(Join::mitre), char ch = ';', int sum = 2 + 3, Tag q = {});
    }
  )");
  REQUIRE(s.said() == "");
  const auto &p = s.function("f").parameters;
  auto cpp = [&](std::size_t i) { return p.at(i).default_value.value().cpp; };
  auto literal = [&](std::size_t i) { return p.at(i).default_value.value().literal; };
  CHECK(cpp(0) == "a::Join::round");
  CHECK(p[0].default_value->enumerator == "a::Join::round");
  CHECK(p[0].default_value->written == "Join::round");
  CHECK(cpp(1) == "a::two");
  CHECK(p[1].default_value->enumerator == "a::two");
  CHECK(cpp(2) == "a::limit");
  CHECK(literal(2) == "5");
  CHECK(literal(3) == "42");
  CHECK(cpp(4) == "a::Tag{3}");
  CHECK(literal(4) == "");
  CHECK(cpp(5) == "\"a, b\"");
  CHECK(literal(5) == "\"a, b\"");
  CHECK(cpp(6) == "{1, 2}");
  CHECK(cpp(7) == "a::compute(a::Tag::most)");
  CHECK(literal(8) == "nullptr");
  CHECK(literal(9) == "true");
  CHECK(literal(10) == "0x10");
  CHECK(literal(11) == "-.5");
  CHECK(literal(12) == "1000");
  CHECK(cpp(13).find("mitre") != std::string::npos);
  CHECK(literal(14) == "';'");
  CHECK(literal(15) == "5");
  CHECK(cpp(16) == "{}");
}

TEST_CASE("clang: members of public bases that are not exported come along") {
  const Source s(R"(
    #include <stdexcept>
    struct Root { void deep(); };
    struct Base : Root { Base(int); void shown(); void hidden(int); int field; static int count(); bool operator==(const Base &) const; };
    struct Other { void other(); };
    struct Prot { void made_public(); };
    class FERRULE(export) D : public Base, Other, protected Prot {
     public:
      using Base::Base;
      using Prot::made_public;
      void hidden();
    };
    struct FERRULE(export) B2 { void b2(); };
    struct FERRULE(export) D2 : B2 { void d2(); };
    struct FERRULE(error) E : std::runtime_error { using std::runtime_error::runtime_error; };
  )");
  REQUIRE(s.said() == "");
  const decl::Class &d = s.cls("D");
  CHECK(Source::find(d.functions, "shown").inherited_from == "Base");
  CHECK(Source::find(d.functions, "deep").inherited_from == "Root");
  CHECK(Source::find(d.fields, "field").inherited_from == "Base");
  CHECK(Source::has(d.functions, "count"));
  CHECK(Source::has(d.functions, "operator=="));
  CHECK(Source::has(d.functions, "made_public"));
  CHECK_FALSE(Source::has(d.functions, "other"));
  CHECK(Source::find(d.functions, "hidden").parameters.empty());
  const decl::Function &constructor = Source::find(d.functions, "D");
  CHECK((constructor.kind == Is::constructor && constructor.parameters.size() == 1));
  CHECK(d.bases.size() == 3);
  CHECK_FALSE(d.bases[1].is_public);
  CHECK_FALSE(Source::has(s.cls("D2").functions, "b2"));
  CHECK(Source::has(s.cls("E").functions, "E"));
  CHECK_FALSE(Source::has(s.cls("E").functions, "what"));
}

TEST_CASE("clang: operators beside an exported class belong to it") {
  const Source s(R"(
    namespace a {
    struct Not {};
    struct FERRULE(record) P { int x; friend bool operator<(const P &a, const P &b) { return a.x < b.x; } };
    P operator+(const P &a, const P &b);
    Not operator+(const Not &a, const Not &b);
    FERRULE(skip) P operator-(const P &a, const P &b);
    }
  )");
  REQUIRE(s.said() == "");
  REQUIRE(s.unit.functions.size() == 2);
  CHECK(s.function("operator<").is_implied);
  CHECK(s.function("operator<").scope == std::vector<std::string>{"a"});
  CHECK(s.function("operator+").is_implied);
}

TEST_CASE("clang: a library that cannot be loaded is named, with what to install") {
  const char *old = std::getenv("FERRULE_LIBCLANG");
  const std::string kept = old ? old : "";
  setenv("FERRULE_LIBCLANG", "/no/libclang.so", 1);
  std::string said;
  try {
    clang::load();
  } catch (const MissingTool &error) {
    said = error.what();
  }
  old ? setenv("FERRULE_LIBCLANG", kept.c_str(), 1) : unsetenv("FERRULE_LIBCLANG");
  CHECK(said.find("cannot load libclang (tried FERRULE_LIBCLANG=/no/libclang.so: ") == 0);
  CHECK(said.find("`pip install libclang` or `apt-get install libclang1-16`") != std::string::npos);
}

TEST_CASE("clang: the newest standard's library can be read") {
  const Source s("#include <expected>\nFERRULE(export) std::expected<int, bool> f();\n", {}, "c++23");
  REQUIRE(s.said() == "");
  CHECK(s.function("f").result.spelling == "std::expected<int, bool>");
}

TEST_CASE("clang: a marked friend is a free function") {
  const Source s("struct P { FERRULE(export) friend int weight(const P &p) { return 1; } };\n");
  REQUIRE(s.said() == "");
  CHECK(s.function("weight").kind == Is::free);
}
