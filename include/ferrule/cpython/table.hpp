// The functions of CPython that the lane calls, declared here and found at run time: no Python header is ever included.
//
// Everything is declared once, in the lists below, with the version of CPython from which it is exported.  What exists in
// 3.9 is required; what came later may be missing and has to be asked for (`if (py.PyDict_GetItemRef)`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "../config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

struct object;  // PyObject: never looked into, except as layout.hpp has found out
using ssize = std::ptrdiff_t;

// The structures that CPython reads; the same in every version so far.
using function_pointer = void (*)();
struct method_definition {
  const char *name;
  function_pointer function;
  int flags;
  const char *doc;
};
struct property_definition {
  const char *name;
  object *(*get)(object *, void *);
  int (*set)(object *, object *, void *);
  const char *doc;
  void *closure;
};
struct member_definition {
  const char *name;
  int type;
  ssize offset;
  int flags;
  const char *doc;
};
struct type_slot {
  int slot;
  void *value;
};
struct type_specification {
  const char *name;
  int size;
  int item_size;
  unsigned flags;
  type_slot *slots;
};
using visitor = int (*)(object *, void *);

constexpr int fastcall_with_keywords = 0x80 | 0x02, with_keywords = 0x01 | 0x02, class_method = 0x10, static_method = 0x20,
              no_arguments = 0x04, one_argument = 0x08;

