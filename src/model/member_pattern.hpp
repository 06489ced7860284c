// How lists and keys name functions: "add", "get*", and one overload as "add(int, const ns::Point &)".
#pragma once

#include <string>

#include "declarations.hpp"

namespace ferrule::model {

// "add(int, const ns::Point &) const": how messages show it, and lists may name it.
std::string signature_of(const decl::Function &function);

class MemberPattern {
 public:
  explicit MemberPattern(const std::string &text);

  const std::string &name() const { return name_; }  // may have a * or a ? in it
  bool is_for_many() const { return parameters_.empty(); }
  bool fits(const decl::Function &function) const;

 private:
  std::string name_;
  std::string parameters_;  // "(int,const ns::Point&)", without spaces; "" where none are named
  bool is_const_ = false;   // of one overload: the const one is meant
};

}  // namespace ferrule::model
