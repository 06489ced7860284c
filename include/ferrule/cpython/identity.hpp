// Which object stands for a handle: a handle that comes back from C++ is the object that it was, while that lives.
//
// A table leads from the handle's cell to a weak reference.  Only those are in it that may come back: results that were not made
// for the call (views, shared objects), and arguments that C++ may have kept.  What is new is never looked up.
#pragma once

#include <atomic>
#include <mutex>
#include <new>
#include <unordered_map>

#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// Behind the head of every object of an exported class.
struct instance {
  std::atomic<void *> cell{nullptr};  // the counted handle, or a place (in_place.hpp); nullptr until __init__ has run
  object *weak_references = nullptr;
  object *attributes = nullptr;            // the __dict__ of a class that has one
  std::atomic<bool> is_known{false};       // it is in the table
  std::atomic<bool> room_is_taken{false};  // of a class whose objects lie in place
};

class known_objects {
 public:
  struct found {
    owned self;  // empty: there is none, or it dies just now
    owned weak;  // the entry, as it was
  };

  static found look_up(void *cell) {
    owned weak;
    {
      guard locked;
      const auto at = table().find(cell);
      if (at == table().end()) return {};
      weak = owned(new_reference(at->second.weak));
    }
    owned self(py.PyObject_CallObject(weak.get(), nullptr));  // without our lock: this may wait for others
    if (!self) py.PyErr_Clear();
    if (self && is_none(self.get())) self = owned();
    return {std::move(self), std::move(weak)};
  }

  enum class entry { made, taken, failed };

  // Unless another thread has entered one meanwhile; `dead` is what was there before.  Without memory it is not remembered.
  static entry enter(void *cell, object *self, const owned &dead) try {
    owned weak(py.PyWeakref_NewRef(self, nullptr)), before;
    if (!weak) return py.PyErr_Clear(), entry::failed;
    guard locked;
    auto &[there, who] = table()[cell];
    if (there && there != dead.get()) return entry::taken;
    before = owned(there);
    there = weak.release();
    who = self;
    body_of<instance>(self)->is_known.store(true, std::memory_order_relaxed);
    return entry::made;
  } catch (const std::bad_alloc &) {
    return entry::failed;
  }

  // Of an object that dies, or gets another handle.
  static void leave(object *self) {
    instance *mine = body_of<instance>(self);
    owned weak;
    guard locked;
    mine->is_known.store(false, std::memory_order_relaxed);
    const auto at = table().find(mine->cell.load(std::memory_order_relaxed));
    if (at == table().end() || at->second.self != self) return;
    weak = owned(at->second.weak);
    table().erase(at);
  }

  // One that is passed to where C++ may keep it.
  static void remember(object *self) {
    if (FERRULE_LIKELY(body_of<instance>(self)->is_known.load(std::memory_order_relaxed))) return;
    void *cell = body_of<instance>(self)->cell.load(std::memory_order_relaxed);
    const found before = look_up(cell);
    if (!before.self) enter(cell, self, before.weak);
  }

  static std::mutex &mutex() {
    static std::mutex one;
    return one;
  }

 private:
  struct known {
    object *weak = nullptr, *self = nullptr;  // self is only compared
  };
  // The interpreter's lock does, where there is one.
  class guard {
   public:
    guard() {
      if (layout.free_threaded) mutex().lock();
    }
    ~guard() {
      if (layout.free_threaded) mutex().unlock();
    }
    guard(const guard &) = delete;
    guard &operator=(const guard &) = delete;
  };
  // Never destroyed: objects may outlive what is static.
  static std::unordered_map<void *, known> &table() {
    static union forever {
      std::unordered_map<void *, known> all;
      forever() : all() {}
      ~forever() {}
    } one;
    return one.all;
  }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
