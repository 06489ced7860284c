// Objects of confined classes: they lie inside the Python object.
//
//   [ head | instance | place, and in it the C++ object | what a class derived in Python adds ]
//
// `instance.cell` is the place, once __init__ has run.  __init__ that is called again makes a new object first, elsewhere if the
// room is taken; the old one dies when nobody uses it any more.
#pragma once

#include "../runtime/place.hpp"
#include "convert_class.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

inline place *room_of(object *self, const class_state &of) {
  return reinterpret_cast<place *>(reinterpret_cast<char *>(self) + of.room_at);
}

namespace detail {

// Places outside of the object, where it has been initialised anew.
inline place *new_place(const place_kind &kind) {
  void *memory = ::operator new (kind.size, std::align_val_t{kind.alignment}, std::nothrow);
  if (!memory) py.PyErr_NoMemory();
  return static_cast<place *>(memory);
}
inline void delete_place(place *at, const place_kind &kind) { ::operator delete (at, std::align_val_t{kind.alignment}); }

// The C++ object in it, if there is one.
inline void destroy_object(place &at, const class_state &of) {
  const place_kind *kind = at.kind.load(std::memory_order_relaxed);
  if (!kind) return;
  if (kind->is_trivial || !of.frees_unlocked) return kind->destroy(at);
  destroy_unlocked(
      [](void *what) {
        auto &from = *static_cast<place *>(what);
        from.kind.load(std::memory_order_relaxed)->destroy(from);
      },
      &at);
}

// What construction<C> is for any class.
class construction_of_any {
 public:
  FERRULE_INLINE construction_of_any(object *self, const class_state &of) : self_(self), body_(body_of<instance>(self)), of_(of) {
    in_room_ = !body_->room_is_taken.exchange(true, std::memory_order_relaxed);
    at_ = FERRULE_LIKELY(in_room_) ? room_of(self, of) : new_place(*of.in_place);
  }
  construction_of_any(const construction_of_any &) = delete;
  construction_of_any &operator=(const construction_of_any &) = delete;
  FERRULE_INLINE ~construction_of_any() {
    if (!FERRULE_LIKELY(!at_)) give_up();
  }
  explicit operator bool() const { return at_ != nullptr; }

  // It has been made.  Gives self, borrowed.
  FERRULE_INLINE object *finish() {
    place *made = std::exchange(at_, nullptr);
    void *before = nullptr;
    if (!FERRULE_LIKELY(body_->cell.compare_exchange_strong(before, made, std::memory_order_acq_rel))) replace(made, before);
    return self_;
  }

 protected:
  place *at() const { return at_; }

 private:
  FERRULE_COLD void give_up() {
    if (in_room_)
      body_->room_is_taken.store(false, std::memory_order_relaxed);
    else
      delete_place(at_, *of_.in_place);
  }

  FERRULE_COLD void replace(place *made, void *before) {
    do made->older = static_cast<place *>(before);
    while (!body_->cell.compare_exchange_weak(before, made, std::memory_order_acq_rel));
    auto &old = *static_cast<place *>(before);
    bool forgotten = false;
    const bool is_free = retire_place(old, &forgotten);
    if (forgotten) made->older = old.older;
    if (!is_free) return;
    destroy_object(old, of_);
    if (!forgotten) return;
    if (&old == room_of(self_, of_))
      body_->room_is_taken.store(false, std::memory_order_relaxed);
    else
      delete_place(&old, *of_.in_place);
  }

  object *self_;
  instance *body_;
  const class_state &of_;
  place *at_;
  bool in_room_;
};

inline void destroy_places(place *last, object *self, const class_state &of) {
  for (place *each = last; each;) {
    place *const older = each->older;
    destroy_object(*each, of);
    if (each != room_of(self, of)) delete_place(each, *of.in_place);
    each = older;
  }
}

}  // namespace detail

// Where a C function is to make an object of a Python object that is there already.  What is not finished is given up.
template <class C>
class construction : public detail::construction_of_any {
 public:
  FERRULE_INLINE explicit construction(object *self) : construction_of_any(self, class_of<C>::state) {}

  // For the C function's `out`.
  FERRULE_INLINE C **out() {
    cell_ = reinterpret_cast<C *>(at());
    return &cell_;
  }

 private:
  C *cell_ = nullptr;
};

inline void end_of_place(object *self, class_state &of) {
  instance *mine = body_of<instance>(self);
  if (of.is_dynamic) forget_attributes(self);
  if (mine->weak_references) py.PyObject_ClearWeakRefs(self);
  if (void *last = mine->cell.exchange(nullptr, std::memory_order_acquire))
    detail::destroy_places(static_cast<place *>(last), self, of);
  end_of_object(self, of);
}
template <class C>
void destroy_in_place(object *self) {
  end_of_place(self, class_of<C>::state);
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
