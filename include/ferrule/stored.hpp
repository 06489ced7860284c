// Arguments that are referred to after the call: by its result, or by self.  They are copied, and the copies live as long as the
// handle of the one who refers to them.
//
//   ferrule::stored stored_;                         for a result: ferrule::within(self, stored_)
//   ferrule::stored stored_(self);                   for self, however the call ends
//   stored_.arg<P>(c arguments…)                     as *ferrule::arg<P>(…)
//   stored_.many<P>(c arguments…)                    as ferrule::many<P>(…)
//   stored_.keep(handle)                             the object behind a handle that the call has borrowed
#pragma once

#include <memory>

#include "shim.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {

// Makes what C's value refers to the store's own.  What a record's struct refers to stays the caller's: records whose C++ objects
// do not own what they refer to are not stored.
template <class Abi>
struct detached {
  static void own(Abi &, scratch &) {}
};

template <class T>
const T *own_items(const T *data, std::size_t size, scratch &memory) {
  if (!data || !size) return data;
  auto &copy = memory.make<std::unique_ptr<T[]>>();
  copy.reset(new T[size]);
  std::memcpy(static_cast<void *>(copy.get()), data, size * sizeof(T));
  for (std::size_t i = 0; i < size; ++i) detached<T>::own(copy[i], memory);
  return copy.get();
}

template <class Abi>
struct detached_pair {
  static void own(Abi &it, scratch &memory) { it.data = own_items(it.data, it.size, memory); }
};
template <>
struct detached<abi::str> : detached_pair<abi::str> {};
template <>
struct detached<abi::bytes> : detached_pair<abi::bytes> {};
template <>
struct detached<abi::path> : detached_pair<abi::path> {};
template <class T, class Face>
struct detached<abi::list<T, Face>> : detached_pair<abi::list<T, Face>> {};
template <class K, class V, class Face>
struct detached<abi::map<K, V, Face>> : detached_pair<abi::map<K, V, Face>> {};
template <class K, class V>
struct detached<abi::entry<K, V>> {
  static void own(abi::entry<K, V> &it, scratch &memory) {
    detached<K>::own(it.key, memory);
    detached<V>::own(it.value, memory);
  }
};
template <class T, class Face>
struct detached<abi::faced<T, Face>> {
  static void own(abi::faced<T, Face> &it, scratch &memory) { detached<T>::own(it.value, memory); }
};
template <class T>
struct detached<abi::optional<T>> {
  static void own(abi::optional<T> &it, scratch &memory) {
    if (it.has) detached<T>::own(it.value, memory);
  }
};
template <class T>
struct detached<abi::box<T>> {
  static void own(abi::box<T> &it, scratch &memory) { it.value = own_items(it.value, 1, memory); }
};
template <class... T>
struct detached<abi::tuple<T...>> {
  static void own(abi::tuple<T...> &it, scratch &memory) { own_each(it, memory, std::index_sequence_for<T...>()); }

 private:
  template <std::size_t... I>
  static void own_each(abi::tuple<T...> &it, scratch &memory, std::index_sequence<I...>) {
    (detached<T>::own(it.template item<I>(), memory), ...);
  }
};
template <class... T>
struct detached<abi::variant<T...>> {
  static void own(abi::variant<T...> &it, scratch &memory) { own_one(it, memory, std::index_sequence_for<T...>()); }

 private:
  template <std::size_t... I>
  static void own_one(abi::variant<T...> &it, scratch &memory, std::index_sequence<I...>) {
    static_cast<void>(((it.index == I ? (detached<T>::own(it.template alternative<I>(), memory), true) : false) || ...));
  }
};

// A count of an object that somebody points to.
class counted_holder {
 public:
  explicit counted_holder(holder &of) noexcept : of_(of) {
    retain_holder(of_);
    of_.dependents.fetch_add(1, std::memory_order_relaxed);
  }
  counted_holder(const counted_holder &) = delete;
  counted_holder &operator=(const counted_holder &) = delete;
  ~counted_holder() {
    of_.dependents.fetch_sub(1, std::memory_order_relaxed);
    release_holder(of_);
  }

 private:
  holder &of_;
};

}  // namespace detail

class stored : public store_of_call {
 public:
  stored() = default;
  // `self`: one of the handles of the innermost call.
  template <class H>
  explicit stored(const H *self) : item_(std::make_unique<stores::item>()), keeper_(keeper_of(self)) {}
  stored(const stored &) = delete;
  stored &operator=(const stored &) = delete;
  ~stored() {
    store &mine = **this;
    if (!keeper_ || !count_ || (mine.only && keeper_->kept.has_only(mine.only))) return;
    mine.retain();
    item_->what = &mine;
    keeper_->kept.add(item_.release());
  }

  template <class P, class... C>
  P arg(const caller &from, C... c) {
    return *own<P, detail::parameter_row<P>>(from, c...);
  }
  template <class P, class C, class... More, std::enable_if_t<!detail::is_caller<C>, int> = 0>
  P arg(C c, More... more) {
    return arg<P>(caller(), c, more...);
  }

  // As many(); what it gives lives as long as everything else here.
  template <class P, class... C>
  auto many(const caller &from, C... c) {
    return many_of<P>{arg<P>(from, c...)};
  }
  template <class P, class C, class... More, std::enable_if_t<!detail::is_caller<C>, int> = 0>
  auto many(C c, More... more) {
    return many<P>(caller(), c, more...);
  }

  template <class H>
  void keep(const H *handle) {
    holder *found = keeper_of(handle);
    if (!found || found == keeper_) return;
    store &mine = **this;
    mine.only = count_++ ? nullptr : found;
    mine.memory.make<detail::counted_holder>(*found);
  }
  template <class H>
  void keep(H *const *handles, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) keep(handles[i]);
  }

 private:
  template <class P>
  struct many_of {
    P items;
    auto data() const { return items.data(); }
    template <class Size>
    Size size() const {
      return checked_size<Size>(items.size());
    }
  };

  static holder *keeper_of(const void *handle) noexcept {
    const detail::call_frame *call = detail::this_thread().call;
    const claim *found = handle && call ? call->find(handle) : nullptr;
    return found ? found->keeper : nullptr;
  }

  // The argument, and all that it refers to, in the store.
  template <class P, class Row, class... C>
  auto &own(const caller &from, C... c) {
    using abi_type = abi_of<Row>;
    store &mine = **this;
    mine.only = nullptr;
    ++count_;
    if constexpr (detail::is_c_integer<abi_type>::value || detail::is_c_handle<abi_type>::value) {
      return mine.memory.make<argument<P, abi_type>>(from, c...);
    } else {
      auto &copy = mine.memory.make<abi_type>(detail::from_c<abi_type>(c...));
      detail::detached<abi_type>::own(copy, mine.memory);
      return mine.memory.make<argument<P, const abi_type &>>(from, static_cast<const abi_type *>(std::addressof(copy)));
    }
  }

  std::unique_ptr<stores::item> item_;
  holder *keeper_ = nullptr;
  std::size_t count_ = 0;  // of what is in the store
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
