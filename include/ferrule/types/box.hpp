// std::unique_ptr to a value (a record, a string …): a pointer that may be NULL.  This is what makes a record recursive.  A
// unique_ptr to an exported class is a handle (handle.hpp).
//! table Boxes
//! shows std::unique_ptr<Point>
//! shows std::unique_ptr<std::string>
#pragma once

#include <memory>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T>
struct type<std::unique_ptr<T>, std::enable_if_t<known<T> && !is_handle<T> && !std::is_reference_v<T>>> {
  using abi = ferrule::abi::box<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  using arg = std::conditional_t<lifts<T>, lifted_by<type, std::unique_ptr<T>, abi>, void>;
  static std::unique_ptr<T> make(const abi &from, scratch &keep) {
    return from.value ? std::unique_ptr<T>(new T(lift<T>(*from.value, keep))) : nullptr;
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    if (from.value) visit_handles<T>(*from.value, f);
  }

  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(const std::unique_ptr<T> &value, abi *out, arena &memory) {
    if (auto *made = begin(value, out, memory)) lower_value<T>(*value, made, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers<U>>>
  static void lower(std::unique_ptr<T> &&value, abi *out, arena &memory) {
    if constexpr (points_into_kept<T>) {
      if (value) return lower_kept(memory.keep(std::move(value)), out, memory);
      out->value = nullptr;
    } else {
      if (auto *made = begin(value, out, memory)) lower_value<T>(std::move(*value), made, memory);
    }
  }
  template <class B, class U = T, class = std::enable_if_t<lowers<U>>>
  static void lower_kept(B &value, abi *out, arena &memory) {
    if (auto *made = begin(value, out, memory)) ferrule::lower_kept(*value, made, memory);
  }

 private:
  static abi_of<T> *begin(const std::unique_ptr<T> &value, abi *out, arena &memory) {
    abi_of<T> *made = value ? memory.array<abi_of<T>>(1) : nullptr;
    out->value = made;
    return made;
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