// X(first version as 0xMMmm, result, name, parameters)
#define FERRULE_PYTHON_FUNCTIONS(X)                                                 \
  X(0x0309, void, Py_IncRef, (object *))                                            \
  X(0x0309, void, Py_DecRef, (object *))                                            \
  X(0x0309, object *, PyObject_Type, (object *))                                    \
  X(0x0309, object *, PyObject_Repr, (object *))                                    \
  X(0x0309, ssize, PyObject_Hash, (object *))                                       \
  X(0x0309, ssize, PyObject_HashNotImplemented, (object *))                         \
  X(0x0309, int, PyObject_RichCompareBool, (object *, object *, int))               \
  X(0x0309, object *, PyObject_GetAttrString, (object *, const char *))             \
  X(0x0309, int, PyObject_SetAttrString, (object *, const char *, object *))        \
  X(0x0309, object *, PyObject_Call, (object *, object *, object *))                \
  X(0x0309, object *, PyObject_CallObject, (object *, object *))                    \
  X(0x0309, object *, PyObject_CallFunctionObjArgs, (object *, ...))                \
  X(0x0309, object *, PyObject_GetIter, (object *))                                 \
  X(0x0309, void, PyObject_ClearWeakRefs, (object *))                               \
  X(0x0309, object *, PyWeakref_NewRef, (object *, object *))                       \
  X(0x0309, void, PyObject_GC_UnTrack, (void *))                                    \
  X(0x0309, int, Py_ReprEnter, (object *))                                          \
  X(0x0309, void, Py_ReprLeave, (object *))                                         \
  X(0x0309, object *, PyType_FromSpecWithBases, (type_specification *, object *))   \
  X(0x0309, object *, PyType_GenericAlloc, (object *, ssize))                       \
  X(0x0309, object *, PyObject_Init, (object *, object *))                          \
  X(0x0309, void *, PyType_GetSlot, (object *, int))                                \
  X(0x0309, unsigned long, PyType_GetFlags, (object *))                             \
  X(0x0309, int, PyType_IsSubtype, (object *, object *))                            \
  X(0x0309, object *, PyDescr_NewMethod, (object *, method_definition *))           \
  X(0x0309, object *, PyObject_GenericGetDict, (object *, void *))                  \
  X(0x0309, int, PyObject_GenericSetDict, (object *, object *, void *))             \
  X(0x0309, object *, PyCFunction_NewEx, (method_definition *, object *, object *)) \
  X(0x0309, object *, PyModuleDef_Init, (void *))                                   \
  X(0x0309, object *, PyImport_ImportModule, (const char *))                        \
  X(0x0309, object *, PyImport_AddModule, (const char *))                           \
  X(0x0309, object *, PyLong_FromLongLong, (long long))                             \
  X(0x0309, object *, PyLong_FromUnsignedLongLong, (unsigned long long))            \
  X(0x0309, object *, PyLong_FromVoidPtr, (void *))                                 \
  X(0x0309, long long, PyLong_AsLongLong, (object *))                               \
  X(0x0309, unsigned long long, PyLong_AsUnsignedLongLong, (object *))              \
  X(0x0309, object *, PyNumber_Index, (object *))                                   \
  X(0x0309, object *, PyNumber_Add, (object *, object *))                           \
  X(0x0309, object *, PyNumber_Subtract, (object *, object *))                      \
  X(0x0309, object *, PyNumber_Lshift, (object *, object *))                        \
  X(0x0309, object *, PyNumber_Rshift, (object *, object *))                        \
  X(0x0309, object *, PyNumber_Or, (object *, object *))                            \
  X(0x0309, unsigned long long, PyLong_AsUnsignedLongLongMask, (object *))          \
  X(0x0309, object *, PyComplex_FromDoubles, (double, double))                      \
  X(0x0309, double, PyComplex_RealAsDouble, (object *))                             \
  X(0x0309, double, PyComplex_ImagAsDouble, (object *))                             \
  X(0x0309, object *, PyBool_FromLong, (long))                                      \
  X(0x0309, object *, PyFloat_FromDouble, (double))                                 \
  X(0x0309, double, PyFloat_AsDouble, (object *))                                   \
  X(0x0309, const char *, PyUnicode_AsUTF8AndSize, (object *, ssize *))             \
  X(0x0309, object *, PyUnicode_FromStringAndSize, (const char *, ssize))           \
  X(0x0309, object *, PyUnicode_FromString, (const char *))                         \
  X(0x0309, object *, PyUnicode_FromFormat, (const char *, ...))                    \
  X(0x0309, object *, PyUnicode_InternFromString, (const char *))                   \
  X(0x0309, int, PyUnicode_CompareWithASCIIString, (object *, const char *))        \
  X(0x0309, object *, PyUnicode_EncodeFSDefault, (object *))                        \
  X(0x0309, object *, PyUnicode_DecodeFSDefaultAndSize, (const char *, ssize))      \
  X(0x0309, object *, PyOS_FSPath, (object *))                                      \
  X(0x0309, object *, PyBytes_FromStringAndSize, (const char *, ssize))             \
  X(0x0309, object *, PyBytes_FromObject, (object *))                               \
  X(0x0309, int, PyBytes_AsStringAndSize, (object *, char **, ssize *))             \
  X(0x0309, object *, PyMemoryView_FromObject, (object *))                          \
  X(0x0309, object *, PyTuple_New, (ssize))                                         \
  X(0x0309, ssize, PyTuple_Size, (object *))                                        \
  X(0x0309, object *, PyTuple_GetItem, (object *, ssize))                           \
  X(0x0309, int, PyTuple_SetItem, (object *, ssize, object *))                      \
  X(0x0309, object *, PyList_New, (ssize))                                          \
  X(0x0309, ssize, PyList_Size, (object *))                                         \
  X(0x0309, object *, PyList_GetItem, (object *, ssize))                            \
  X(0x0309, int, PyList_SetItem, (object *, ssize, object *))                       \
  X(0x0309, int, PyList_Append, (object *, object *))                               \
  X(0x0309, object *, PyList_AsTuple, (object *))                                   \
  X(0x0309, object *, PySequence_Tuple, (object *))                                 \
  X(0x0309, object *, PySet_New, (object *))                                        \
  X(0x0309, int, PySet_Add, (object *, object *))                                   \
  X(0x0309, object *, PyFrozenSet_New, (object *))                                  \
  X(0x0309, object *, PyDict_New, ())                                               \
  X(0x0309, int, PyDict_SetItem, (object *, object *, object *))                    \
  X(0x0309, int, PyDict_SetItemString, (object *, const char *, object *))          \
  X(0x0309, object *, PyDict_GetItemWithError, (object *, object *))                \
  X(0x0309, int, PyDict_Next, (object *, ssize *, object **, object **))            \
  X(0x0309, ssize, PyDict_Size, (object *))                                         \
  X(0x0309, object *, PyMapping_Items, (object *))                                  \
  X(0x0309, object *, PyEval_SaveThread, ())                                        \
  X(0x0309, void, PyEval_RestoreThread, (object *))                                 \
  X(0x0309, int, PyGILState_Ensure, ())                                             \
  X(0x0309, void, PyGILState_Release, (int))                                        \
  X(0x0309, unsigned long, PyThread_get_thread_ident, ())                           \
  X(0x0309, int, Py_AddPendingCall, (int (*)(void *), void *))                      \
  X(0x0309, int, PyErr_CheckSignals, ())                                            \
  X(0x0309, object *, PyErr_Occurred, ())                                           \
  X(0x0309, void, PyErr_Clear, ())                                                  \
  X(0x0309, int, PyErr_ExceptionMatches, (object *))                                \
  X(0x0309, void, PyErr_Fetch, (object **, object **, object **))                   \
  X(0x0309, void, PyErr_NormalizeException, (object **, object **, object **))      \
  X(0x0309, void, PyErr_Restore, (object *, object *, object *))                    \
  X(0x0309, void, PyErr_SetObject, (object *, object *))                            \
  X(0x0309, void, PyErr_SetString, (object *, const char *))                        \
  X(0x0309, object *, PyErr_NoMemory, ())                                           \
  X(0x0309, void, PyErr_WriteUnraisable, (object *))                                \
  X(0x0309, void, PyException_SetCause, (object *, object *))                       \
  X(0x0309, void, PyException_SetContext, (object *, object *))                     \
  X(0x0309, int, PyException_SetTraceback, (object *, object *))                    \
  X(0x0309, object *, PyException_GetTraceback, (object *))                         \
  X(0x0309, object *, PyInterpreterState_Get, ())                                   \
  X(0x0309, object *, PyInterpreterState_Main, ())                                  \
  X(0x0309, object *, PyInterpreterState_GetDict, (object *))                       \
  X(0x0309, int, Py_IsInitialized, ())                                              \
  X(0x0309, const char *, Py_GetVersion, ())

