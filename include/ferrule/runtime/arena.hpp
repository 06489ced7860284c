// Memory of one result: bump-allocated blocks, moved C++ values, handles.  It becomes the `owner` that C gets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "handle.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What an owner begins with; release() calls it.  An owner that a callback gives back is one too, with a `drop` of its own.
struct owner_header {
  void (*drop)(owner_header *self);
};

class arena {
 public:
  enum mode { owned, direct };  // direct: a plain handle is the result, and belongs to the caller

  explicit arena(const keeping &kept = {}, mode how = owned) noexcept : within_(kept), mode_(how) {}
  arena(const caller &from, const keeping &kept, mode how = owned) noexcept
      : free_(from.room ? from.room->free : nullptr),
        end_(from.room ? from.room->end : nullptr),
        lent_(from.room != nullptr),
        text_is_checked_(!from.is_lane),
        within_(kept),
        mode_(how) {}
  arena(const arena &) = delete;
  arena &operator=(const arena &) = delete;
  ~arena() {
    if (all_) destroy(all_);
  }

  const keeping &within() const noexcept { return within_; }
  // Whether text has to be UTF-8 already; otherwise whoever reads it looks.
  bool text_is_checked() const noexcept { return text_is_checked_; }

  void *allocate(std::size_t size, std::size_t alignment) {
    if (void *fits = bump(size, alignment)) return fits;
    add_block(size, alignment);
    return bump(size, alignment);
  }

  // Uninitialised.
  template <class T>
  T *array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count > SIZE_MAX / 2 / sizeof(T)) throw std::bad_alloc();
    return static_cast<T *>(allocate(count * sizeof(T), alignof(T)));
  }
  // Moves (or copies) a value into the result's memory; lives as long as that.
  template <class T>
  std::decay_t<T> &keep(T &&value) {
    using plain = std::decay_t<T>;
    if constexpr (std::is_trivially_destructible_v<plain>) {
      return *::new (allocate(sizeof(plain), alignof(plain))) plain(std::forward<T>(value));
    } else {
      cleanup *last = reserve_cleanup();
      void *at = allocate(sizeof(plain), alignof(plain));
      auto *kept = ::new (at) plain(std::forward<T>(value));
      add(
          last, [](void *it) { static_cast<plain *>(it)->~plain(); }, kept);
      return *kept;
    }
  }

  // Calls function(data) when the result is released; also if there is no memory to remember it (then at once, and throws).
  void on_release(void (*function)(void *), void *data) {
    cleanup *last;
    try {
      last = reserve_cleanup();
    } catch (...) {
      function(data);
      throw;
    }
    add(last, function, data);
  }

  // A row has made a handle: it belongs to the result's owner, or to the caller if it is the result.
  void handle(cell *made) {
    if (made && mode_ == owned) on_release([](void *it) { release_cell(it); }, made);
  }

  // The owner, which the caller releases; nullptr if there is nothing to own.  The arena is empty afterwards.
  template <class Owner = owner_header>
  Owner *finish() noexcept {
    free_ = end_ = nullptr;
    return reinterpret_cast<Owner *>(std::exchange(all_, nullptr));
  }

 private:
  struct block {
    block *next;
  };
  struct cleanup {
    void (*function)(void *);
    void *data;
    cleanup *earlier;
  };
  struct result : owner_header {
    block *blocks = nullptr;      // all but the first, in which this lies
    cleanup *cleanups = nullptr;  // the latest first
    bool is_lent;                 // the memory in which this lies
    result(owner_header header, bool lent) : owner_header(header), is_lent(lent) {}
  };

  void add_block(std::size_t size, std::size_t alignment) {
    if (size > SIZE_MAX / 4) throw std::bad_alloc();
    std::size_t room = sizeof(result) + size + alignment;  // the first block begins with the result, which is larger than a block
    if (room < next_size_) room = next_size_;
    auto *made = static_cast<block *>(::operator new(room));
    if (next_size_ < 65536) next_size_ *= 2;
    if (!all_) {
      all_ = ::new (made) result{{&drop_result}, false};
      free_ = reinterpret_cast<char *>(all_ + 1);
    } else {
      made->next = all_->blocks;
      all_->blocks = made;
      free_ = reinterpret_cast<char *>(made + 1);
    }
    end_ = reinterpret_cast<char *>(made) + room;
  }

  // There is something to own.
  void begin_result() {
    void *lent = lent_ ? bump(sizeof(result), alignof(result)) : nullptr;
    if (lent) {
      all_ = ::new (lent) result{{&drop_result}, true};
    } else {
      add_block(sizeof(cleanup), alignof(cleanup));
    }
  }

  void *bump(std::size_t size, std::size_t alignment) noexcept {
    if (!free_) return nullptr;
    auto at = (reinterpret_cast<std::uintptr_t>(free_) + alignment - 1) / alignment * alignment;
    auto end = reinterpret_cast<std::uintptr_t>(end_);
    if (at > end || end - at < size) return nullptr;
    void *found = free_ + (at - reinterpret_cast<std::uintptr_t>(free_));
    free_ = static_cast<char *>(found) + size;
    return found;
  }

  cleanup *reserve_cleanup() {
    if (!all_) begin_result();
    return static_cast<cleanup *>(allocate(sizeof(cleanup), alignof(cleanup)));
  }
  void add(cleanup *at, void (*function)(void *), void *data) noexcept {
    all_->cleanups = ::new (at) cleanup{function, data, all_->cleanups};
  }

  static void drop_result(owner_header *self) { destroy(static_cast<result *>(self)); }
  static void destroy(result *it) noexcept {
    for (cleanup *each = it->cleanups; each; each = each->earlier) each->function(each->data);
    for (block *each = it->blocks; each;) ::operator delete(std::exchange(each, each->next));
    if (!it->is_lent) ::operator delete(it);
  }

  result *all_ = nullptr;
  char *free_ = nullptr, *end_ = nullptr;
  std::size_t next_size_ = 512;
  bool lent_ = false, text_is_checked_ = true;
  keeping within_;
  mode mode_;
};

// Releases any owner; NULL is fine; from any thread.
inline void release_owner(owner_header *owner) noexcept {
  if (owner) owner->drop(owner);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
