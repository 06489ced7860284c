// From the exception that has just been caught to a status and an error.
//
// std::exceptions are looked at where they lie: rethrowing one to sort it out costs a second unwinding (a microsecond).
// Only what is not a std::exception is rethrown, to learn what it is.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <typeinfo>

#if __has_include(<cxxabi.h>)
#include <cxxabi.h>
#endif

#include "../translator.hpp"
#include "error.hpp"
#include "interruption.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {

// A type's name as a person writes it, or the mangled one where there is no memory.
class type_name {
 public:
  explicit type_name(const std::type_info &type) noexcept : text_(type.name()) {
#if __has_include(<cxxabi.h>)
    int failed = 0;
    owned_ = ::abi::__cxa_demangle(type.name(), nullptr, nullptr, &failed);
    if (owned_ && failed == 0) text_ = owned_;
#endif
    // throw_with_nested throws a class of its own that wraps the one that was meant.
    for (const char *wrapper : {"std::_Nested_exception<", "std::__1::__nested<"}) {
      std::size_t length = std::strlen(wrapper);
      if (owned_ && std::strncmp(owned_, wrapper, length) == 0) {
        text_ = owned_ + length;
        std::size_t end = std::strlen(owned_) - 1;
        while (end > length && (owned_[end] == '>' || owned_[end] == ' ')) {
          bool closes = owned_[end] == '>';
          owned_[end--] = 0;
          if (closes) break;
        }
      }
    }
  }
  type_name(const type_name &) = delete;
  type_name &operator=(const type_name &) = delete;
  ~type_name() { std::free(owned_); }
  const char *c_str() const noexcept { return text_; }

 private:
  const char *text_;
  char *owned_ = nullptr;
};

inline std::int32_t status_of_system_error(const std::system_error &caught, error_parts &parts) noexcept {
  const std::error_category &category = caught.code().category();
  if (category == std::generic_category() || category == std::system_category()) parts.number = caught.code().value();
  return status::os;
}

// The nearest standard base decides.
inline std::int32_t standard_status(const std::exception &caught, error_parts &parts) noexcept {
  if (dynamic_cast<const std::logic_error *>(&caught)) {
    if (dynamic_cast<const std::out_of_range *>(&caught)) return status::index;
    if (dynamic_cast<const std::invalid_argument *>(&caught) || dynamic_cast<const std::domain_error *>(&caught) ||
        dynamic_cast<const std::length_error *>(&caught)) {
      return status::value;
    }
    return status::error;
  }
  if (dynamic_cast<const std::runtime_error *>(&caught)) {
    if (auto *own = dynamic_cast<const error *>(&caught)) {
      parts.where = own->where();
      return own->code();
    }
    if (auto *system = dynamic_cast<const std::system_error *>(&caught)) return status_of_system_error(*system, parts);
    if (dynamic_cast<const std::overflow_error *>(&caught)) return status::overflow;
    if (dynamic_cast<const std::range_error *>(&caught)) return status::value;
    return status::error;
  }
  if (dynamic_cast<const std::bad_alloc *>(&caught)) return status::memory;
  return status::error;
}

// `ask`: the author's translators are asked; not for what one of them has thrown.
std::int32_t translate_foreign_exception(error_object **out, bool ask = true) noexcept;
// `kept` has the exception where nothing is being handled: a failure that was returned.
std::int32_t translate_exception(const std::exception &caught, error_object **out, const std::exception_ptr *kept = nullptr,
                                 bool ask = true) noexcept;

// What the author's translators make of an exception; false where none is for it, or none has an answer.  `known` tells in advance
// which do not fit, where that is cheap to see.
inline bool translate_by_author(const std::exception_ptr &thrown, const std::exception *known, error_object **out,
                                std::int32_t *code) noexcept {
  for (const translation *each = translations(); each; each = each->next) {
    if (known && each->fits && !each->fits(*known)) continue;
    try {
      each->run(thrown);
    } catch (const std::exception &other) {
      *code = translate_exception(other, out, nullptr, false);
      return true;
    } catch (...) {
      *code = translate_foreign_exception(out, false);
      return true;
    }
  }
  return false;
}

// The exception inside one that was thrown with throw_with_nested, as an error; nullptr if there is none.
inline error_object *cause_of(const std::exception &caught, bool ask) noexcept {
  auto *nested = dynamic_cast<const std::nested_exception *>(&caught);
  if (!nested || !nested->nested_ptr()) return nullptr;
  error_object *cause = nullptr;
  try {
    nested->rethrow_nested();
  } catch (const std::exception &inner) {
    translate_exception(inner, &cause, nullptr, ask);
  } catch (...) {
    translate_foreign_exception(&cause, ask);
  }
  return cause;
}

// The `where` of a marked error; "" where it has none, or there is no memory for it.
inline std::string where_of(const marked_error &mark, const void *thrown) noexcept {
  try {
    return mark.where ? mark.where(thrown) : std::string();
  } catch (...) {
    return {};
  }
}

