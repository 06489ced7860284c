#pragma once
#include <ferrule/ferrule.hpp>
#include <exception>
#include <string>
#include <vector>

namespace diag {

enum class FERRULE(export, frozen) Color { red };               // error[misplaced-key]: `frozen` says nothing about an enum; it is for records
FERRULE(export, frozen) int frozen(int x);                       // error[misplaced-key]: `frozen` says nothing about a function; it is for records
FERRULE(export, property) int value();                           // error[misplaced-key]: `property` says nothing about a function; it is for methods
FERRULE(export, flags) int flagged();                            // error[misplaced-key]: `flags` says nothing about a function
FERRULE(export, returns = view) int number();                    // error[misplaced-key]: `returns` says nothing about a result that is no object of an exported class
FERRULE(export) int half(FERRULE(readonly) int x);               // error[misplaced-key]: `readonly` says nothing about a parameter
FERRULE(export, readonly) constexpr int limit = 3;               // error[misplaced-key]: `readonly` says nothing about a constant

struct FERRULE(record, threads = internal) Point {               // error[misplaced-key]: `threads` says nothing about a record
  FERRULE(readonly) int x = 0;                                   // error[misplaced-key]: `readonly` says nothing about a field of a record
};

class FERRULE(export, base = "ValueError") Widget {              // error[misplaced-key]: `base` says nothing about an exported class; it is for error classes
 public:
  FERRULE(name = "make") Widget();                               // error[misplaced-key]: `name` says nothing about a constructor
  FERRULE(export) int size() const;                              // error[misplaced-key]: `export` says nothing about a method
  FERRULE(gil = hold) int field = 0;                             // error[misplaced-key]: `gil` says nothing about a field
  FERRULE(keeps) int number_of = 0;                              // error[misplaced-key]: `keeps` says nothing about a field that is no pointer; it is for functions, and fields that point to an exported class
  FERRULE(keeps, readonly) Widget *next = nullptr;               // error[conflicting-keys]: `keeps` and `readonly` contradict each other
  FERRULE(returns = copy) Widget clone() const;                  // error[misplaced-key]: `returns` says nothing about a result by value
  FERRULE(returns = owned) Widget &other() const;                // error[conflicting-keys]: `returns = owned` and `a reference` contradict each other
  FERRULE(property, setter = "speed") int speed() const;         // error[conflicting-keys]: `property` and `setter` contradict each other
  FERRULE(skip, gil = hold) int left_out();                      // error[conflicting-keys]: `skip` and `gil` contradict each other
  FERRULE(invalidates) static void reset();                      // error[misplaced-key]: `invalidates` says nothing about a function without an object of its own
  FERRULE(invalidates = "other, me") void merge(const Widget &o); // error[bad-value]: `invalidates` cannot be `me`; it is one of `self` // error[bad-value]: cannot be `other`
  FERRULE(replaces) int depth = 0;                               // error[misplaced-key]: `replaces` says nothing about a field; it is for functions
};

struct FERRULE(record, error) Both {                             // error[conflicting-keys]: `record` and `error` contradict each other // error[python-clash]: would both be `Both` in Python
  int x = 0;
};

FERRULE(export) int outs(FERRULE(out) int x);                    // error[misplaced-key]: `out` says nothing about `int`; it is for parameters that are references or pointers to what changes
FERRULE(export) int fixed(FERRULE(inout) const int &x);          // error[misplaced-key]: `inout` says nothing about `const int &`
FERRULE(export, out = "y") int named(int &x, int &y, int z);     // error[mutable-reference]: it changes its argument `int &` in place
FERRULE(export, out = "z") int other(int &y, int z);             // error[bad-value]: `out` cannot be `z`; it is one of nothing
FERRULE(export, out = "y, z") int third(int &y, int z);          // error[bad-value]: `out` cannot be `z`; it is one of `y`

FERRULE(export, out = "y[n; abort()]") void code(int *y, int n); // error[bad-value]: `out` cannot be `y[n;abort()]`; it is one of `y`
FERRULE(export, out) int nobody(int y);                          // error[bad-value]: `out` cannot be ``; it is one of nothing
FERRULE(export, sized) int unsaid(int n);                        // error[bad-value]: `sized` cannot be ``; it is one of `pointer: size`, of `n`
FERRULE(export) int first(FERRULE(sized = "n") int *xs, int n);   // error[misplaced-key]: `sized` says nothing about `int *`; it is for pointers to constants or to pointers: `const double *`, `Path **`
FERRULE(export) int second(FERRULE(sized = "m") const int *xs, int n);   // error[bad-value]: `sized` cannot be `m`; it is one of `xs`, `n`
FERRULE(export) int third_kind(FERRULE(sized = "n: texts") const char *xs, int n);   // error[bad-value]: `sized` cannot be `n: texts`; it is one of `xs`, `n`
FERRULE(export, sized = "n: xs") int fourth(const int *xs, int n);       // error[bad-value]: `sized` cannot be `n:xs`; it is one of `pointer: size`, of `xs`, `n`

struct NoDefault {
  explicit NoDefault(int);
};
FERRULE(export) void left(FERRULE(out) NoDefault &x);            // error[no-row]: `diag::NoDefault` has no row
class FERRULE(export) Key {
 public:
  explicit Key(int x);
};
FERRULE(export) void key(FERRULE(out) Key &x);                   // error[no-counterpart]: `diag::Key` cannot be made before the call: it has no default constructor
FERRULE(export) Key &same(Key &key, FERRULE(out) int &x);        // error[no-counterpart]: its result is an object that is there already, which cannot stand beside out parameters

FERRULE(export) int there(FERRULE(nonnull) Key &key);             // error[misplaced-key]: `nonnull` says nothing about `diag::Key &`; it is for pointers to objects of exported classes
FERRULE(export, nonnull) int nothing(int x);                      // error[misplaced-key]: `nonnull` says nothing about a function without such parameters
FERRULE(export, nonnull = "key, x") int some(Key *key, int x);    // error[bad-value]: `nonnull` cannot be `x`; it is one of `key`
FERRULE(export) int maybe(FERRULE(nonnull) Key *key = nullptr);   // error[conflicting-keys]: `nonnull` and `key = nullptr` contradict each other: a call that leaves it out has none

struct FERRULE(error) Wrong : std::exception {
  FERRULE(property) int changes();                               // error[misplaced-key]: `property` says nothing about this method of an error class; it is for methods without parameters
};

}  // namespace diag
