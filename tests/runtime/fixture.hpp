// A small library as the generator would make it, to try the runtime with.
#pragma once

#include <atomic>
#include <ferrule/runtime/exports.hpp>
#include <ferrule/type.hpp>
#include <memory>
#include <string>
#include <vector>

namespace zoo {

// Counts its instances, so that tests see who died when.
struct Counted {
  static inline std::atomic<int> alive{0};
  Counted() { ++alive; }
  Counted(const Counted &) { ++alive; }
  Counted(Counted &&) noexcept { ++alive; }
  Counted &operator=(const Counted &) = default;
  virtual ~Counted() { --alive; }
};

struct Named : Counted {
  explicit Named(std::string name = "") : name(std::move(name)) {}
  std::string name;
};

struct Box : virtual Named {
  explicit Box(int value = 0) : Named("box"), value(value) {}
  Box(const Box &) = default;
  Box(Box &&) = default;
  Box &operator=(const Box &) = delete;
  Box &add(int more) {
    value += more;
    return *this;
  }
  int value;
  Named part{"part"};
};

struct Other : Counted {
  int value = 7;
};

// Points into a Box; its destructor writes there.
struct Cursor : Counted {
  explicit Cursor(Box &at) : at(&at) {}
  Cursor(Cursor &&other) noexcept : at(std::exchange(other.at, nullptr)) {}
  ~Cursor() override {
    if (at) ++at->value;
  }
  Box *at;
};

// Points too, but is only a pointer.
struct Node {
  Box *at;
};

// Looks after itself.
struct Log {
  std::atomic<int> lines{0};
};

// Made for one thread.
struct Plain : Counted {
  static inline int destroyed = 0;  // not atomic: the library's lock is what protects it
  ~Plain() override { ++destroyed; }
};

struct Failure : std::runtime_error {
  Failure(const char *text, int code) : std::runtime_error(text), code(code) {}
  int code;
};
struct BadFailure : Failure {
  using Failure::Failure;
};
struct Odd {  // an error class that is no std::exception
  int code;
};

}  // namespace zoo

extern "C" {
typedef struct zoo_box zoo_box;
typedef struct zoo_other zoo_other;
typedef struct zoo_cursor zoo_cursor;
typedef struct zoo_error zoo_error;
typedef struct zoo_owner zoo_owner;
}

#define ZOO_CLASS(name)                          \
  template <>                                    \
  struct ferrule::exported<name> {               \
    static const ferrule::descriptor descriptor; \
  }
ZOO_CLASS(zoo::Named);
ZOO_CLASS(zoo::Box);
ZOO_CLASS(zoo::Other);
ZOO_CLASS(zoo::Cursor);
ZOO_CLASS(zoo::Node);
ZOO_CLASS(zoo::Log);
ZOO_CLASS(zoo::Plain);
#undef ZOO_CLASS

// What a C function of the library comes to.
struct outcome {
  std::int32_t code;
  std::string message;
};

template <class... A>
outcome run(A &&...arguments) {
  zoo_error *error = nullptr;
  outcome made{ferrule::call(&error, std::forward<A>(arguments)...), ""};
  made.message = ferrule::exports::error_message(error);
  ferrule::exports::error_free(error);
  return made;
}

template <class T, class... A>
ferrule::cell *create(A &&...arguments) {
  ferrule::cell *made = nullptr;
  run([&] { ferrule::construct<T>(&made, std::forward<A>(arguments)...); });
  return made;
}

template <class H>
struct handle_freer {
  void operator()(H *it) const { ferrule::exports::free(it); }
};
// A handle that is freed at the end of the test.
using owned_cell = std::unique_ptr<ferrule::cell, handle_freer<ferrule::cell>>;
