// Export lists, lifetimes and the rest of what is known about a class.
#include "clang_source.hpp"

using namespace ferrule;
using decl::Lifetime;
using test::Source;

namespace {

const char *listed = R"(
  namespace a {
  struct Base { void b(); };
  class C : public Base { public: C(); void one(); void two(int); void two(double); int field; };
  enum Kind { x, y };
  constexpr double half = 0.5;
  int twice(int n);
  C operator|(const C &, const C &);
  }
  namespace other { struct Thing {}; }
)";

clang::ParseOptions with(const std::vector<model::Export> &exports) {
  clang::ParseOptions options;
  options.headers = {"/virtual/sample.hpp"};
  options.unsaved = {{"/virtual/sample.hpp", std::string("#pragma once\n") + listed}};
  options.exports = exports;
  return options;
}

}  // namespace

TEST_CASE("clang: an export list names classes, enums, functions and constants") {
  const Source s(listed, {"a::C", "a::Kind", "a::half", "a::twice"});
  REQUIRE(s.said() == "");
  const decl::Class &c = s.cls("a::C");
  CHECK(c.is_listed);
  CHECK(c.annotations.has("export"));
  CHECK(Source::find(c.functions, "one").is_listed);
  CHECK(Source::has(c.functions, "b"));
  CHECK(s.unit.enums.size() == 1);
  CHECK(s.unit.constants.at(0).literal == "0.5");
  CHECK(s.function("twice").is_listed);
  CHECK(s.function("operator|").is_implied);
}

TEST_CASE("clang: globs name many") {
  const Source s(listed, {"a::*"});
  REQUIRE(s.said() == "");
  CHECK(s.unit.classes.size() == 2);
  CHECK(s.unit.functions.size() == 2);
}

TEST_CASE("clang: a name that is nowhere is an error") {
  CHECK(Source(listed, {"a::Nothing"}).said() == "error: nothing in the headers is called `a::Nothing` [export-not-found]\n");
  CHECK(Source(listed, {"Thing"}).said() ==
        "error: nothing in the headers is called `Thing` [export-not-found]\nnote: did you mean `other::Thing`?\n");
  CHECK(Source("namespace a { class Sink; }", {"a::Sink"}).said() ==
        "error: nothing in the headers is called `a::Sink` [export-not-found]\n"
        "note: it is declared there, and defined in another header\n");
}

TEST_CASE("clang: members are chosen and annotated by the list") {
  model::Export entry;
  entry.name = "a::C";
  entry.members = {"*", "!b", "!field"};
  entry.member["two(double)"].keys["name"] = {"two_f", {}};
  entry.member["o*"].keys["skip"] = {"", {}};
  entry.member["thre"].keys["skip"] = {"", {}};
  const Source s(with({entry}));
  CHECK(s.said() == "error: `a::C` has no member `thre` [member-not-found]\n");
  const decl::Class &c = s.cls("a::C");
  CHECK(c.fields.empty());
  CHECK_FALSE(Source::has(c.functions, "b"));
  CHECK(Source::find(c.functions, "one").annotations.has("skip"));
  for (const decl::Function &f : c.functions)
    if (f.name == "two") CHECK(f.annotations.has("name") == (f.parameters.at(0).type.spelling == "double"));
}

TEST_CASE("clang: enumerators are chosen and annotated by the list") {
  model::Export entry;
  entry.name = "Level";
  entry.members = {"*", "!count", "!none"};
  entry.member["low"].keys["name"] = {"lowest", {}};
  entry.member["hihg"].keys["skip"] = {"", {}};
  clang::ParseOptions options = with({entry});
  options.unsaved = {{"/virtual/sample.hpp", "enum Level { low, high, count };"}};
  const Source s(options);
  CHECK(s.said() ==
        "error: `Level` has no member `hihg` [member-not-found]\nnote: did you mean `high`?\n"
        "error: `Level` has no member `none` [member-not-found]\n");
  REQUIRE(s.unit.enums.at(0).enumerators.size() == 2);
  CHECK(s.unit.enums.at(0).enumerators[0].annotations.get("name") == "lowest");
}

TEST_CASE("clang: templates and unions say why not") {
  const Source s(
      "template <class T> struct FERRULE(export) Stack {};\ntemplate <class T> struct Named;\n"
      "using Ints FERRULE(export) = Named<int>;\nunion FERRULE(export) U { int a; };\n");
  CHECK(s.said().find("`Stack` cannot cross: it is a template; export an alias of an instance of it") != std::string::npos);
  CHECK(s.said().find("`Ints` cannot cross: `Named<int>` is neither a class nor an enum that is defined here") !=
        std::string::npos);
  CHECK(s.said().find("`U` cannot cross: a union") != std::string::npos);
}

TEST_CASE("clang: an alias of a class gives it its name") {
  const Source s("namespace d { struct Impl { int x; }; }\n/// What users see.\nusing Shown FERRULE(record) = d::Impl;\n");
  REQUIRE(s.said() == "");
  const decl::Class &c = s.cls("d::Impl");
  CHECK(c.annotations.get("name") == "Shown");
  CHECK(c.annotations.has("record"));
  CHECK(c.comment.text == "What users see.");
}