// Objects: exception classes are behind a pointer, types and singletons are the address itself.
// clang-format off
#define FERRULE_PYTHON_EXCEPTIONS(X) \
  X(PyExc_TypeError) \
  X(PyExc_ValueError) \
  X(PyExc_IndexError) \
  X(PyExc_KeyError) \
  X(PyExc_OverflowError) \
  X(PyExc_MemoryError) \
  X(PyExc_OSError) \
  X(PyExc_UnicodeError) \
  X(PyExc_UnicodeEncodeError) \
  X(PyExc_RuntimeError) \
  X(PyExc_AttributeError) \
  X(PyExc_ImportError) \
  X(PyExc_Exception)
#define FERRULE_PYTHON_OBJECTS(X) \
  X(PyBaseObject_Type) \
  X(PyType_Type) \
  X(PyBool_Type) \
  X(PyLong_Type) \
  X(PyFloat_Type) \
  X(PyComplex_Type) \
  X(PyUnicode_Type) \
  X(PyBytes_Type) \
  X(PyByteArray_Type) \
  X(PyMemoryView_Type) \
  X(PyTuple_Type) \
  X(PyList_Type) \
  X(PyDict_Type) \
  X(PySet_Type) \
  X(PyFrozenSet_Type) \
  X(_Py_NoneStruct) \
  X(_Py_TrueStruct) \
  X(_Py_FalseStruct) \
  X(_Py_NotImplementedStruct) \
  X(_Py_EllipsisObject)
// clang-format on

struct table {
#define X(version, result, name, parameters) result(*name) parameters;
  FERRULE_PYTHON_FUNCTIONS(X)
#undef X
#define X(name) object **name;
  FERRULE_PYTHON_EXCEPTIONS(X)
#undef X
#define X(name) object *name;
  FERRULE_PYTHON_OBJECTS(X)
#undef X
};

// Constants of the process: the addresses of one interpreter library.
inline table py FERRULE_HIDDEN;

// Finds a symbol of the interpreter; defined per platform.
class symbols;

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule

#if defined(_WIN32)
#include "symbols_windows.hpp"
#else
#include "symbols_posix.hpp"
#endif

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// The name of a required symbol that this interpreter lacks, or nullptr when all are there.
inline const char *fill_table(const symbols &interpreter) {
#define X(version, result, name, parameters) #name "\0"
#define Y(name) #name "\0"
  static const char names[] = FERRULE_PYTHON_FUNCTIONS(X) FERRULE_PYTHON_EXCEPTIONS(Y) FERRULE_PYTHON_OBJECTS(Y);
#undef X
#undef Y
#define X(version, result, name, parameters) version,
#define Y(name) 0,
  static constexpr short since[] = {FERRULE_PYTHON_FUNCTIONS(X) FERRULE_PYTHON_EXCEPTIONS(Y) FERRULE_PYTHON_OBJECTS(Y)};
#undef X
#undef Y
  static_assert(sizeof(table) == std::size(since) * sizeof(void *), "the table is one address per name, in the same order");
  const char *missing = nullptr, *name = names;
  char *to = reinterpret_cast<char *>(&py);
  for (const short version : since) {
    void *const found = interpreter.find(name);
    if (!found && version <= 0x0309) missing = name;
    std::memcpy(to, &found, sizeof found);
    to += sizeof found;
    name += std::strlen(name) + 1;
  }
  return missing;
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
