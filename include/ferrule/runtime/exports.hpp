// What stands behind the C functions that every library has; the generated shims give them their names.
#pragma once

#include <cstring>

#include "call.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace exports {

// Opaque C pointers, and what they are here.
template <class E>
const error_object *object_of(const E *error) noexcept {
  return reinterpret_cast<const error_object *>(error);
}

template <class E>
std::int32_t error_status(const E *error) noexcept {
  return error ? object_of(error)->code : status::ok + 0;
}
template <class E>
const char *error_type(const E *error) noexcept {
  return error ? object_of(error)->type : "";
}
template <class E>
const char *error_message(const E *error) noexcept {
  return error ? object_of(error)->message : "";
}
template <class E>
const E *error_cause(const E *error) noexcept {
  return error ? reinterpret_cast<const E *>(object_of(error)->cause) : nullptr;
}
template <class E>
int error_errno(const E *error) noexcept {
  return error ? object_of(error)->number : 0;
}
template <class E>
const char *error_path(const E *error) noexcept {
  return error ? object_of(error)->path : nullptr;
}
template <class E>
const char *error_where(const E *error) noexcept {
  return error ? object_of(error)->where : nullptr;
}
template <class E>
void *error_host(const E *error) noexcept {
  return error ? object_of(error)->host : nullptr;
}
template <class E>
void error_free(E *error) noexcept {
  release_error(reinterpret_cast<error_object *>(error));
}

// For those who implement callbacks and interfaces: an error to give back.  Both texts are copied.  `host` (may be NULL) is
// the host's own exception, `drop` what lets it go; it comes out of the C++ code as the same pointer.
template <class E>
E *error_new(std::int32_t code, const char *type, const char *message, void *host, void (*drop)(void *), E *cause) noexcept {
  error_parts parts;
  parts.code = code;
  parts.type = type ? type : "";
  parts.message = message ? message : "";
  parts.host = host;
  parts.host_drop = drop;
  parts.cause = reinterpret_cast<error_object *>(cause);
  return reinterpret_cast<E *>(make_error(parts));
}

template <class O>
void release(O *owner) noexcept {
  release_owner(reinterpret_cast<owner_header *>(owner));
}

inline void on_interrupt(interruption_question ask, void *context) noexcept {
  detail::interruption_host::instance().set(ask, context);
}

inline bool nowait(bool on) noexcept { return set_nowait(on); }

inline std::size_t live_handles() noexcept { return pool<cell>::instance().live(); }

// One more count; NULL for a bad handle, also for one of another class.
template <class T, class H>
H *retain(H *handle) noexcept {
  cell *it = retain_cell(handle);
  if (!it || ferrule::is_a(*it->type.load(std::memory_order_acquire), descriptor_of<T>())) return reinterpret_cast<H *>(it);
  release_cell(it);
  return nullptr;
}

template <class H>
void free(H *handle) noexcept {
  release_cell(handle);
}

// The class of a handle's object, as the C header calls it; NULL for a bad handle.
inline const descriptor *class_behind(const void *handle) noexcept {
  if (!handle || !pool<cell>::instance().contains(handle)) return nullptr;
  const cell &at = *static_cast<const cell *>(handle);
  const cell_view seen = look(at);
  return still_valid(at, seen) ? seen.type : nullptr;
}
inline const char *class_of(const void *handle) noexcept {
  const descriptor *type = class_behind(handle);
  return type ? type->c_name : nullptr;
}
inline bool is_a(const void *handle, const char *c_name) noexcept {
  const descriptor *type = class_behind(handle);
  if (!type || !c_name) return false;
  bool found = std::strcmp(type->c_name, c_name) == 0;
  for (std::size_t i = 0; !found && i < type->base_count; ++i) {
    const descriptor *base = type->bases[i].base;
    found = base && std::strcmp(base->c_name, c_name) == 0;
  }
  return found;
}

}  // namespace exports
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