inline std::int32_t translate_exception(const std::exception &caught, error_object **out, const std::exception_ptr *kept,
                                        bool ask) noexcept {
  if (auto *host = dynamic_cast<const callback_failed *>(&caught)) {
    std::int32_t code = host->object()->code;
    if (out) *out = retain_error(host->object());
    return code;
  }
  error_parts parts;
  parts.code = status::ok;
  const marked_error *mark = nullptr;
  for (std::size_t i = 0; i < marked().size && !mark; ++i) {
    const marked_error &each = marked().data[i];
    if (!each.find || !(parts.thrown = each.find(caught))) continue;
    mark = &each;
    parts.code = each.code;
  }
  if (std::int32_t code;
      !mark && ask && translations() && translate_by_author(kept ? *kept : std::current_exception(), &caught, out, &code)) {
    return code;
  }
  const std::int32_t standard = standard_status(caught, parts);
  if (!mark) parts.code = standard;
  if (!out) return parts.code;
  if (parts.code == status::memory && !mark) {
    *out = error_object::out_of_memory();
    return parts.code;
  }
  std::string path;
  try {
    if (auto *file = dynamic_cast<const std::filesystem::filesystem_error *>(&caught); file && !file->path1().empty()) {
      const auto text = file->path1().u8string();  // of char8_t since C++20
      path.assign(reinterpret_cast<const char *>(text.data()), text.size());
      parts.path = path.c_str();
    }
  } catch (...) {
    parts.path = nullptr;  // no memory for it: the error is still the one to report
  }
  const std::string place = mark ? where_of(*mark, parts.thrown) : std::string();
  if (!place.empty()) parts.where = place.c_str();
  type_name name(typeid(caught));
  parts.type = mark ? mark->name : name.c_str();
  parts.message = caught.what();
  if (!parts.message) parts.message = "";
  parts.cause = cause_of(caught, ask);
  if (mark) parts.exception = kept ? *kept : std::current_exception();
  if (kept) parts.thrown = nullptr;  // `caught` is another one than that which is kept
  *out = make_error(parts);
  return (*out)->code;
}

// What is no std::exception, but marked or translated; false where it is neither.
inline bool translate_known(const std::exception_ptr &thrown, error_object **out, std::int32_t *code, bool ask) noexcept {
  for (std::size_t i = 0; i < marked().size; ++i) {
    const marked_error &each = marked().data[i];
    error_parts parts;
    if (!(parts.thrown = each.find_foreign(thrown))) continue;
    *code = each.code;
    if (!out) return true;
    std::string text;
    try {
      text = each.text(parts.thrown);
    } catch (...) {
      text.clear();
    }
    const std::string place = where_of(each, parts.thrown);
    parts.code = each.code;
    parts.type = each.name;
    parts.message = text.empty() ? each.name : text.c_str();
    if (!place.empty()) parts.where = place.c_str();
    parts.exception = thrown;
    *out = make_error(parts);
    *code = (*out)->code;
    return true;
  }
  return ask && translate_by_author(thrown, nullptr, out, code);
}

inline std::int32_t translate_foreign_exception(error_object **out, bool ask) noexcept {
  error_parts parts;
  if (std::int32_t code; translate_known(std::current_exception(), out, &code, ask)) return code;
  if (!out) return status::error;
  auto give = [&](const char *type, const char *text) {
    parts.type = type;
    parts.message = text;
    *out = make_error(parts);
  };
  char number[32];
  try {
    throw;
  } catch (const std::string &text) {
    give("std::string", text.c_str());
  } catch (const char *text) {
    give("const char *", text ? text : "");
  } catch (int value) {
    std::snprintf(number, sizeof number, "%d", value);
    give("int", number);
  } catch (...) {
#if __has_include(<cxxabi.h>)
    if (const std::type_info *type = ::abi::__cxa_current_exception_type()) {
      type_name name(*type);
      give(name.c_str(), name.c_str());
      return (*out)->code;
    }
#endif
    give("unknown", "an exception of an unknown type");
  }
  return (*out)->code;
}

}  // namespace detail

// To be called in a handler, with what it caught.
FERRULE_COLD inline std::int32_t translate(const std::exception &caught, error_object **out) noexcept {
  return detail::translate_exception(caught, out);
}
FERRULE_COLD inline std::int32_t translate_foreign(error_object **out) noexcept { return detail::translate_foreign_exception(out); }

// The same at the end of a call.
FERRULE_COLD inline std::int32_t translate_last(const std::exception &caught, error_object **out) noexcept {
  return detail::after_call(translate(caught, out));
}
FERRULE_COLD inline std::int32_t translate_last_foreign(error_object **out) noexcept {
  return detail::after_call(translate_foreign(out));
}

// A call: runs f; what it throws becomes a status and an error.
template <class F>
FERRULE_INLINE std::int32_t guarded(error_object **out, F &&f) {
  try {
    return detail::after_call(f());
  } catch (const std::exception &caught) {
    return translate_last(caught, out);
#if defined(__GLIBCXX__)
  } catch (::abi::__forced_unwind &) {  // a thread that is being cancelled: its unwinding must not be stopped
    throw;
#endif
  } catch (...) {
    return translate_last_foreign(out);
  }
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
