// Making handles: for new objects, for views of what is there, for what smart pointers own.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include "../crossing.hpp"
#include "claims.hpp"
#include "most_derived.hpp"
#include "new_object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// A list of handles among what a result points into.
struct handle_list {
  const void *const *data;
  std::size_t size;
};
template <class H>
handle_list handles(H *const *data, std::size_t size) noexcept {
  return {reinterpret_cast<const void *const *>(data), size};
}

// The handles of the innermost call (self, arguments) into which its result points.  Valid while that call runs.
class keeping {
 public:
  keeping() = default;
  keeping(const keeping &other) noexcept
      : size_(other.size_), list_(other.list_), collapse_(other.collapse_), store_(other.store_) {
    for (std::size_t i = 0; i < size_; ++i) kept_[i] = other.kept_[i];  // mostly none, of many
  }
  keeping &operator=(const keeping &) = delete;

  void add(const void *handle) noexcept {
    const detail::call_frame *call = detail::this_thread().call;
    if (const claim *found = handle && call ? call->find(handle) : nullptr) kept_[size_++] = found;
  }
  void add(const handle_list &list) noexcept { list_ = list; }
  void add(const store_of_call &stored) noexcept { store_ = &*stored; }
  void collapse() noexcept { collapse_ = true; }

  template <class F>
  void each(F &&visit) const {
    for (std::size_t i = 0; i < size_; ++i) visit(*kept_[i]);
    const detail::call_frame *call = detail::this_thread().call;
    for (std::size_t i = 0; call && i < list_.size; ++i) {
      if (const claim *found = call->find(list_.data[i])) visit(*found);
    }
  }
  // The only one; nullptr if there is none or there are more.
  const claim *only() const noexcept { return size_ == 1 && list_.size == 0 ? kept_[0] : nullptr; }
  bool empty() const noexcept { return size_ == 0 && list_.size == 0; }
  bool collapses() const noexcept { return collapse_; }
  store *stored() const noexcept { return store_; }  // copies of arguments; nullptr if there are none
  static constexpr std::size_t capacity = 16;

 private:
  const claim *kept_[capacity];
  std::size_t size_ = 0;
  handle_list list_{nullptr, 0};
  bool collapse_ = false;
  store *store_ = nullptr;
};

template <class... H>
keeping within(const H &...handles) noexcept {
  static_assert(sizeof...(H) <= keeping::capacity);
  keeping kept;
  (kept.add(handles), ...);
  return kept;
}

// The same for a result that is made of pointers only: of what it came from, if that is so too, only the parents are kept.
template <class... H>
keeping collapsing(const H &...handles) noexcept {
  keeping kept = within(handles...);
  kept.collapse();
  return kept;
}

