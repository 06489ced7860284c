// One call from Python: what its arguments are converted into, what was wrong with them, and what came back from C.
#pragma once

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "../runtime/caller.hpp"
#include "arena.hpp"
#include "errors.hpp"
#include "gil.hpp"
#include "signature.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// Specialized in convert_*.hpp for every type of the vocabulary:
//   static bool load(object *from, T *to, call &)   Python → C; on failure something is noted in the call, or an exception is set
//   static object *store(const T &from, ownership)  C → Python, a new reference
//   static bool exact(object *from)                 whether an overload's first pass takes it
//   static void describe(std::string &to)           what is expected: "a sequence of float"
//   static constexpr bool borrows                   whether what was loaded points into the Python object
//   static bool plain(object *from, T *to)          where there is one: takes the common form without running any Python; no
//                                                   exception, and nothing noted, where it does not (`to` is spoiled)
template <class T>
struct shape;

// Whether it is a handle, which somebody has to give back.
template <class T, class = void>
struct is_counted : std::false_type {};
template <class T>
struct is_counted<T, std::void_t<decltype(&shape<T>::hold)>> : std::true_type {};

template <class T, class = void>
struct has_plain_form : std::false_type {};
template <class T>
struct has_plain_form<T, std::void_t<decltype(shape<T>::plain(static_cast<object *>(nullptr), static_cast<T *>(nullptr)))>>
    : std::bool_constant<!shape<T>::borrows> {};

// What iterators have given, each of which can be gone over only once: the next attempt at the same arguments has it from here.
class passed_iterators {
 public:
  // Borrowed; nullptr where it has not been gone over yet.
  object *find(object *iterator) const {
    for (const auto &[each, items] : all_)
      if (each.get() == iterator) return items.get();
    return nullptr;
  }
  void add(object *iterator, object *items) { all_.emplace_back(owned(new_reference(iterator)), owned(new_reference(items))); }

 private:
  std::vector<std::pair<owned, owned>> all_;
};

// Who owns the handles in a result: its owner, so that each is retained when it becomes an object; or the caller.
enum class ownership { of_owner, of_caller };

class call {
 public:
  FERRULE_INLINE explicit call(const signature_base &callee) : callee_(callee) {}
  call(const call &) = delete;
  call &operator=(const call &) = delete;
  FERRULE_INLINE ~call() {
    if (!FERRULE_LIKELY(!owner_ && !problem_)) give_back();
  }

  arena memory;

  // ---- arguments

  // What is wrong with one, and where in it.
  struct problem {
    object *exception;
    std::string place, text;
  };

  // Of one that has no default, or was given.
  template <class T>
  FERRULE_INLINE bool argument(object *value, int number, T *to) {
    return FERRULE_LIKELY(shape<T>::load(value, to, *this)) || refuse(number);
  }
  // Of one that may be left out: `to` holds the default.
  template <class T>
  FERRULE_INLINE bool optional_argument(object *value, int number, T *to) {
    return !value || argument(value, number, to);
  }

  // Of one whose default C++ computes: `compute(out, owner)` is called where it is left out.
  template <class T, class Compute>
  bool computed_argument(object *value, int number, T *to, Compute &&compute) {
    if (value && value != py._Py_EllipsisObject) return argument(value, number, to);
    auto *held = static_cast<default_owner *>(memory.allocate(sizeof(default_owner)));
    if (!held) return false;
    held->owner = nullptr;
    memory.at_end(held, [](ending *self) {
      if (void *owner = static_cast<default_owner *>(self)->owner) the_library->release(owner);
    });
    status_ = compute(out_pointer<void *>{&held->owner});
    if (status_ != status::ok) return raise();
    if constexpr (is_counted<T>::value) return shape<T>::hold(*to, *this);
    return true;
  }

