// Which interpreter may have the package: the main one of the process, and once.
//
// Types and all else that the lane has made are those of one interpreter; signals, and threads that come from outside, Python knows
// in the main one alone.  (What stays of an interpreter that has ended is not used again.)
#pragma once

#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

namespace detail {
// It has been in some interpreter.
inline bool was_loaded FERRULE_HIDDEN = false;
}  // namespace detail

// False with an ImportError.
inline bool may_be_loaded_here(const std::string &package) {
  object *const here = py.PyInterpreterState_Get();
  if (here != py.PyInterpreterState_Main()) {
    raise(*py.PyExc_ImportError, package +
                                     " works in the main interpreter of a process only, and this is another one: use it there, or "
                                     "in a process of its own");
    return false;
  }
  // Only an interpreter that has had it has our key; one that was started after that one has ended looks the same otherwise.
  object *known = py.PyInterpreterState_GetDict(here);
  owned key(py.PyLong_FromVoidPtr(&detail::was_loaded));
  if (!known || !key) return py.PyErr_NoMemory(), false;
  if (py.PyDict_GetItemWithError(known, key.get())) return true;
  if (py.PyErr_Occurred()) return false;
  if (detail::was_loaded) {
    raise(*py.PyExc_ImportError,
          package + " cannot be used again where Python has ended and was started anew: start a new process");
    return false;
  }
  if (py.PyDict_SetItem(known, key.get(), key.get()) < 0) return false;
  detail::was_loaded = true;
  return true;
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