namespace detail {

inline void add_parent(holder &it, holder &parent) {
  for (std::size_t i = 0; i < it.parents.size(); ++i) {
    if (it.parents[i] == &parent) return;
  }
  it.parents.add(&parent);
  retain_holder(parent);
  parent.dependents.fetch_add(1, std::memory_order_relaxed);
  if (parent.roots.size() == 0) return it.roots.add_new(&parent);
  for (std::size_t i = 0; i < parent.roots.size(); ++i) it.roots.add_new(parent.roots[i]);
}

// What the call was given lives as long as `it`.
inline void keep_stored(holder &it, const keeping &kept) {
  if (!kept.stored()) return;
  auto *item = new stores::item;
  kept.stored()->retain();
  item->what = kept.stored();
  it.kept.add(item);
}

// Count 1.  `storage` stays the caller's if this throws.
inline holder &make_holder(const holder_kind &kind, const descriptor &type, void *storage, const keeping &kept) {
  holder *made = pool<holder>::instance().take();
  if (!made) throw std::bad_alloc();
  made->kind = &kind;
  made->type = &type;
  made->storage = storage;
  made->moved.store(false, std::memory_order_relaxed);
  made->primary.store(nullptr, std::memory_order_relaxed);
  try {
    keep_stored(*made, kept);
    kept.each([&](const claim &each) {
      holder &from = *each.keeper;
      if (!kept.collapses() || from.parents.size() == 0 || !from.kind->quiet || !from.kept.empty()) return add_parent(*made, from);
      for (std::size_t i = 0; i < from.parents.size(); ++i) add_parent(*made, *from.parents[i]);
    });
  } catch (...) {
    made->storage = nullptr;
    for (std::size_t i = 0; i < made->parents.size(); ++i) {
      made->parents[i]->dependents.fetch_sub(1, std::memory_order_relaxed);
      release_holder(*made->parents[i]);
    }
    made->parents.clear();
    made->roots.clear();
    made->kept.clear();
    pool<holder>::instance().give(made);
    throw;
  }
  if (made->roots.size() == 0) made->own.word.store(0, std::memory_order_release);
  made->count.store(1, std::memory_order_release);
  return *made;
}

inline std::uint32_t flags_of(const holder &it) noexcept { return it.roots.size() ? cell::view : 0; }

// A loan: shared ownership of the whole holder.
template <class T>
std::shared_ptr<T> lend_holder(holder &it, T *object) {
  retain_holder(it);
  it.dependents.fetch_add(1, std::memory_order_relaxed);
  return std::shared_ptr<T>(object, [&it](T *) noexcept {
    it.dependents.fetch_sub(1, std::memory_order_relaxed);
    release_holder(it);
  });
}
inline std::shared_ptr<void> lend_anything(holder &it) { return lend_holder<void>(it, &it); }

// Where an object begins and what it really is: the same for all pointers to it or to its bases.
template <class T>
const void *whole(const T &object) noexcept {
  if constexpr (std::is_polymorphic_v<T>) {
    return dynamic_cast<const void *>(std::addressof(object));
  } else {
    return std::addressof(object);
  }
}

inline void enter_identity(holder &it, const void *address, const std::type_info &type) {
  if (holder *other = identities::instance().enter(it, address, type)) release_holder(*other);
}

template <class T>
struct owned_by_delete {
  static void drop(holder &it) noexcept { free_new(static_cast<T *>(it.storage)); }
  static std::shared_ptr<void> lend(holder &it) {
    T *object = static_cast<T *>(it.storage);
    enter_identity(it, whole(*object), typeid(*object));
    if constexpr (shares_itself<T>) {
      return lend_holder<T>(it, object);  // which lets shared_from_this() work
    } else {
      return lend_holder<void>(it, object);
    }
  }
  static constexpr holder_kind kind{&drop, &lend, true, std::is_trivially_destructible_v<T>, std::has_virtual_destructor_v<T>};
};

// The storage is a smart pointer: a shared_ptr, or a unique_ptr with a deleter of its own.
template <class Pointer>
struct owned_by {
  static void drop(holder &it) noexcept {
    auto *pointer = static_cast<Pointer *>(it.storage);
    if constexpr (std::is_copy_constructible_v<Pointer>) {
      if (pointer->use_count() > 1) it.kept.leave();  // C++ shares the object
    }
    delete pointer;
  }
  static std::shared_ptr<void> lend(holder &it) {
    if constexpr (std::is_copy_constructible_v<Pointer>) {
      const Pointer &stored = *static_cast<Pointer *>(it.storage);
      return std::shared_ptr<void>(stored, const_cast<std::remove_const_t<typename Pointer::element_type> *>(stored.get()));
    } else {
      return lend_anything(it);
    }
  }
  static constexpr holder_kind kind{&drop, &lend, false, false, false};
};

// Nothing to destroy: what lives for ever, or what its parents keep.
inline constexpr holder_kind not_owned{nullptr, &lend_anything, false, true, false};

// The first handle of an object, as it is found.
struct first_handle {
  cell *again = nullptr;  // with one more count: it is alive, and shows the same
  bool is_alive = false;
  // What has the first one's memory now; its count is given back at the end, with no lock held: it may be the last one.
  struct passing {
    cell *other = nullptr;
    ~passing() {
      if (other) release_cell(other);
    }
  };
};
inline first_handle first_handle_of(const seen_as &it, holder &keeper, std::uint32_t flags, first_handle::passing &passing) {
  void *first = keeper.primary.load(std::memory_order_acquire);
  cell *same = first ? retain_cell(first) : nullptr;
  if (!same) return {};
  const cell_view seen = look(*same);
  const bool is_alive = seen.keeper == &keeper;
  if (is_alive && seen.object == it.object && seen.type == it.type && seen.flags == flags &&
      (!(flags & cell::view) || seen.epochs == keeper.epochs()))
    return {same, true};
  passing.other = same;
  return {nullptr, is_alive};
}

// The same where other threads may be at it, so that all of them get one handle.
inline cell *shared_handle_of(const seen_as &it, holder &keeper, std::uint32_t flags) {
  first_handle::passing before, meanwhile;
  first_handle first = first_handle_of(it, keeper, flags, before);
  if (first.again) {
    release_holder(keeper);
    return first.again;
  }
  cell *made = make_cell(*it.type, it.object, keeper, flags);
  if (first.is_alive) return made;
  {
    std::lock_guard<identities> lock(identities::instance());
    first = first_handle_of(it, keeper, flags, meanwhile);
    if (!first.again && !first.is_alive) keeper.primary.store(made, std::memory_order_release);
  }
  if (!first.again) return made;
  release_cell(made);
  return first.again;
}

// A handle for it: the first one again if that is alive and the same, else a new one.  Takes over one count of `keeper`.
inline cell *handle_of(const seen_as &it, holder &keeper, std::uint32_t flags) {
  const bool is_alone =
      keeper.count.load(std::memory_order_acquire) == 1 && !keeper.registered;  // nobody else has it, or can find it
  if (!is_alone || keeper.primary.load(std::memory_order_relaxed)) return shared_handle_of(it, keeper, flags);
  cell *made = make_cell(*it.type, it.object, keeper, flags);
  keeper.primary.store(made, std::memory_order_release);
  return made;
}

// A view of something that nothing is known of but where it is.
inline cell *make_view_of(const seen_as &it, std::uint32_t flags, const keeping &kept, const void *address,
                          const std::type_info &real_type) {
  cell *same = nullptr;
  kept.each([&](const claim &each) {
    if (same || (each.flags & cell::const_view) != flags || !is_a(*each.type, *it.type)) return;
    if (cast_to(*each.type, each.object, *it.type) != it.object) return;
    same = retain_cell(each.handle);
    if (!same || (same->keeper.load() == each.keeper && same->object.load() == each.object)) return;
    release_cell(same);  // freed by another thread meanwhile, and used again
    same = nullptr;
  });
  if (same) return same;
  if (holder *known = identities::instance().find(address, real_type)) return handle_of(it, *known, flags);
  if (const claim *only = kept.only()) {
    retain_holder(*only->keeper);
    return make_cell(*it.type, it.object, *only->keeper, flags | cell::view);
  }
  holder &made = make_holder(not_owned, *it.type, it.object, kept);
  if (!made.roots.size()) {
    try {
      if (holder *other = identities::instance().enter(made, address, real_type)) {
        release_holder(made);
        return handle_of(it, *other, flags);
      }
    } catch (...) {
      release_holder(made);
      throw;
    }
  }
  return handle_of(it, made, flags | flags_of(made));
}

// A handle for what `kind` owns and destroys from now on, also when this throws.
inline cell *own(const seen_as &as, const holder_kind &kind, const descriptor &type, void *storage, const keeping &kept,
                 std::uint32_t flags) {
  holder *made;
  try {
    made = &make_holder(kind, type, storage, kept);
  } catch (...) {
    holder unused;
    unused.storage = storage;
    kind.drop(unused);
    throw;
  }
  return handle_of(as, *made, flags | flags_of(*made));
}

}  // namespace detail

