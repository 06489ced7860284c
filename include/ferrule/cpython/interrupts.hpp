// Ctrl-C while C++ runs (ferrule::interrupted): Python's signal handlers are run in between, in the main thread, as they are
// between two steps of Python code.  What a handler raises comes out of the call.
#pragma once

#include <utility>

#include "../runtime/interruption.hpp"
#include "gil.hpp"
#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

namespace detail {

// What a handler has raised in a call that has not ended yet, and the thread in which handlers run.
inline object *raised_meanwhile FERRULE_HIDDEN = nullptr;
inline unsigned long main_thread FERRULE_HIDDEN = 0;

// False with an exception set, where a handler has raised one meanwhile.
inline bool find_main_thread() {
  owned threads(py.PyImport_ImportModule("threading"));
  owned main(threads ? py.PyObject_GetAttrString(threads.get(), "main_thread") : nullptr);
  owned thread(main ? py.PyObject_CallObject(main.get(), nullptr) : nullptr);
  owned ident(thread ? py.PyObject_GetAttrString(thread.get(), "ident") : nullptr);
  if (ident) main_thread = static_cast<unsigned long>(py.PyLong_AsUnsignedLongLong(ident.get()));
  return !py.PyErr_Occurred();
}
// In a child of fork() it is the one that has forked.
inline void forget_main_thread() { main_thread = 0; }
inline bool is_main_thread() { return py.PyThread_get_thread_ident() == main_thread; }

// Between two steps of the main thread's Python code, the first of which is the call's end.
inline int raise_late(void *) {
  owned exception(std::exchange(raised_meanwhile, nullptr));
  if (exception) py.PyErr_SetObject(type_of(exception.get()), exception.get());
  return exception ? -1 : 0;
}

// (Never behind stop_asking(); of one that has ended in another way nothing is asked either.)
inline std::int32_t ask_interpreter(void *, bool ended) {
  if (!py.Py_IsInitialized()) return 0;
  if (ended) return py.Py_AddPendingCall(raise_late, nullptr), 0;
  if (main_thread && !is_main_thread()) return -1;
  const int held = py.PyGILState_Ensure();
  const bool raised = (!main_thread && !find_main_thread()) || (is_main_thread() && py.PyErr_CheckSignals() < 0);
  if (raised) owned(std::exchange(raised_meanwhile, take_exception().release()));
  const bool is_main = is_main_thread();
  py.PyGILState_Release(held);
  return raised ? 1 : is_main ? 0 : -1;
}

// Python's atexit: from now on nobody asks, and nobody is about to: to end that takes the lock.
inline object *stop_asking(object *, object *) {
  const unlocked others_run;
  ferrule::detail::interruption_host::instance().set(nullptr, nullptr);
  return none();
}

}  // namespace detail

// Threads of C++ may go on after the interpreter has ended, and must not ask it any more.  False with an exception set.
inline bool stop_asking_at_exit() {
  static method_definition definition{"stop_asking", reinterpret_cast<function_pointer>(detail::stop_asking), no_arguments,
                                      nullptr};
  owned enter = import_from("atexit", "register"), hook(py.PyCFunction_NewEx(&definition, nullptr, nullptr));
  return enter && hook && owned(py.PyObject_CallFunctionObjArgs(enter.get(), hook.get(), nullptr));
}

// What a call raises that has failed: what a handler has raised meanwhile, with the failure as its context; else the failure.
FERRULE_COLD inline owned what_interrupted(owned failure) {
  if (!detail::raised_meanwhile || !failure || !detail::is_main_thread()) return failure;
  owned raised(std::exchange(detail::raised_meanwhile, nullptr));
  py.PyException_SetContext(raised.get(), failure.release());
  return raised;
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
