#pragma once
#include <ferrule/ferrule.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace diag {

struct Opaque {
  int x;
};

template <class T>
struct Box {
  T value;
};

class FERRULE(export) Widget {
 public:
  Widget();
  void take(const Opaque &opaque);                      // error[no-row]: `diag::Widget::take(const diag::Opaque &)` cannot cross: `diag::Opaque` has no row
  std::map<std::string, std::vector<Opaque>> all();     // error[no-row]: `diag::Opaque` has no row
  std::vector<Box<int>> boxes();                        // error[no-row]: `diag::Box<int>` has no row
  void fill(std::vector<int> &out);                     // error[mutable-reference]: it changes its argument `std::vector<int> &` in place
  void count(int &out);                                 // error[mutable-reference]: `int &`
  Widget *next();                                       // error[raw-pointer]: returns `diag::Widget *`, and nothing says who frees it
  FERRULE(returns = view) Widget *parent();
  Widget &operator++();                                 // error[no-counterpart]: operator++ has no counterpart outside C++
  template <class T>
  void any(T value);                                    // error[no-counterpart]: it is a template
  void print(const char *format, ...);                  // error[no-counterpart]: it takes any number of arguments
  static int counter;                                   // error[no-counterpart]: a static variable that can change
  FERRULE(skip) void hidden(Opaque &opaque);
};

FERRULE(export) void use(const Opaque *opaque);         // error[no-row]: `diag::Opaque` has no row
FERRULE(export) Widget &pick(const std::map<std::string, Widget *> &all);   // error[no-counterpart]: its result may point into the objects inside of `all`, which nothing keeps alive

struct FERRULE(record) Line {
  int number;
  Opaque opaque;                                        // error[record-member]: record `diag::Line` cannot cross: `diag::Opaque` of its member `opaque` has no row
};
struct FERRULE(record) Packed {
  int whole;
  unsigned part : 3;                                    // error[record-bits]: record `diag::Packed` cannot cross: its member `part` is a bit-field, which has no address
};

}  // namespace diag
