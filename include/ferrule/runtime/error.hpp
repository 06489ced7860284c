// Errors as the C ABI hands them out: immutable, counted, complete in one block of memory.
//
// Whatever C++ throws becomes one here (translate), and a host's own exception that travelled through C++ comes out as it
// went in.  When there is no memory even for that, the one error that exists from the start is handed out.
#pragma once

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "../config.hpp"
#include "immortal.hpp"
#include "status.hpp"
#include "utf8.hpp"
#include "where.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What rows, and users who care, throw: a status of ferrule's own (or of the library) with a text.
class error : public std::runtime_error {
 public:
  error(std::int32_t code, const std::string &text, const std::string &where = {})
      : std::runtime_error(text), code_(code), where_(where) {}
  // Of a std::source_location: Python shows it as a note.
  template <class Where, class = std::enable_if_t<is_source_location<Where>>>
  error(std::int32_t code, const std::string &text, const Where &where) : error(code, text, text_of_location(where)) {}
  std::int32_t code() const noexcept { return code_; }
  const char *where() const noexcept { return *where_.what() ? where_.what() : nullptr; }

 private:
  std::int32_t code_;
  std::runtime_error where_;  // only because its string can be copied without failing
};

class unicode_error : public error {
 public:
  explicit unicode_error(std::size_t offset)
      : error(status::unicode, "invalid UTF-8 at byte " + std::to_string(offset)), offset_(offset) {}
  std::size_t offset() const noexcept { return offset_; }

 private:
  std::size_t offset_;
};

inline void require_utf8(const char *data, std::size_t size) {
  std::size_t good = utf8_valid_prefix(data, size);
  if (good != size) throw unicode_error(good);
}

// What an error is made from.  Texts need live only until make_error returns; they are repaired if they are not UTF-8.
struct error_object;
struct error_parts {
  std::int32_t code = status::error;
  const char *type = "";
  const char *message = "";
  int number = 0;  // errno, or 0
  const char *path = nullptr;
  const char *where = nullptr;
  error_object *cause = nullptr;  // one count of it goes to the new error (or is released)
  void *host = nullptr;           // the host's exception and how it is dropped
  void (*host_drop)(void *) = nullptr;
  std::exception_ptr exception;  // kept where fields are to be read from it
  const void *thrown = nullptr;  // the object in it, as its class's `marked_error::find` gives it
};

// Opaque to C.  The strings lie behind it in the same block.
struct error_object {
  std::atomic<std::uint32_t> count{1};
  std::int32_t code = status::error;
  int number = 0;
  const char *type = "", *message = "", *path = nullptr, *where = nullptr;
  error_object *cause = nullptr;
  void *host = nullptr;
  void (*host_drop)(void *) = nullptr;
  std::exception_ptr exception;
  const void *thrown = nullptr;

  static error_object *out_of_memory() noexcept {
    struct spare : error_object {
      spare() {
        code = status::memory;
        type = "std::bad_alloc";
        message = "out of memory";
      }
    };
    static immortal<spare> it;
    return &it.value;
  }
};

inline error_object *retain_error(error_object *error) noexcept {
  if (error && error != error_object::out_of_memory()) error->count.fetch_add(1, std::memory_order_relaxed);
  return error;
}

inline void release_error(error_object *error) noexcept {
  while (error && error != error_object::out_of_memory() && error->count.fetch_sub(1, std::memory_order_acq_rel) == 1) {
    error_object *cause = error->cause;  // a long chain must not become a deep recursion
    if (error->host && error->host_drop) error->host_drop(error->host);
    error->~error_object();
    ::operator delete(error);
    error = cause;
  }
}

// Never fails: gives the spare one if there is no memory.
inline error_object *make_error(const error_parts &parts) noexcept {
  const char *texts[] = {parts.type, parts.message, parts.path, parts.where};
  std::size_t sizes[4], total = sizeof(error_object);
  for (int i = 0; i < 4; ++i) total += sizes[i] = texts[i] ? utf8_repair(texts[i], std::strlen(texts[i]), nullptr) + 1 : 0;
  void *memory = ::operator new(total, std::nothrow);
  if (!memory) {
    release_error(parts.cause);
    if (parts.host && parts.host_drop) parts.host_drop(parts.host);
    return error_object::out_of_memory();
  }
  auto *made = ::new (memory) error_object;
  char *at = reinterpret_cast<char *>(made + 1);
  for (int i = 0; i < 4; ++i) {
    if (!texts[i]) continue;
    at[utf8_repair(texts[i], std::strlen(texts[i]), at)] = 0;
    (i == 0 ? made->type : i == 1 ? made->message : i == 2 ? made->path : made->where) = at;
    at += sizes[i];
  }
  made->code = parts.code;
  made->number = parts.number;
  made->cause = parts.cause;
  made->host = parts.host;
  made->host_drop = parts.host_drop;
  made->exception = parts.exception;
  made->thrown = parts.thrown;
  return made;
}

