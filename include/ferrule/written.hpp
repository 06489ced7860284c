// What stands for a parameter that a function only writes to.  It is made for the call, and is a result behind it.
#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// A T that is written to, a stream.  Rows specialize it, and have a row for it.
template <class T>
class written;

// What stands for room for many T that a function fills, FERRULE(out = "xs[n]"): it is made for the call, and what is in it is a
// result.
template <class T>
class filled {
 public:
  using item = std::conditional_t<std::is_void_v<T>, std::byte, T>;
  static_assert(!std::is_same_v<item, bool>, "a vector<bool> has no room that could be written to");

  filled() = default;
  explicit filled(std::size_t count) : items_(count) {}
  T *data() { return items_.data(); }
  std::vector<item> take() { return std::move(items_); }

 private:
  std::vector<item> items_;
};

// What stands for a pointer to an object that a function makes for its caller, FERRULE(out = "db: owned").
template <class T>
class owned {
 public:
  owned() = default;
  owned(owned &&other) noexcept : object(std::exchange(other.object, nullptr)) {}
  owned &operator=(owned &&) = delete;
  ~owned() { delete object; }
  std::unique_ptr<T> take() { return std::unique_ptr<T>(std::exchange(object, nullptr)); }

  T *object = nullptr;
};

// How many items there will be, of whatever integer says it.
template <class Number>
std::size_t checked_count(Number number) {
  if constexpr (std::is_signed_v<Number>) {
    if (number < 0) throw std::length_error("there cannot be room for " + std::to_string(number) + " items");
  }
  return static_cast<std::size_t>(number);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
