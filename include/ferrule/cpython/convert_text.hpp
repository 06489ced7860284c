// str, bytes, path: pointers into the Python object where that cannot change, copies where it can.
#pragma once

#include "../abi.hpp"
#include "../runtime/error.hpp"
#include "call.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

template <>
struct shape<abi::str> {
  static constexpr bool borrows = true;
  static FERRULE_INLINE bool load(object *from, abi::str *to, call &c) {
    if (!FERRULE_LIKELY(is_exactly(from, py.PyUnicode_Type)) && !is_a(from, kind::text)) return c.note_expected("str", from);
    ssize size = 0;
    to->data = py.PyUnicode_AsUTF8AndSize(from, &size);
    to->size = static_cast<std::size_t>(size);
    return FERRULE_LIKELY(to->data != nullptr);
  }
  static FERRULE_INLINE object *store(const abi::str &from, ownership) {
    object *made = py.PyUnicode_FromStringAndSize(from.data, static_cast<ssize>(from.size));
    return FERRULE_LIKELY(made != nullptr) ? made : not_utf8(from);
  }
  static bool exact(object *from) { return is_exactly(from, py.PyUnicode_Type); }
  static void describe(std::string &to) { to += "str"; }

 private:
  // Said as the C functions say it, which leave it to us to look.
  FERRULE_COLD static object *not_utf8(const abi::str &from) {
    if (!py.PyErr_ExceptionMatches(*py.PyExc_UnicodeError)) return nullptr;
    py.PyErr_Clear();
    const ferrule::unicode_error error(utf8_valid_prefix(from.data, from.size));
    return raise(*py.PyExc_UnicodeError, error.what());
  }
};

template <>
struct shape<abi::bytes> {
  static constexpr bool borrows = true;
  static bool load(object *from, abi::bytes *to, call &c) {
    if (FERRULE_LIKELY(is_a(from, kind::bytes))) return point_into(from, to);
    // Another thread, or the call itself, could write to any other buffer: it is copied.
    owned view(py.PyMemoryView_FromObject(from));
    if (!view) {
      if (!py.PyErr_ExceptionMatches(*py.PyExc_TypeError)) return false;
      py.PyErr_Clear();
      return c.note_expected("a bytes-like object", from);
    }
    object *copy = py.PyBytes_FromObject(view.get());
    return copy && c.memory.keep(copy) && point_into(copy, to);
  }
  static object *store(const abi::bytes &from, ownership) {
    return py.PyBytes_FromStringAndSize(from.data, static_cast<ssize>(from.size));
  }
  static bool exact(object *from) {
    return is_exactly(from, py.PyBytes_Type) || is_exactly(from, py.PyByteArray_Type) || is_exactly(from, py.PyMemoryView_Type);
  }
  static void describe(std::string &to) { to += "a bytes-like object"; }

 private:
  static bool point_into(object *from, abi::bytes *to) {
    char *data = nullptr;
    ssize size = 0;
    if (py.PyBytes_AsStringAndSize(from, &data, &size) < 0) return false;
    *to = {data, static_cast<std::size_t>(size)};
    return true;
  }
};

template <>
struct shape<abi::path> {
  static constexpr bool borrows = false;  // what it points into is kept by the call
  static bool load(object *from, abi::path *to, call &c) {
    if (!is_a(from, kind::text) && !is_a(from, kind::bytes) && !type_has(from, "__fspath__"))
      return c.note_expected("str, bytes or os.PathLike", from);
    owned name(py.PyOS_FSPath(from));
    if (!name) return false;
    if (is_a(name.get(), kind::text)) name = owned(py.PyUnicode_EncodeFSDefault(name.get()));
    char *data = nullptr;
    ssize size = 0;
    if (!name || py.PyBytes_AsStringAndSize(name.get(), &data, &size) < 0) return false;
    *to = {data, static_cast<std::size_t>(size)};
    return c.memory.keep(name.release());
  }
  static object *store(const abi::path &from, ownership) {
    owned name(py.PyUnicode_DecodeFSDefaultAndSize(from.data, static_cast<ssize>(from.size)));
    owned type = name ? import_from("pathlib", "Path") : owned();
    return type ? py.PyObject_CallFunctionObjArgs(type.get(), name.get(), nullptr) : nullptr;
  }
  static bool exact(object *from) { return is_exactly(from, py.PyUnicode_Type) || type_has(from, "__fspath__"); }
  static void describe(std::string &to) { to += "str, bytes or os.PathLike"; }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
