// What the rows of containers share: lists of elements, each element crossing by its own row.
//
// A container that is only read is copied.  One that may be taken is kept beside the result, and the result points into it,
// where that saves work: an array whose elements need no conversion, or elements that can be pointed into (strings).
#pragma once

#include <cstring>
#include <iterator>
#include <string>
#include <vector>

#include "runtime/arena.hpp"
#include "runtime/error.hpp"
#include "type.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// A sequence of these that lies in one piece crosses as bytes, not as a list of numbers.
template <class T>
inline constexpr bool is_byte = std::is_same_v<T, std::byte> || std::is_same_v<T, unsigned char> || std::is_same_v<T, char>;

namespace detail {
[[noreturn]] FERRULE_COLD inline void refuse_data(std::size_t size) {
  throw error(status::value, "a NULL pointer with a size of " + std::to_string(size));
}
}  // namespace detail
FERRULE_INLINE void require_data(const void *data, std::size_t size) {
  if (!FERRULE_LIKELY(data || !size)) detail::refuse_data(size);
}

inline void require_items(const char *what, std::size_t wanted, std::size_t got) {
  if (wanted == got) return;
  throw error(status::value, std::string(what) + " must have " + std::to_string(wanted) + " items, not " + std::to_string(got));
}

namespace detail {
// All of C's elements lie in one piece and are the bits of C++'s.
template <class T, class Container, class = void>
struct is_array_of_abi : std::false_type {};
template <class T, class Container>
struct is_array_of_abi<T, Container,
                       std::enable_if_t<std::is_same_v<decltype(std::declval<const Container &>().data()), const T *>>>
    : std::bool_constant<same<T>> {};

template <class T, class List, class Container>
void point_at(const Container &kept, List *out) {
  static_assert(sizeof(T) == sizeof(abi_of<T>), "the row says `same`, but its abi has another size");
  *out = {reinterpret_cast<const abi_of<T> *>(kept.data()), kept.size()};
}
}  // namespace detail

// ---- C++ to C -----------------------------------------------------------------------------------------------------------

// Room for so many in the result's memory; none for none, so that an empty result owns nothing.
template <class Abi>
Abi *room_for(std::size_t size, arena &memory) {
  return size ? memory.array<Abi>(size) : nullptr;
}

namespace detail {
template <class Container>
auto count_of(const Container &of, int) -> decltype(static_cast<std::size_t>(of.size())) {
  return of.size();
}
template <class Container>
std::size_t count_of(const Container &of, long) {
  return static_cast<std::size_t>(std::distance(std::begin(of), std::end(of)));  // a forward_list has not counted them
}
}  // namespace detail

template <class T, class List, class Container>
void lower_elements(const Container &from, List *out, arena &memory) {
  std::size_t size = detail::count_of(from, 0);
  auto *items = room_for<abi_of<T>>(size, memory);
  *out = {items, size};
  if constexpr (detail::is_array_of_abi<T, Container>::value) {
    if (size) std::memcpy(static_cast<void *>(items), from.data(), size * sizeof(T));
  } else {
    for (const T &each : from) lower_value<T>(each, items++, memory);
  }
}

// The container lives as long as the result.
template <class T, class List, class Container>
void lower_elements_kept(Container &kept, List *out, arena &memory) {
  if constexpr (detail::is_array_of_abi<T, std::remove_const_t<Container>>::value) {
    detail::point_at<T>(kept, out);
  } else {
    const std::size_t size = detail::count_of(kept, 0);
    auto *items = room_for<abi_of<T>>(size, memory);
    *out = {items, size};
    for (auto &&each : kept) {
      if constexpr (std::is_lvalue_reference_v<decltype(each)>) {
        lower_kept(each, items++, memory);
      } else {
        lower_value<T>(static_cast<T>(each), items++, memory);  // a vector<bool> has no elements to point at
      }
    }
  }
}

template <class T, class List, class Container>
void lower_elements_taken(Container &&from, List *out, arena &memory) {
  static_assert(!std::is_lvalue_reference_v<Container>);
  if (from.empty()) {
    *out = {nullptr, 0};
  } else if constexpr (detail::is_array_of_abi<T, Container>::value || points_into_kept<T>) {
    lower_elements_kept<T>(memory.keep(std::move(from)), out, memory);
  } else {
    lower_elements_kept<T>(from, out, memory);  // no row of an element asks for it to live on
  }
}

// ---- C to C++ -----------------------------------------------------------------------------------------------------------

namespace detail {
template <class Container, class T>
auto append(Container &to, T &&value, int) -> decltype(static_cast<void>(to.emplace_back(std::move(value)))) {
  to.emplace_back(std::move(value));
}
template <class Container, class T>
void append(Container &to, T &&value, long) {
  to.insert(to.end(), std::move(value));
}
}  // namespace detail

// A container that can be made of a range, or filled by emplace_back or by insert at the end.
template <class Container, class T, class List>
Container lift_list(const List &from, scratch &keep) {
  require_data(from.data, from.size);
  if constexpr (std::is_same_v<T, abi_of<T>> && same<T>) {
    return Container(from.data, from.data + from.size);
  } else {
    Container made;
    if constexpr (detail::is_array_of_abi<T, Container>::value && std::is_default_constructible_v<T>) {
      made.resize(from.size);
      if (from.size) std::memcpy(static_cast<void *>(made.data()), from.data, from.size * sizeof(T));
    } else {
      for (std::size_t i = 0; i < from.size; ++i) detail::append(made, lift<T>(from.data[i], keep), 0);
    }
    return made;
  }
}

// A view of C's own elements where they need no conversion, else of converted ones that live until the call ends.
template <class View, class T, class List>
View lift_view(const List &from, scratch &keep) {
  require_data(from.data, from.size);
  if constexpr (same<T>) {
    return {reinterpret_cast<const T *>(from.data), from.size};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {};  // not reached: a bool is the same in C
  } else {
    auto &converted = keep.make<std::vector<T>>(lift_list<std::vector<T>, T>(from, keep));
    return {converted.data(), converted.size()};
  }
}

template <class T, class List, class F>
void visit_elements(const List &from, F &f) {
  if (!from.data) return;
  for (std::size_t i = 0; i < from.size; ++i) visit_handles<T>(from.data[i], f);
}

// ---- rows ---------------------------------------------------------------------------------------------------------------

// For rows that convert a whole Container at once, by their `static Container make(const abi &, scratch &)`.
template <class Row, class Container, class Abi>
struct lifted_by {
  lifted_by(const Abi &from, scratch &keep) : from(from), keep(keep) {}
  operator Container() const { return Row::make(from, keep); }
  const Abi &from;
  scratch &keep;
};

// The row of a container of T, which can be filled by emplace_back or by insert at the end.
template <class Container, class T, class Face = face::standard>
struct list_row {
  using abi = ferrule::abi::list<abi_of<T>, Face>;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  using arg = std::conditional_t<lifts<T>, lifted_by<list_row, Container, abi>, void>;
  static Container make(const abi &from, scratch &keep) { return lift_list<Container, T>(from, keep); }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }

  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(const Container &value, abi *out, arena &memory) {
    lower_elements<T>(value, out, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers<U>>>
  static void lower(Container &&value, abi *out, arena &memory) {
    lower_elements_taken<T>(std::move(value), out, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers<U>>>
  static void lower_kept(Container &value, abi *out, arena &memory) {
    lower_elements_kept<T>(value, out, memory);
  }
  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower_kept(const Container &value, abi *out, arena &memory) {
    lower_elements_kept<T>(value, out, memory);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
