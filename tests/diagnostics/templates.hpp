#pragma once
#include <ferrule/ferrule.hpp>
#include <string>
#include <vector>

namespace diag {

template <class T>
class Pile {
 public:
  FERRULE(name = "put") void push(const T &value);
  T pop();
  template <class U> U as() const;
  template <class U> U to() const;                                // error[no-counterpart]: `diag::Pile<int>::to() const` cannot cross: it is a template; export an instance of it
};
using IntPile FERRULE(export) = Pile<int>;

FERRULE(export) void take(const Pile<double> &pile);              // error[no-row]: `take(const diag::Pile<double> &)` cannot cross: `diag::Pile<double>` has no row
FERRULE(export) Pile<Pile<Pile<char>>> deep();                    // error[no-row]: `deep()` cannot cross: `diag::Pile<char>` has no row

template <class T>
class FERRULE(export) Marked {};                                  // error[no-counterpart]: `diag::Marked` cannot cross: it is a template; export an alias of an instance of it

template <class T>
FERRULE(export) T twice(T x);                                     // error[no-counterpart]: `twice(T)` cannot cross: it is a template; export an instance of it

template <class T>
class Unused {
 public:
  FERRULE(property) int size() const;                             // warning[no-effect]: FERRULE(...) has no effect on `size`: `diag::Unused` is not exported
};

template <class T>
FERRULE(independent) T thrice(T x);                               // warning[no-effect]: FERRULE(...) has no effect on `thrice`: `diag::thrice<...>` is not exported

template <class T>
class Picky {
  static_assert(sizeof(T) > 1, "a char is too small");
 public:
  T value();
};
using Small FERRULE(export) = Picky<char>;                        // error[bad-instance]: `diag::Picky<char>` is no instance of a template that can be exported: static

template <class T>
class Named;
using Unknown FERRULE(export) = Named<int>;                       // error[no-counterpart]: `diag::Unknown` cannot cross: `diag::Named<int>` is neither a class nor an enum that is defined here

class Hidden {
 public:
  template <class T> T get() const;
};
inline constexpr auto hidden_get FERRULE(export) = &Hidden::get<int>;   // error[no-counterpart]: `diag::hidden_get` cannot cross: `diag::Hidden` is not exported

template <class... T>
class Row {
 public:
  void put(int x = sizeof...(T));                                 // error[no-counterpart]: `diag::Row<int, char>::put(int)` cannot cross: its default `sizeof...(T)` depends on what a template is made for
  void drop(std::vector<int> x = {sizeof(T)...});                 // error[no-counterpart]: `diag::Row<int, char>::drop(std::vector<int>)` cannot cross: its default
};
using Pair FERRULE(export) = Row<int, char>;

}  // namespace diag
