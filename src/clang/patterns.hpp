// Templates, and what they make.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cursor.hpp"

namespace ferrule::clang {

// Does the name of both stand at one place?
bool is_same_place(const Cursor &a, const Cursor &b);

// A class that a template makes by itself: it has the members of its pattern, and libclang shows none.  (An explicit specialization
// is a class as any other.)
bool is_instance(const Cursor &declaration);

// The template, or partial specialization, that an instance is made of; where nothing is known of it but its name, that.
Cursor pattern_of(const Cursor &instance);

// Of any declaration: what its author wrote, where a template made it; itself otherwise.
Cursor written(const Cursor &declaration);

// The same of an enum of an instance, whose pattern libclang does not tell.
Cursor written_member(const Cursor &declaration);

// What a base's members are written in.  `specifier`: of a class or of a template; `instance`: of that template, for a base that is
// one of its parameters; null where it is another's.  Null for a base that cannot be told, and for those of the standard library.
Cursor pattern_of_base(const Cursor &specifier, const Cursor &instance);
// `typename traits<T>::type`: a base that nobody can tell before T is known, and libclang does not tell afterwards.
bool names_unseen_base(const Cursor &specifier, const Cursor &instance);

// The type of a base of `instance` that is one of its template's parameters; null for others.
Type parameter_base(const Cursor &specifier, const Cursor &instance);

// What stands for the parameters of a template in what it made.
class Substitution {
 public:
  Substitution() = default;
  // Of a function or a class, and of all that is around it.  `text`: "get<int>", for libclang does not tell it of methods.
  explicit Substitution(const Cursor &made, const std::string &text = "");

  // Takes what a function template's own parameters are from one of its parameters, whose type is the instance's template with
  // these: T = int, of `const Stack<T> &` and Stack<int>.  False where it is not of that form.
  bool match(const Cursor &parameter, const Cursor &function, const Cursor &instance);

  bool is_parameter(const Cursor &named) const;                      // of any template
  std::optional<std::string> of(const Cursor &parameter) const;      // nullopt: of a pack, or of a partial specialization
  std::optional<std::string> of_pattern(const Cursor &named) const;  // the instance, where a pattern itself is named
  std::string scope_of(const Cursor &named) const;                   // "geo::Stack<int>::" of what is in its pattern

 private:
  void add(const Cursor &made, const std::vector<std::string> &shown);

  std::vector<std::pair<Cursor, std::string>> arguments_;  // by parameter
  std::vector<std::pair<Cursor, std::string>> patterns_;   // each with its instance
};

}  // namespace ferrule::clang
