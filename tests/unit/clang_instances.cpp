// What templates make, as decl::Class and decl::Function have it.
#include "clang_source.hpp"

using namespace ferrule;
using test::Source;

namespace {

const char *templates = R"(
  namespace a {
  template <class T> struct Base { T inherited(int) const; protected: void hidden(); };
  /// A stack.
  template <class T, int Limit = 3>
  class Stack : public Base<T> {
   public:
    using value_type = T;
    enum class Mode { strict, loose };
    static constexpr int limit = Limit;
    Stack();
    explicit Stack(int count, T fill = T());
    /// Puts.
    FERRULE(name = "put") void push(const value_type &x, int most = Limit, Mode mode = Mode::loose);
    void push(T &&x);
    auto top() const { return T(); }
    template <class U> U get(U otherwise = U()) const;
    operator T() const;
    T field;
    using Base<T>::hidden;
   private:
    void push(int, int, int);
  };
  template <class T, int N> Stack<T, N> operator+(const Stack<T, N> &, T);
  template <class T> class Final final { public: T one(); };
  template <class T> class Stack<T *, 1> { public: T only_here(); };
  template <class T> T clamp(T x, T low = T(), unsigned long high = sizeof(T));
)";

Source source(const std::string &rest, std::vector<std::string> names = {}) {
  return Source(templates + rest + "}", std::move(names));
}

}  // namespace

TEST_CASE("clang: the members of an instance have its types, and what was said of them in the template") {
  const Source s = source("using IntStack FERRULE(export) = Stack<int>;");
  REQUIRE(s.said() == "");
  const decl::Class &c = s.cls("a::IntStack");
  CHECK(c.annotations.get("name") == "IntStack");
  CHECK(c.comment.text == "A stack.");
  const decl::Function &push = Source::find(c.functions, "push");
  CHECK(push.parameters.at(0).type.canonical == "const int &");
  CHECK(push.parameters.at(1).default_value->literal == "3");
  CHECK(push.parameters.at(2).default_value->enumerator.find("Mode::loose") != std::string::npos);
  CHECK(push.annotations.get("name") == "put");
  CHECK(push.comment.text == "Puts.");
  CHECK(Source::find(c.functions, "top").result.canonical == "int");
  CHECK(Source::find(c.functions, "inherited").result.canonical == "int");
  CHECK(Source::find(c.functions, "inherited").inherited_from == "a::Base<int>");
  CHECK(Source::has(c.functions, "hidden"));
  CHECK(Source::find(c.functions, "operator int").result.canonical == "int");
  CHECK(Source::find(c.fields, "limit").default_value->literal == "3");
  CHECK(Source::find(c.fields, "field").type.canonical == "int");
  int constructors = 0, pushes = 0;
  for (const decl::Function &each : c.functions) {
    constructors += each.kind == decl::Function::Kind::constructor;
    pushes += each.name == "push";
    CHECK(each.refused == "");
  }
  CHECK(constructors == 2);
  CHECK(pushes == 2);
  REQUIRE(s.unit.enums.size() == 1);
  CHECK(s.unit.enums[0].enumerators.size() == 2);
  CHECK(s.function("operator+").parameters.at(1).type.canonical == "int");
}

TEST_CASE("clang: final classes, partial specializations and what an export list names") {
  const Source s = source("using F FERRULE(export) = Final<char>; using P FERRULE(export) = Stack<long *, 1>;",
                          {"a::Stack<double, 7>", "a::clamp<short>"});
  REQUIRE(s.said() == "");
  CHECK(Source::find(s.cls("a::F").functions, "one").result.canonical == "char");
  CHECK(Source::find(s.cls("a::P").functions, "only_here").result.canonical == "long");
  CHECK_FALSE(Source::has(s.cls("a::P").functions, "push"));
  CHECK(s.cls("a::Stack<double, 7>").name == "Stack<double, 7>");
  const decl::Function &clamp = s.function("clamp<short>");
  CHECK(clamp.parameters.at(1).default_value->cpp == "short()");
  CHECK(clamp.parameters.at(2).default_value->cpp == "sizeof(short)");
}