TEST_CASE("clang: lifetimes are read off the fields") {
  const Source s(R"(
    #include <functional>
    #include <map>
    #include <memory>
    #include <optional>
    #include <string>
    #include <string_view>
    #include <vector>
    struct Node;
    struct FERRULE(export) Plain { int a; double b[3]; };
    struct FERRULE(export) Values { std::string s; std::vector<Plain> v; std::map<std::string, std::optional<int>> m; };
    struct FERRULE(export) View { std::string_view v; };
    struct FERRULE(export) Views { std::vector<std::string_view> v; };
    struct FERRULE(export) Ref { int &r; };
    class FERRULE(export) Handle { Node *node; public: Handle next() const; Handle(); };
    class FERRULE(export) Handles { std::vector<Handle> all; };
    class FERRULE(export) Buffer { char *data; public: Buffer(const char *); Buffer(const Buffer &); ~Buffer(); };
    class FERRULE(export) Shared { std::shared_ptr<Plain> p; };
    struct Impl;
    class FERRULE(export) Pimpl { std::unique_ptr<Impl> p; public: Pimpl(int); ~Pimpl(); };
    class FERRULE(export) Entered { std::unique_ptr<Impl> p; public: Entered(const Plain &); ~Entered(); };
    class FERRULE(export) Erased { std::function<int(int)> f; };
    class FERRULE(export) Derived : public View { int x; };
    template <class T> struct Range { T first, last; };
    template <class T> struct Wrapped : std::pair<T, int> {};
    class FERRULE(export, independent) Said { const char *text_; };
    FERRULE(export) std::vector<Said> said();
    FERRULE(export) Range<Handle> range();
    FERRULE(export) Range<int> numbers();
    FERRULE(export) Wrapped<std::string_view> wrapped();
    FERRULE(export) std::vector<std::string> words();
    FERRULE(export) std::optional<Handle> maybe();
  )");
  REQUIRE(s.said() == "");
  CHECK(s.cls("Plain").lifetime == Lifetime::independent);
  CHECK(s.cls("Values").lifetime == Lifetime::independent);
  CHECK(s.cls("View").lifetime == Lifetime::points);
  CHECK(s.cls("Views").lifetime == Lifetime::points);
  CHECK(s.cls("Ref").lifetime == Lifetime::points);
  CHECK(s.cls("Handle").lifetime == Lifetime::points);
  CHECK(s.cls("Handle").is_trivial_pointer);
  CHECK(Source::find(s.cls("Handle").functions, "next").result_is_trivial_pointer);
  CHECK(s.cls("Handles").lifetime == Lifetime::points);
  CHECK_FALSE(s.cls("Handles").is_trivial_pointer);
  CHECK(s.cls("Buffer").lifetime == Lifetime::independent);
  CHECK(s.cls("Shared").lifetime == Lifetime::independent);
  CHECK(s.cls("Pimpl").lifetime == Lifetime::independent);
  CHECK(s.cls("Entered").lifetime == Lifetime::unseen);
  CHECK(s.cls("Erased").lifetime != Lifetime::independent);
  CHECK(s.cls("Derived").lifetime == Lifetime::points);
  CHECK(s.cls("Said").lifetime == Lifetime::independent);
  CHECK(s.function("said").result_lifetime == Lifetime::independent);
  CHECK(s.function("range").result_lifetime == Lifetime::points);
  CHECK(s.function("numbers").result_lifetime == Lifetime::independent);
  CHECK(s.function("wrapped").result_lifetime == Lifetime::points);
  CHECK(s.function("words").result_lifetime == Lifetime::independent);
  CHECK(s.function("maybe").result_lifetime == Lifetime::points);
}

TEST_CASE("clang: mutable fields, atomics and mutexes") {
  const Source s(R"(
    #include <atomic>
    #include <mutex>
    struct FERRULE(export) Cache { mutable int hits; };
    struct FERRULE(export) Safe { mutable std::mutex m; mutable std::atomic<int> n; };
    struct FERRULE(export) Derived : Cache {};
    struct FERRULE(export) Holder { Cache c; };
    struct FERRULE(export) Abstract { virtual ~Abstract(); virtual int f() = 0; };
    struct FERRULE(export) Final final : Abstract { int f() override; };
  )");
  REQUIRE(s.said() == "");
  CHECK(s.cls("Cache").has_mutable_fields);
  CHECK_FALSE(s.cls("Safe").has_mutable_fields);
  CHECK(s.cls("Derived").has_mutable_fields);
  CHECK(s.cls("Holder").has_mutable_fields);
  CHECK((s.cls("Abstract").is_abstract && s.cls("Abstract").is_polymorphic && !s.cls("Abstract").is_final));
  CHECK((!s.cls("Final").is_abstract && s.cls("Final").is_polymorphic && s.cls("Final").is_final));
}

TEST_CASE("clang: headers of users state what owns and what locks") {
  const std::string classes = R"(
    #include <string>
    #include <string_view>
    namespace base {
    template <class T> class SmallVector { T *data_; unsigned size_; };
    class Spin { int word; };
    }
    struct FERRULE(export) Names { base::SmallVector<std::string> all; };
    struct FERRULE(export) Views { base::SmallVector<std::string_view> all; };
    struct FERRULE(export) Cache { mutable base::Spin spin; };
  )";
  const Source unsaid(classes);
  CHECK(unsaid.cls("Names").lifetime == Lifetime::points);
  CHECK(unsaid.cls("Cache").has_mutable_fields);

  const Source said(classes + R"(
    namespace ferrule::owners { inline constexpr const char *base[] = {"base::SmallVector"}; }
    namespace ferrule::synchronisation { inline constexpr const char *base[] = {"base::Spin"}; }
  )");
  REQUIRE(said.said() == "");
  CHECK(said.cls("Names").lifetime == Lifetime::independent);
  CHECK(said.cls("Views").lifetime == Lifetime::points);  // as its arguments do
  CHECK_FALSE(said.cls("Cache").has_mutable_fields);
}
