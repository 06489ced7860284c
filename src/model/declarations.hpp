// What the headers declare, as plain data: the front end's output.  C++ types are text here; nothing knows their meaning.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "annotations.hpp"
#include "location.hpp"

namespace ferrule::decl {

// A Doxygen comment, taken apart.  Texts have no comment markers; paragraphs are separated by one empty line.
struct Comment {
  std::string text;                                         // brief and details
  std::vector<std::pair<std::string, std::string>> params;  // name, text
  std::string returns;
  std::vector<std::pair<std::string, std::string>> throws_;  // type as written, text
  bool empty() const { return text.empty() && params.empty() && returns.empty() && throws_.empty(); }
};

// A C++ type as the compiler may be told it: every name in full, valid at namespace scope, readable (std::string, not
// std::basic_string<char>) where a public name exists.
struct TypeText {
  std::string spelling;
  std::string canonical;  // the same type with all aliases resolved: the key under which it is known
};

struct Default {
  std::string cpp;      // the expression with every name in full
  std::string written;  // as the author wrote it
  std::string
      literal;  // the value, where it is a constant number, bool, string or nullptr: "42", "1e-12", "true", "\"a\"", "nullptr"
  std::string enumerator;  // where it is one enumerator: "geo::Join::round"
};

struct Parameter {
  std::string name;  // "" where the author gave none
  TypeText type;
  std::optional<Default> default_value;
  bool result_may_keep = false;  // what it refers to, an object's fields could refer to: one that the function returns, or makes
  bool self_may_keep = false;    // the one whose method it is
  Annotations annotations;
  Location where;
};

// How long what a value points to must live; decided by looking at its fields, private ones too.
enum class Lifetime {
  independent,  // owns all it refers to
  points,       // holds references, pointers or views into something else
  unseen,       // cannot be seen (incomplete, type-erased, hidden bases); counts as points
};

struct Function {
  enum class Kind { free, method, static_method, constructor, destructor, conversion };
  Kind kind = Kind::free;
  std::string name;                // "meet", "operator[]", "operator bool"; a constructor's class name
  std::vector<std::string> scope;  // enclosing namespaces and classes, outermost first
  TypeText result;
  std::vector<Parameter> parameters;
  bool is_const = false, is_noexcept = false, is_virtual = false, is_pure = false, is_deleted = false, is_explicit = false;
  bool is_listed = false;      // named by an export list, or a member of what is: what cannot cross is skipped and counted
  bool is_implied = false;     // an operator that was found beside an exported class, and is not marked itself
  std::string inherited_from;  // a public base that is not exported: canonical spelling
  std::string call;            // how it is called where not by its name: "*geo::get_int", a pointer to a member
  std::string replaced_by;     // the function that says it does: this one is not bound
  std::string refused;         // why nothing more is known of it, of a template's member: the reason; "" else
  bool is_template = false, is_variadic = false, is_defaulted = false, is_copy_constructor = false, is_move_constructor = false;
  char ref_qualifier = 0;                            // 0, '&' or 'R' (&&)
  bool returns_own_class_reference = false;          // T & from a method of T: may be *this
  Lifetime result_lifetime = Lifetime::independent;  // of a class that is returned, by itself or behind a pointer or reference
  std::string result_lifetime_why;                   // "field `doc_` is a reference to `ns::Document`"; "" of what is independent
  bool result_is_trivial_pointer =
      false;  // trivially destructible and made of pointers only: the middle of a chain may be left out
  Annotations annotations;
  Comment comment;
  Location where;
};

struct Field {
  std::string name;
  TypeText type;
  bool is_const = false, is_static = false, is_mutable = false, is_bitfield = false, is_reference = false;
  bool points = false;                   // what it holds refers to something else
  std::optional<Default> default_value;  // a member initialiser; of a static constant: its value
  std::string inherited_from;            // a public base that is not exported: canonical spelling
  std::string replaced_by;               // as of functions
  Annotations annotations;
  Comment comment;
  Location where;
};

struct Enumerator {
  std::string name;
  bool is_unsigned = false;
  std::int64_t value = 0;  // the bit pattern; read as unsigned where is_unsigned
  Comment comment;
  Annotations annotations;
  Location where;
};

struct Enum {
  std::string name;
  std::vector<std::string> scope;
  TypeText type;
  std::string integer;  // canonical spelling of the underlying type
  unsigned bits = 32;
  bool is_unsigned = false, is_scoped = true;
  bool is_listed = false;
  std::vector<Enumerator> enumerators;
  Annotations annotations;
  Comment comment;
  Location where;
};

struct Base {
  TypeText type;
  bool is_public = true, is_virtual = false;
};

struct Class {
  std::string name;
  std::vector<std::string> scope;
  TypeText type;
  std::vector<Base> bases;                  // direct ones, and exported ones behind those that are not
  std::vector<std::string> unseen_bases;    // as they are written: templates make them, and nobody can tell what their members are
  std::vector<std::string> repeated_bases;  // canonical spellings of those that are in it more than once, at any distance
  std::vector<Field> fields;                // public ones
  std::vector<Function> functions;          // public constructors, methods, statics, operators, conversions
  bool has_hidden_parts = false;            // fields or bases that are not public, or virtual functions
  bool is_aggregate_like = false;           // no user constructors, no private fields, no virtuals
  bool is_abstract = false, is_polymorphic = false, is_final = false;
  bool has_mutable_fields = false;  // non-atomic mutable ones, bases included: a const method may write
  bool is_copy_doubtful = false;    // it holds a template of something that cannot be copied: only trying tells
  std::string shared_by_copies;  // the pointer that C++'s own copy shares though a destructor may free it; "" where there is none
  bool in_system_header = false, is_listed = false;
  std::string live;  // of a container that is seen by a face (ferrule/live.hpp), of what kind: "sequence", …; "" of others
  Lifetime lifetime = Lifetime::independent;
  std::string lifetime_why;  // as Function::result_lifetime_why
  bool is_trivial_pointer = false;
  bool destroys = false;  // a destructor that somebody wrote, its own or a base's: it may free what it refers to
  Annotations annotations;
  Comment comment;
  Location where;
};

struct Constant {  // a constexpr or const variable at namespace scope; those of a class are static fields
  std::string name;
  std::vector<std::string> scope;
  TypeText type;
  std::string literal;  // its value, where it is a number, bool or string: as Default::literal
  bool is_listed = false;
  Annotations annotations;
  Comment comment;
  Location where;
};

// What C++ says differently on another machine, as far as the C ABI shows it.
struct Platform {
  int pointer_bits = 64, long_bits = 64;
  bool operator==(const Platform &other) const { return pointer_bits == other.pointer_bits && long_bits == other.long_bits; }
};

// Everything that was marked, or that an export list names, in the order of the headers.
struct Unit {
  Comment comment;  // of the first header: the module's documentation
  Platform platform;
  std::vector<Enum> enums;
  std::vector<Class> classes;
  std::vector<Function> functions;
  std::vector<Constant> constants;
  std::vector<std::string> files;  // headers read, for dependency files; system headers left out
};

}  // namespace ferrule::decl
