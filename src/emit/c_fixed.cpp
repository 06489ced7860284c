#include "c_fixed.hpp"

#include "c_structs.hpp"
#include "c_text.hpp"
#include "families.hpp"

namespace ferrule::emit {
namespace {

// In these texts @ stands for the prefix, @@ for the prefix in capitals.
std::string with_prefix(std::string text, const model::Interface &interface) {
  return replaced(replaced(std::move(text), "@@", upper(interface.module)), "@", interface.module);
}

const char *const rules =
    "Every function that can fail returns @@_OK or a status; results come by pointer and are written only on success. `error` may "
    "be "
    "NULL; if it is not, a failing call stores an error there that @_error_free() frees. Arguments are borrowed for the call. "
    "Where a "
    "result owns memory, `owner` receives it and @_release() frees it. Handles are counted: each one that a call gives out is "
    "freed by "
    "its own _free(), which takes NULL; _retain() makes one more. All strings are UTF-8 with a size, and need no terminating NUL.";

const char *const statuses = R"(typedef int32_t @_status;
enum {
  @@_OK = 0,
  @@_ERROR = 1,           /* any other C++ exception */
  @@_ERROR_VALUE = 2,     /* std::invalid_argument, domain_error, length_error, range_error */
  @@_ERROR_TYPE = 3,
  @@_ERROR_INDEX = 4,     /* std::out_of_range */
  @@_ERROR_OVERFLOW = 5,  /* std::overflow_error */
  @@_ERROR_MEMORY = 6,    /* std::bad_alloc */
  @@_ERROR_OS = 7,        /* std::system_error; see @_error_errno() */
  @@_ERROR_UNICODE = 8,   /* a string is not UTF-8 */
  @@_ERROR_HANDLE = 9,    /* NULL, of another class, or freed */
  @@_ERROR_READONLY = 10, /* a const view, where it would be changed */
  @@_ERROR_BORROW = 11,   /* in use by a call that this one would have to wait for for ever */
  @@_ERROR_STALE = 12,    /* the object has changed under this view */
  @@_ERROR_CANCELLED = 13,
  @@_ERROR_HOST = 14,     /* an exception of the host language on its way through */
  @@_WOULD_BLOCK = 15%s
};

)";

const char *const functions =
    R"(/* An error; immutable, may be passed between threads. What it gives out lives as long as itself. */
typedef struct @_error @_error;
@@_API @_status @_error_status(const @_error *error);
/* Name of the C++ type, such as "std::out_of_range". */
@@_API const char *@_error_type(const @_error *error);
/* What it says: UTF-8 that ends with a NUL. */
@@_API const char *@_error_message(const @_error *error);
/* The error that caused this one, or NULL. */
@@_API const @_error *@_error_cause(const @_error *error);
/* Of a @@_ERROR_OS: the error number, else 0; the file that it is about, or NULL. */
@@_API int @_error_errno(const @_error *error);
@@_API const char *@_error_path(const @_error *error);
/* Where in the C++ source it came from, or NULL. */
@@_API const char *@_error_where(const @_error *error);
/* Of a @@_ERROR_HOST: the host's exception, else NULL. */
@@_API void *@_error_host(const @_error *error);
@@_API void @_error_free(@_error *error);

/* Memory of a result. */
typedef struct @_owner @_owner;
@@_API void @_release(@_owner *owner);

/* Version of the library, the number of its ABI, and the description of both as JSON. @@_ABI is the number that this header was
 * made for: a library that says another one must not be used with it. */
#define @@_ABI %a
@@_API const char *@_version(void);
@@_API uint32_t @_abi(void);
@@_API const char *@_manifest(void);
/* While it is on, a call of this thread that would wait for another one returns @@_WOULD_BLOCK instead, with nothing done.
 * Returns what it was. */
@@_API bool @_nowait(bool on);
/* Asked in the thread of a call that takes long, and is written to ask (ferrule::interrupted() in C++), every 10 ms at most. `ended` is
 * false: is the call to end, with @@_ERROR_CANCELLED? 0: no; 1: yes; -1: no, and this thread need not ask again. `ended` is true: a call
 * that was told so has ended with @@_OK all the same; what is returned is of no importance. */
typedef int32_t @_interrupt_fn(void *context, bool ended);
/* Who is asked, in whatever thread; NULL for nobody. `context` is handed to it. The last one counts, for the whole library: a Python
 * package sets one when it is imported. */
@@_API void @_on_interrupt(@_interrupt_fn *ask, void *context);
/* Handles not freed yet, for those who look for leaks. */
@@_API size_t @_live_handles(void);

typedef struct @_str {
  const char *data;
  size_t size;
} @_str;
)";

