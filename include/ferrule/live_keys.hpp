// How the faces of maps and sets are gone over: by their keys.
#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

#include "runtime/iteration.hpp"
#include "walk.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
template <class C, class = void>
struct is_by_keys : std::false_type {};
template <class C>
struct is_by_keys<C, std::enable_if_t<walk<C>::is_by_keys>> : std::true_type {};

template <class C>
const typename C::key_type &key_of_entry(const typename C::value_type &entry) {
  if constexpr (std::is_same_v<typename C::key_type, typename C::value_type>) {
    return entry;
  } else {
    return entry.first;
  }
}
}  // namespace detail

template <class C>
struct walk_keys {
  static constexpr bool is_said = true, is_by_keys = true;
  static constexpr borrowing borrow = borrowing::shared;
  using item = const typename C::key_type &;
};

// Over the keys that there are when it begins: it has copies of them, and so no change can make it dangle.  It ends with an error
// where there are more or fewer than there were, as a loop over a dict does in Python.
template <class Container>
class iteration<Container, std::enable_if_t<detail::is_by_keys<std::remove_const_t<Container>>::value>> {
 public:
  explicit iteration(Container &container) : of_(container) {
    keys_.reserve(container.size());
    for (const auto &entry : container) keys_.push_back(detail::key_of_entry<std::remove_const_t<Container>>(entry));
  }

  template <class Visit>
  void step(bool *has, Visit &&visit) {
    if (at_ == finished) return void(*has = false);
    if (of_.size() != keys_.size()) throw error(status::stale, "the object has changed during the iteration");
    *has = at_ < keys_.size();
    if (!*has) return void(at_ = finished);
    const std::size_t at = at_++;  // also if it cannot be lowered
    visit(key(at));
  }

 private:
  using key_type = typename Container::key_type;
  static constexpr std::size_t finished = static_cast<std::size_t>(-1);
  struct kept {  // the items of a vector<bool> would be no objects
    kept(const key_type &value) : value(value) {}
    key_type value;
  };
  const key_type &key(std::size_t at) const { return keys_[at].value; }

  Container &of_;
  std::vector<kept> keys_;
  std::size_t at_ = 0;
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
