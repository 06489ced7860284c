// A pointer and the number of items behind it, as one argument: what C++ functions without spans take apart.
#pragma once

#include <cstddef>

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T>
class counted {
 public:
  counted() = default;
  counted(T *data, std::size_t size) : data_(data), size_(size) {}
  T *data() const { return data_; }
  std::size_t size() const { return size_; }

 private:
  T *data_ = nullptr;
  std::size_t size_ = 0;
};

// The same of what is bytes to everybody else, whatever C++ takes it for.
template <class T>
class counted_bytes : public counted<T> {
 public:
  using counted<T>::counted;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
