// Objects that are made by `new`, and who has to own them.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace detail {

// Whether `new T` and `delete` of one can be written.  Classes that are to lie in other objects only delete their operators; theirs
// are the global ones then.
template <class T, class = void>
inline constexpr bool allows_new = false;
template <class T>
inline constexpr bool allows_new<T, std::void_t<decltype(new T(std::declval<T (*)()>()()))>> = true;
template <class T, class = void>
inline constexpr bool allows_delete = false;
template <class T>
inline constexpr bool allows_delete<T, std::void_t<decltype(delete std::declval<T *>())>> = true;

template <class T, class... A>
T *make_new(A &&...arguments) {
  if constexpr (!allows_new<T>) {
    if constexpr (std::is_constructible_v<T, A...>) {
      return ::new T(std::forward<A>(arguments)...);
    } else {
      return ::new T{std::forward<A>(arguments)...};
    }
  } else if constexpr (std::is_constructible_v<T, A...>) {
    return new T(std::forward<A>(arguments)...);
  } else {
    return new T{std::forward<A>(arguments)...};
  }
}

template <class T>
void free_new(T *object) noexcept {
  if constexpr (allows_delete<T>) {
    delete object;
  } else {
    ::delete object;
  }
}

template <class U>
void as_shared(const volatile std::enable_shared_from_this<U> *);

// Classes that derive from std::enable_shared_from_this, as std::shared_ptr sees it: a base that is not public, or is there twice,
// does not count.  Where the library makes an object of such a class, a shared_ptr owns it from the beginning, so that
// shared_from_this() and weak_from_this() mean what they mean in C++.
template <class T, class = void>
inline constexpr bool shares_itself = false;
template <class T>
inline constexpr bool shares_itself<T, std::void_t<decltype(detail::as_shared(std::declval<T *>()))>> = true;

}  // namespace detail
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