TEST_CASE("clang: instances of function and member templates") {
  const Source s = source(R"(
    using IntStack FERRULE(export) = Stack<int>;
    constexpr auto clamp_int FERRULE(export) = clamp<int>;
    constexpr auto get_long FERRULE(export) = &IntStack::get<long>;)");
  REQUIRE(s.said() == "");
  CHECK(s.function("clamp_int").result.canonical == "int");
  const decl::Class &c = s.cls("a::IntStack");
  const decl::Function &get = Source::find(c.functions, "get_long");
  CHECK(get.result.canonical == "long");
  CHECK(get.call == "*a::get_long");
  CHECK(get.parameters.at(0).default_value->cpp == "long()");
  CHECK_FALSE(Source::has(c.functions, "get"));
}

TEST_CASE("clang: a body that does not compile is said of that instance alone") {
  const Source s(R"(
    struct Opaque {};
    template <class T> class Box {
     public:
      T twice() const { return value + value; }
      T get() const { return value; }
      void add(int) { value = value + value; }
      void add(const T &other) { value = other; }
      friend bool operator<(const Box &a, const Box &b) { return a.value < b.value; }
      T value;
    };
    using Ints FERRULE(export) = Box<int>;
    using Opaques FERRULE(export) = Box<Opaque>;)");
  CHECK(Source::find(s.cls("Ints").functions, "twice").refused == "");
  CHECK(Source::find(s.cls("Opaques").functions, "twice").refused.find("invalid operands") != std::string::npos);
  CHECK(Source::find(s.cls("Opaques").functions, "get").refused == "");
  for (const decl::Function &each : s.cls("Opaques").functions)  // of overloads, the one
    if (each.name == "add") CHECK((each.refused == "") == (each.parameters.at(0).type.canonical != "int"));
  int refused = 0;
  for (const decl::Function &each : s.unit.functions) refused += !each.refused.empty();
  CHECK(refused == 1);
}

TEST_CASE("clang: a template that derives from instances of itself") {
  const Source s(R"(
    template <int K> struct Tower : Tower<K - 1> { int floors() const { return K; } };
    template <> struct Tower<0> { int ground() const { return 0; } };
    using High FERRULE(export) = Tower<9>;
    struct FERRULE(export) House : Tower<5> {};)");
  CHECK(s.said() == "");
  CHECK(Source::has(s.cls("High").functions, "floors"));
  CHECK(Source::has(s.cls("House").functions, "floors"));
}

TEST_CASE("clang: an instance that the header itself asks for") {
  const Source s(R"(
    template <class T> struct Box { T get() const; };
    template struct Box<int>;
    extern template struct Box<char>;
    struct Point {};
    template struct Box<Point>;
    using Points FERRULE(export) = Box<Point>;
    template <> struct Box<bool> {};
    using Ints FERRULE(export) = Box<int>;
    using Chars FERRULE(export) = Box<char>;
    using Bools FERRULE(export) = Box<bool>;)");
  CHECK(s.said() == "");
  CHECK(Source::find(s.cls("Ints").functions, "get").result.canonical == "int");
  CHECK(Source::find(s.cls("Points").functions, "get").result.canonical == "Point");
  CHECK(Source::find(s.cls("Chars").functions, "get").result.canonical == "char");
  CHECK_FALSE(Source::has(s.cls("Box<bool>").functions, "get"));
}

TEST_CASE("clang: a template that is declared before it is defined") {
  const Source s(R"(
    template <class T = int, class U = char> class Later;
    using Soon = Later<>;
    template <class T, class U> class Later { public: T get(U) const; };
    using One FERRULE(export) = Soon;)");
  CHECK(s.said() == "");
  CHECK(Source::find(s.cls("One").functions, "get").result.canonical == "int");
}

