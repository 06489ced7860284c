// Whether what an argument refers to may be referred to after the call: by what the call returns, or by the object that it changes.
// Read off the types: what can be reached through the parameter, and what the fields of the other can point to.
#pragma once

#include <set>
#include <string>

#include "cursor.hpp"
#include "owners.hpp"

namespace ferrule::clang {

// What is pointed to, by the canonical spelling without `const`; all types of a byte's size that hold text or bytes are one.
struct Referred {
  bool anything = false;             // it cannot be seen what
  std::set<std::string> constant;    // through `const T *`, views
  std::set<std::string> changeable;  // through `T *`
  bool empty() const { return !anything && constant.empty() && changeable.empty(); }
};

class Storage {
 public:
  explicit Storage(const Owners &owners) : owners_(owners) {}

  // By what a function returns: a class, or a container, optional or pointer of one.
  bool result_may_keep(const Type &result, const Type &parameter);
  // By the object whose method is called.  What cannot be seen of it is taken not to keep: most classes have something of the kind.
  bool self_may_keep(const Type &self, const Type &parameter);

 private:
  // Does a function that gets such an argument by custom make no copy of it?  (`const std::string &` stands for a value.)
  bool is_view(const Type &parameter) const;
  enum class Reach { own, far };  // only what an object holds itself and owns; what it points to as well
  void hold(const Type &type, Reach reach, bool owned, Referred &into);
  void hold_class(const Type &type, Reach reach, Referred &into);
  void hold_pointee(const Type &pointee, Reach reach, bool owned, Referred &into);
  void lend(const Type &type, bool is_const, Referred &into);
  Referred held_by(const Type &type, Reach reach);
  Referred lent_by(const Type &parameter);

  const Owners &owners_;
  std::set<std::string> seen_;
};

}  // namespace ferrule::clang