  // Notes what is wrong with a value; containers add where it stands on the way out.
  FERRULE_COLD bool note(object *exception, std::string text) {
    if (!problem_) problem_ = new problem;
    *problem_ = {exception, {}, std::move(text)};
    return false;
  }
  FERRULE_COLD bool note_expected(const std::string &what, object *value) {
    return note(*py.PyExc_TypeError, "must be " + what + ", not " + type_name(type_of(value)));
  }
  FERRULE_COLD bool note_place(const std::string &place) {
    if (!problem_) problem_ = new problem{};  // an exception of Python's own: only the place is ours
    problem_->place.insert(0, place);
    return false;
  }
  bool has_problem() const { return problem_ && problem_->exception; }
  // Whether what is wrong is the value itself, of which `what` was expected.
  FERRULE_COLD bool is_about(const std::string &what) const {
    return has_problem() && problem_->place.empty() && problem_->text.rfind("must be " + what + ", not ", 0) == 0;
  }
  // Sets it aside, to be noted again or not.
  std::unique_ptr<problem> take_problem() { return std::unique_ptr<problem>(std::exchange(problem_, nullptr)); }
  bool note_again(std::unique_ptr<problem> one) {
    forget_problem();
    problem_ = one.release();
    return false;
  }
  FERRULE_COLD void forget_problem() {
    delete problem_;
    problem_ = nullptr;
  }

  // Whether an object may be made of an argument, as C++ makes one by itself; that is done once, and not for an exact overload.
  bool may_convert = true;

  // What iterators have given, where more than one attempt may be made at the arguments; nullptr where there is one.
  passed_iterators *passed = nullptr;

  // Whether the call failed for an argument that did not fit: another overload, or the other operand, may be tried.
  bool refused() const { return refused_; }

  // Raises what is wrong with an argument; always false.
  FERRULE_COLD bool refuse(int number) {
    const std::string start = std::string(callee_.function) + "(): argument '" +
                              (number < callee_.count ? callee_.parameters[number].name : "?") + "'" +
                              (problem_ ? problem_->place : std::string());
    if (has_problem()) {
      refused_ = true;
      cpython::raise(problem_->exception, start + " " + problem_->text);
    } else if (py.PyErr_ExceptionMatches(*py.PyExc_UnicodeEncodeError)) {
      refused_ = true;
      owned exception = take_exception();  // as Python itself says it, with the place added
      if (owned reason{new_text(start + ": surrogates not allowed")})
        py.PyObject_SetAttrString(exception.get(), "reason", reason.get());
      put_exception(std::move(exception));
    } else {
      refused_ = py.PyErr_ExceptionMatches(*py.PyExc_TypeError) || py.PyErr_ExceptionMatches(*py.PyExc_OverflowError);
    }
    forget_problem();
    return false;
  }

  // ---- the C function

  // How it is called from here, where it has a form for that: its text is known to be UTF-8, and results may lie in our memory.
  FERRULE_INLINE ferrule::lane lane() const { return {{true, false, memory.rest()}}; }
  FERRULE_INLINE ferrule::lane lane_without_lock() const { return {{true, true, memory.rest()}}; }

  // The interpreter's lock is given up, held, or not of importance (nothing to wait for, and quick).
  template <class Function>
  FERRULE_INLINE bool unlocked_call(Function &&function) {
    unlocked others_run;
    return (status_ = function()) == status::ok;
  }
  template <class Function>
  FERRULE_INLINE bool locked_call(Function &&function) {
    return (status_ = call_holding_lock(function, &error_)) == status::ok;
  }
  template <class Function>
  FERRULE_INLINE bool plain_call(Function &&function) {
    return (status_ = function()) == status::ok;
  }

  // Its last two arguments.
  FERRULE_INLINE out_pointer<void *> owner() { return {&owner_}; }
  FERRULE_INLINE out_pointer<void *> error() { return {&error_}; }

  // Raises what the C function said; always nullptr.
  FERRULE_COLD object *raise() { return raise_error(status_, std::exchange(error_, nullptr)); }
  // The same of a call that looks something up by a key: what is out of range is missing.
  FERRULE_COLD object *raise_missing() {
    const bool is_missing = status_ == status::index;
    raise();
    if (is_missing) as_key_error();
    return nullptr;
  }
  std::int32_t status() const { return status_; }

  // ---- its result

  template <class T>
  FERRULE_INLINE object *result(const T &value) {
    return shape<T>::store(value, owner_ ? ownership::of_owner : ownership::of_caller);
  }

  const signature_base &callee() const { return callee_; }

 private:
  FERRULE_APART void give_back() {
    if (owner_) the_library->release(owner_);
    if (problem_) forget_problem();
  }

  struct default_owner : ending {
    void *owner;
  };
  const signature_base &callee_;
  problem *problem_ = nullptr;
  void *owner_ = nullptr;
  void *error_ = nullptr;
  std::int32_t status_;  // once it has been called
  bool refused_ = false;
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
