// The other direction: C++ calls what a host gave it (functions, tables of an interface).
#pragma once

#include <memory>
#include <utility>

#include "arena.hpp"
#include "error.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What a callback came back with: nothing to say, or its error, which goes on as a C++ exception.
template <class E>
void check_callback(std::int32_t code, E *error) {
  auto *given = reinterpret_cast<error_object *>(error);
  if (code == status::ok) return release_error(given);
  if (!given) fail(&given, code, "a callback failed and gave no error");
  throw callback_failed(given);
}

// The memory of a callback's result, released with this.
template <class O>
class callback_owner {
 public:
  callback_owner() = default;
  callback_owner(const callback_owner &) = delete;
  callback_owner &operator=(const callback_owner &) = delete;
  ~callback_owner() { release_owner(reinterpret_cast<owner_header *>(owner_)); }
  O **out() noexcept { return &owner_; }

 private:
  O *owner_ = nullptr;
};

// A C struct {call, context, drop}, or a table with its context: shared by all copies of the std::function, dropped with the
// last one, once, on whatever thread that is.
template <class Struct>
using shared_callback = std::shared_ptr<const Struct>;

// Takes the context over, also when it fails: then it is dropped at once.
template <class Struct>
shared_callback<Struct> take_callback(const Struct *given) {
  if (!given) throw error(status::value, "a function is needed, but it is NULL");
  auto drop = [](const Struct *it) {
    if (it->drop) it->drop(it->context);
    delete it;
  };
  Struct *copy = nullptr;
  try {
    copy = new Struct(*given);
  } catch (...) {
    if (given->drop) given->drop(given->context);
    throw;
  }
  shared_callback<Struct> taken(copy, drop);  // calls drop itself if it fails
  if (!taken->call) throw error(status::value, "a function is needed, but its call is NULL");
  return taken;
}

// Is this function in the table, as far as its implementer knew it, and overridden?
template <class Table, class Function>
bool overrides(const Table &table, Function Table::*which) noexcept {
  auto at = reinterpret_cast<const char *>(&(table.*which)) - reinterpret_cast<const char *>(&table);
  return static_cast<std::size_t>(at) + sizeof(Function) <= table.size && table.*which;
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
