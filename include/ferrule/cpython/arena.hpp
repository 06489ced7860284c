// Memory and references that live for one call: what arguments are converted into.
#pragma once

#include <cstddef>
#include <cstdlib>

#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

class arena {
 public:
  arena() = default;
  arena(const arena &) = delete;
  arena &operator=(const arena &) = delete;
  ~arena() {
    if (!FERRULE_LIKELY(!kept_ && !blocks_)) clear();
  }

  // Uninitialised room, or nullptr with MemoryError set.
  void *allocate(std::size_t bytes) {
    bytes = (bytes + alignment - 1) / alignment * alignment;
    if (bytes <= sizeof inline_ - used_) {
      void *room = inline_ + used_;
      used_ += bytes;
      return room;
    }
    auto *taken = static_cast<block *>(bytes <= static_cast<std::size_t>(-1) / 2 ? std::malloc(sizeof(block) + bytes) : nullptr);
    if (!taken) return py.PyErr_NoMemory();
    taken->next = blocks_;
    blocks_ = taken;
    return taken + 1;
  }
  template <class T>
  T *allocate_array(std::size_t count) {
    static_assert(alignof(T) <= alignment, "no shape is aligned more strictly");
    if (count > static_cast<std::size_t>(-1) / sizeof(T)) return static_cast<T *>(static_cast<void *>(py.PyErr_NoMemory()));
    return static_cast<T *>(allocate(count * sizeof(T)));
  }

  // What is not used yet, for as long as nothing more is allocated.
  void *rest() { return inline_ + used_; }
  std::size_t rest_size() const { return sizeof inline_ - used_; }

  // Holds a reference until the call has ended.  Takes it over, also when it fails.
  bool keep(object *reference) {
    auto *taken = static_cast<kept *>(allocate(sizeof(kept)));
    if (!taken) {
      py.Py_DecRef(reference);
      return false;
    }
    *taken = {kept_, reference};
    kept_ = taken;
    return true;
  }

 private:
  static constexpr std::size_t alignment = alignof(std::max_align_t);
  struct alignas(std::max_align_t) block {
    block *next;
  };
  struct kept {
    kept *next;
    object *reference;
  };

  FERRULE_COLD void clear() {
    for (; kept_; kept_ = kept_->next) py.Py_DecRef(kept_->reference);
    while (blocks_) {
      block *next = blocks_->next;
      std::free(blocks_);
      blocks_ = next;
    }
  }

  kept *kept_ = nullptr;
  block *blocks_ = nullptr;
  std::size_t used_ = 0;
  alignas(std::max_align_t) unsigned char inline_[1024];
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
