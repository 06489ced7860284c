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

}  // namespace detail

// Where a C function is to make an object of a Python object that is there already.  What is not finished is given up.
template <class C>
class construction {
 public:
  explicit construction(object *self) : self_(self), body_(body_of<instance>(self)) {
    place *room = room_of(self, state());
    in_room_ = !body_->room_is_taken.exchange(true, std::memory_order_relaxed);
    at_ = in_room_ ? room : detail::new_place(*state().in_place);
  }
  construction(const construction &) = delete;
  construction &operator=(const construction &) = delete;
  ~construction() {
    if (!at_) return;
    if (in_room_)
      body_->room_is_taken.store(false, std::memory_order_relaxed);
    else
      detail::delete_place(at_, *state().in_place);
  }
  explicit operator bool() const { return at_ != nullptr; }

  // For the C function's `out`.
  C **out() {
    cell_ = reinterpret_cast<C *>(at_);
    return &cell_;
  }

  // It has been made.  Gives self, borrowed.
  object *finish() {
    place *made = std::exchange(at_, nullptr);
    void *before = nullptr;
    if (!FERRULE_LIKELY(body_->cell.compare_exchange_strong(before, made, std::memory_order_acq_rel))) replace(made, before);
    return self_;
  }

 private:
  static const class_state &state() { return class_of<C>::state; }

  FERRULE_COLD void replace(place *made, void *before) {
    do made->older = static_cast<place *>(before);
    while (!body_->cell.compare_exchange_weak(before, made, std::memory_order_acq_rel));
    auto &old = *static_cast<place *>(before);
    bool forgotten = false;
    const bool is_free = retire_place(old, &forgotten);
    if (forgotten) made->older = old.older;
    if (!is_free) return;
    if (const place_kind *kind = old.kind.load(std::memory_order_relaxed)) without_lock<C>([&] { kind->destroy(old); });
    if (!forgotten) return;
    if (&old == room_of(self_, state()))
      body_->room_is_taken.store(false, std::memory_order_relaxed);
    else
      detail::delete_place(&old, *state().in_place);
  }

  object *self_;
  instance *body_;
  place *at_;
  C *cell_ = nullptr;
  bool in_room_;
};

namespace detail {

template <class C>
void destroy_places(place *last, object *self) {
  class_state &state = class_of<C>::state;
  for (place *each = last; each;) {
    place *const older = each->older;
    const place_kind *kind = each->kind.load(std::memory_order_relaxed);
    if (kind && kind->is_trivial)
      kind->destroy(*each);
    else if (kind)
      without_lock<C>([&] { kind->destroy(*each); });
    if (each != room_of(self, state)) delete_place(each, *state.in_place);
    each = older;
  }
}

}  // namespace detail

template <class C>
void destroy_in_place(object *self) {
  instance *mine = body_of<instance>(self);
  if (class_of<C>::state.is_dynamic) forget_attributes(self);
  if (mine->weak_references) py.PyObject_ClearWeakRefs(self);
  if (void *last = mine->cell.exchange(nullptr, std::memory_order_acquire))
    detail::destroy_places<C>(static_cast<place *>(last), self);
  end_of_object(self, class_of<C>::state);
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
