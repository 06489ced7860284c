// The face of a container whose items have an index: a mutable sequence (live.hpp).
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "ferrule.hpp"
#include "items.hpp"
#include "runtime/iteration.hpp"
#include "type.hpp"
#include "walk.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// As items are seen where they lie.  Those of a vector<bool> are no objects.
template <class C, bool = std::is_reference_v<typename C::reference>>
struct item_seen {
  using type = typename C::value_type &;
  using of_const = const typename C::value_type &;
};
template <class C>
struct item_seen<C, false> {
  using type = typename C::value_type;
  using of_const = typename C::value_type;
};

template <class T>
T *behind(T *pointer) {
  return pointer;
}
template <class T, class Deleter>
T *behind(const std::unique_ptr<T, Deleter> &pointer) {
  return pointer.get();
}

template <class T>
inline constexpr bool is_lent_pointer = std::is_pointer_v<T>;
template <class T, class Deleter>
inline constexpr bool is_lent_pointer<std::unique_ptr<T, Deleter>> = true;

// Indices below 0 count from the end.
inline std::size_t index_in(std::size_t size, std::ptrdiff_t index) {
  const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(size), at = index < 0 ? index + count : index;
  if (at < 0 || at >= count) throw std::out_of_range("index out of range");
  return static_cast<std::size_t>(at);
}

// A place between items: what lies beyond an end is that end.
inline std::ptrdiff_t place_in(std::size_t size, std::ptrdiff_t index) {
  const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(size), at = index < 0 ? index + count : index;
  return at < 0 ? 0 : at > count ? count : at;
}
}  // namespace detail

/// Items in order, each with an index.
template <class C>
struct FERRULE(live = sequence) live_sequence {
  using item = typename C::value_type;

  /// Has these items.
  live_sequence(items<C> items);

  /// How many items there are.
  static std::size_t size(const C &self) noexcept { return self.size(); }

  /// An item.
  /// @param index its place; below 0 it counts from the end
  /// @throws std::out_of_range there is no such item
  FERRULE(name = __getitem__, unchanging)
  static typename detail::item_seen<C>::type at(C &self, std::ptrdiff_t index) {
    return self[detail::index_in(self.size(), index)];
  }
  /// An item.
  /// @param index its place; below 0 it counts from the end
  /// @throws std::out_of_range there is no such item
  FERRULE(name = __getitem__)
  static typename detail::item_seen<C>::of_const at(const C &self, std::ptrdiff_t index) {
    return self[detail::index_in(self.size(), index)];
  }

  /// Puts an item in the place of another one.
  /// @param index its place; below 0 it counts from the end
  /// @throws std::out_of_range there is no such item
  FERRULE(name = __setitem__, invalidates) static void set(C &self, std::ptrdiff_t index, item value) {
    self[detail::index_in(self.size(), index)] = std::move(value);
  }

  /// Takes an item out.
  /// @param index its place; below 0 it counts from the end
  /// @throws std::out_of_range there is no such item
  FERRULE(name = __delitem__, invalidates) static void erase(C &self, std::ptrdiff_t index) {
    self.erase(self.begin() + static_cast<std::ptrdiff_t>(detail::index_in(self.size(), index)));
  }

  /// Puts an item before another one.
  /// @param index the place of that; beyond an end it is that end
  FERRULE(invalidates) static void insert(C &self, std::ptrdiff_t index, item value) {
    self.insert(self.begin() + detail::place_in(self.size(), index), std::move(value));
  }

  /// Puts an item at the end.
  FERRULE(invalidates) static void append(C &self, item value) { self.push_back(std::move(value)); }

  /// Puts items at the end: all of them, or none.
  FERRULE(invalidates) static void extend(C &self, items<C> values) {
    splice(self, static_cast<std::ptrdiff_t>(self.size()), 0, std::move(values));
  }