// Stores a simple error where the caller wants one; returns its status (which is another one if there is no memory for it).
FERRULE_COLD inline std::int32_t fail(error_object **out, std::int32_t code, const char *text) noexcept {
  if (!out) return code;
  error_parts parts;
  parts.code = code;
  parts.type = "ferrule::error";
  parts.message = text;
  *out = make_error(parts);
  return (*out)->code;
}

// A host's exception on its way through C++, thrown where a callback or an override came back with an error.  Owns one
// count of the error.
class callback_failed : public std::exception {
 public:
  explicit callback_failed(error_object *error) noexcept : error_(error ? error : error_object::out_of_memory()) {}
  callback_failed(const callback_failed &other) noexcept : error_(retain_error(other.error_)) {}
  callback_failed &operator=(const callback_failed &) = delete;
  ~callback_failed() override { release_error(error_); }
  const char *what() const noexcept override { return error_->message; }
  error_object *object() const noexcept { return error_; }

 private:
  error_object *error_;
};

// A class that is marked FERRULE(error).
struct marked_error {
  std::int32_t code;
  const char *name;
  const void *(*find)(const std::exception &);      // the thrown object as this class, or nullptr; for std::exceptions
  const void *(*find_foreign)(std::exception_ptr);  // the same for what is thrown and no std::exception, or more than one
  std::string (*text)(const void *);                // what such an object says; "" where it says nothing
  std::string (*where)(const void *);               // its public `where`, a source_location; nullptr where it has none
};

namespace detail {
struct marked_errors {
  const marked_error *data = nullptr;
  std::size_t size = 0;
};
inline marked_errors &marked() {
  static marked_errors of_this_library;
  return of_this_library;
}
template <class T>
const void *find_marked(const std::exception &caught) {
  return static_cast<const void *>(dynamic_cast<const T *>(&caught));
}
template <class T>
const void *find_marked_foreign(std::exception_ptr caught) {
  try {
    std::rethrow_exception(std::move(caught));
  } catch (const T &it) {
    return &it;
  } catch (...) {
    return nullptr;
  }
}

template <class E, class = void>
struct says_what : std::false_type {};
template <class E>
struct says_what<E, std::enable_if_t<std::is_convertible_v<decltype(std::declval<const E &>().what()), std::string_view>>>
    : std::true_type {};
template <class E, class = void>
struct says_message : std::false_type {};
template <class E>
struct says_message<E, std::enable_if_t<std::is_convertible_v<decltype(std::declval<const E &>().message()), std::string_view>>>
    : std::true_type {};
template <class T>
std::string text_of_marked(const void *thrown) {
  if constexpr (says_what<T>::value) {
    return std::string(std::string_view(static_cast<const T *>(thrown)->what()));
  } else if constexpr (says_message<T>::value) {
    return std::string(std::string_view(static_cast<const T *>(thrown)->message()));
  } else {
    return {};
  }
}

template <class T, class = void>
struct has_location : std::false_type {};
template <class T>
struct has_location<T, std::enable_if_t<is_source_location<std::decay_t<decltype(std::declval<const T &>().where)>>>>
    : std::true_type {};
template <class T>
std::string where_of_marked(const void *thrown) {
  return text_of_location(static_cast<const T *>(thrown)->where);
}
}  // namespace detail

// A class with two std::exceptions in it is none to a handler: C++ could not say which of them.
template <class T>
inline constexpr bool is_an_exception = std::is_convertible_v<const T *, const std::exception *>;

template <class T>
constexpr marked_error mark(std::int32_t code, const char *name) {
  marked_error out{code, name, nullptr, &detail::find_marked_foreign<T>, &detail::text_of_marked<T>, nullptr};
  if constexpr (is_an_exception<T>) out.find = &detail::find_marked<T>;
  if constexpr (detail::has_location<T>::value) out.where = &detail::where_of_marked<T>;
  return out;
}

// One static object of it in the generated shims; the array is sorted, most derived classes first.
struct register_errors {
  template <std::size_t N>
  explicit register_errors(const marked_error (&all)[N]) {
    detail::marked() = {all, N};
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