template <class T>
cell *make_owned(T *object, const keeping &kept = {}) {
  if (!object) return nullptr;
  using plain = std::remove_const_t<T>;
  return detail::own(most_derived(*object), detail::owned_by_delete<plain>::kind, descriptor_of<T>(), const_cast<plain *>(object),
                     kept, std::is_const_v<T> ? cell::const_view : 0);
}

template <class T, class D>
cell *make_taken(std::unique_ptr<T, D> &&object, const keeping &kept = {}) {
  if (!object) return nullptr;
  if constexpr (std::is_same_v<D, std::default_delete<T>>) {
    return make_owned(object.release(), kept);
  } else {
    using pointer = std::unique_ptr<T, D>;
    auto stored = std::make_unique<pointer>(std::move(object));
    const seen_as as = most_derived(**stored);
    holder &made = detail::make_holder(detail::owned_by<pointer>::kind, descriptor_of<T>(), stored.get(), kept);
    stored.release();
    return detail::handle_of(as, made, detail::flags_of(made) | (std::is_const_v<T> ? cell::const_view : 0));
  }
}

// Two handles of one shared object have one holder: one place to borrow at, and the same handle where nothing else differs.
template <class T>
cell *make_sharing(std::shared_ptr<T> object, const keeping &kept = {}) {
  if (!object) return nullptr;
  using pointer = std::shared_ptr<T>;
  const T &raw = *object;
  const seen_as as = most_derived(*object);
  std::uint32_t flags = std::is_const_v<T> ? cell::const_view : 0;
  identities &known = identities::instance();
  const void *address = detail::whole(raw);
  const std::type_info &real_type = typeid(raw);
  if (holder *live = known.find(address, real_type)) {
    try {
      detail::keep_stored(*live, kept);
    } catch (...) {
      release_holder(*live);
      throw;
    }
    return detail::handle_of(as, *live, flags);
  }
  auto stored = std::make_unique<pointer>(std::move(object));
  holder *made = &detail::make_holder(detail::owned_by<pointer>::kind, descriptor_of<T>(), stored.get(), kept);
  stored.release();
  try {
    if (holder *other = known.enter(*made, address, real_type)) {
      release_holder(*made);
      made = other;
      detail::keep_stored(*made, kept);
    }
  } catch (...) {
    release_holder(*made);
    throw;
  }
  return detail::handle_of(as, *made, flags | detail::flags_of(*made));
}

template <class T, class... A>
cell *make_value(const keeping &kept, A &&...arguments) {
  T *made = detail::make_new<T>(std::forward<A>(arguments)...);
  if constexpr (detail::shares_itself<T>) {
    return make_sharing(std::shared_ptr<T>(made), kept);
  } else {
    return make_owned(made, kept);
  }
}

// T const: a const view.  One of the kept handles itself, with one more count, if it is that object (fluent T &).
template <class T>
cell *make_view(T &object, const keeping &kept = {}) {
  return detail::make_view_of(most_derived(object), std::is_const_v<T> ? cell::const_view : 0, kept, detail::whole(object),
                              typeid(object));
}

// Lives for ever.
template <class T>
cell *make_static(T &object) {
  return make_view(object, keeping{});
}

// A constructor's result: `*out` is the new handle.
template <class T, class H, class... A>
void construct_within(H **out, const keeping &kept, A &&...arguments) {
  *out = reinterpret_cast<H *>(make_value<T>(kept, std::forward<A>(arguments)...));
}
template <class T, class H, class... A>
void construct(H **out, A &&...arguments) {
  construct_within<T>(out, keeping{}, std::forward<A>(arguments)...);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