const char *const class_questions = R"(
/* The class of what a handle refers to, the most derived one that is exported, as it is called here: "@_name". NULL for a bad
 * handle. */
@@_API const char *@_class_of(const void *handle);
/* Whether it is of that class, or of one that derives from it. If so, the handle may be cast to a pointer of that name. */
@@_API bool @_is_a(const void *handle, const char *name);
)";

std::string error_classes(const model::Interface &interface) {
  std::string text;
  for (const model::Error &error : interface.errors)
    text += ",\n  " + error.c_status + " = " + std::to_string(error.status) + " /* " + error.cpp + " */";
  return text;
}

// Comments behind enumerators stand below each other, and commas before them.
std::string aligned(const std::string &text) {
  std::vector<std::pair<std::string, std::string>> lines;  // what is before the comment, the comment
  std::size_t width = 0;
  for (std::string line : lines_of(text)) {
    const std::size_t comment = line.find("/*");
    std::string about = comment == std::string::npos ? "" : line.substr(comment);
    line.erase(line.find_last_not_of(' ', comment == std::string::npos ? comment : comment - 1) + 1);
    if (!about.empty() && about.back() == ',') about.pop_back(), line += ',';
    if (!about.empty()) width = std::max(width, line.size());
    lines.push_back({line, about});
  }
  std::string out;
  for (const auto &[line, about] : lines)
    out += line + (about.empty() ? "" : std::string(width + 1 - line.size(), ' ') + about) + "\n";
  return out;
}

std::string files_of(const model::Interface &interface) {
  std::string text;
  for (const std::string &include : interface.includes)
    text += (text.empty() ? "" : ", ") + include.substr(1, include.size() > 2 ? include.size() - 2 : 0);
  return text;
}

}  // namespace

std::string c_prologue(const model::Interface &interface) {
  std::vector<std::string> top = lines_of(interface.comment.text);
  if (!top.empty()) top.push_back("");
  const std::string version = interface.version.empty() ? "" : " " + interface.version;
  top.push_back("C API of " + interface.module + version + ", ABI " + std::to_string(interface.abi) +
                ". Generated by ferrule from " + files_of(interface) + "; do not edit.");
  top.push_back("");
  top.push_back(with_prefix(rules, interface));
  return c_block_comment(top) + "\n" +
         with_prefix(R"(#ifndef @@_C_API_H
#define @@_C_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef @@_API
#if defined(_WIN32) && !defined(@@_STATIC)
#define @@_API __declspec(dllimport)
#else
#define @@_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

)",
                     interface);
}

std::string c_fixed_part(const model::Interface &interface) {
  std::string text = aligned(with_prefix(replaced(statuses, "%s", error_classes(interface)), interface)) +
                     replaced(functions, "%a", std::to_string(interface.abi));
  if (has_families(interface)) text += class_questions;
  if (uses_struct_of(interface, model::Shape::bytes))
    text += "\n/* Any bytes. */\ntypedef struct @_bytes {\n  const char *data;\n  size_t size;\n} @_bytes;\n";
  if (uses_struct_of(interface, model::Shape::path))
    text +=
        "\n/* A file name, as the platform spells it. */\ntypedef struct @_file_name {\n  const char *data;\n  size_t size;\n} "
        "@_file_name;\n";
  return with_prefix(text, interface);
}

std::string c_epilogue() {
  return R"(
#ifdef __cplusplus
}
#endif
#endif
)";
}

}  // namespace ferrule::emit
