// Handles inside of what a call is given (lists of handles, optional ones): the objects behind them.  The call has claimed
// them all before; see shim.hpp.
#pragma once

#include <memory>

#include "runtime/claims.hpp"
#include "runtime/error.hpp"
#include "runtime/holder.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// The claim of the innermost call on that handle.
inline const claim &claimed(const void *handle) {
  const detail::call_frame *call = detail::this_thread().call;
  const claim *found = handle && call ? call->find(handle) : nullptr;
  if (!found) throw error(status::handle, handle ? "a handle inside of an argument was not borrowed" : "a handle is NULL");
  return *found;
}

namespace detail {
template <class T>
T *claimed_object(const claim &found) {
  void *object = cast_to(*found.type, found.object, descriptor_of<T>());
  if (!object) throw error(status::handle, std::string("a ") + descriptor_of<T>().name + " is needed, not a " + found.type->name);
  return static_cast<T *>(object);
}
}  // namespace detail

template <class T>
T &resolve(const void *handle) {
  return *detail::claimed_object<T>(claimed(handle));
}

// The object leaves its handle, whatever becomes of the call.
template <class T>
std::unique_ptr<T> take(const void *handle) {
  const claim &found = claimed(handle);
  if (found.keeper->moved.exchange(true, std::memory_order_acq_rel)) {
    throw error(status::handle, std::string("the ") + found.type->name + " has been moved from");
  }
  std::unique_ptr<T> object(detail::claimed_object<T>(found));
  found.keeper->storage = nullptr;
  found.keeper->kept.leave();
  identities::instance().remove(*found.keeper);
  return object;
}

template <class T>
std::shared_ptr<T> share(const void *handle) {
  const claim &found = claimed(handle);
  T *object = detail::claimed_object<T>(found);
  return std::shared_ptr<T>(found.keeper->kind->lend(*found.keeper), object);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
