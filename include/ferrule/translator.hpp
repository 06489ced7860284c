// As what an exception of somebody else's is to be seen, said in a header of the author's:
//
//     inline std::invalid_argument to_error(const vendor::Failure &failure);  // what it returns is what was thrown
//     inline const ferrule::translator<to_error> failures;                    // one object for each function
//
// A function that returns nothing may throw the other exception, or leave this one as it is.  What a translator throws, for
// whatever reason, is not translated again.
#pragma once

#include <exception>
#include <type_traits>

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
struct translation {
  bool (*fits)(const std::exception &);      // can it be for this one?  nullptr where only a handler can tell
  void (*run)(const std::exception_ptr &);   // throws the other one; comes back where there is none
  void (*throw_pointer)();                   // a null pointer to its exception,
  bool (*catches)(void (*throw_pointer)());  // which the translator of a base catches
  translation *next = nullptr;
};

// Those of this library; those of derived classes before those of their bases, else as they come.
inline translation *&translations() {
  static translation *of_this_library = nullptr;
  return of_this_library;
}

inline void add_translation(translation &one) {
  translation **at = &translations();
  while (*at && !(*at)->catches(one.throw_pointer)) at = &(*at)->next;
  one.next = *at;
  *at = &one;
}

template <class F>
struct translator_function;
template <class R, class E>
struct translator_function<R (*)(E)> {
  using result = R;
  using exception = std::remove_cv_t<std::remove_reference_t<E>>;
};
template <class R, class E>
struct translator_function<R (*)(E) noexcept> : translator_function<R (*)(E)> {};
}  // namespace detail

template <auto function>
class translator {
  using result = typename detail::translator_function<decltype(function)>::result;
  using exception = typename detail::translator_function<decltype(function)>::exception;
  static_assert(std::is_class_v<exception>, "a translator takes an object of a class");

 public:
  translator() {
    if constexpr (std::is_polymorphic_v<exception>)
      made_.fits = [](const std::exception &caught) { return dynamic_cast<const exception *>(&caught) != nullptr; };
    detail::add_translation(made_);
  }
  translator(const translator &) = delete;
  translator &operator=(const translator &) = delete;

 private:
  static void run(const std::exception_ptr &thrown) {
    try {
      std::rethrow_exception(thrown);
    } catch (const exception &caught) {
      if constexpr (std::is_void_v<result>) {
        function(caught);
      } else {
        throw function(caught);
      }
    } catch (...) {  // not for this one
    }
  }

  static void throw_pointer() { throw static_cast<const exception *>(nullptr); }

  static bool catches(void (*thrower)()) {
    try {
      thrower();
    } catch (const exception *) {
      return true;
    } catch (...) {  // nothing of ours
    }
    return false;
  }

  detail::translation made_{nullptr, &run, &throw_pointer, &catches};
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