TEST_CASE("clang: an instance has the exported base behind one that is not") {
  const Source s(R"(
    struct FERRULE(export) Sink { void flush(); };
    struct Other {};
    template <class Mutex> struct BaseSink : Sink, private Other { void log(); };
    template <class Mutex> struct FileSink : BaseSink<Mutex> { void open(); };
    using File FERRULE(export) = FileSink<int>;)");
  CHECK(s.said() == "");
  const decl::Class &file = s.cls("File");
  REQUIRE(file.bases.size() == 2);
  CHECK(file.bases[0].type.canonical == "BaseSink<int>");
  CHECK(file.bases[1].type.canonical == "Sink");
  CHECK(Source::has(file.functions, "log"));
  CHECK_FALSE(Source::has(file.functions, "flush"));
}

TEST_CASE("clang: an instance whose base is told what derives from it") {
  const Source s(R"(
    template <class Derived> struct Dense { int size() const; };
    template <class T, int N> struct Vector : Dense<Vector<T, N>> { T sum() const; };
    using Vector3 FERRULE(export) = Vector<double, 3>;)");
  CHECK(s.said() == "");
  const decl::Class &vector = s.cls("Vector3");
  REQUIRE(vector.bases.size() == 1);
  CHECK(vector.bases[0].type.canonical == "Dense<Vector<double, 3>>");
  CHECK(Source::has(vector.functions, "size"));
}

TEST_CASE("clang: a base that only the argument tells is said, and what a list names of it is there") {
  clang::ParseOptions options;
  options.headers = {"/virtual/sample.hpp"};
  options.unsaved = {{"/virtual/sample.hpp",
                      "template <class D> struct Base { int size() const { return 1; } int other() const { return 2; } };\n"
                      "template <class D> struct traits { using type = Base<D>; };\n"
                      "template <class D> struct Part : public traits<D>::type { int own() const { return 3; } };\n"}};
  model::Export entry;
  entry.name = "Part<int>";
  entry.members = {"*", "size"};
  options.exports = {entry};
  const Source source(options);
  const decl::Class &part = source.cls("Part<int>");
  REQUIRE(part.unseen_bases.size() == 1);
  CHECK(part.unseen_bases[0].find("traits<D>::type") != std::string::npos);
  CHECK(Source::has(part.functions, "own"));
  CHECK(Source::find(part.functions, "size").inherited_from == "Base<int>");
  CHECK_FALSE(Source::has(part.functions, "other"));
}

TEST_CASE("clang: members whose bodies use others that do not compile") {
  const Source source(R"(
    template <class T> class Cell {
     public:
      void copy() { T other(value_); (void)other; }
      void copy_twice() { copy(); copy(); }
      void copy_often() { copy_twice(); }
      int size() const { return 1; }
     private:
      T value_;
    };
    struct Lone { Lone() = default; Lone(const Lone &) = delete; };
    using LoneCell FERRULE(export) = Cell<Lone>;
    using IntCell FERRULE(export) = Cell<int>;)");
  const std::vector<decl::Function> &lone = source.cls("LoneCell").functions, &ints = source.cls("IntCell").functions;
  for (const char *name : {"copy", "copy_twice", "copy_often"}) {
    CHECK(Source::find(lone, name).refused.find("its body does not compile") == 0);
    CHECK(Source::find(ints, name).refused.empty());
  }
  CHECK(Source::find(lone, "size").refused.empty());
}

TEST_CASE("clang: constants of an unnamed enum in a template") {
  const Source source(R"(
    template <int N> struct Sized { enum { count = N, twice = 2 * N }; };
    using Three FERRULE(export) = Sized<3>;)");
  const decl::Field &twice = Source::find(source.cls("Three").fields, "twice");
  CHECK(twice.type.canonical == "unsigned int");
  CHECK(twice.default_value->literal == "6");
}
