// A status and a geo_error as a Python exception.
#pragma once

#include "../runtime/status.hpp"
#include "interrupts.hpp"
#include "library.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

namespace detail {

inline owned package_exception(const char *name) { return import_from((the_package + "._types").c_str(), name); }

inline owned exception_class(std::int32_t status) {
  auto builtin = [](object **exception) { return owned(new_reference(*exception)); };
  switch (status) {
    case status::value:
    case status::handle:
      return builtin(py.PyExc_ValueError);
    case status::type:
    case status::readonly:
      return builtin(py.PyExc_TypeError);
    case status::index:
      return builtin(py.PyExc_IndexError);
    case status::overflow:
      return builtin(py.PyExc_OverflowError);
    case status::memory:
      return builtin(py.PyExc_MemoryError);
    case status::os:
      return builtin(py.PyExc_OSError);
    case status::unicode:
      return builtin(py.PyExc_UnicodeError);
    case status::borrow:
    case status::would_block:
      return package_exception("BorrowError");
    case status::stale:
      return package_exception("StaleError");
    case status::cancelled:
      return import_from("concurrent.futures", "CancelledError");
    default:
      return builtin(py.PyExc_RuntimeError);
  }
}

inline owned text_or_none(const char *text) {
  return owned(text ? py.PyUnicode_DecodeFSDefaultAndSize(text, static_cast<ssize>(std::char_traits<char>::length(text))) : none());
}

// What a C++ exception said may be in any encoding; a message is always shown.
inline owned message_of(const void *error) {
  const char *text = error ? the_library->error_message(error) : nullptr;
  if (!text) text = "";
  if (object *message = py.PyUnicode_FromString(text)) return owned(message);
  py.PyErr_Clear();
  return text_or_none(text);
}

// OSError(number, message[, path]), or a class derived from it: the subclass by number is Python's affair.
inline owned os_error(object *type, object *message, const void *error) {
  owned number(py.PyLong_FromLongLong(the_library->error_errno(error)));
  const char *path = the_library->error_path(error);
  owned name = text_or_none(path);
  if (!number || !name) return {};
  return owned(py.PyObject_CallFunctionObjArgs(type, number.get(), message, path ? name.get() : nullptr, nullptr));
}

// Where C++ says that it was, under the traceback: 3.11 and newer show notes.
inline bool add_note(object *exception, const void *error) {
  const char *where = error ? the_library->error_where(error) : nullptr;
  if (!where) return true;
  owned notes(py.PyList_New(0)), note(py.PyUnicode_FromString(where));
  return notes && note && py.PyList_Append(notes.get(), note.get()) == 0 &&
         py.PyObject_SetAttrString(exception, "__notes__", notes.get()) == 0;
}

inline owned exception_without_cause(std::int32_t status, const void *error) {
  if (status == status::host) {
    if (void *host = the_library->error_host(error)) return owned(new_reference(static_cast<object *>(host)));
  }
  owned message = message_of(error);
  if (!message) return {};
  for (std::size_t i = 0; i < the_library->marked_count; ++i) {
    const marked_exception &marked = the_library->marked[i];
    if (marked.status != status) continue;
    owned type = package_exception(marked.name);
    if (!type) return {};
    const bool is_os = the_library->error_errno(error) != 0 && py.PyType_IsSubtype(type.get(), *py.PyExc_OSError);
    owned made = is_os ? os_error(type.get(), message.get(), error)
                       : owned(py.PyObject_CallFunctionObjArgs(type.get(), message.get(), nullptr));
    if (made && marked.fields && marked.fields(made.get(), error) < 0) return {};
    return made;
  }
  owned type = exception_class(status);
  if (!type) return {};
  if (status != status::os) return owned(py.PyObject_CallFunctionObjArgs(type.get(), message.get(), nullptr));
  return os_error(type.get(), message.get(), error);
}

}  // namespace detail

// The exception object of an error, its causes chained; empty with another exception set if that fails.
FERRULE_COLD inline owned exception_of(std::int32_t status, const void *error) {
  owned made = detail::exception_without_cause(status, error);
  if (made && status != status::host && !detail::add_note(made.get(), error)) return {};
  const void *cause = made && error ? the_library->error_cause(error) : nullptr;
  if (cause) {
    owned below = exception_of(the_library->error_status(cause), cause);
    if (!below) return {};
    py.PyException_SetCause(made.get(), below.release());
  }
  return made;
}

// As `raise exception` does: with its traceback, and in the context of what is being handled.
FERRULE_COLD inline void raise_again(object *exception) { py.PyErr_SetObject(type_of(exception), exception); }

// Raises it and frees the error; always nullptr.
FERRULE_COLD inline object *raise_error(std::int32_t status, void *error) {
  owned exception = what_interrupted(exception_of(status, error));
  if (error) the_library->error_free(error);
  if (exception) raise_again(exception.get());
  return nullptr;
}

// The exception that is being raised, as a KeyError of the same text and cause.
FERRULE_COLD inline void as_key_error() {
  owned before = take_exception();
  owned arguments(before ? py.PyObject_GetAttrString(before.get(), "args") : nullptr);
  owned cause(before ? py.PyObject_GetAttrString(before.get(), "__cause__") : nullptr);
  owned made(arguments ? py.PyObject_CallObject(*py.PyExc_KeyError, arguments.get()) : nullptr);
  if (made && cause && !is_none(cause.get())) py.PyException_SetCause(made.get(), cause.release());
  if (made) raise_again(made.get());
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
