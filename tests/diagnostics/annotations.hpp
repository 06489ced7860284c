#pragma once
#include <ferrule/ferrule.hpp>

namespace diag {

FERRULE(exprot) int unmarked(int x);                       // error[unknown-key]: unknown key `exprot` in FERRULE(...) => export
FERRULE(export, signatur = "(x)") int f(int x);            // error[unknown-key]: unknown key `signatur` in FERRULE(...)
FERRULE(export, gil = keep) int g(int x);                  // error[bad-value]: `gil` cannot be `keep`; it is one of `hold`, `release`
FERRULE(export, signature = "(a, b)") int h(int a);        // error[bad-signature]: it names more than 1 parameters
FERRULE(export, signature = "(a)") int i(int a, int b);    // error[bad-signature]: it names 1 of 2 parameters
FERRULE(export, signature = "(a='x')") int j(int a);       // error[bad-signature]: the default of `a` is no literal of its type

FERRULE(export, async) int k(int x);                       // error[unsupported-key]: `async` is not supported by this version
FERRULE(export, face = tuple) int l(int x);                // error[unsupported-key]: `face` is not supported by this version
class FERRULE(interface) Plugin {                          // error[unsupported-key]: `interface` is not supported by this version
 public:
  virtual ~Plugin();
  virtual int run() = 0;
};
class Unmarked {
 public:
  FERRULE(property) int value() const;                     // warning[no-effect]: `diag::Unmarked` is not exported
  FERRULE(skip) int other() const;                         // warning[no-effect]: FERRULE(...) has no effect on `other`
  int plain() const;
};
class Base {
 public:
  FERRULE(property) int kept() const;                      // a part of what derives from it
};
class FERRULE(export) Derived : public Base {};

class FERRULE(export) Shape {                              // warning[abstract-class]: `diag::Shape` is abstract, and nothing exported returns one
 public:
  virtual ~Shape();
  virtual double area() const = 0;
};

}  // namespace diag
