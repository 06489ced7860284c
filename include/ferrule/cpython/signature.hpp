// What a Python callable takes: names, kinds and which have defaults.  One static object per C function.
#pragma once

#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

enum class takes : unsigned char { anyhow, positional, keyword };  // how an argument may be given

struct parameter {
  const char *name = nullptr;
  takes how = takes::anyhow;
  bool has_default = false;
  object *interned = nullptr;  // the name as a Python str, made when a keyword is first met
};

// The part that does not depend on the number of parameters.
struct signature_base {
  const char *function;   // "Path.add", as messages about arguments name it
  const char *called;     // "Path.__init__", as messages about their number name it
  bool has_self;          // counted in those messages
  const char *candidate;  // "Path.add(p: Point)", for the list of overloads; nullptr where there is only one
  int count, positional;  // parameters; those that may be given by position
  parameter *parameters;
  int required = 0;  // by position, where none is given by keyword; more than `positional` if that can never be enough
};

template <int Count>
struct signature : signature_base {
  static constexpr int size = Count, room = Count ? Count : 1;
  parameter each[room];

  template <class... P>
  constexpr signature(const char *function_, const char *called_, bool has_self_, const char *candidate_, P... parameters_)
      : signature_base{function_, called_, has_self_, candidate_, Count, 0, each}, each{parameters_...} {
    static_assert(sizeof...(P) == Count, "one entry per parameter");
    for (int i = 0; i < Count; ++i) {
      positional += each[i].how != takes::keyword;
      if (!each[i].has_default) required = i + 1;
    }
  }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
