// An iteration over an object with begin() and end(): what a handle of a `<Class>Iterator` refers to.
//
// It keeps its container alive, as everything does that points into another object, and holds no borrow between its steps.
// Each step borrows the container exclusively, and before it touches an iterator of C++ it looks whether anybody has borrowed
// the container exclusively since the iteration began: then the iterators may dangle, and the step is an error.
//
//   iter:  ferrule::call(error, ferrule::shared<C>(self), [&](const C &self_) {
//            ferrule::lower(ferrule::iterate(self_), out, ferrule::within(self)); });
//   next:  ferrule::call(error, ferrule::unchanging(ferrule::exclusive<ferrule::iteration<const C>>(self)),
//                        [&](ferrule::iteration<const C> &self_) {
//                          self_.step(has, [&](auto &&item) { ferrule::lower(std::forward<decltype(item)>(item), out); }); });
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "claims.hpp"
#include "error.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// Of all that the innermost call has borrowed.  An iteration begins and goes on in calls that borrow nothing but its container.
inline std::uint64_t changes_so_far() noexcept {
  std::uint64_t sum = 0;
  const call_frame *call = this_thread().call;
  for (std::size_t i = 0; call && i < call->claim_count; ++i) {
    if (call->claims[i]->keeper) sum += call->claims[i]->keeper->changes();
  }
  return sum;
}
}  // namespace detail

template <class Container, class = void>  // const, where its begin() and end() are
class iteration {
 public:
  // Within a call that has borrowed the container.
  explicit iteration(Container &container) : at_(container.begin()), end_(container.end()), changes_(detail::changes_so_far()) {}

  // Shows `visit` the next item, and says in `*has` whether there was one.
  template <class Visit>
  void step(bool *has, Visit &&visit) {
    if (!finished_ && detail::changes_so_far() != changes_) {
      throw error(status::stale, "the object has changed during the iteration");
    }
    advance();
    if (finished_) {
      *has = false;
      return;
    }
    is_passed_ = true;  // also if it cannot be lowered
    visit(*at_);
    *has = true;
  }

 private:
  // As late as possible: what an iterator gives may lie within itself.
  void advance() {
    if (finished_) return;
    finished_ = true;  // if ++ throws
    if (is_passed_) ++at_;
    is_passed_ = false;
    finished_ = !(at_ != end_);
  }

  std::decay_t<decltype(std::declval<Container &>().begin())> at_;
  std::decay_t<decltype(std::declval<Container &>().end())> end_;  // may be a sentinel, and a reference to a shared one
  std::uint64_t changes_;
  bool is_passed_ = false, finished_ = false;
};

template <class Container>
iteration<Container> iterate(Container &container) {
  return iteration<Container>(container);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
