#pragma once
#include <ferrule/ferrule.hpp>
#include <memory>
#include <string>

namespace vendor {
class Text {
 public:
  int length() const;
  int size() const;
  int width = 0;                                                              // error[python-clash]: `vendor::Text::width` and `diag::width` would both be `Text.width` in Python
};
class Other {};
namespace inner {
class Text {};
}  // namespace inner
struct Size { int value; };
}  // namespace vendor

namespace diag {
using Text FERRULE(export) = vendor::Text;
using Size FERRULE(record) = vendor::Size;
using InnerText FERRULE(export) = vendor::inner::Text;
class FERRULE(export) Line {};

FERRULE(method = vendor::Txt) int a(const vendor::Text &text);                // error[bad-method]: `a(const vendor::Text &)` cannot be a method of `vendor::Txt`: no class of that name is exported => vendor::Text
FERRULE(method = vendor::Other) int b(const vendor::Other &other);            // error[bad-method]: cannot be a method of `vendor::Other`: no class of that name is exported => vendor::Text
FERRULE(method = vendor::Size) int c(const vendor::Size &size);               // error[bad-method]: it is a record, which is its fields; methods are added to exported classes
FERRULE(method = vendor::Text) int d();                                       // error[bad-method]: `d()` cannot be a method of `vendor::Text`: it has no first parameter, which is `vendor::Text &`, `const vendor::Text &` or a pointer to one
FERRULE(method = vendor::Text) int e(int number, const vendor::Text &text);   // error[bad-method]: its first parameter is `int`, not `vendor::Text &`
FERRULE(method = vendor::Text) int f(const Line &line);                       // error[bad-method]: its first parameter is `const diag::Line &`, not `vendor::Text &`
FERRULE(method = vendor::Text) int g(std::unique_ptr<vendor::Text> text);     // error[bad-method]: its first parameter is `std::unique_ptr<vendor::Text>`, not `vendor::Text &`
FERRULE(method) int h(const vendor::Text &text);                              // error[bad-method]: `h(const vendor::Text &)` cannot be a method of a class: it does not say of which; `method = ns::Class`

// Names that the class has already.
FERRULE(method = vendor::Text) int size(const vendor::Text &text);            // error[c-clash]: `diag::size()` and `vendor::Text::size()` would both be `diag_vendor_text_size` in C // warning[hidden-overload]: Python never calls `diag::size()`: it cannot tell it from `vendor::Text::size()`
FERRULE(method = vendor::Text, c_name = "diagnostics_wide") int width(const vendor::Text &text);
FERRULE(method = vendor::Text, property, c_name = "diagnostics_long") int length(vendor::Text *text);   // error[python-clash]: would both be `Text.length` in Python

// Instead of what there is.
FERRULE(method = vendor::Text, replaces = seize) int j(const vendor::Text &text);    // error[bad-replacement]: `diag::j` replaces `seize`: `vendor::Text` has no such member => size
FERRULE(method = vendor::Text, replaces) int k(const vendor::Text &text);            // error[bad-replacement]: `diag::k` replaces `k`: `vendor::Text` has no such member
FERRULE(export, replaces = "vendor::Txt::size, vendor::f") int l();                  // error[bad-replacement]: `diag::l` replaces `vendor::Txt::size`: nothing so called is exported // error[bad-replacement]: replaces `vendor::f`: nothing so called is exported
FERRULE(method = vendor::Text, replaces = "size(int)") int m(const vendor::Text &t); // error[bad-replacement]: `diag::m` replaces `size(int)`: `vendor::Text` has no such member

class FERRULE(export) Member {
 public:
  FERRULE(method = vendor::Text) int own() const;                             // error[misplaced-key]: `method` says nothing about a method; it is for free functions
};
}  // namespace diag
