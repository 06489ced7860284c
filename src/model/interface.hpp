// The interface model: what crosses, in shapes.  Emitters read this and nothing else; they never see what a C++ type means,
// only its text where the shims must repeat it.  All cross references are indices into the vectors of Interface.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "declarations.hpp"
#include "location.hpp"

namespace ferrule::model {

// The closed vocabulary (docs/abi.md).
enum class Shape {
  nothing,  // no result
  boolean,
  i8,
  i16,
  i32,
  i64,
  u8,
  u16,
  u32,
  u64,
  f32,
  f64,
  character,
  enumeration,
  str,
  bytes,
  path,
  list,
  map,
  optional,
  box,
  tuple,
  variant,
  record,
  handle,
  function,
  interface,
  array,
  object,
  future,
};

using TypeId = int;
using Index = int;
constexpr Index none = -1;

// A face of the user's: dotted names of functions ("" where the value stays as the shape has it), and what the stubs say.
struct PythonFace {
  std::string from_python, to_python, annotation;
  friend bool operator==(const PythonFace &a, const PythonFace &b) {
    return a.from_python == b.from_python && a.to_python == b.to_python && a.annotation == b.annotation;
  }
};

// A node of a shape tree.  Equal trees are one node.
struct Type {
  Shape shape = Shape::nothing;
  std::vector<TypeId> parts;  // list {item}; map {key, value}; optional, box {item}; tuple, variant {alternatives…}
  Index declaration = none;   // enumeration → enums, record → records, handle → classes
  std::string face;           // "" for the shape's default; else "tuple", "set", "frozenset", …
  TypeId faced = none;        // of a value that hosts convert further, as its face says: what it is without; in C the two are one
  PythonFace python;          // of the face "python"
  bool owns_memory = false;   // a result of it comes with an owner
  std::string c;              // in C: "int64_t", "geo_str", "geo_list_str", "geo_join", "geo_point", "geo_path *"
  std::string c_tag;          // the word in composed names: "i64", "str", "list_str", "point", "path"
};

// Whether a result has an owner where one of that type lies in it.  A handle that does is the owner's too; a host that wants to
// keep it adds a count.
inline bool has_to_be_given_back(const Type &part) { return part.owns_memory || part.shape == Shape::handle; }

// How the C++ object behind a handle argument is used during the call.
enum class Borrow { none, shared, exclusive, take /* moved out: unique_ptr, by && */, share /* shared_ptr */ };

// How a class result comes over.
enum class Transfer {
  none,
  value /* new object */,
  copy,
  view,
  const_view,
  take /* unique_ptr */,
  share /* shared_ptr */,
  static_view
};

struct Default {
  std::string cpp;     // for the shim or the thunk
  std::string python;  // for signature and stub: "1e-12", "Join.round", "None"; "..." where only C++ can compute it
  std::string c;       // for the header's comment
  std::string
      thunk;  // C function that computes it: `geo_status thunk(T *out, [geo_owner **owner,] geo_error **error)`; "" for literals
  enum class Kind { literal, enumerator, none /* None */, empty /* of a str, list, map … */, thunk } kind = Kind::literal;
};

struct Parameter {
  std::string name;  // in C and in Python; never a keyword
  TypeId type = none;
  std::string cpp;               // the C++ parameter type, as the shim spells it
  std::string declared;          // as C++ declares it, where that is not `cpp`
  Borrow borrow = Borrow::none;  // of a handle (also of handles inside a list)
  bool nullable = false;         // a handle that may be NULL / None
  bool reads = false;            // const in C++, though it is borrowed exclusively for its `mutable` fields
  bool invalidates = false;      // of a handle: as Function::invalidates of self
  bool converts = false;         // an object may be made of what is given (Class::conversions)
  bool positional_only = false, keyword_only = false;
  std::optional<Default> default_value;
  std::string doc;
  Location where;
  int position = none;  // among the parameters of C++, without self
  // A pointer to many, which C++ takes together with their number.
  struct Counted {
    std::string size, size_name;  // its type in C++, and its name
    int size_position = 0;
  };
  std::optional<Counted> counted;
  bool result_may_keep = false, self_may_keep = false;  // what the types allow; what is done about it says the function
};

struct Result {
  TypeId type = none;  // Shape::nothing for void
  std::string cpp;
  Transfer transfer = Transfer::none;
  bool nullable = false;  // a handle that may be NULL / None
  bool raises = false;    // in C++ a value or a failure: the one crosses, the other is the call's error
  decl::Lifetime lifetime = decl::Lifetime::independent;
  std::string lifetime_why;  // how that is known: "field `doc_` is a reference to `ns::Document`"; "" where there is nothing to say
  std::vector<int> keeps;    // what the result points into: -1 is self, else the parameter's number
  std::vector<int> copies;   // parameters that it may go on referring to: what they give is copied, and lives as long as it does
  bool collapses = false;    // pure pointers: what it came from may be left out, its own roots are kept
  bool maybe_self = false;   // T & from a method of T: the same object gives the same handle; of nothing, that a host gives self
};

struct Function {
  enum class Kind {
    free,           // cpp(args)
    static_method,  // Class::cpp(args)
    constructor,    // Class(args); with self borrowed, a copy: Class(self)
    method,         // self.cpp(args)
    field_get,      // self.cpp
    field_set,      // self.cpp = arg
    constant,       // cpp
    step,           // self.step(has, …): the next item of an iteration, and whether there was one
    extension,      // cpp(self, args); where `reflected`, cpp(arg, self): free operators (found by ADL), FERRULE(method = …)
    item_set,       // self[arg] = arg
  };
  Kind kind = Kind::free;
  Index owner = none;                 // classes: the class that it belongs to
  std::string c_name;                 // geo_path_add
  std::string python_name;            // add, __getitem__
  std::string cpp;                    // "::geo::meet", "add", "operator[]", "length"
  std::vector<Parameter> parameters;  // without self
  // What C++ gives back through a parameter is a part of the result: first what it returns, then these.
  struct Out {
    std::string name;         // as a parameter's
    std::string cpp;          // the type of what is given back
    std::string declared;     // what C++ wants, where something else stands for it
    int position = 0;         // among the parameters of C++, without self
    int parameter = none;     // the parameter that it is before the call; none of what is made for the call
    bool is_pointer = false;  // C++ wants its address
  };
  std::vector<Out> outs;
  std::string returns;  // beside outs: the C++ type of what it returns itself, "" for none; result.cpp is that of all together
  Result result;
  Borrow self = Borrow::none;  // of a method: shared or exclusive
  std::vector<int> stays;      // parameters that self may go on referring to: what they give lives as long as self
  bool no_fail = false;        // never used for now: every function returns a status
  bool gil_release = true;
  bool in_library_lock = false;                // threads = library
  bool invalidates = false;                    // advances the epoch of self's roots
  bool in_bits = false;                        // of a field that is set: a bit-field, which may be too small for the value
  bool unchanging = false;                     // self is borrowed exclusively, but nothing changes that an iteration would notice
  bool reads = false;                          // self is const in C++, though it is borrowed exclusively for its `mutable` fields
  bool reflected = false;                      // of an extension: self is the right operand (__radd__)
  bool self_by_address = false;                // of an extension: C++ wants a pointer to self
  std::shared_ptr<const Result> const_result;  // of the const version, which is called for what is const; null: there is none
  bool is_converting = false;                  // a constructor that C++ calls by itself: one that is not `explicit`
  bool looks_up = false;                       // by a key: what is out of range is missing (Python's KeyError)
  std::string made_of;  // where `cpp` is a function of the runtime: what the user has declared, "std::hash<geo::Path>"
  bool former = false;  // C++ has it with more parameters by now; it stays for C programs, and nobody else sees it
  decl::Comment comment;
  Location where;
};

// "self", "other": the objects of which what was taken out before is stale after a call.
inline std::vector<std::string> invalidated(const Function &function) {
  std::vector<std::string> out;
  if (function.invalidates) out.emplace_back("self");
  for (const Parameter &each : function.parameters)
    if (each.invalidates) out.push_back(each.name);
  return out;
}

// One Python callable; more than one function where C++ overloads it, in declaration order.
struct Callable {
  std::string python_name;
  std::vector<Index> functions;
};

struct Property {
  std::string python_name;
  Index getter = none, setter = none;  // functions
  decl::Comment comment;
};

struct Enum {
  std::string python_name, c_name, c_prefix;  // Join, geo_join, GEO_JOIN_
  std::string cpp;
  std::vector<std::string> module;  // Python submodule below the package, outermost first; {} is the root
  Shape integer = Shape::i32;
  bool flags = false;
  struct Enumerator {
    std::string python_name, c_name, cpp;
    std::int64_t value = 0;
    bool is_unsigned = false;
    decl::Comment comment;
  };
  std::vector<Enumerator> enumerators;
  decl::Comment comment;
  Location where;
};

struct Record {
  std::string python_name, c_name;
  std::string cpp;
  std::vector<std::string> module;
  bool frozen = false;
  bool flat = false;  // only scalars and enums: may be stored inline as the C struct
  bool complete = true;
  struct Field {
    std::string python_name, c_name, cpp;
    std::string cpp_type;
    TypeId type = none;
    std::optional<Default> default_value;
    decl::Comment comment;
  };
  std::vector<Field> fields;
  bool has_equal = false;         // C++ defines ==; else fields are compared
  std::vector<Callable> methods;  // (methods of records are not exported yet)
  decl::Comment comment;
  Location where;
};

struct Class {
  std::string python_name, c_name;
  std::string cpp;
  std::string qualified_name;  // as Skip::owner has it; "" of an iteration
  std::vector<std::string> module;
  std::vector<Index> bases;     // exported direct bases
  std::vector<Index> repeated;  // exported bases that it has more than once, and so does not convert to
  struct Cast {
    Index base = none;
    bool is_virtual = false;
  };
  Callable constructors;          // functions may be empty: no constructor from outside
  std::vector<Callable> methods;  // also operators, under their dunder names, and __len__, __iter__ …
  std::vector<Callable> static_methods;
  std::vector<Property> properties;
  std::vector<Index> constants;  // class constants
  bool copyable = false, equality = false, destructible = true, polymorphic = false;
  bool confined = false;   // no function takes, shares or returns a part of what is there: objects are borrowed for calls, or new
  std::string live;        // a container of C++: "sequence", "mapping" or "set", as languages have them; "" of others
  bool patchable = false;  // its attributes may be replaced in Python
  bool uncopied = false;   // C++ believes that it can be copied, and it is not to be: the shims are told
  Index iterates = none;   // an iteration over that class: C++'s is the runtime's; in Python it gives itself as __iter__
  std::vector<Index> conversions;  // constructors that C++ calls by itself: what they take may be given where one is wanted
  bool dynamic = false;            // objects may be given attributes in Python that C++ knows nothing of
  std::string closes;              // the method that ends a `with`; "" where there is none
  struct Pickle {
    std::vector<std::string> fields;  // properties that are the whole state, of an object that is made without arguments
    std::string state;                // else: a method that gives the state,
    std::string maker;                // and a static method that makes an object of it; "": a constructor does
    bool spread = false;              // the constructor takes the parts of the state, a tuple
  };
  std::optional<Pickle> pickle;
  Index copy = none;  // function: a copy (`__copy__`), none if not copyable
  decl::Lifetime lifetime = decl::Lifetime::independent;
  std::string lifetime_why;        // as of a result
  std::string threads = "borrow";  // borrow | library | internal
  decl::Comment comment;
  Location where;
};

struct Error {
  std::string python_name, c_name;  // Parallel, geo_parallel
  std::string c_status;             // GEO_ERROR_PARALLEL
  int status = 256;
  std::string cpp;
  std::vector<std::string> module;
  std::vector<Index> bases;               // exported error bases (errors)
  std::vector<std::string> python_bases;  // builtin exceptions: "ValueError", "RuntimeError"
  struct Field {
    std::string python_name;
    std::string c_getter;
    std::string cpp;
    std::string cpp_type;
    TypeId type = none;
    decl::Comment comment;
  };
  std::vector<Field> fields;  // getters: geo_status geo_parallel_angle(const geo_error *self, T *out, [owner,] geo_error **error)
  decl::Comment comment;
  Location where;
};

struct Constant {
  std::string python_name, c_name;
  std::string cpp;
  std::vector<std::string> module;
  TypeId type = none;
  std::string literal;  // a C literal where it is one: becomes an enumerator or a #define; "" → getter
  std::string python;   // its Python text, where literal
  Index getter = none;  // functions
  decl::Comment comment;
};

// What was not bound, and why; never silent.
struct Skip {
  std::string owner;   // "roaring::Roaring"; "" for free functions
  std::string member;  // its signature
  std::string reason;
  Location where;
  bool bound = false;   // it was bound after all, on the assumption that `reason` states
  std::string by = {};  // another function that was bound in its place, as the author says; no `reason` then
  bool is_missing() const { return !bound && by.empty(); }
};

// What the author writes in Python beside what is generated: `extra.py` of the package.
struct Extra {
  struct Method {
    Index owner = none;  // classes
    std::string name;
    std::vector<std::string> head, doc;  // decorators and `def …:`; its docstring: lines, as they stand
    bool is_overload = false;
  };
  std::string text;                  // the file
  std::vector<std::string> imports;  // its statements, which signatures may need
  std::vector<std::string> defined;  // its classes and variables
  std::vector<std::string> shared;   // what __all__ lists: the package's own too
  std::vector<Method> methods;
};

struct Interface {
  std::string module;   // Python package and C prefix: geo
  std::string version;  // of the library: "1.0.0"
  int abi = 1;
  decl::Platform platform;
  decl::Comment comment;  // the module's documentation
  std::vector<std::string>
      includes;  // what a shim includes: as the user writes it, <roaring/roaring.hh> or "geo.hpp" with its delimiters
  std::vector<std::string> row_headers;  // <ferrule/types/…> that this interface needs
  std::vector<Type> types;
  std::vector<Enum> enums;
  std::vector<Record> records;      // in an order in which each one's fields are complete
  std::vector<Class> classes;       // bases before derived
  std::vector<Error> errors;        // bases before derived
  std::vector<Function> functions;  // everything that is a C function of the user's, in the header's order
  std::vector<std::pair<std::vector<std::string>, Callable>> callables;  // free functions: submodule, callable
  std::vector<Constant> constants;
  std::vector<Skip> skips;
  std::vector<std::string> files;  // headers read, and extra.py: for dependency files
  std::optional<Extra> extra;
};

}  // namespace ferrule::model
