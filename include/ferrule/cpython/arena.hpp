// Memory and references that live for one call: what arguments are converted into.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <utility>

#include "../runtime/caller.hpp"
#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// Something that is to be done when the call has ended.
struct ending {
  ending *earlier;
  void (*run)(ending *self);
};

class arena {
 public:
  FERRULE_INLINE arena() {}
  arena(const arena &) = delete;
  arena &operator=(const arena &) = delete;
  FERRULE_INLINE ~arena() {
    if (!FERRULE_LIKELY(!last_)) end();
  }

  // Uninitialised room, or nullptr with MemoryError set.
  void *allocate(std::size_t bytes) {
    bytes = (bytes + alignment - 1) / alignment * alignment;
    if (FERRULE_LIKELY(bytes <= static_cast<std::size_t>(rest_.end - rest_.free)))
      return std::exchange(rest_.free, rest_.free + bytes);
    auto *taken = static_cast<block *>(bytes <= static_cast<std::size_t>(-1) / 2 ? std::malloc(sizeof(block) + bytes) : nullptr);
    if (!taken) return py.PyErr_NoMemory();
    at_end(taken, [](ending *self) { std::free(self); });
    return taken + 1;
  }
  template <class T>
  T *allocate_array(std::size_t count) {
    static_assert(alignof(T) <= alignment, "no shape is aligned more strictly");
    if (count > static_cast<std::size_t>(-1) / sizeof(T)) return static_cast<T *>(static_cast<void *>(py.PyErr_NoMemory()));
    return static_cast<T *>(allocate(count * sizeof(T)));
  }

  // What is not used yet, for as long as nothing more is allocated.
  FERRULE_INLINE const lent_memory *rest() const { return &rest_; }

  // Holds a reference until the call has ended.  Takes it over, also when it fails.
  bool keep(object *reference) {
    auto *taken = static_cast<kept *>(allocate(sizeof(kept)));
    if (!taken) {
      py.Py_DecRef(reference);
      return false;
    }
    taken->reference = reference;
    at_end(taken, [](ending *self) { py.Py_DecRef(static_cast<kept *>(self)->reference); });
    return true;
  }

  // The latest is run first: what lies in memory that was allocated before comes before the end of that memory.
  void at_end(ending *one, void (*run)(ending *)) {
    *one = {last_, run};
    last_ = one;
  }

 private:
  static constexpr std::size_t alignment = alignof(std::max_align_t);
  struct alignas(std::max_align_t) block : ending {};
  struct kept : ending {
    object *reference;
  };

  FERRULE_APART void end() {
    while (last_) {
      ending *one = std::exchange(last_, last_->earlier);
      one->run(one);
    }
  }

  alignas(std::max_align_t) char inline_[1024];
  ending *last_ = nullptr;
  lent_memory rest_{inline_, inline_ + sizeof inline_};
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