  /// Puts items in the place of others.
  /// @param index the place of the first of those; below 0 it counts from the end
  /// @param count how many of them there are, at most
  FERRULE(invalidates) static void splice(C &self, std::ptrdiff_t index, std::size_t count, items<C> values) {
    const std::ptrdiff_t at = detail::place_in(self.size(), index), behind = static_cast<std::ptrdiff_t>(values.all.size());
    const std::size_t left = std::min(count, self.size() - static_cast<std::size_t>(at));
    self.insert(self.begin() + at, std::make_move_iterator(values.all.begin()), std::make_move_iterator(values.all.end()));
    const auto first = self.begin() + at + behind;
    self.erase(first, first + static_cast<std::ptrdiff_t>(left));
  }

  /// Takes an item out, and gives it.
  /// @param index its place; below 0 it counts from the end
  /// @throws std::out_of_range there is no such item
  FERRULE(invalidates) static item pop(C &self, std::ptrdiff_t index = -1) {
    if (self.empty()) throw std::out_of_range("pop from an empty sequence");
    const auto at = self.begin() + static_cast<std::ptrdiff_t>(detail::index_in(self.size(), index));
    item out = std::move(*at);
    self.erase(at);
    return out;
  }

  /// Takes all items out.
  FERRULE(invalidates) static void clear(C &self) noexcept { self.clear(); }

  /// Turns the order of the items round.
  FERRULE(invalidates) static void reverse(C &self) { std::reverse(self.begin(), self.end()); }
};

/// Objects behind pointers, in order, each with an index.
template <class C>
struct FERRULE(live = sequence) live_pointers : live_sequence<C> {
  using object = std::remove_reference_t<decltype(*std::declval<const typename C::value_type &>())>;

  /// Has these items.
  live_pointers(items<C> items);

  /// An item.
  /// @param index its place; below 0 it counts from the end
  /// @throws std::out_of_range there is no such item
  FERRULE(name = __getitem__, unchanging, returns = view) static object *at(C &self, std::ptrdiff_t index) {
    return detail::behind(self[detail::index_in(self.size(), index)]);
  }
  /// An item.
  /// @param index its place; below 0 it counts from the end
  /// @throws std::out_of_range there is no such item
  FERRULE(name = __getitem__, returns = view) static const object *at(const C &self, std::ptrdiff_t index) {
    return detail::behind(self[detail::index_in(self.size(), index)]);
  }
};

// Objects are seen where they lie, so that they can be changed there; other items are copied.
template <class C>
struct walk_sequence {
  static constexpr bool is_said = true, is_by_index = true;
  static constexpr bool is_of_pointers = detail::is_lent_pointer<typename C::value_type>;
  static constexpr bool is_of_objects = is_of_pointers || is_handle<typename C::value_type>;
  static constexpr borrowing borrow = is_of_objects ? borrowing::exclusive : borrowing::shared;
  static decltype(auto) show(typename C::reference item) {
    if constexpr (is_of_pointers) {
      return detail::behind(item);
    } else {
      return static_cast<typename detail::item_seen<C>::type>(item);
    }
  }
  using item = std::conditional_t<is_of_objects, decltype(show(std::declval<typename C::reference>())),
                                  typename detail::item_seen<C>::of_const>;
};

namespace detail {
template <class C, class = void>
struct is_by_index : std::false_type {};
template <class C>
struct is_by_index<C, std::enable_if_t<walk<C>::is_by_index>> : std::true_type {};
}  // namespace detail

// Over the items of a sequence.  It holds an index, and so no change can make it dangle: items may be changed and replaced as it
// goes.  It ends with an error where there are more or fewer than there were, as a loop over a dict does in Python.
template <class Container>
class iteration<Container, std::enable_if_t<detail::is_by_index<std::remove_const_t<Container>>::value>> {
 public:
  explicit iteration(Container &container) : of_(container), size_(container.size()) {}

  template <class Visit>
  void step(bool *has, Visit &&visit) {
    if (at_ == finished) return void(*has = false);
    if (of_.size() != size_) throw error(status::stale, "the object has changed during the iteration");
    *has = at_ < size_;
    if (!*has) return void(at_ = finished);
    const std::size_t at = at_++;  // also if it cannot be lowered
    if constexpr (std::is_const_v<Container>) {
      visit(of_[at]);
    } else {
      visit(walk<Container>::show(of_[at]));
    }
  }

 private:
  static constexpr std::size_t finished = static_cast<std::size_t>(-1);
  Container &of_;
  std::size_t size_, at_ = 0;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
