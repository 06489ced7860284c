// How long what a type refers to must live, read off its fields; DESIGN's three values.
#pragma once

#include <map>
#include <string>

#include "cursor.hpp"
#include "model/declarations.hpp"
#include "owners.hpp"

namespace ferrule::clang {

// What a type is, and what it was seen by.
struct Verdict {
  decl::Lifetime value = decl::Lifetime::independent;
  std::string path;  // of fields, from the type to what decides: "piece_.doc_"; "" where it is the type itself
  std::string what;  // "is a reference to `ns::Document`"; "" of what is independent

  std::string why() const { return path.empty() ? what : "field `" + path + "` " + what; }
};

// Answers are remembered by canonical spelling, for one translation unit.
class Lifetimes {
 public:
  explicit Lifetimes(const Owners &owners) : owners_(owners) {}

  Verdict of(const Type &type);
  // Trivially destructible and made of pointers only, as a pugixml node.
  bool is_trivial_pointer(const Type &type);
  // Non-atomic mutable fields, also in bases and in the fields' own classes: a const method may write.
  bool has_mutable_fields(const Type &type);

 private:
  Verdict judge(const Type &type, bool owned);
  Verdict judge_class(const Type &type, const Cursor &definition, bool owned);
  Verdict judge_fields(const Type &type, bool owner);
  Verdict judge_pattern(const Cursor &pattern);
  Verdict judge_bases(const Type &type, const Cursor &definition);
  Verdict judge_arguments(const Type &type);
  Verdict judge_pointee(const Type &type);
  bool is_closed(const Type &type, const Cursor &definition);
  bool lets_in(const Type &parameter, const Type &own);
  bool trivially_destructible(const Type &type);

  const Owners &owners_;
  std::map<std::string, Verdict> known_;
};

// Of a class or a class template: any virtual method, its own or inherited?
bool is_polymorphic(const Cursor &definition);

// A destructor that somebody wrote, its own or that of a base.
bool destroys(const Cursor &definition);
// It frees what it refers to, and minds its copies: a destructor and a copy constructor of its own (a deleted one counts).
bool is_owner(const Cursor &definition);

// The declaration whose children can be visited: of a template instance, its template.
Cursor visible_definition(const Type &type);

}  // namespace ferrule::clang
